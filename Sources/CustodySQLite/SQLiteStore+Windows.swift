import CustodyDomain
import GRDB

extension Sort {
  /// The columns of the order, each ascending; the last is the id, so no two rows are equal.
  var columns: [String] {
    switch self {
    case .risk: ["i.risk_key", "i.last_key", "i.id"]
    case .name: ["i.name", "i.id"]
    case .lastUsed: ["i.last_key", "i.id"]
    case .expires: ["i.expires_key", "i.id"]
    case .created: ["i.created_key", "i.id"]
    case .owner: ["i.owner", "i.id"]
    case .changed: ["i.changed_key", "i.id"]
    }
  }

  /// A row's place in the order.
  func key(_ row: ItemRow) -> [any DatabaseValueConvertible] {
    switch self {
    case .risk: [-row.score, SortKey.lastUsed(row.usage), row.id.text]
    case .name: [row.name, row.id.text]
    case .lastUsed: [SortKey.lastUsed(row.usage), row.id.text]
    case .expires: [SortKey.expires(row.expires), row.id.text]
    case .created: [SortKey.created(row.created), row.id.text]
    case .owner: [row.owner ?? "", row.id.text]
    case .changed: [-row.changed, row.id.text]
    }
  }
}

extension SQLiteStore {
  /// A piece of the list of items.
  public func rows(_ window: Window, now: Instant) throws -> [ItemRow] {
    try read { db in
      let condition = try compiler(db, now, .window).condition(window.query)
      let columns = window.sort.columns
      func fetch(_ edge: Condition?, backwards: Bool) throws -> [ItemRow] {
        let all = Condition.all([condition] + (edge.map { [$0] } ?? []))
        let order = columns.map { backwards ? $0 + " DESC" : $0 }.joined(separator: ", ")
        let rows = try Row.fetchAll(
          try db.cachedStatement(
            sql: """
              SELECT \(ItemRow.selection) FROM item i
              WHERE \(all.sql) ORDER BY \(order) LIMIT ?
              """), arguments: StatementArguments(all.values + [max(0, window.limit)])
        ).map(ItemRow.init(stored:))
        return try SQLiteStore.withReview(backwards ? rows.reversed() : rows, db)
      }
      switch window.anchor {
      case .first: return try fetch(nil, backwards: false)
      case .last: return try fetch(nil, backwards: true)
      case .after(let row):
        return try fetch(window.sort.edge(">", window.sort.key(row)), backwards: false)
      case .before(let row):
        return try fetch(window.sort.edge("<", window.sort.key(row)), backwards: true)
      case .from(let id):
        let all = Condition.all([condition, Condition("i.id = ?", id.text)])
        let key = try Row.fetchOne(
          db,
          sql: "SELECT \(columns.joined(separator: ", ")) FROM item i WHERE \(all.sql)",
          arguments: StatementArguments(all.values))
        guard let key else { return try fetch(nil, backwards: false) }
        return try fetch(
          window.sort.edge(">=", key.databaseValues.map { $0 }), backwards: false)
      }
    }
  }

  /// The same for several queries, in their order.
  public func counts(_ queries: [Query], now: Instant) throws -> [Int] {
    guard !queries.isEmpty else { return [] }
    return try read { db in
      let compiler = compiler(db, now, .whole)
      let conditions = try queries.map { try compiler.condition($0) }
      // Each by itself would read all rows again, because few of the conditions have an index.
      let sums = conditions.map { "count(*) FILTER (WHERE \($0.sql))" }
      let row = try Row.fetchOne(
        db, sql: "SELECT \(sums.joined(separator: ", ")) FROM item i",
        arguments: StatementArguments(conditions.flatMap(\.values)))
      return queries.indices.map { row?[$0] ?? 0 }
    }
  }

  /// How many items a query holds.
  public func count(_ query: Query, now: Instant) throws -> Int {
    try read { db in
      let condition = try compiler(db, now, .whole).condition(query)
      return try Int.fetchOne(
        try db.cachedStatement(sql: "SELECT count(*) FROM item i WHERE \(condition.sql)"),
        arguments: StatementArguments(condition.values)) ?? 0
    }
  }

  /// How many rows of the list stand before this row (0 for the first).
  public func position(
    of row: ItemRow, in query: Query, sort: Sort, now: Instant
  ) throws -> Int {
    try read { db in
      let condition = Condition.all([
        try compiler(db, now, .whole).condition(query), sort.edge("<", sort.key(row)),
      ])
      return try Int.fetchOne(
        try db.cachedStatement(sql: "SELECT count(*) FROM item i WHERE \(condition.sql)"),
        arguments: StatementArguments(condition.values)) ?? 0
    }
  }

  func compiler(
    _ db: Database, _ now: Instant, _ purpose: QueryCompiler.Purpose
  ) -> QueryCompiler {
    QueryCompiler(
      db: db, account: options.account, reviewer: options.person, now: now, purpose: purpose)
  }
}

extension Sort {
  fileprivate func edge(_ sign: String, _ key: [any DatabaseValueConvertible]) -> Condition {
    let marks = Array(repeating: "?", count: key.count).joined(separator: ", ")
    return Condition(
      sql: "(\(columns.joined(separator: ", "))) \(sign) (\(marks))", values: key)
  }
}

extension ItemRow {
  /// What a row is read from: `item i`; drafts are added to it. A principal whom a directory knows has its id
  /// there, as in `PeopleIndex`.
  static let selection = """
    i.id, i.version, i.kind, i.source, i.name, i.tool_name, i.ai,
    coalesce((SELECT person FROM alias WHERE alias = lower(i.principal)
      ORDER BY person <> alias, person LIMIT 1), i.principal), i.reaches, i.owner,
    i.owner_left, i.expiry, i.expires, i.usage, i.last_used, i.created, i.risk, i.score, i.reach,
    i.tier, i.verdict, i.links, i.state, i.until, i.changed_key
    """

  /// Reads a row of `selection`, without its drafts.
  init(stored row: Row) throws {
    func moment(_ index: Int) -> Instant? { (row[index] as Int64?).map(Instant.init(seconds:)) }
    let owner: String = row[9]
    let expires: Expiry =
      switch row[11] as String {
      case "at": moment(12).map(Expiry.at) ?? .unknown
      case "never": .never
      default: .unknown
      }
    let usage: Usage =
      switch row[13] as String {
      case "seen": moment(14).map(Usage.seen) ?? .unknown
      case "never": .never
      default: .unknown
      }
    let links: Int = row[21]
    self.init(
      id: ItemID(row[0]), version: row[1], kind: ItemKind(rawValue: row[2]) ?? .application,
      source: row[3], name: row[4], tool: row[5], ai: row[6], principal: row[7], reaches: row[8],
      owner: owner.isEmpty ? nil : owner, ownerLeft: row[10], expires: expires, usage: usage,
      created: moment(15), risk: Severity(rawValue: row[16]) ?? .none, score: row[17],
      reach: Reach(rawValue: row[18]) ?? .basic, tier: Tier(rawValue: row[19]) ?? .strict,
      verdict: Verdict(rawValue: row[20]) ?? .none,
      links: CustodyChain.Step.allCases.indices.map { links & 1 << $0 != 0 },
      state: ReviewState(rawValue: row[22]) ?? .open, until: moment(23),
      changed: -(row[24] as Int))
  }
}
