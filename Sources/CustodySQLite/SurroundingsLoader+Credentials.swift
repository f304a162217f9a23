import CustodyDomain
import GRDB

/// Other items that share a browser, a credential or a client with one.
extension SurroundingsLoader {
  /// Sessions of other items in the profiles of these, or of the same id; what departed is in no browser.
  func neighbours(of item: ItemID, _ sessions: [Session]) throws -> [Session] {
    let most = Surroundings.mostOthers
    var found: [String: String] = [:]
    func take(_ condition: String, _ value: String) throws {
      let rows = try Row.fetchCursor(
        try db.cachedStatement(
          sql: """
            SELECT r.item, r.key, r.body FROM record r
            WHERE r.\(condition) AND r.kind = 'session' AND r.item <> ? AND NOT EXISTS (
              SELECT 1 FROM item i WHERE i.id = r.item AND i.presence = 'departed')
            ORDER BY r.item, r.key LIMIT \(most)
            """), arguments: [value, item.text])
      while let row = try rows.next() { found["\(row[0] as String) \(row[1] as String)"] = row[2] }
    }
    for profile in Set(sessions.compactMap(\.profile)) { try take("profile = ?", profile) }
    for session in sessions { try take("key = ?", session.id) }
    return try found.sorted { $0.key < $1.key }.prefix(most).map {
      try ReviewRecord.decoded($0.value)
    }
  }

  /// Adds who has the same credential, and where its client or credential is known.
  func addCredential(_ loaded: LoadedItem, _ found: inout Surroundings) throws {
    let item = loaded.item
    if let client = item.clientID { found.identityStores = Set(try stores(ofClient: client)) }
    found.identityStores.insert(SurroundingsLoader.store(item.source, item.tenant ?? ""))
    guard let fingerprint = item.fingerprint else { return }
    let hint = CredentialHint(fingerprint, of: item.kind)
    if case .nothing = hint { return }
    // An id of a certificate is none of a key, though they be the same text.
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: """
          SELECT id, name, source, tenant FROM item
          WHERE fingerprint = ?1 AND presence = 'present' AND n <> ?2 AND credential IS ?3
            AND (?4 IS NULL OR source = ?4)
          ORDER BY n
          """),
      arguments: [
        fingerprint, loaded.record.number, item.credential?.rawValue,
        hint == .withinSource ? item.source : nil,
      ])
    // Of a credential that thousands share, the first thousand tell where it is.
    var looked = 0
    while looked < 1000, let row = try rows.next() {
      looked += 1
      found.identityStores.insert(SurroundingsLoader.store(row[2], row[3] ?? ""))
      guard found.sameCredential.count < Surroundings.mostOthers else { continue }
      found.sameCredential.append(
        Surroundings.Other(id: ItemID(row[0]), name: row[1], source: row[2]))
    }
  }

  /// How a source and a tenant of it are written: `entra contoso`.
  private static func store(_ source: String, _ tenant: String) -> String {
    tenant.isEmpty ? source : "\(source) \(tenant)"
  }

  /// Where a client's items are, a step in the index for each place: a client has thousands of items in few.
  private func stores(ofClient client: String) throws -> [String] {
    if let known = identityStores[client] { return known }
    let select = "SELECT source, coalesce(tenant, '') FROM item"
    let present = "client_id = ? AND presence = 'present'"
    let first = "ORDER BY source, coalesce(tenant, '') LIMIT 1"
    let start = try db.cachedStatement(sql: "\(select) WHERE \(present) \(first)")
    let within = try db.cachedStatement(
      sql: "\(select) WHERE \(present) AND source = ? AND coalesce(tenant, '') > ? \(first)")
    let after = try db.cachedStatement(sql: "\(select) WHERE \(present) AND source > ? \(first)")
    var found: [String] = []
    var next = try Row.fetchOne(start, arguments: [client])
    while let row = next {
      let (source, tenant): (String, String) = (row[0], row[1])
      found.append(SurroundingsLoader.store(source, tenant))
      next =
        try Row.fetchOne(within, arguments: [client, source, tenant])
        ?? Row.fetchOne(after, arguments: [client, source])
    }
    if identityStores.count > 50_000 { identityStores.removeAll(keepingCapacity: true) }
    identityStores[client] = found
    return found
  }
}
