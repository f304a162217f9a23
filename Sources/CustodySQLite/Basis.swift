import CustodyDomain
import Foundation
import GRDB

/// On what conclusions rest besides the inventory: policy, catalogue and rules. When it is another than the
/// last time, every item is due to be looked at again.
enum Basis {
  /// Marks all items as due if the basis differs from the one that the store remembers.
  static func adopt(_ options: SQLiteStore.Options, _ db: Database) throws {
    let basis = digest(options)
    let known = try Data.fetchOne(db, sql: "SELECT basis FROM store") ?? Data()
    guard known != basis else { return }
    try db.execute(sql: "UPDATE store SET basis = ?", arguments: [basis])
    try db.execute(sql: "UPDATE item SET recheck = 0")
  }

  /// Whether `adopt` would change anything.
  static func differs(_ options: SQLiteStore.Options, _ db: Database) throws -> Bool {
    try Data.fetchOne(db, sql: "SELECT basis FROM store") != digest(options)
  }

  private static func digest(_ options: SQLiteStore.Options) -> Data {
    var limits = options.policy
    // Sets and dictionaries are told in their own order below: in a description it would be any.
    limits.disabledRules = []
    limits.controlPlaneOwners = [:]
    let parts: [String] = [
      "\(limits)", "\(options.policy.disabledRules.sorted())",
      "\(options.policy.controlPlaneOwners.sorted { $0.key < $1.key })",
      "\(options.catalogue.entries)",
      "\(options.catalogue.rogueClientIDs.sorted { $0.key < $1.key })",
      "\(RuleCatalogue.all.map(\.id))",
    ]
    return Data(Hash256.of(Array(parts.joined(separator: "\n").utf8)).bytes)
  }
}
