import CustodyDomain
import GRDB

/// Fields whose values lie in tables of their own.
extension QueryCompiler {
  /// A set of item numbers: gathered where it is small or all of it is wanted, else tested row by row.
  ///
  /// - Parameters:
  ///   - from: a table or join, from `FROM` on.
  ///   - item: the column that holds the item's number.
  func members(of from: String, item: String, _ condition: Condition) throws -> Condition {
    if purpose == .window {
      let found = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (SELECT 1 FROM \(from) WHERE \(condition.sql)
            LIMIT \(QueryCompiler.few + 1))
          """, arguments: StatementArguments(condition.values))
      if found ?? 0 > QueryCompiler.few {
        return Condition(
          sql: "EXISTS (SELECT 1 FROM \(from) WHERE \(item) = i.n AND \(condition.sql))",
          values: condition.values)
      }
    }
    return Condition(
      sql: "i.n IN (SELECT \(item) FROM \(from) WHERE \(condition.sql))",
      values: condition.values)
  }

  /// Tools by id or name. There are few, so they are looked up first and found by their index then.
  func tool(_ value: Query.Value) throws -> Condition {
    switch value {
    case .none, .unknown, .text(""): return Condition("i.tool_id IS NULL")
    default: break
    }
    let either = Condition.any([text("id", value), text("name", value)])
    let ids = try String.fetchAll(
      db,
      sql: """
        WITH RECURSIVE \(DistinctValues.known("tool_id", of: "item")), named (id, name) AS (
          SELECT value, (SELECT tool_name FROM item WHERE tool_id = known.value LIMIT 1) FROM known
          WHERE value IS NOT NULL
        )
        SELECT id FROM named WHERE \(either.sql)
        """, arguments: StatementArguments(either.values))
    return QueryCompiler.among("i.tool_id", ids)
  }

  /// A line of the Integrations panel: what is written as it stands, else without regard to case.
  func app(_ value: Query.Value) throws -> Condition {
    if case .text(let key) = value,
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM item WHERE app_key = ?)", arguments: [key]) == true
    {
      return Condition("i.app_key = ?", key)
    }
    return text("i.app_key", value)
  }

  static func among(_ column: String, _ values: [String]) -> Condition {
    guard values.count != 1 else { return Condition("\(column) = ?", values[0]) }
    let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
    return Condition(sql: "\(column) IN (\(marks))", values: values)
  }

  /// Items with an ownership that fits.
  func owned(_ condition: Condition) throws -> Condition {
    try members(of: "owner o", item: "o.item", condition)
  }

  /// No business owner, or none who is still here: a leaver stops being one (DESIGN.md section 2).
  static let ownerless = "(i.owner = '' OR i.owner_left = 1)"

  /// Owners in these roles; business owners where none is named.
  func owner(_ value: Query.Value, roles: [Query.Value]) throws -> Condition {
    let role = QueryCompiler.among(
      "o.role", roles.isEmpty ? [OwnerRole.business.rawValue] : roles.map(word))
    switch value {
    case .none, .unknown, .text(""):
      if roles.isEmpty { return Condition(QueryCompiler.ownerless) }
      return try owned(.all([role, Condition("o.left = 0")])).negated
    default:
      let word = word(value)
      let who =
        word.contains("*")
        ? text("o.person", value)
        : QueryCompiler.among("o.person", try spellings(word))
      return try owned(.all([who, role]))
    }
  }

  func permission(_ column: String, _ value: Query.Value, inside: Bool) throws -> Condition {
    switch value {
    case .none, .unknown, .text(""):
      return column == "a.scope"
        ? Condition("NOT EXISTS (SELECT 1 FROM permission p WHERE p.item = i.n)")
        : try members(
          of: "permission p", item: "p.item",
          Condition("p.access IN (SELECT a.n FROM access a WHERE \(column) = '')"))
    default:
      let fits = text(column, value, inside: inside)
      return try members(
        of: "permission p", item: "p.item",
        Condition(
          sql: "p.access IN (SELECT a.n FROM access a WHERE \(fits.sql))", values: fits.values))
    }
  }

  func finding(_ value: Query.Value) throws -> Condition {
    if word(value) == "none" {
      return Condition("NOT EXISTS (SELECT 1 FROM finding f WHERE f.item = i.n)")
    }
    let fits = text("u.id", value, lower: true)
    return try members(
      of: "finding f", item: "f.item",
      Condition(sql: "f.rule IN (SELECT u.n FROM rule u WHERE \(fits.sql))", values: fits.values))
  }

  // MARK: - Free text

  /// Text anywhere in name, ids, principal, publisher, tool and scopes. Three characters and more are
  /// found by their trigrams; each find is then looked at, since trigrams may stand apart.
  func freeText(_ text: String) throws -> Condition {
    let folded = TextFolding.folded(text)
    let stands =
      folded.contains("*")
      ? Condition("t.text LIKE ? ESCAPE '\\'", QueryCompiler.pattern(folded, inside: true))
      : Condition("instr(t.text, ?) > 0", folded)
    let grams = QueryCompiler.trigrams(folded)
    guard !grams.isEmpty else {
      return Condition(
        sql: "EXISTS (SELECT 1 FROM item_text t WHERE t.n = i.n AND \(stands.sql))",
        values: stands.values)
    }
    let match = grams.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
      .joined(separator: " AND ")
    if purpose == .window {
      let found = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?
            LIMIT \(QueryCompiler.few + 1))
          """, arguments: [match])
      if found ?? 0 > QueryCompiler.few {
        return Condition(
          sql: "EXISTS (SELECT 1 FROM item_text t WHERE t.n = i.n AND \(stands.sql))",
          values: stands.values)
      }
    }
    return Condition(
      sql: """
        i.n IN (SELECT s.rowid FROM search s CROSS JOIN item_text t ON t.n = s.rowid
          WHERE s.search MATCH ? AND \(stands.sql))
        """, values: [match] + stands.values)
  }

  /// The trigrams that cover a text's runs between wildcards.
  static func trigrams(_ text: String) -> [String] {
    var grams: [String] = []
    for run in text.split(separator: "*") {
      let scalars = Array(run.unicodeScalars)
      guard scalars.count >= 3 else { continue }
      var starts = Array(stride(from: 0, through: scalars.count - 3, by: 3))
      if starts.last != scalars.count - 3 { starts.append(scalars.count - 3) }
      for start in starts.prefix(20) {
        var gram = String.UnicodeScalarView()
        gram.append(contentsOf: scalars[start..<start + 3])
        grams.append(String(gram))
      }
    }
    return grams
  }
}
