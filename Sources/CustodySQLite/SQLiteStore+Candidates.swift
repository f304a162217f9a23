import CustodyDomain
import GRDB

extension SQLiteStore {
  /// People for the owner picker, best first: by name, login, team and e-mail. Whoever can't be an owner is
  /// listed last, with the reason.
  public func candidates(
    _ text: String, for items: [ItemID], limit: Int, now: Instant
  ) throws -> [Candidate] {
    try read { db in
      let search = CandidateSearch(db, text: text, now: now)
      return try search.best(limit, nearness: CandidateNearness(db, items, now: now))
    }
  }
}

/// What ties people to the items that want an owner.
private struct CandidateNearness {
  /// Why somebody is near, and how near: lower is nearer.
  private(set) var reasons: [String: (rank: Int, why: String)] = [:]

  init(_ db: Database, _ items: [ItemID], now: Instant) throws {
    let loader = try ItemLoader(db)
    // Beyond some items the same people come up again.
    let numbers = try items.prefix(50).compactMap { try loader.number(of: $0) }
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
      guard let tool = item.tool else { continue }
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

/// People whose name, login, team or address fits what was typed.
private struct CandidateSearch {
  private let db: Database
  private let typed: [String]
  private let now: Instant

  init(_ db: Database, text: String, now: Instant) {
    self.db = db
    self.now = now
    typed = TextFolding.folded(text).split(separator: " ").map(String.init)
  }

  private struct Found {
    var candidate: Candidate
    var key: (barred: Int, fit: Int, near: Int, owns: Int, name: String)
  }

  func best(_ limit: Int, nearness: CandidateNearness) throws -> [Candidate] {
    let counts = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(
        db, sql: "SELECT person, count(DISTINCT item) FROM owner GROUP BY person"
      ).map { ($0[0] as String, $0[1] as Int) })
    var found: [Found] = []
    let ids = try String.fetchCursor(db, sql: "SELECT DISTINCT id FROM person")
    while let id = try ids.next() {
      guard let person = try PeopleIndex.merged(id, db), let fit = fit(person) else { continue }
      let barred = barred(person)
      let near = nearness.reasons[id]
      let owns = counts[id] ?? 0
      found.append(
        Found(
          candidate: Candidate(person: person, owns: owns, why: near?.why, barred: barred),
          key: (
            barred == nil ? 0 : 1, fit, near?.rank ?? 9, -owns, TextFolding.folded(person.name)
          )))
    }
    return found.sorted { $0.key < $1.key }.prefix(max(0, limit)).map(\.candidate)
  }

  private func barred(_ person: Person) -> String? {
    if person.hasLeft(now) {
      return person.left.map { "left \($0.dateText)" } ?? "has left"
    }
    if !person.isHuman { return "not a person" }
    return nil
  }

  /// How well somebody fits: 0 at the start of a word, 1 within one, 2 by letters in order; nil not at all.
  private func fit(_ person: Person) -> Int? {
    var texts = [person.name, person.id] + person.aliases
    texts += [person.team, person.email].compactMap(\.self)
    let folded = texts.map(TextFolding.folded)
    var worst = 0
    for part in typed {
      guard let fit = folded.compactMap({ Self.fit(part, $0) }).min() else { return nil }
      worst = max(worst, fit)
    }
    return worst
  }

  private static func fit(_ part: String, _ text: String) -> Int? {
    var before: Character = " "
    var rest = Substring(text)
    var inside = false
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        if !before.isLetter && !before.isNumber { return 0 }
        inside = true
      }
      before = rest.removeFirst()
    }
    if inside { return 1 }
    var letters = Substring(part)
    for character in text where character == letters.first { letters.removeFirst() }
    return letters.isEmpty ? 2 : nil
  }
}
