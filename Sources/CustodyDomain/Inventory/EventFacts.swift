/// What events prove of the item that they are about, where its exports say less.
///
/// Use, sign-ins and executions prove use; a later export that knows of none takes nothing back. What a task
/// id alone joins proves no use: a task may cover several items. A revocation sets no status: the log doesn't
/// tell whether access was given again, exports tell whether it is there.
public struct EventFacts: Hashable, Sendable {
  /// The newest use.
  public var lastUse: Instant?
  /// The newest use that names each scope.
  public var scopes: [String: Instant] = [:]
  /// Who asked, by the newest consent that its source calls a request.
  public var requestedBy: String?
  /// Who approved, by the newest consent for others.
  public var approvedBy: String?
  /// When the first consent was given that tells what was consented to.
  public var created: Instant?

  /// What these events prove. Times after tomorrow are a wrong clock's, and prove nothing.
  public init(of item: Item, _ events: [Event], now: Instant) {
    var newest: (request: Instant?, approval: Instant?)
    for event in events where event.joinedBy != .task {
      guard let time = event.time, time <= now.adding(days: 1) else { continue }
      switch event.kind {
      case .use, .signIn, .execution:
        lastUse = max(lastUse ?? time, time)
        for scope in ScopeCover.names(event.scope) {
          scopes[scope] = max(scopes[scope] ?? time, time)
        }
      case .request, .approval:
        // Consent is what a grant's own system records; a ticket is another thing.
        guard item.kind == .oauthGrant, event.source == item.source else { continue }
        if !ScopeCover.names(event.scope).isEmpty { created = min(created ?? time, time) }
        guard let actor = event.actor else { continue }
        if event.kind == .request, time >= newest.request ?? time {
          (requestedBy, newest.request) = (actor, time)
        } else if event.kind == .approval, time >= newest.approval ?? time {
          (approvedBy, newest.approval) = (actor, time)
        }
      case .revocation, .provisioning, .policyDecision, .change: break
      }
    }
  }
}

extension Item {
  /// The item with what events prove besides: the later use of both, and what is unknown else.
  public func proven(by facts: EventFacts) -> Item {
    var item = self
    item.requestedBy = requestedBy ?? facts.requestedBy
    item.approvedBy = approvedBy ?? facts.approvedBy
    item.created = created ?? facts.created
    if let use = facts.lastUse {
      if case .seen(let known) = usage {
        item.usage = .seen(max(known, use))
      } else {
        item.usage = .seen(use)
      }
    }
    return item
  }
}
