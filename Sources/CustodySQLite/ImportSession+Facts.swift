import CustodyDomain
import GRDB

/// What is said about items and people, apart from the items themselves.
extension ImportSession {
  func receive(_ application: SourceApplication) throws {
    let key = ApplicationKey(source: application.source, objectID: application.objectID)
    try upsert(
      """
      INSERT INTO application (source, object_id, name, client_id, publisher, verified, domains)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET name = excluded.name,
        client_id = coalesce(excluded.client_id, client_id),
        publisher = coalesce(excluded.publisher, publisher),
        verified = coalesce(excluded.verified, verified),
        domains = iif(excluded.domains = '[]', domains, excluded.domains)
      WHERE (name, client_id, publisher, verified, domains) IS NOT
        (excluded.name, coalesce(excluded.client_id, client_id),
         coalesce(excluded.publisher, publisher), coalesce(excluded.verified, verified),
         iif(excluded.domains = '[]', domains, excluded.domains))
      """,
      [
        application.source, application.objectID, application.name, application.clientID,
        application.publisher?.name, application.publisher?.verified,
        try ReviewRecord.encoded(application.domains),
      ]
    ) {
      join.forget(application.source, application.objectID)
      rejoin[key] = nextItem - 1
      namesChanged = true
    }
  }

  func receive(_ person: Person) throws {
    var changed = false
    let id = TextFolding.folded(person.id)
    try upsert(
      """
      INSERT INTO person (id, source, name, email, team, manager, employment, left, human, gone)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET name = excluded.name, email = excluded.email,
        team = excluded.team, manager = excluded.manager, employment = excluded.employment,
        left = excluded.left, human = excluded.human,
        gone = iif(excluded.gone IS NULL, NULL, coalesce(gone, excluded.gone))
      WHERE (name, email, team, manager, employment, left, human) IS NOT
        (excluded.name, excluded.email, excluded.team, excluded.manager, excluded.employment,
         excluded.left, excluded.human)
      """,
      [
        id, person.source, person.name, person.email, person.team, person.manager,
        person.employment.rawValue, person.left?.seconds, person.isHuman,
        person.employment == .left && person.left == nil ? now.seconds : nil,
      ]
    ) { changed = true }
    let names = Set(
      ([id] + person.aliases + [person.email].compactMap(\.self)).map(TextFolding.folded))
    for name in names {
      try upsert(
        "INSERT OR IGNORE INTO alias (alias, person, source) VALUES (?, ?, ?)",
        [name, id, person.source]
      ) { changed = true }
    }
    // What a directory no longer says of somebody goes; what another says of them stays.
    let old = try String.fetchAll(
      try db.cachedStatement(sql: "SELECT alias FROM alias WHERE person = ? AND source = ?"),
      arguments: [id, person.source])
    for name in old where !names.contains(name) {
      try db.execute(
        sql: "DELETE FROM alias WHERE alias = ? AND person = ? AND source = ?",
        arguments: [name, id, person.source])
      (changed, differs) = (true, true)
    }
    guard changed else { return }
    changedPeople.formUnion(names.union(old))
  }

  func receive(_ fact: some ItemFact) throws {
    try upsert(
      """
      INSERT INTO record (item, kind, key, profile, subject, body) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET profile = excluded.profile, subject = excluded.subject,
        body = excluded.body
      WHERE body <> excluded.body
      """,
      [
        fact.item.text, type(of: fact).recordKind.rawValue, fact.recordKey, fact.profile,
        fact.subject.map(TextFolding.folded), try ReviewRecord.encoded(fact),
      ]
    ) { mentioned.insert(fact.item.text) }
  }

  /// A session is a neighbour of others'.
  func receive(session: Session) throws {
    var before: Session?
    if firstNew > 1 {
      before = try String.fetchOne(
        try db.cachedStatement(
          sql: "SELECT body FROM record WHERE item = ? AND kind = 'session' AND key = ?"),
        arguments: [session.item.text, session.recordKey]
      ).map { try ReviewRecord.decoded($0) }
    }
    guard before != session else { return }
    try receive(session)
    dependents.note(before, session)
  }

  /// What tells a tool from others decides what is recognised as it; whether it is still wanted, only about what
  /// was recognised.
  func receive(
    _ tool: ToolReference, _ clientIDs: [String], _ domains: [String], ai: Bool,
    _ state: ToolState?
  ) throws {
    let signs: [(any DatabaseValueConvertible)?] = [
      tool.id, tool.name, tool.vendor, ai, try ReviewRecord.encoded(clientIDs),
      try ReviewRecord.encoded(domains),
    ]
    try upsert(
      """
      INSERT INTO tool (id, name, vendor, ai, client_ids, domains) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET name = excluded.name, vendor = excluded.vendor, ai = excluded.ai,
        client_ids = excluded.client_ids, domains = excluded.domains
      WHERE (name, vendor, ai, client_ids, domains) IS NOT
        (excluded.name, excluded.vendor, excluded.ai, excluded.client_ids, excluded.domains)
      """, signs
    ) { toolsChanged = true }
    try upsert(
      "UPDATE tool SET state = ?1 WHERE id = ?2 AND state IS NOT ?1", [state?.rawValue, tool.id]
    ) { dependents.tools.insert(tool.id) }
  }
}
