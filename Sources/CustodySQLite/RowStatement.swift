import Foundation
import GRDB
import GRDBSQLite

/// A statement that is run for each of many rows. It binds and steps by SQLite's own calls: to convert the
/// arguments of a load in GRDB took longer than SQLite took to write the rows.
///
/// It must run within a transaction of its database, which keeps it prepared.
final class RowStatement {
  private let db: Database
  private let statement: Statement

  /// Prepares a statement that answers with no rows.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
  }

  /// Prepares the insertion of a row, a value for each column.
  ///
  /// FAIL needs no way back for one row alone; an error ends the whole load anyway.
  convenience init(
    _ db: Database, into table: String, _ columns: [String], passingOver: Bool = false
  ) throws {
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try self.init(
      db,
      "INSERT OR \(passingOver ? "IGNORE" : "FAIL") INTO \(table)"
        + " (\(columns.joined(separator: ", "))) VALUES (\(marks))")
  }

  /// Runs it once with the values that the closure puts, first to last.
  func run(_ put: (inout Values) -> Void) throws {
    var values = Values(statement: statement.sqliteStatement)
    put(&values)
    let code = sqlite3_step(statement.sqliteStatement)
    let message = code == SQLITE_DONE ? nil : db.lastErrorMessage
    sqlite3_reset(statement.sqliteStatement)
    guard code == SQLITE_DONE, values.fault == SQLITE_OK else {
      let fault = values.fault == SQLITE_OK ? code : values.fault
      throw DatabaseError(resultCode: ResultCode(rawValue: fault), message: message)
    }
  }

  /// Values on their way into a statement.
  struct Values {
    fileprivate let statement: OpaquePointer
    fileprivate var fault = SQLITE_OK
    private var index: Int32 = 0
    /// That SQLite copies what it is given (`SQLITE_TRANSIENT`, a macro that Swift can't see).
    private static var copied: sqlite3_destructor_type {
      unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    fileprivate init(statement: OpaquePointer) { self.statement = statement }

    mutating func put(_ number: Int64?) {
      index += 1
      note(
        number.map { sqlite3_bind_int64(statement, index, $0) }
          ?? sqlite3_bind_null(statement, index))
    }

    mutating func put(_ number: Int?) { put(number.map(Int64.init)) }

    mutating func put(_ flag: Bool?) { put(flag.map { $0 ? Int64(1) : 0 }) }

    mutating func put(_ text: String?) {
      guard var text else { return put(Int64?.none) }
      index += 1
      note(
        text.withUTF8 { bytes in
          // An empty text has no address, and one without is null to SQLite.
          guard let start = bytes.baseAddress else {
            return sqlite3_bind_text(statement, index, "", 0, Values.copied)
          }
          return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text(statement, index, $0, Int32(bytes.count), Values.copied)
          }
        })
    }

    mutating func put(_ bytes: Data?) {
      guard let bytes else { return put(Int64?.none) }
      index += 1
      note(
        bytes.withUnsafeBytes {
          sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), Values.copied)
        })
    }

    private mutating func note(_ code: Int32) { if code != SQLITE_OK { fault = code } }
  }
}
