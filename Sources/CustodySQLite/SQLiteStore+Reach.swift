import CustodyDomain
import GRDB

extension SQLiteStore {
  /// What whoever has an item can get to by it, in two hops.
  ///
  /// - Throws: `StoreError.noSuchItem`.
  public func reach(of id: ItemID) throws -> BlastRadius {
    try read { db in
      let finder = try ReachFinder(db)
      guard let start = try finder.node(id) else { throw StoreError.noSuchItem(id.text) }
      var found = BlastRadius(of: start.other)
      for system in try finder.systems(of: start) {
        found.add(.init(.system(system), by: .permission, hop: 1))
      }
      let next = try finder.neighbours(of: start).filter { $0.node.number != start.number }
      for (node, link) in next { found.add(.init(.item(node.other), by: link, hop: 1)) }
      if next.count > BlastRadius.mostLooked { found.leaveOut() }
      for (node, _) in next.prefix(BlastRadius.mostLooked) {
        for system in try finder.systems(of: node) {
          found.add(.init(.system(system), by: .permission, hop: 2, through: node.other.id))
        }
        let items = try finder.identified(by: node)
        for item in items {
          found.add(.init(.item(item.other), by: .identity, hop: 2, through: node.other.id))
        }
        if items.count > BlastRadius.mostLooked { found.leaveOut() }
      }
      return found
    }
  }
}

/// Looks up what items lead to; what departed leads nowhere and isn't got to.
private final class ReachFinder {
  struct Node {
    var number: Int64
    var other: Surroundings.Other
    var kind: ItemKind
    var sourceID: String
    var clientID: String?
    var holder: String?
    var parentID: String?
    var fingerprint: String?
    var credential: String?
  }

  private let db: Database
  private let people: PeopleIndex
  private static let columns =
    "n, id, name, source, kind, source_id, client_id, holder, parent_id, fingerprint, credential"

  init(_ db: Database) throws {
    self.db = db
    people = try PeopleIndex(db)
  }

  func node(_ id: ItemID) throws -> Node? {
    try Row.fetchOne(
      db, sql: "SELECT \(ReachFinder.columns) FROM item WHERE id = ?", arguments: [id.text]
    ).map(node)
  }

  /// The resources that its permissions name; a permission on no resource is one on its source.
  func systems(of node: Node) throws -> [String] {
    try String.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT DISTINCT iif(a.resource = '', ?1, a.resource) FROM permission p
          JOIN access a ON a.n = p.access WHERE p.item = ?2 ORDER BY 1
          """), arguments: [node.other.source, node.number])
  }

  /// The items that one leads to by itself, each once, by the strongest link.
  func neighbours(of node: Node) throws -> [(node: Node, link: BlastRadius.Link)] {
    var found: [(node: Node, link: BlastRadius.Link)] = []
    var known: Set<Int64> = []
    func add(_ nodes: [Node], _ link: BlastRadius.Link) {
      for node in nodes where known.insert(node.number).inserted { found.append((node, link)) }
    }
    if let fingerprint = node.fingerprint {
      let hint = CredentialHint(fingerprint, of: node.kind)
      if hint != .nothing {
        add(
          try fetch(
            "fingerprint = ? AND credential IS ?", [fingerprint, node.credential]
          ).filter { hint == .anywhere || $0.other.source == node.other.source }, .credential)
      }
    }
    if let client = node.clientID { add(try fetch("client_id = ?", [client]), .client) }
    for parent in [node.parentID, node.sourceID].compactMap(\.self) {
      add(try fetch("parent_id = ? AND source = ?", [parent, node.other.source]), .application)
    }
    if let parent = node.parentID {
      add(try fetch("source = ? AND source_id = ?", [node.other.source, parent]), .application)
    }
    add(try identified(by: node), .identity)
    return found
  }

  /// The items whose principal or holder is the identity of one: who holds its credential, or where it is an
  /// identity itself, it.
  func identified(by node: Node) throws -> [Node] {
    var names: [String] = []
    if let holder = node.holder {
      names = try people.person(holder).map { [$0.id] + $0.aliases } ?? [holder]
    }
    if [.application, .serviceAccount, .agent].contains(node.kind) {
      names += [node.sourceID, node.other.name] + [node.clientID].compactMap(\.self)
    }
    var found: [Node] = []
    for name in Set(names).sorted() {
      found += try fetch("principal = ? COLLATE NOCASE", [name])
      found += try fetch("holder = ? COLLATE NOCASE", [name])
    }
    return found
  }

  private func fetch(_ condition: String, _ values: [String?]) throws -> [Node] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT \(ReachFinder.columns) FROM item WHERE \(condition) AND presence = 'present'
          LIMIT \(BlastRadius.mostLooked + 2)
          """), arguments: StatementArguments(values)
    ).map(node).sorted { ($0.other.name, $0.other.id) < ($1.other.name, $1.other.id) }
  }

  private func node(_ row: Row) -> Node {
    Node(
      number: row[0],
      other: Surroundings.Other(id: ItemID(row[1]), name: row[2], source: row[3]),
      kind: ItemKind(rawValue: row[4]) ?? .application, sourceID: row[5], clientID: row[6],
      holder: row[7], parentID: row[8], fingerprint: row[9], credential: row[10])
  }
}
