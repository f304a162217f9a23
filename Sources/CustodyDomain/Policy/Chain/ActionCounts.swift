/// How many actions of an item are on record, and how many of them are not as they should be. Zero is zero:
/// it says that none is on record.
public struct ActionCounts: Hashable, Sendable {
  /// Actions.
  public var executed: Int
  /// Those that name no approval and whose task has none.
  public var orphaned: Int
  /// Those that exercised a scope that was not granted, as far as the two can be compared.
  public var beyondScope: Int
  /// Those that name neither who did it nor the identity that ran.
  public var unattributed: Int
  /// Those without a task id.
  public var uncorrelated: Int
  /// Whether there may be more: of a busy item only the newest events are at hand.
  public var isCut: Bool

  init(of item: Item, _ surroundings: Surroundings, _ trail: EventTrail) {
    let actions = trail.actions
    executed = actions.count
    orphaned = actions.count { !trail.restsOnApproval($0) }
    beyondScope = actions.count { !ScopeCover.beyond(item, surroundings, $0, trail).isEmpty }
    unattributed = actions.count { $0.actor.isBlank && $0.identity.isBlank }
    uncorrelated = actions.count(where: \.task.isBlank)
    isCut = trail.isCut([.execution, .change, .provisioning])
  }
}
