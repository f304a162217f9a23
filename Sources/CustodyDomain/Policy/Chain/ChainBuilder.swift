/// Builds the custody chain of an item: who asked, who approved, what identity ran, what changed.
///
/// Events count before what the item's export itself says, and events of the newest action's task
/// before others. What an export proves: a user consent says who asked; an admin consent says that an
/// administrator approved, though seldom which one. Nothing is filled in where nothing is on record.
public enum ChainBuilder {
  /// The four links, each with the system it comes from.
  public static func chain(of item: Item, _ surroundings: Surroundings) -> CustodyChain {
    chain(of: item, surroundings, EventTrail(surroundings.events))
  }

  /// The same, where the events are in order already.
  static func chain(
    of item: Item, _ surroundings: Surroundings, _ events: EventTrail
  ) -> CustodyChain {
    let links = [
      asked(item, events),
      approved(item, events, surroundings.acceptance),
      ranAs(item, events, surroundings.sessions),
      changed(events),
    ]
    return CustodyChain(
      links: links.map { link in
        // Sources name people by object ids and addresses; a reader knows them by the directory's id.
        var link = link
        link.who = surroundings.person(link.who)?.id ?? link.who
        return link
      }, task: events.task)
  }

  private static func asked(_ item: Item, _ events: EventTrail) -> CustodyChain.Link {
    if let event = events.newest([.request], where: { !$0.actor.isBlank }) {
      return link(.asked, who: event.actor, event)
    }
    if let who = item.requestedBy, !who.isBlank {
      return link(.asked, who: who, item, time: item.created)
    }
    // Who made it, where the event is about the making and not about something else that it made.
    if let event = events.newest(
      [.provisioning], where: { !$0.actor.isBlank && $0.identity.isBlank && $0.target.isBlank })
    {
      return link(.asked, who: event.actor, event)
    }
    if item.consent == .user, let who = item.principal, !who.isBlank {
      return link(.asked, who: who, item, time: item.created, detail: "own consent")
    }
    return .init(step: .asked, proven: false)
  }

  private static func approved(
    _ item: Item, _ events: EventTrail, _ acceptance: Acceptance?
  ) -> CustodyChain.Link {
    if let event = events.newest([.approval], where: { !$0.actor.isBlank }) {
      return link(.approved, who: event.actor, event)
    }
    if let who = item.approvedBy, !who.isBlank {
      return link(.approved, who: who, item, time: item.created)
    }
    if let acceptance, !acceptance.by.isBlank {
      return .init(
        step: .approved, proven: true, who: acceptance.by, time: acceptance.at,
        source: "acceptance", detail: acceptance.reference)
    }
    if item.consent == .admin {
      return link(
        .approved, who: "an administrator", item, time: item.created,
        detail: "admin consent; the export does not name who")
    }
    return .init(step: .approved, proven: false)
  }

  private static func ranAs(
    _ item: Item, _ events: EventTrail, _ sessions: [Session]
  ) -> CustodyChain.Link {
    let kinds: [Event.Kind] = [.execution, .change, .provisioning, .use, .signIn]
    if let event = events.newest(kinds, where: { !$0.identity.isBlank }) {
      return link(.ranAs, who: event.identity, event, detail: events.count(of: kinds, "event"))
    }
    if let session = sessions.filter({ !$0.subject.isBlank }).max(by: { earlier($0, $1) }) {
      return .init(
        step: .ranAs, proven: true, who: session.subject, time: session.started,
        source: item.source, detail: "session \(session.id)")
    }
    if case .seen(let time) = item.usage {
      // A grant for one user runs in that user's name; everything else is an identity of its own.
      let who = item.consent == .user ? item.principal ?? item.name : item.name
      return link(.ranAs, who: who, item, time: time, detail: "last use")
    }
    return .init(step: .ranAs, proven: false)
  }

  private static func changed(_ events: EventTrail) -> CustodyChain.Link {
    let kinds: [Event.Kind] = [.change, .execution, .provisioning]
    guard let event = events.newest(kinds, where: { !$0.target.isBlank }) else {
      return .init(step: .changed, proven: false)
    }
    return link(
      .changed, who: event.target, event,
      detail: event.summary ?? event.scope ?? events.count(of: kinds, "change"))
  }

  private static func link(
    _ step: CustodyChain.Step, who: String?, _ event: Event, detail: String? = nil
  ) -> CustodyChain.Link {
    let task = event.joinedBy == .task ? nil : event.task
    let told = [detail ?? event.summary ?? task ?? event.scope, event.joinText]
    return .init(
      step: step, proven: true, who: who, time: event.time, source: event.source,
      detail: told.contains { $0 != nil } ? told.compactMap(\.self).joined(separator: "; ") : nil,
      task: event.task)
  }

  private static func link(
    _ step: CustodyChain.Step, who: String, _ item: Item, time: Instant?, detail: String? = nil
  ) -> CustodyChain.Link {
    .init(step: step, proven: true, who: who, time: time, source: item.source, detail: detail)
  }

  private static func earlier(_ left: Session, _ right: Session) -> Bool {
    let times = (left.started?.seconds ?? .min, right.started?.seconds ?? .min)
    return times.0 == times.1 ? left.id < right.id : times.0 < times.1
  }
}
