import CustodyDomain
import GRDB

/// Permissions, which hang on items.
extension ImportSession {
  func access(_ permission: Permission, source: String) throws -> Int64 {
    let key = AccessKey(
      source: source, scope: permission.scope, resource: permission.resource ?? "")
    if let known = accesses[key] { return known }
    if accesses.count > 100_000 { accesses.removeAll(keepingCapacity: true) }
    let found = try Int64.fetchOne(
      try db.cachedStatement(
        sql: "SELECT n FROM access WHERE source = ? AND given_scope = ? AND given_resource = ?"),
      arguments: [key.source, key.scope, key.resource])
    if let found {
      accesses[key] = found
      return found
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO access (source, given_scope, given_resource, scope, resource, class)
        VALUES (?1, ?2, ?3, ?2, ?3, 'other')
        """
    ).execute(arguments: [key.source, key.scope, key.resource])
    let number = db.lastInsertedRowID
    newAccesses.append(number)
    accesses[key] = number
    return number
  }

  func source(of item: Int64) throws -> String {
    try String.fetchOne(
      try db.cachedStatement(sql: "SELECT source FROM item WHERE n = ?"), arguments: [item]) ?? ""
  }

  /// The number of a permission's scope on an item that may have it already. Records write the names that
  /// custody has for scopes and resources; vendors write ids for some.
  private func access(_ permission: Permission, on item: Int64, source: String) throws -> Int64 {
    if format.hasPrefix("custody."),
      let known = try Int64.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT p.access FROM permission p JOIN access a ON a.n = p.access
            WHERE p.item = ? AND a.scope = ? AND a.resource = ?
            """), arguments: [item, permission.scope, permission.resource ?? ""])
    {
      return known
    }
    return try access(permission, source: source)
  }

  /// Adds a permission that its item doesn't have.
  func put(_ permission: Permission, on item: Int64, grown: Bool, source: String) throws {
    let access = try access(permission, source: source)
    try rows.permission.run {
      $0.put(item)
      $0.put(access)
      $0.put(format)
      $0.put(grown || permission.added)
      $0.put(permission.purpose)
      $0.put(permission.expires?.seconds)
      $0.put(permission.lastUsed?.seconds)
    }
  }

  /// Adds a permission to an item that was there, or renews it.
  ///
  /// - Returns: its scope's number.
  @discardableResult
  private func renew(
    _ permission: Permission, on item: Int64, grown: Bool, source: String
  ) throws -> Int64 {
    let access = try access(permission, on: item, source: source)
    let old = try Row.fetchOne(
      try db.cachedStatement(
        sql: "SELECT purpose, expires, last_used FROM permission WHERE item = ? AND access = ?"),
      arguments: [item, access])
    guard let old else {
      try put(permission, on: item, grown: grown, source: source)
      change(item) {
        $0.added.insert(access)
        if grown { $0.grown.insert(access) }
      }
      return access
    }
    if item < firstNew { changes[item]?.removed.remove(access) }
    try upsert(
      """
      UPDATE permission SET purpose = coalesce(?1, purpose), expires = coalesce(?2, expires),
        last_used = max(coalesce(?3, last_used), coalesce(last_used, ?3))
      WHERE item = ?4 AND access = ?5 AND (purpose, expires, last_used) IS NOT
        (coalesce(?1, purpose), coalesce(?2, expires),
         max(coalesce(?3, last_used), coalesce(last_used, ?3)))
      """,
      [
        permission.purpose, permission.expires?.seconds, permission.lastUsed?.seconds, item, access,
      ]
    ) {
      let used = permission.lastUsed?.seconds != (old[2] as Int64?)
      change(item) { $0.fields.insert(used ? "permissions.lastUsed" : "permissions") }
    }
    return access
  }

  private func spoken(_ item: Int64) throws -> Bool {
    try Bool.fetchOne(
      try db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM permission WHERE item = ? AND format = ?)"),
      arguments: [item, format]) ?? false
  }

  /// Makes the permissions that this format says of an item those of the observation.
  func replacePermissions(_ item: Item, _ number: Int64, whole: Bool) throws {
    let old = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT access, format FROM permission WHERE item = ?"),
      arguments: [number])
    // Growth is what a source adds that had told of this item's scopes before.
    let grown = number < firstNew && old.contains { $0[1] == format }
    var kept: Set<Int64> = []
    for permission in item.permissions {
      kept.insert(try renew(permission, on: number, grown: grown, source: item.source))
    }
    guard whole else { return }
    for row in old where row[1] == format && !kept.contains(row[0]) {
      // Gone at the end of the import only: a file may list an item twice, each time with other scopes.
      change(number) { $0.removed.insert(row[0]) }
    }
  }

  /// Takes away the scopes that no record of the import names any more.
  func removePermissions() throws {
    let delete = try db.cachedStatement(
      sql: "DELETE FROM permission WHERE item = ? AND access = ?")
    for (item, change) in changes {
      for access in change.removed { try delete.execute(arguments: [item, access]) }
    }
  }

  func receive(_ permission: Permission, on id: ItemID, _ stub: Item) throws {
    guard let last = try sighting(of: id) else {
      var stub = stub
      stub.id = id
      stub.permissions = []
      stub.owners = []
      let number = try insert(stub, stub: true, nil)
      try put(permission, on: number, grown: false, source: stub.source)
      return
    }
    if last.import != number {
      var before = try record(last.item)
      if before.presence == .departed {
        let gone = before
        before.presence = .present
        try write(&before, gone)
      }
    }
    try fill(last.item, from: stub)
    let grown = try last.item < firstNew && spoken(last.item)
    try renew(permission, on: last.item, grown: grown, source: try source(of: last.item))
  }

  /// Takes from a stub what the item's own record leaves unknown, so that the order of files is all the
  /// same.
  private func fill(_ number: Int64, from stub: Item) throws {
    guard stub.consent != nil || stub.principal != nil || stub.credential != nil else { return }
    var record = try record(number)
    let before = record
    record.item.consent = record.item.consent ?? stub.consent
    record.item.principal = record.item.principal ?? stub.principal
    record.item.credential = record.item.credential ?? stub.credential
    guard record.item != before.item else { return }
    record.mixed = true
    try write(&record, before)
  }
}
