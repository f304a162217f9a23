/// How tasks stand all together: the numbers of the header and of `custody check`.
public struct TaskTotals: Hashable, Sendable {
  /// Open tasks: something is to be done, proven or decided again.
  public var open: Int
  /// Of these, past their date.
  public var overdue: Int
  /// Of the open ones, those whose item is there again.
  public var cameBack: Int
  /// Of the open ones, those said to be carried out, which an import is to prove.
  public var unproven: Int
  /// Totals.
  public init(open: Int = 0, overdue: Int = 0, cameBack: Int = 0, unproven: Int = 0) {
    self.open = open
    self.overdue = overdue
    self.cameBack = cameBack
    self.unproven = unproven
  }
}

/// A task as a list shows it.
public struct TaskRow: Hashable, Sendable {
  /// The task.
  public var task: Revocation
  /// Its item as lists show it.
  public var item: ItemRow
  /// What lists call its item today.
  public var called: String
  /// What to run or do at the source.
  public var step: RevocationStep
  /// The item's tier.
  public var tier: Tier
  /// A row.
  public init(
    task: Revocation, item: ItemRow, called: String, step: RevocationStep, tier: Tier
  ) {
    self.task = task
    self.item = item
    self.called = called
    self.step = step
    self.tier = tier
  }
}
