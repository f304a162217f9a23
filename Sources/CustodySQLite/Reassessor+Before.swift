import GRDB

extension Reassessor {
  /// What the tables hold of what was concluded about some items before.
  struct Before {
    /// An ownership as the table has it.
    struct Owner: Hashable {
      var role: String
      var person: String
      var target: String
      var left: Bool
    }

    private(set) var conclusions: [Int64: Conclusion] = [:]
    /// Severities by rule.
    private(set) var findings: [Int64: [Int64: Int]] = [:]
    private(set) var owners: [Int64: Set<Owner>] = [:]
    private(set) var texts: [Int64: String] = [:]

    /// Of new items: nothing.
    init() {}

    init(_ numbers: [Int64], _ db: Database) throws {
      let list = numbers.map(String.init).joined(separator: ",")
      func each(_ sql: String, _ body: (Row) -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "\(sql) IN (\(list))")
        while let row = try rows.next() { body(row) }
      }
      try each("SELECT n, \(Conclusion.columns.joined(separator: ", ")) FROM item WHERE n") {
        conclusions[$0[0]] = Conclusion($0, at: 1)
      }
      try each("SELECT item, rule, severity FROM finding WHERE item") {
        findings[$0[0], default: [:]][$0[1]] = $0[2]
      }
      try each("SELECT item, role, person, target, left FROM owner WHERE item") {
        owners[$0[0], default: []].insert(
          Owner(role: $0[1], person: $0[2], target: $0[3], left: $0[4]))
      }
      try each("SELECT n, text FROM item_text WHERE n") { texts[$0[0]] = $0[1] }
    }
  }
}
