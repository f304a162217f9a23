import CustodyDomain
import GRDB

/// Joins items with the applications behind them and with the tools that they belong to.
final class ItemJoin {
  private let db: Database
  private var applications: [String: SourceApplication?] = [:]
  private let recognition: ToolRecognition

  init(_ db: Database, _ catalogue: ToolCatalogue) throws {
    self.db = db
    recognition = try ToolRecognition(db, catalogue)
  }

  /// Sets what the record's item takes from its application and from the catalogue.
  func complete(_ record: inout ItemRecord) throws {
    let application = try application(
      record.item.source, record.item.parentID ?? record.item.sourceID)
    let given = record.given
    // A grant is known by its application's name; a key of an application has a name of its own.
    let nameless = given.name == record.item.parentID || given.name == record.item.sourceID
    record.item.name = nameless ? application?.name ?? given.name : given.name
    record.item.clientID = given.clientID ?? application?.clientID
    record.item.publisher = given.publisher ?? application?.publisher
    guard !record.toolGiven else { return }
    let signs = ToolRecognition.Signs(
      name: record.item.name, clientID: record.item.clientID, publisher: record.item.publisher,
      domains: application?.domains ?? [],
      extensionID: record.item.kind == .browserExtension
        ? record.item.clientID ?? record.item.sourceID : nil)
    let answer = recognition.answer(signs)
    record.item.tool = answer.tool
    record.item.ai = record.aiGiven || answer.ai
  }

  /// Forgets an application that was read anew.
  func forget(_ source: String, _ objectID: String) {
    applications[source + "\u{0}" + objectID] = nil
  }

  /// The application that a source lists under an id, if it has been imported.
  func application(_ source: String, _ objectID: String) throws -> SourceApplication? {
    let key = source + "\u{0}" + objectID
    if let known = applications[key] { return known }
    if applications.count > 50_000 { applications.removeAll(keepingCapacity: true) }
    let row = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT name, client_id, publisher, verified, domains FROM application
          WHERE source = ? AND object_id = ?
          """), arguments: [source, objectID])
    let found = try row.map { row in
      SourceApplication(
        source: source, objectID: objectID, name: row[0], clientID: row[1],
        publisher: (row[2] as String?).map { Publisher(name: $0, verified: row[3]) },
        domains: try ReviewRecord.decoded(row[4]))
    }
    applications[key] = .some(found)
    return found
  }
}
