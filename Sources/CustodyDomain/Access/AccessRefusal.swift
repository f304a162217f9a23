/// What the table of who may do what refused to somebody, as the ledger keeps it (EVIDENCE 4.1).
public struct AccessRefusal: Hashable, Sendable {
  /// The rule's name.
  public var rule: String
  /// What was asked for: a deed's word.
  public var deed: String
  /// On which item; nil for what is not about one.
  public var item: ItemID?
  /// How many were refused together with it.
  public var others: Int
  /// A refusal.
  public init(rule: String, deed: String, item: ItemID?, others: Int = 0) {
    self.rule = rule
    self.deed = deed
    self.item = item
    self.others = others
  }

  /// What of some refusals is to be kept, as one: the first that the table gave; nil where it gave none, and
  /// for missing reasons and the like, which say nothing of anybody's duties.
  public init?(_ refused: [Refusal], of deed: Segregation.Deed) {
    let kept = AccessRefusal.given(by: refused)
    guard let first = kept.first else { return nil }
    self.init(rule: first.rule, deed: deed.rawValue, item: first.item, others: kept.count - 1)
  }

  /// Those of some refusals that the table gave.
  public static func given(by refused: [Refusal]) -> [Refusal] {
    let rules = Set(Segregation.Rule.allCases.map(\.rawValue))
    return refused.filter { rules.contains($0.rule) }
  }

  /// One line for lists.
  public var sentence: String {
    "\(deed)\(item.map { " of \($0)" } ?? "") refused: \(rule)"
      + (others == 0 ? "" : ", and \(others) more")
  }
}
