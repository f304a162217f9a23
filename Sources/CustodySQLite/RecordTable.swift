import CustodyDomain
import GRDB

/// What the table `record` holds.
enum RecordKind: String, CaseIterable { case session, exception, acceptance, control }

/// What records say about items beside the items themselves: a row for each, the record itself as JSON.
protocol ItemFact: Codable {
  static var recordKind: RecordKind { get }
  var item: ItemID { get }
  /// What tells it from the item's other records of its kind.
  var recordKey: String { get }
  /// The browser profile that it is in.
  var profile: String? { get }
  /// Whose it is, of a session.
  var subject: String? { get }
}

extension ItemFact {
  var profile: String? { nil }
  var subject: String? { nil }
}

extension Session: ItemFact {
  static let recordKind = RecordKind.session
  var recordKey: String { id }
}

extension ExceptionRecord: ItemFact {
  static let recordKind = RecordKind.exception
  /// Glass may be broken several times; any other exception has one state.
  var recordKey: String {
    let start = kind == .breakGlass ? from?.text : nil
    return [kind.rawValue, rule ?? "", start ?? ""].joined(separator: " ")
  }
}

extension Acceptance: ItemFact {
  static let recordKind = RecordKind.acceptance
  var recordKey: String { "" }
}

extension ControlRecord: ItemFact {
  static let recordKind = RecordKind.control
  var recordKey: String { target.map { "\(control) \($0)" } ?? control }
}

/// Reads records.
enum RecordTable {
  /// An item's records of a kind, in the order of their keys.
  static func records<Fact: ItemFact>(of item: ItemID, _ db: Database) throws -> [Fact] {
    try String.fetchAll(
      try db.cachedStatement(
        sql: "SELECT body FROM record WHERE item = ? AND kind = ? ORDER BY key"),
      arguments: [item.text, Fact.recordKind.rawValue]
    ).map { try ReviewRecord.decoded($0) }
  }
}
