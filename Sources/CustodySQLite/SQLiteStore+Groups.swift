import CustodyDomain
import GRDB

extension SQLiteStore {
  /// The lines of a panel of groups, at most `limit`; only groups with a match of `query`.
  public func groups(
    _ panel: GroupPanel, query: Query, limit: Int, now: Instant
  ) throws -> [GroupRow] {
    try read { db in
      let grouping = Grouped(db: db, now: now, limit: limit, query: query)
      let compiler = compiler(db, now, .whole)
      switch panel {
      case .tools:
        return try grouping.lines(
          key: "i.tool_id", label: "max(i.tool_name)", detail: "max(i.tool_vendor)",
          try compiler.condition(
            query.and(Query([.init(field: .ai, values: [.text("yes")])]))
          ).and("i.tool_id IS NOT NULL"), field: .tool, order: Grouped.worstFirst,
          more: Grouped.spread)
      case .integrations:
        return try grouping.withParts(
          grouping.lines(
            key: "i.app_key", label: "max(i.name)", detail: "max(i.publisher)",
            try compiler.condition(query).and("i.kind IN ('oauth-grant', 'application')"),
            field: .app, order: Grouped.worstFirst, more: Grouped.spread))
      case .owners: return try grouping.owners(try compiler.condition(query))
      case .findings: return try grouping.findings(try compiler.condition(query))
      case .by(let property):
        return try grouping.lines(property, try compiler.condition(query))
      }
    }
  }
}

/// Groups of items by SQL's aggregates.
struct Grouped {
  let db: Database
  let now: Instant
  let limit: Int
  let query: Query

  /// How much waits in a group outranks its score, whose steps are finer than the word that is shown.
  static let worstFirst = "risk DESC, open DESC, items DESC, score DESC, label, key"

  /// Drafts are counted only where there are any: of a million items few have one.
  static let numbers = """
    count(*) AS items, coalesce(sum(i.state = 'open'), 0) AS open,
    coalesce(sum(CASE WHEN i.id IN (SELECT d.item FROM draft d)
      THEN (SELECT count(*) FROM draft e WHERE e.item = i.id) END), 0) AS drafts,
    coalesce(sum(\(QueryCompiler.ownerless)), 0) AS ownerless, coalesce(sum(i.tier = 'strict'), 0) AS strict,
    count(DISTINCT i.principal) AS people, max(i.ai) AS ai, max(i.risk) AS risk,
    max(i.score) AS score, max(i.last_used) AS used, group_concat(DISTINCT i.source) AS sources
    """

  /// One line for each value of `key`.
  func lines(
    key: String, label: String, detail: String, _ condition: Condition, field: Query.Field,
    order: String, more: String = ""
  ) throws -> [GroupRow] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT coalesce(\(key), '') AS key, coalesce(\(label), '') AS label, \(detail) AS detail,
          \(Grouped.numbers)\(more)
        FROM item i WHERE \(condition.sql) GROUP BY 1 ORDER BY \(order) LIMIT ?
        """, arguments: StatementArguments(condition.values + [limit])
    ).map { row in
      try spread(group(row, value: { [.text($0)] }, field: field), row)
    }
  }

  /// A list grouped by one of its properties; those without it last.
  func lines(_ property: Grouping, _ condition: Condition) throws -> [GroupRow] {
    let plain = "key = '', \(Grouped.worstFirst)"
    func by(_ column: String, _ field: Query.Field, label: String? = nil) throws -> [GroupRow] {
      try lines(
        key: column, label: label ?? "max(\(column))", detail: "NULL", condition, field: field,
        order: plain)
    }
    switch property {
    case .tool: return try by("i.tool_id", .tool, label: "max(i.tool_name)")
    case .owner:
      let lines = try lines(
        key: "i.owner", label: "max(i.owner)", detail: "NULL", condition, field: .owner,
        order: "key <> '', \(Grouped.worstFirst)")
      return try lines.map(named)
    case .source: return try by("i.source", .source)
    case .kind: return try by("i.kind", .kind)
    case .publisher: return try by("i.publisher", .publisher)
    case .tenant: return try by("i.tenant", .tenant)
    case .tier:
      return try lines(
        key: "i.tier", label: "i.tier", detail: "NULL", condition, field: .tier,
        order: "key = 'light', key = 'standard'")
    case .risk:
      return try Row.fetchAll(
        db,
        sql: """
          SELECT CAST(i.risk AS TEXT) AS key, '' AS label, NULL AS detail, \(Grouped.numbers)
          FROM item i WHERE \(condition.sql) GROUP BY i.risk ORDER BY i.risk DESC LIMIT ?
          """, arguments: StatementArguments(condition.values + [limit])
      ).map { row in
        let severity = Severity(rawValue: row["risk"]) ?? .none
        var line = try group(
          row, value: { _ in [.rank(severity.rawValue, .exactly)] }, field: .risk)
        (line.key, line.label) = (severity.word, severity.word)
        return line
      }
    }
  }

  /// One line a rule, worst first.
  func findings(_ condition: Condition) throws -> [GroupRow] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT u.id AS key, u.id AS label, NULL AS detail, \(Grouped.numbers),
          max(f.severity) AS worst
        FROM finding f JOIN rule u ON u.n = f.rule JOIN item i ON i.n = f.item
        WHERE \(condition.sql) GROUP BY f.rule
        ORDER BY worst DESC, items DESC, key LIMIT ?
        """, arguments: StatementArguments(condition.values + [limit])
    ).map { row in
      var line = try group(row, value: { [.text($0)] }, field: .finding)
      line.risk = Severity(rawValue: row["worst"]) ?? .none
      let rule = RuleCatalogue.all.first { $0.id == line.key }
      line.detail = rule?.title
      return line
    }
  }

  func group(
    _ row: Row, value: (String) -> [Query.Value], field: Query.Field
  ) throws -> GroupRow {
    let key: String = row["key"]
    return GroupRow(
      key: key, label: row["label"], detail: row["detail"], count: row["items"],
      open: row["open"], drafts: row["drafts"], ownerless: row["ownerless"],
      strict: row["strict"], people: row["people"], ai: row["ai"] == 1,
      sources: (row["sources"] as String? ?? "").split(separator: ",").map(String.init).sorted(),
      risk: Severity(rawValue: row["risk"]) ?? .none, score: row["score"],
      lastUsed: (row["used"] as Int64?).map(Instant.init(seconds:)),
      query: query.and(
        Query([.init(field: field, values: key.isEmpty ? [.none] : value(key))])))
  }

  func named(_ line: GroupRow) throws -> GroupRow {
    guard !line.key.isEmpty, let person = try PeopleIndex.merged(line.key, db) else { return line }
    var line = line
    line.label = person.name
    line.detail = person.team
    line.left = person.hasLeft(now)
    return line
  }
}

extension Condition {
  func and(_ sql: String) -> Condition {
    Condition(sql: "\(self.sql) AND \(sql)", values: values)
  }
}
