import CustodyDomain
import Foundation
import GRDB

/// What an import did to items that were there before, a row for each respect.
extension ImportSession {
  func writeChanges() throws {
    let numbers = Set(changes.keys).union(ownerChanges.keys).filter { $0 < firstNew }.sorted()
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO change (import, item, kind, added, removed, fields, owners)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    let touch = try db.cachedStatement(sql: "UPDATE item SET changed_key = ? WHERE n = ?")
    for item in numbers {
      let rows = try respects(changes[item], owners: ownerChanges[item] ?? [])
      for (kind, difference) in rows {
        try insert.execute(arguments: [
          number, item, kind.rawValue, try ReviewRecord.encoded(difference.addedScopes),
          try ReviewRecord.encoded(difference.removedScopes),
          try ReviewRecord.encoded(difference.fields),
          try ReviewRecord.encoded(difference.owners),
        ])
      }
      if !rows.isEmpty { try touch.execute(arguments: [-number, item]) }
    }
  }

  /// In which respects an item differs.
  private func respects(
    _ change: Change?, owners: [OwnerChange]
  ) throws -> [(kind: ChangeKind, difference: ItemDifference)] {
    if change?.departed == true { return [(.departed, ItemDifference())] }
    var rows: [(kind: ChangeKind, difference: ItemDifference)] = []
    if change?.returned == true { rows.append((.returned, ItemDifference())) }
    if !owners.isEmpty { rows.append((.owners, ItemDifference(owners: owners))) }
    guard let change else { return rows }
    if !change.grown.isEmpty {
      rows.append((.creep, ItemDifference(addedScopes: try names(change.grown))))
    }
    var fields = change.fields
    // Who they are is told already.
    if !owners.isEmpty { fields.remove("owners") }
    let rest = ItemDifference(
      addedScopes: try names(change.added.subtracting(change.grown)),
      removedScopes: try names(change.removed), fields: fields.sorted())
    if rest != ItemDifference() { rows.append((.changed, rest)) }
    return rows
  }

  func names(_ accesses: Set<Int64>) throws -> [String] {
    try accesses.compactMap {
      try String.fetchOne(db, sql: "SELECT scope FROM access WHERE n = ?", arguments: [$0])
    }.sorted()
  }
}
