import CustodyDomain

/// What imports did to the invented inventory: the newest of three brought scopes, and an owner left.
extension Fixture {
  static let imports: [ImportedFile] = {
    func file(
      _ number: Int, _ position: Int, days: Int, _ path: String, _ format: String,
      _ counts: [String: Int], stale: Bool = false
    ) -> ImportedFile {
      ImportedFile(
        number: number, position: position, time: now.adding(days: -days), by: "ada",
        entry: number, path: path,
        inventory: Inventory(source: "entra", tenant: nil, format: format),
        sha256: String(repeating: "a\(number)b\(position)", count: 16),
        counts: ["read": 0, "loaded": 0, "ignored": 0, "rejected": 0].merging(counts) { $1 },
        stale: stale, coverage: Coverage(counts: [0: 120 - number, 3: 30, 7: 40, 15: number]))
    }
    return [
      file(
        9, 0, days: 0, "exports/grants.json", "entra.oauth2PermissionGrants",
        ["read": 1042, "loaded": 1040, "rejected": 2, "added": 12, "changed": 3, "departed": 1]),
      file(
        9, 1, days: 0, "exports/users.json", "entra.users", ["read": 214, "loaded": 214]),
      file(
        8, 0, days: 31, "exports/october/grants.json", "entra.oauth2PermissionGrants",
        ["read": 1031, "loaded": 1031, "added": 40]),
      file(
        7, 0, days: 41, "exports/september/a very long name of an export in a folder.json",
        "entra.servicePrincipals", ["read": 90, "loaded": 80, "ignored": 10, "added": 80],
        stale: true),
    ]
      + (1...6).reversed().map { number in
        file(
          number, 0, days: 400 - number, "first-\(number).json", "entra.users",
          ["read": 5, "loaded": 5])
      }
  }()

  static let inventories: [InventoryAge] = [
    (source: "google", format: "google.tokens", days: 60),
    (source: "entra", format: "entra.servicePrincipals", days: 41),
    (source: "entra", format: "entra.oauth2PermissionGrants", days: 0),
  ].map { source, format, days in
    InventoryAge(
      inventory: Inventory(source: source, tenant: nil, format: format),
      imported: now.adding(days: -days), stale: days >= 35)
  }

  static func totals(since: Int?) -> ChangeTotals {
    let since = since ?? 9
    return ChangeTotals(
      since: since, sinceTime: imports.first { $0.number == since }?.time, imports: 10 - since,
      items: [.creep: 3, .owners: 4, .newTool: 12, .added: 1012, .departed: 1, .changed: 7],
      newTools: ["MeetingBot"])
  }

  static func changes(_ items: [ItemID]) -> [ItemID: ItemChanges] {
    var found: [ItemID: ItemChanges] = [:]
    for (index, row) in rows().enumerated().prefix(12) where items.contains(row.id) {
      var changes = ItemChanges(
        kinds: [], number: 9, time: now, difference: ItemDifference())
      if index < 3 {
        changes.kinds = [.creep]
        changes.difference.addedScopes = ["Mail.Read.All", "Files.Read.All", "offline_access"]
      }
      if (2..<6).contains(index) {
        changes.kinds.append(.owners)
        changes.difference.owners = [
          OwnerChange(.left, role: .business, person: "lars.mikkelsen"),
          OwnerChange(.added, role: .iam, person: "m.holm"),
        ]
      }
      if index == 11 { changes.kinds = [.departed] }
      if changes.kinds.isEmpty {
        changes.kinds = [.changed]
        changes.difference.fields = ["purpose", "publisher"]
        changes.difference.removedScopes = ["User.Read"]
      }
      found[row.id] = changes
    }
    return found
  }
}
