import CustodyDomain
import GRDB

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
          // Who answered for it is gone: those above them are next.
          try succeed(person, owner.role == .business ? 0 : 2, loader, now: now)
        } else if owner.role != .business {
          try add(person.id, 3, "already its \(owner.role.rawValue) owner", loader)
        }
      }
      for name in [item.principal, item.requestedBy] {
        guard let person = try loader.people.person(name) else { continue }
        if person.hasLeft(now) {
          try succeed(person, 4, loader, now: now)
        } else {
          try add(person.manager, 4, "manager of \(person.name)", loader)
          try add(person.id, 5, "uses it", loader)
        }
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
        try add(row[0], 1, "owns \(count) other \(tool.name) item\(count == 1 ? "" : "s")", loader)
      }
    }
  }

  /// Adds the nearest person above a leaver who is here and is a person; managers who have left are passed over.
  private mutating func succeed(
    _ leaver: Person, _ rank: Int, _ loader: ItemLoader, now: Instant
  ) throws {
    let date = leaver.left.map { " \($0.dateText)" } ?? ""
    var seen: Set<String> = [leaver.id]
    var passed: [String] = []
    var name = leaver.manager
    while let person = try loader.people.person(name), seen.insert(person.id).inserted {
      guard person.isHuman, !person.hasLeft(now) else {
        if person.isHuman { passed.append(person.name) }
        name = person.manager
        continue
      }
      var why = "manager of \(leaver.name), who left\(date)"
      if let above = passed.last {
        why = "manager of \(above), who left, too; \(leaver.name) left\(date)"
      }
      return try add(person.id, rank, why, loader)
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
