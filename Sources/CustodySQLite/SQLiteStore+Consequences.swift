import CustodyDomain
import GRDB

extension SQLiteStore {
  /// What taking these items away means, for at most `Consequences.mostItems` of them, in their order; ids of no
  /// item are passed over. Every look-up goes by an index, so that it takes a moment however large the store.
  public func consequences(of ids: [ItemID], now: Instant) throws -> [Consequences] {
    try read { db in
      let finder = try DependentsFinder(db, now: now)
      return try ids.prefix(Consequences.mostItems).compactMap { try finder.consequences(of: $0) }
    }
  }
}

/// Looks up what depends on items. What departed depends on nothing.
private final class DependentsFinder {
  /// What is looked at of an item.
  fileprivate struct Node {
    var number: Int64
    var id: ItemID
    var name: String
    var kind: ItemKind
    var source: String
    var sourceID: String
    var clientID: String?
    var principal: String?
    var holder: String?
    var fingerprint: String?
    var credential: String?
    var embeddedIn: String?
  }

  private let db: Database
  private let now: Instant
  private let loader: ItemLoader
  private static let columns = """
    n, id, name, kind, source, source_id, client_id, principal, holder, fingerprint, credential,
    embedded_in
    """
  /// How many dependents of one kind are looked at; of an application with more consents the rest are alike.
  private static let mostLooked = 60

  init(_ db: Database, now: Instant) throws {
    self.db = db
    self.now = now
    loader = try ItemLoader(db)
  }

  func consequences(of id: ItemID) throws -> Consequences? {
    let row = try db.cachedStatement(sql: "SELECT \(ItemRow.selection) FROM item i WHERE i.id = ?")
    guard let node = try fetch("id = ?", [id.text], anywhere: true).first,
      let stored = try Row.fetchOne(row, arguments: [id.text])
    else { return nil }
    let (dependents, more) = try dependents(of: node)
    let (onlyHere, elsewhere) = try scopes(of: node)
    return Consequences(
      row: try SQLiteStore.withDrafts([try ItemRow(stored: stored)], db)[0], use: try use(node),
      dependents: dependents, more: more, people: try people(of: node),
      findings: try findings(of: node), onlyHere: onlyHere, elsewhere: elsewhere)
  }

  // MARK: What depends on it

  private func dependents(
    of node: Node
  ) throws -> (listed: [Consequences.Dependent], more: Int) {
    var known: Set<Int64> = [node.number]
    var listed: [Consequences.Dependent] = []
    var more = 0
    func add(_ other: Node, _ link: Consequences.Link, hop: Int) {
      guard known.insert(other.number).inserted else { return }
      guard listed.count < Consequences.most else {
        if link != .client { more += 1 }
        return
      }
      let name = ItemRow.identity(kind: other.kind, name: other.name, principal: other.principal)
      listed.append(.init(name: name, item: other.id, link: link, hop: hop))
    }
    if let app = node.embeddedIn, !app.isEmpty {
      listed.append(.init(name: app, item: nil, link: .embeds, hop: 1))
    }
    let near = try nearest(node)
    for (other, link) in near { add(other, link, hop: 1) }
    for (other, link) in near where link != .client {
      for next in try acting(as: other) { add(next, .runsAs, hop: 2) }
      if let app = other.embeddedIn, !app.isEmpty, !listed.contains(where: { $0.name == app }) {
        listed.append(.init(name: app, item: nil, link: .embeds, hop: 2))
      }
    }
    if let client = node.clientID {
      for other in try fetch("client_id = ?", [client]) { add(other, .client, hop: 1) }
    }
    return (listed, more)
  }

  private func nearest(_ node: Node) throws -> [(Node, Consequences.Link)] {
    var found = try acting(as: node).map { ($0, Consequences.Link.runsAs) }
    if let fingerprint = node.fingerprint {
      let hint = CredentialHint(fingerprint, of: node.kind)
      if hint != .nothing {
        found += try fetch("fingerprint = ? AND credential IS ?", [fingerprint, node.credential])
          .filter { hint == .anywhere || $0.source == node.source }
          .map { ($0, .credential) }
      }
    }
    if node.isIdentity {
      for name in Set([node.sourceID, node.principal ?? node.sourceID]).sorted() {
        found += try fetch("parent_id = ? AND source = ?", [name, node.source])
          .map { ($0, .part) }
      }
    }
    return found
  }

  /// The items that run as one, where it is an identity.
  private func acting(as node: Node) throws -> [Node] {
    guard node.isIdentity else { return [] }
    let names = Set(
      [node.sourceID, node.name, node.clientID, node.principal].compactMap(\.self))
    return try names.sorted().flatMap { name in
      try fetch("principal = ? COLLATE NOCASE", [name])
        + fetch("holder = ? COLLATE NOCASE", [name])
    }
  }

  // MARK: Who loses it, and what goes

  private func people(of node: Node) throws -> [String] {
    var people: [String] = []
    func add(_ name: String?, _ role: String) {
      guard let name, !name.isEmpty, !people.contains(where: { $0.hasPrefix(name + " ") }) else {
        return
      }
      people.append("\(name) (\(role))")
    }
    if !node.isIdentity { add(node.principal, "whose it is") }
    add(node.holder, "holds it")
    for owner in try loader.items([node.number]).first?.item.owners ?? [] {
      add(owner.person, "\(owner.role.rawValue) owner")
    }
    return people
  }

  private func findings(of node: Node) throws -> [String] {
    try String.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT u.id FROM finding f JOIN rule u ON u.n = f.rule WHERE f.item = ?
          ORDER BY f.severity DESC, u.id
          """), arguments: [node.number])
  }

  /// The scopes that nothing else of its principal gives, and how many others.
  private func scopes(of node: Node) throws -> (onlyHere: [String], elsewhere: Int) {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT a.scope, a.resource, EXISTS (
            SELECT 1 FROM item i JOIN permission q ON q.item = i.n
            WHERE q.access = p.access AND i.principal = ?2 COLLATE NOCASE AND i.n <> ?1
              AND i.presence = 'present')
          FROM permission p JOIN access a ON a.n = p.access WHERE p.item = ?1
          ORDER BY a.scope, a.resource
          """), arguments: [node.number, node.principal])
    var seen: Set<String> = []
    var elsewhere = 0
    var onlyHere: [String] = []
    for row in rows where seen.insert(row[0]).inserted {
      if row[2] { elsewhere += 1 } else { onlyHere.append(row[0]) }
    }
    return (onlyHere, elsewhere)
  }

  /// What logs prove of its use.
  private func use(_ node: Node) throws -> Consequences.Use? {
    let kinds = Event.Kind.allCases.filter(\.isDeed).map { "'\($0.rawValue)'" }
      .joined(separator: ",")
    let newest = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT l.time, coalesce(e.system, e.source) FROM event_link l JOIN event e ON e.n = l.event
          WHERE l.item = ?1 AND l.kind IN (\(kinds)) AND e.time IS NOT NULL
          ORDER BY l.time DESC LIMIT 1
          """), arguments: [node.number])
    guard let newest else { return nil }
    let recent = try Int.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT count(*) FROM event_link
          WHERE item = ?1 AND kind IN (\(kinds)) AND time >= ?2
          """), arguments: [node.number, now.adding(days: -30).seconds])
    return .init(
      last: Instant(seconds: newest[0]), source: newest[1], recent: recent ?? 0)
  }

  // MARK: Rows

  private func fetch(
    _ condition: String, _ values: [String?], anywhere: Bool = false
  ) throws -> [Node] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT \(DependentsFinder.columns) FROM item
          WHERE \(condition)\(anywhere ? "" : " AND presence = 'present'")
          LIMIT \(DependentsFinder.mostLooked)
          """), arguments: StatementArguments(values)
    ).map { row in
      Node(
        number: row[0], id: ItemID(row[1]), name: row[2],
        kind: ItemKind(rawValue: row[3]) ?? .application, source: row[4], sourceID: row[5],
        clientID: row[6], principal: row[7], holder: row[8], fingerprint: row[9],
        credential: row[10], embeddedIn: row[11])
    }
  }
}

extension DependentsFinder.Node {
  /// Whether others can run as it.
  fileprivate var isIdentity: Bool { [.application, .serviceAccount, .agent].contains(kind) }
}
