/// How a decision's author looked at its item before, as the decision's entry tells it.
public struct DecisionLook: Codable, Hashable, Sendable {
  /// How often the item was opened since it was last decided on or changed; 0: never.
  public var opened: Int
  /// For how many seconds it stood on the author's screen in all; what a printed sheet was read for isn't known.
  public var seconds: Int
  /// How many items the same keystroke or command decided, with this one.
  public var batch: Int
  /// When its draft was made; nil where a command decided, at the entry's own time.
  public var drafted: Instant?

  /// A look; by default none, at one item.
  public init(opened: Int = 0, seconds: Int = 0, batch: Int = 1, drafted: Instant? = nil) {
    self.opened = opened
    self.seconds = seconds
    self.batch = batch
    self.drafted = drafted
  }
}

extension DecisionLook {
  /// As it stands in a ledger entry.
  var statement: StatementValue {
    .members([
      "opened": .number(opened), "seconds": .number(seconds), "batch": .number(batch),
      "drafted": .optional(drafted?.text),
    ])
  }

  init(_ members: StatementParser.Members) throws(StatementParser.Failure) {
    self.init(
      opened: try members.number("opened"), seconds: try members.number("seconds"),
      batch: try members.number("batch"), drafted: try members.instantIfAny("drafted"))
    guard opened >= 0, seconds >= 0, batch >= 1 else {
      throw StatementParser.Failure(reason: "attention below nothing")
    }
  }
}
