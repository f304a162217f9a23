import CustodyDomain
import GRDB

extension SQLiteStore {
  /// People for the owner picker, best first: by name, login, team and e-mail. Whoever can't be an owner is
  /// listed last, with the reason.
  public func candidates(
    _ text: String, for items: [ItemID], limit: Int, now: Instant
  ) throws -> [Candidate] {
    try read { db in
      let search = try CandidateSearch(db, text: text, now: now)
      return try search.best(limit, nearness: CandidateNearness(db, items, now: now))
    }
  }
}

/// What ties people to the items that want an owner.
struct CandidateNearness {
  /// Why somebody is near, and how near: lower is nearer.
  private(set) var reasons: [String: (rank: Int, why: String)] = [:]

  init(_ db: Database, _ items: [ItemID], now: Instant) throws {
    let loader = try ItemLoader(db)
    // Beyond some items the same people come up again.
    let numbers = try items.prefix(50).compactMap { try loader.number(of: $0) }
    var tools: Set<String> = []
    for loaded in try loader.items(numbers) {
      let item = loaded.item
      for owner in item.owners {
        guard let person = try loader.people.person(owner.person) else { continue }
        if person.hasLeft(now) {
          try add(person.manager, 1, "manager of \(person.name), who left", loader)
        } else if owner.role != .business {
          try add(person.id, 2, "already its \(owner.role.rawValue) owner", loader)
        }
      }
      for name in [item.principal, item.requestedBy] {
        guard let person = try loader.people.person(name) else { continue }
        try add(person.manager, 3, "manager of \(person.name)", loader)
        if !person.hasLeft(now) { try add(person.id, 4, "uses it", loader) }
      }
      guard let tool = item.tool, tools.insert(tool.id).inserted else { continue }
      let alike = try Row.fetchAll(
        db,
        sql: """
          SELECT i.owner, count(*) FROM item i
          WHERE i.tool_id = ? AND i.hidden = 0 AND i.owner <> '' AND i.owner_left = 0
          GROUP BY i.owner ORDER BY 2 DESC LIMIT 5
          """, arguments: [tool.id])
      for row in alike {
        let count: Int = row[1]
        try add(row[0], 0, "owns \(count) other \(tool.name) item\(count == 1 ? "" : "s")", loader)
      }
    }
  }

  private mutating func add(_ name: String?, _ rank: Int, _ why: String, _ loader: ItemLoader)
    throws
  {
    guard let person = try loader.people.person(name) else { return }
    if let known = reasons[person.id], known.rank <= rank { return }
    reasons[person.id] = (rank, why)
  }
}
