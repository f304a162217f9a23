/// Two links of a chain of which the later one happened first.
public struct Disorder: Hashable, Sendable {
  /// The link that happened too early.
  public var step: CustodyChain.Step
  /// When.
  public var time: Instant
  /// The link that should have come before it.
  public var before: CustodyChain.Step
  /// When that happened.
  public var beforeTime: Instant

  /// All pairs in the wrong order. Links of different tasks belong to different work, and what ran and what
  /// it changed are one deed: neither are compared.
  static func all(in chain: CustodyChain) -> [Disorder] {
    let pairs: [(CustodyChain.Step, CustodyChain.Step)] = [
      (.asked, .approved), (.asked, .ranAs), (.asked, .changed), (.approved, .ranAs),
      (.approved, .changed),
    ]
    return pairs.compactMap { first, second in
      guard let earlier = chain[first], let later = chain[second], earlier.proven, later.proven,
        let due = earlier.time, let time = later.time, time < due,
        !conflict(earlier.task, later.task)
      else { return nil }
      return Disorder(step: second, time: time, before: first, beforeTime: due)
    }
  }

  /// Whether two tasks are known and are two.
  static func conflict(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return false }
    return left != right
  }

  /// Actions that ran before what they rest on was approved, each with its approval, oldest first.
  ///
  /// An action rests on the approval that it names or that its task has, else on one for the item as a whole:
  /// an approval without a task, or the one that its export knows since it was made.
  public static func premature(
    of item: Item, in trail: EventTrail
  ) -> [(action: Event, approval: Event)] {
    guard !trail.approvals.isEmpty else { return [] }
    let standing = trail.approvals.filter(\.task.isBlank)
    return trail.actions.compactMap { action in
      guard let time = action.time else { return nil }
      if let approval = trail.approval(of: action) {
        return approval.time.map { $0 > time } == true ? (action, approval) : nil
      }
      guard action.approval.isBlank, !isApproved(item, at: time),
        standing.allSatisfy({ $0.time.map { $0 > time } ?? false }), let first = standing.first
      else { return nil }
      return (action, first)
    }
  }

  private static func isApproved(_ item: Item, at time: Instant) -> Bool {
    guard !item.approvedBy.isBlank || item.consent == .admin else { return false }
    return item.created.map { $0 <= time } ?? true
  }
}
