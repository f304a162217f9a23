import CustodyDomain

/// How fast this reviewer keeps items, said while it can still be changed.
extension Model {
  /// After a series as fast as the policy's limit, once: how many in how many seconds. Nothing is held up by it.
  mutating func sayPace(_ count: Int) {
    let limits = setup.policy.attention
    keeps.append(contentsOf: Array(repeating: now, count: count))
    let from = now.seconds - Int64(limits.seconds)
    keeps.removeAll { $0.seconds < from }
    // What one key did to many was told already.
    guard count == 1, keeps.count >= limits.approvals, let first = keeps.first else { return }
    say(
      "\(Chrome(grouped: keeps.count)) kept in \(Int(now.seconds - first.seconds)) s; "
        + "the ledger will say so", for: 8000)
    keeps = []
  }
}
