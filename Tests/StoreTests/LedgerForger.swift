import CustodyDomain
import Foundation
import GRDB

@testable import CustodySQLite

/// What somebody with a hex editor and this source code could do to a ledger.
enum LedgerForger {
  static func body(_ sequence: Int, _ db: Database) throws -> [UInt8] {
    Array(
      try Data.fetchOne(
        db, sql: "SELECT body FROM ledger WHERE sequence = ?", arguments: [sequence]) ?? Data())
  }

  /// The entry in which somebody gave a reason.
  static func reasoned(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT min(sequence) FROM ledger WHERE reason IS NOT NULL") ?? 0
  }

  /// The entry's bytes with another reason of the same length.
  static func forged(_ sequence: Int, _ db: Database) throws -> [UInt8] {
    Array(
      String(decoding: try body(sequence, db), as: UTF8.self)
        .replacing("\"reason\":\"unused\"", with: "\"reason\":\"needed\"").utf8)
  }

  static func set(_ sequence: Int, body: [UInt8], _ db: Database) throws {
    try db.execute(
      sql: "UPDATE ledger SET body = ? WHERE sequence = ?", arguments: [Data(body), sequence])
  }

  /// Makes every leaf fit its body, and every kept subtree its leaves.
  static func recomputeHashes(_ db: Database) throws {
    var frontier = MerkleFrontier()
    for sequence in 1...(try EntryWriter.size(db)) {
      let leaf = Hash256.leaf(try body(sequence, db))
      let node = frontier.append(leaf)
      try db.execute(
        sql: "UPDATE ledger SET leaf = ?, node = ? WHERE sequence = ?",
        arguments: [Data(leaf.bytes), Data(node.bytes), sequence])
    }
  }

  /// Forges one reason and rewrites everything after it so that it all fits: heads, digests, listings,
  /// reviews and tasks.
  static func rewriteAll(_ db: Database) throws {
    let target = try reasoned(db)
    var frontiers = [MerkleFrontier()]
    var bodies: [[UInt8]] = []
    for sequence in 1...(try EntryWriter.size(db)) {
      var record = try StatementParser.record(
        sequence == target ? forged(sequence, db) : body(sequence, db))
      record.head = frontiers[record.head.size].head
      if case .submit(var submit) = record.content {
        submit.listed = submit.listed.map {
          .init(entry: $0.entry, digest: .of(bodies[$0.entry - 1]))
        }
        record.content = .submit(submit)
      }
      let bytes = Statement.bytes(of: record) ?? []
      bodies.append(bytes)
      try set(sequence, body: bytes, db)
      var frontier = frontiers[sequence - 1]
      frontier.append(.leaf(bytes))
      frontiers.append(frontier)
    }
    try recomputeHashes(db)
    for table in ["review", "revocation"] {
      try db.execute(
        sql: "UPDATE \(table) SET reason = 'needed' WHERE entry = ?", arguments: [target])
    }
    try db.execute(
      sql: "UPDATE ledger SET reason = 'needed' WHERE sequence = ?", arguments: [target])
  }
}
