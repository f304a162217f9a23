import CustodyDomain
import GRDB

/// When each inventory was last imported.
struct InventoryAges {
  private(set) var newest: [Inventory: Instant] = [:]
  /// The number of that import.
  private(set) var numbers: [Inventory: Int] = [:]

  /// Reads them; what no format could be told of is left out.
  init(_ db: Database) throws {
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT f.source, f.tenant, f.format, m.time, m.n
        FROM (SELECT source, tenant, format, max(import) AS import FROM import_file
          WHERE source <> '' GROUP BY source, tenant, format) f
        JOIN import m ON m.n = f.import
        """)
    {
      let inventory = Inventory(source: row[0], tenant: row[1], format: row[2])
      newest[inventory] = Instant(seconds: row[3])
      numbers[inventory] = row[4]
    }
  }

  /// Takes these for imported at a moment.
  mutating func renew(_ inventories: [Inventory], at now: Instant) {
    for inventory in inventories where !inventory.source.isEmpty { newest[inventory] = now }
  }

  /// All of them, the oldest first.
  func all(_ policy: Policy, now: Instant) -> [InventoryAge] {
    newest.map { inventory, time in
      InventoryAge(inventory: inventory, imported: time, stale: policy.staleFrom(time) <= now)
    }.sorted {
      ($0.imported, $0.inventory.source, $0.inventory.tenant ?? "", $0.inventory.format)
        < ($1.imported, $1.inventory.source, $1.inventory.tenant ?? "", $1.inventory.format)
    }
  }
}

extension ImportScope {
  /// What the file is of.
  var inventory: Inventory { Inventory(source: source, tenant: tenant, format: format) }
}
