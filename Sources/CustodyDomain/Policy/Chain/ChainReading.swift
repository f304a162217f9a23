/// What comparing the links of a chain with each other, and with the events behind them, says. None of it
/// changes the verdict, and nothing is compared where only one side says something.
public struct ChainReading: Hashable, Sendable {
  /// Pairs of links that stand in the wrong order.
  public var order: [Disorder]
  /// Actions that ran before what they rest on was approved, oldest first.
  public var premature: [Event]
  /// Where one person stands in two roles, and persons where machines should be.
  public var separation: [SharedRole]
  /// Where what ran differs from what was approved.
  public var divergence: [Divergence]
  /// The systems that one has to look into to tell the proven links, by name.
  public var systems: [String]
  /// How many actions, and how many of them are not as they should be.
  public var actions: ActionCounts
  /// The events of the chain's task, across systems; all events where no task joins them. Oldest first.
  public var timeline: [Event]
  /// What the item did and to what, oldest first; empty for one that only signs in.
  public var path: [Event]
  /// The three approvals: who let it in, who opened the interface, who released the action.
  public var approvals: [GivenApproval]
  /// What was done with administrative rights; empty for items that have none.
  public var adminActions: [AdminAction]
  /// What it made or changed, by name, and whether any inventory or directory holds it.
  public var accounts: [MadeAccount]

  /// What can be read from an item's chain.
  public init(of item: Item, _ surroundings: Surroundings, _ chain: CustodyChain) {
    let trail = EventTrail(surroundings.events)
    order = Disorder.all(in: chain)
    premature = Disorder.premature(of: item, in: trail).map(\.action)
    separation = SharedRole.all(in: chain, of: item, surroundings)
    divergence = Divergence.all(in: trail, surroundings)
    systems = Set(chain.links.filter(\.proven).compactMap(\.source)).sorted()
    actions = ActionCounts(of: item, surroundings, trail)
    timeline = chain.task.map { task in trail.events.filter { $0.task == task } } ?? trail.events
    path = trail.actions
    approvals = GivenApproval.all(of: item, surroundings, trail)
    adminActions = AdminAction.all(of: item, surroundings, trail)
    accounts = MadeAccount.all(in: trail, surroundings)
  }
}

extension CustodyChain {
  /// Whether a reviewer gets all four answers from one system at most.
  public func passesPracticalTest(_ reading: ChainReading) -> Bool {
    verdict == .provable && reading.systems.count <= 1
  }

  /// The rules that tell of a missing link, the more particular first.
  public static func rules(of step: Step) -> [String] {
    switch step {
    case .asked, .approved: ["final-action-only", "chain-incomplete"]
    case .ranAs: ["chain-incomplete"]
    case .changed: ["login-only-trail", "chain-incomplete"]
    }
  }
}

extension Surroundings {
  /// A name as lists have it: the directory's id where a directory knows it, else as it is written.
  public func known(_ name: String) -> String { person(name)?.id ?? name }
}
