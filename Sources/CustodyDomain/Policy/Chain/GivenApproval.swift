/// One of the three approvals that let an integration act: the boundary's, the interface's, the action's.
public struct GivenApproval: Hashable, Sendable {
  /// What was approved.
  public enum Part: String, CaseIterable, Sendable {
    /// The organisation lets the integration in.
    case boundary
    /// Whoever owns the interface opens it to the integration.
    case interface
    /// Somebody releases the action that the chain is about.
    case action
  }
  /// Which.
  public var part: Part
  /// Who; nil where nobody is on record.
  public var by: String?
  /// When, if known.
  public var at: Instant?
  /// Where it is recorded.
  public var source: String?

  /// All three, each with what is on record.
  static func all(
    of item: Item, _ surroundings: Surroundings, _ trail: EventTrail
  ) -> [GivenApproval] {
    var boundary = GivenApproval(part: .boundary)
    if let acceptance = surroundings.acceptance, !acceptance.by.isBlank {
      (boundary.by, boundary.at) = (surroundings.known(acceptance.by), acceptance.at)
      boundary.source = "acceptance"
    }
    var interface = GivenApproval(part: .interface)
    if let who = item.approvedBy, !who.isBlank {
      (interface.by, interface.at) = (surroundings.known(who), item.created)
      interface.source = item.source
    } else if item.consent == .admin {
      (interface.by, interface.at) = ("an administrator", item.created)
      interface.source = item.source
    }
    var action = GivenApproval(part: .action)
    let newest = trail.actions.last { $0.task != nil && $0.task == trail.task }
    if let approval = (newest ?? trail.actions.last).flatMap(trail.approval),
      let who = approval.actor
    {
      (action.by, action.at) = (surroundings.known(who), approval.time)
      action.source = approval.source
    }
    return [boundary, interface, action]
  }
}
