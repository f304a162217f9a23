/// Something about how a reviewer decided that looks like a rubber stamp. It is told, and nothing is refused for it.
/// Only approvals raise one: whoever takes access away in haste does no such harm.
public struct AttentionSignal: Hashable, Sendable {
  /// What raised it; the words stand in JSON.
  public enum Rule: String, CaseIterable, Sendable {
    /// `hasty-approvals` approvals within `hasty-seconds` seconds.
    case pace
    /// More than `hasty-batch` items kept by one keystroke or command.
    case batch
    /// Strict items kept that were on the screen for less than `hasty-strict` seconds.
    case strict
  }

  /// What raised it.
  public var rule: Rule
  /// Who decided.
  public var reviewer: String
  /// How many decisions it is about.
  public var count: Int
  /// Their entries: the first and the last.
  public var entries: ClosedRange<Int>
  /// What was so, with the limit.
  public var sentence: String

  static func found(
    in decisions: [Attention.Decision], of reviewer: String, _ limits: AttentionLimits
  ) -> [AttentionSignal] {
    let approvals = decisions.filter(\.approves)
    func signal(
      _ rule: Rule, _ these: some Collection<Attention.Decision>, _ sentence: String
    ) -> AttentionSignal? {
      let entries = these.map(\.entry)
      guard let first = entries.min(), let last = entries.max() else { return nil }
      return AttentionSignal(
        rule: rule, reviewer: reviewer, count: these.count, entries: first...last,
        sentence: sentence)
    }
    let fast = Attention.busiest(approvals, within: limits.seconds)
    let large = approvals.filter { $0.look.batch > limits.batch }
    // How long a printed sheet was read isn't known; that a strict item was opened at all is.
    let unread = approvals.filter { one in
      one.tier == .strict && one.look.seconds < limits.strictSeconds
        && (one.look.drafted != nil || one.look.opened == 0)
    }
    return [
      fast.count < limits.approvals
        ? nil
        : signal(
          .pace, fast,
          "\(fast.count) approvals in \(span(fast)) s; \(limits.approvals) in "
            + "\(limits.seconds) s are too fast to be read"),
      signal(
        .batch, large,
        "\(large.count) kept in batches of up to \(large.map(\.look.batch).max() ?? 0); more "
          + "than \(limits.batch) at once are not looked at one by one"),
      signal(
        .strict, unread,
        "\(unread.count) strict kept after less than \(limits.strictSeconds) s on the screen"),
    ].compactMap(\.self)
  }

  /// Seconds from the first to the last.
  private static func span(_ decisions: ArraySlice<Attention.Decision>) -> Int64 {
    guard let first = decisions.first, let last = decisions.last else { return 0 }
    return last.made.seconds - first.made.seconds
  }
}
