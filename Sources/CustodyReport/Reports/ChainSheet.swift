import CustodyDomain

/// The custody chain on an item's sheet: the four links, what comparing them says, and what stands behind them.
struct ChainSheet {
  private let detail: ItemDetail
  private let chain: CustodyChain
  private let reading: ChainReading

  init(_ detail: ItemDetail) {
    self.detail = detail
    chain = detail.assessment.chain
    reading = detail.reading
  }

  // MARK: JSON

  var json: JSON {
    .object([
      ("verdict", .string(chain.verdict.rawValue)), ("proven", .int(chain.proven)),
      ("brokenAt", .text(chain.brokenAt?.rawValue)), ("task", .text(chain.task)),
      ("links", .array(chain.links.map(link))), ("order", .array(reading.order.map(disorder))),
      ("premature", .texts(reading.premature.map(\.id))),
      ("separation", .array(reading.separation.map(role))),
      ("divergence", .array(reading.divergence.map(difference))),
      ("systems", .texts(reading.systems)),
      ("oneSystem", .bool(chain.passesPracticalTest(reading))), ("actions", actions),
      ("timeline", .array(reading.timeline.map(ChainSheet.event))),
      ("path", .array(reading.path.map(step))),
      ("approvals", .array(reading.approvals.map(approval))),
      ("adminActions", .array(reading.adminActions.map(adminAction))),
      ("attributed", .number(AdminAction.percentage(reading.adminActions))),
      ("accounts", .array(reading.accounts.map(account))),
    ])
  }

  private func link(_ link: CustodyChain.Link) -> JSON {
    .object([
      ("step", .string(link.step.rawValue)), ("proven", .bool(link.proven)),
      ("who", .text(link.who)), ("time", Words.time(link.time)), ("source", .text(link.source)),
      ("detail", .text(link.detail)), ("task", .text(link.task)),
      ("finding", .text(link.proven ? nil : finding(of: link.step)?.rule)),
    ])
  }

  private func disorder(_ disorder: Disorder) -> JSON {
    .object([
      ("step", .string(disorder.step.rawValue)), ("time", Words.time(disorder.time)),
      ("before", .string(disorder.before.rawValue)),
      ("beforeTime", Words.time(disorder.beforeTime)),
    ])
  }

  private func role(_ shared: SharedRole) -> JSON {
    .object([
      ("person", .string(shared.person)), ("steps", .texts(shared.steps.map(\.rawValue))),
    ])
  }

  private func difference(_ difference: Divergence) -> JSON {
    .object([
      ("aspect", .string(difference.aspect.rawValue)), ("approved", .string(difference.approved)),
      ("executed", .string(difference.executed)), ("time", Words.time(difference.time)),
    ])
  }

  private var actions: JSON {
    let counts = reading.actions
    return .object([
      ("executed", .int(counts.executed)), ("orphaned", .int(counts.orphaned)),
      ("beyondScope", .int(counts.beyondScope)), ("unattributed", .int(counts.unattributed)),
      ("uncorrelated", .int(counts.uncorrelated)), ("mayBeMore", .bool(counts.isCut)),
    ])
  }

  /// One event, as all sheets write it.
  static func event(_ event: Event) -> JSON {
    .object([
      ("id", .string(event.id)), ("kind", .string(event.kind.rawValue)),
      ("actor", .text(event.actor)), ("identity", .text(event.identity)),
      ("target", .text(event.target)), ("scope", .text(event.scope)),
      ("time", Words.time(event.time)), ("source", .string(event.source)),
      ("system", .text(event.system)), ("task", .text(event.task)),
      ("approval", .text(event.approval)), ("joinedBy", .text(event.joinedBy?.rawValue)),
      ("summary", .text(event.summary)),
    ])
  }

  private func step(_ event: Event) -> JSON {
    .object([
      ("event", .string(event.id)), ("time", Words.time(event.time)),
      ("target", .text(event.target)), ("deed", .string(event.deed)),
      ("identity", .text(event.identity)),
    ])
  }

  private func approval(_ approval: GivenApproval) -> JSON {
    .object([
      ("part", .string(approval.part.rawValue)), ("by", .text(approval.by)),
      ("at", Words.time(approval.at)), ("source", .text(approval.source)),
    ])
  }

  private func adminAction(_ action: AdminAction) -> JSON {
    .object([
      ("event", .string(action.event.id)), ("time", Words.time(action.event.time)),
      ("action", .string(action.event.deed)), ("target", .text(action.event.target)),
      ("identity", .text(action.identity)), ("approver", .text(action.approver)),
      ("attributed", .bool(action.isAttributed)),
    ])
  }

  private func account(_ account: MadeAccount) -> JSON {
    .object([
      ("name", .string(account.name)), ("time", Words.time(account.time)),
      ("unknown", .bool(account.isUnknown)),
    ])
  }

  /// The finding that tells of a missing link.
  private func finding(of step: CustodyChain.Step) -> Finding? {
    CustodyChain.rules(of: step).lazy
      .compactMap { rule in detail.assessment.findings.first { $0.rule == rule } }.first
  }
}

// MARK: Text

extension ChainSheet {
  func text(_ door: TextDoor) -> String {
    links(door) + compared(door) + timeline(door) + path(door) + approvals(door) + admin(door)
  }

  private func links(_ door: TextDoor) -> String {
    let systems = reading.systems.count
    var text =
      "\nCustody chain: \(chain.verdict.rawValue), \(chain.proven) of 4 links proven, "
      + "\(systems) \(systems == 1 ? "system" : "systems"); "
      + "accountable: \(door(detail.assessment.accountable))\n"
    for link in chain.links {
      var parts = [link.proven ? door(link.who ?? "on record") : "?? nobody on record"]
      if !link.proven, let finding = finding(of: link.step) {
        parts.append("\(finding.severity.short) \(finding.rule)")
      }
      if let time = link.time { parts.append(time.momentText) }
      if let source = link.source { parts.append("from \(door(source))") }
      if let detail = link.detail { parts.append(door(detail)) }
      text += "  " + link.step.rawValue.uppercased().padded(to: 10)
      text += parts.joined(separator: "  ") + "\n"
    }
    return text
  }

  private func compared(_ door: TextDoor) -> String {
    var lines: [String] = []
    for disorder in reading.order {
      lines.append(
        "\(disorder.step.rawValue) on \(disorder.time.momentText), before "
          + "\(disorder.before.rawValue) on \(disorder.beforeTime.momentText)")
    }
    for event in reading.premature.prefix(5) {
      lines.append("before its approval: \(door(event.deed)) on \(event.time?.momentText ?? "?")")
    }
    for shared in reading.separation {
      lines.append(
        shared.steps.count == 1
          ? "\(door(shared.person)), a person, runs what has an identity of its own"
          : "\(door(shared.person)): \(shared.steps.map(\.rawValue).joined(separator: " and "))")
    }
    for difference in reading.divergence {
      lines.append(
        "\(difference.aspect.rawValue): approved \(door(difference.approved)), ran "
          + door(difference.executed))
    }
    return lines.map { "  ! \($0)\n" }.joined()
  }

  private func timeline(_ door: TextDoor) -> String {
    guard !reading.timeline.isEmpty else { return "\nNo events on record\n" }
    let title = chain.task.map { "Timeline of task \(door($0))" } ?? "Timeline, no task joins it"
    return "\n\(title)\n"
      + reading.timeline.map { event in
        var parts = [
          (event.time?.momentText ?? "undated").padded(to: 16),
          event.kind.rawValue.padded(to: 15), door(event.system ?? event.source),
        ]
        if let who = event.actor ?? event.identity { parts.append(door(who)) }
        if let target = event.target { parts.append("> \(door(target))") }
        if let summary = event.summary { parts.append(door(summary)) }
        if let joined = event.joinText { parts.append(door(joined)) }
        return "  " + parts.joined(separator: "  ") + "\n"
      }.joined()
  }

  private func path(_ door: TextDoor) -> String {
    let counts = reading.actions
    guard counts.executed > 0 else { return "\nNo action path\n" }
    let head =
      "\nAction path: \(counts.executed)\(counts.isCut ? " or more" : "") done, "
      + "\(counts.orphaned) without approval, \(counts.beyondScope) beyond scope, "
      + "\(counts.unattributed) unattributed, \(counts.uncorrelated) without task\n"
    return head
      + reading.path.map { event in
        let when = (event.time?.momentText ?? "undated").padded(to: 16)
        let identity = event.identity.map { "  as \(door($0))" } ?? ""
        return
          "  \(when)  \(door(event.target ?? "?? no target"))  \(door(event.deed))\(identity)\n"
      }.joined()
  }

  private func approvals(_ door: TextDoor) -> String {
    "\nApprovals\n"
      + reading.approvals.map { approval in
        let by = approval.by.map(door.callAsFunction) ?? "?? unknown"
        let at = approval.by == nil ? "" : "  \(approval.at?.momentText ?? "date unknown")"
        let from = approval.source.map { "  from \(door($0))" } ?? ""
        return "  \(approval.part.rawValue.padded(to: 10))\(by)\(at)\(from)\n"
      }.joined()
  }

  private func admin(_ door: TextDoor) -> String {
    var text = ""
    if let share = AdminAction.percentage(reading.adminActions) {
      text += "\nAdministrative actions: \(share)% attributed\n"
      text += reading.adminActions.map { action in
        let when = (action.event.time?.momentText ?? "undated").padded(to: 16)
        return "  \(when)  \(door(action.event.target ?? action.event.deed))  as "
          + "\(action.identity.map(door.callAsFunction) ?? "?? unknown")  approved by "
          + "\(action.approver.map(door.callAsFunction) ?? "?? nobody")\n"
      }.joined()
    }
    if !reading.accounts.isEmpty {
      text += "\nAccounts made\n"
      text += reading.accounts.map {
        "  \(door($0.name))  \($0.isUnknown ? "on no list" : "known")\n"
      }.joined()
    }
    return text
  }
}
