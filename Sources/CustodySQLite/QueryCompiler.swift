import CustodyDomain
import GRDB

/// A condition of SQL with its values; values are always bound, never written into the text.
struct Condition {
  var sql: String
  var values: [(any DatabaseValueConvertible)?]

  init(_ sql: String, _ values: (any DatabaseValueConvertible)?...) {
    self.sql = sql
    self.values = values
  }

  init(sql: String, values: [(any DatabaseValueConvertible)?]) {
    self.sql = sql
    self.values = values
  }

  static var never: Condition { Condition("0") }

  static func all(_ conditions: [Condition]) -> Condition {
    Condition(
      sql: conditions.isEmpty ? "1" : conditions.map(\.sql).joined(separator: " AND "),
      values: conditions.flatMap(\.values))
  }

  static func any(_ conditions: [Condition]) -> Condition {
    if conditions.count == 1 { return conditions[0] }
    return Condition(
      sql: "(" + conditions.map { "(\($0.sql))" }.joined(separator: " OR ") + ")",
      values: conditions.flatMap(\.values))
  }

  /// Also true where the condition can't be told.
  var negated: Condition { Condition(sql: "NOT coalesce((\(sql)), 0)", values: values) }
}

/// Turns queries into conditions over `item i`, at a moment and for an account.
struct QueryCompiler {
  /// What the condition is for.
  enum Purpose {
    /// The first rows in an order: what matches often is best tested row by row.
    case window
    /// All rows: what matches is best gathered first.
    case whole
  }

  let db: Database
  let account: String
  /// The person behind it, where the configuration knows one.
  let reviewer: String?
  let now: Instant
  let purpose: Purpose

  /// How many matches are gathered for a window; more are common enough to meet while walking.
  static let few = 2000

  /// The condition for a query. Departed and removed items are left out unless a `state:` or a
  /// `change:` term asks.
  func condition(_ query: Query) throws -> Condition {
    let states = query.terms.filter { $0.field == .state && !$0.negated }
    let gone = ["departed", "removed", "decided"]
    let hidden = states.contains { term in
      term.values.contains { value in
        if case .text(let word) = value { gone.contains(word) || word.contains("*") } else { false }
      }
    }
    // What departed is among what an import did, and among what came of a campaign's items.
    let changes = query.terms.contains {
      ($0.field == .change || $0.field == .outcome) && !$0.negated
    }
    var parts = hidden || changes ? [] : [Condition("i.hidden = 0")]
    let since = try query.terms.contains { $0.field == .change } ? first(since: query) : nil
    // `owner:ana role:iam` is one question about one ownership.
    let roles = query.terms.first { $0.field == .role && !$0.negated }
    let joined = query.terms.contains { $0.field == .owner && !$0.negated }
    for term in query.terms {
      if joined, let roles, term == roles { continue }
      let values = try term.values.map { value in
        switch term.field {
        case .owner: try owner(value, roles: roles?.values ?? [])
        case .change: try change(value, since: since)
        case .outcome: outcome(value, in: query)
        case .asked: try asked(value, in: query)
        default: try condition(term.field, value)
        }
      }
      let any = Condition.any(values)
      parts.append(
        term.negated ? any.negated : Condition(sql: "(\(any.sql))", values: any.values))
    }
    return .all(parts)
  }

  private func condition(_ field: Query.Field?, _ value: Query.Value) throws -> Condition {
    guard let field else {
      if case .text(let text) = value { return try freeText(text) }
      return .never
    }
    switch field {
    case .id: return text("i.id", value, lower: true)
    case .kind: return text("i.kind", value, lower: true)
    case .tool: return try tool(value)
    case .vendor: return text("i.tool_vendor", value, inside: true)
    case .ai: return flag("i.ai", value)
    case .source: return text("i.source", value)
    case .tenant: return text("i.tenant", value)
    case .name: return text("i.name", value, inside: true)
    case .owner: return try owner(value, roles: [])
    case .lacks: return lacks(value)
    case .recommend: return Condition("i.advice = ?", word(value))
    case .role: return try owned(Condition("o.role = ?", word(value)))
    case .principal: return known("i.principal", value)
    case .holder: return known("i.holder", value)
    case .person: return try person(value)
    case .publisher: return text("i.publisher", value, inside: true)
    case .client: return text("i.client_id", value)
    case .scope: return try permission("a.scope", value, inside: false)
    case .resource: return try permission("a.resource", value, inside: true)
    case .permissionClass: return try permission("a.class", value, inside: false)
    case .risk: return rank("i.risk", value)
    case .score: return rank("i.score", value)
    case .reach: return rank("i.reach", value)
    case .tier: return text("i.tier", value, lower: true)
    case .verdict: return text("i.verdict", value, lower: true)
    case .missing: return missing(value)
    case .finding: return try finding(value)
    case .state: return state(value)
    case .status: return text("i.status", value, lower: true)
    case .draft: return draft(value)
    case .decided: return past("(SELECT r.at FROM review r WHERE r.item = i.id)", value)
    case .last: return lastUsed(value)
    case .created: return past("i.created", value)
    case .expires: return expires(value)
    case .rotation: return future("i.rotation_due", value)
    case .until: return future("i.until", value)
    case .acceptance: return acceptance(value)
    case .usage: return Condition("i.usage = ?", word(value))
    case .initiation: return fact("initiation", value, inside: false)
    case .acting: return fact("acting", value, inside: false)
    case .purpose: return fact("purpose", value, inside: true)
    case .credential: return text("i.credential", value, lower: true)
    case .management: return text("i.management", value, lower: true)
    case .consent: return text("i.consent", value, lower: true)
    case .browser: return browser(value)
    case .handling: return text("i.handling", value, lower: true)
    case .delegation: return text("i.delegation", value, lower: true)
    case .control: return try control(value)
    case .mechanism: return mechanism(value)
    case .embedded: return text("i.embedded_in", value, inside: true)
    case .app: return try app(value)
    case .change: return try change(value, since: nil)
    case .campaign: return campaign(value)
    case .outcome: return outcome(value, in: .all)
    case .asked: return try asked(value, in: .all)
    case .since: return try changed(since: value)
    }
  }

  // MARK: - Values

  /// A value as the word that was written.
  func word(_ value: Query.Value) -> String {
    switch value {
    case .text(let text): TextFolding.folded(text)
    case .none: "none"
    case .unknown: "unknown"
    case .never: "never"
    case .days, .date, .rank: ""
    }
  }

  /// A comparison with a column, without regard to case. Without `*` the whole value must fit, or with
  /// `inside` any part of it; `lower` columns hold lower case only.
  func text(
    _ column: String, _ value: Query.Value, inside: Bool = false, lower: Bool = false
  ) -> Condition {
    switch value {
    case .unknown: return Condition("coalesce(\(column), '') = ''")
    case .none where column != "i.verdict": return Condition("coalesce(\(column), '') = ''")
    case .text(""): return Condition("coalesce(\(column), '') = ''")
    default:
      let word = word(value)
      if inside || word.contains("*") {
        return Condition(
          "fold(\(column)) LIKE ? ESCAPE '\\'", QueryCompiler.pattern(word, inside: inside))
      }
      return Condition(lower ? "\(column) = ?" : "fold(\(column)) = ?", word)
    }
  }

  /// A LIKE pattern of folded text: `*` is any run, everything else stands for itself.
  static func pattern(_ text: String, inside: Bool) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*": pattern += "%"
      case "%", "_", "\\": pattern += "\\\(scalar)"
      default: pattern.unicodeScalars.append(scalar)
      }
    }
    return inside ? "%\(pattern)%" : pattern
  }

  func flag(_ column: String, _ value: Query.Value) -> Condition {
    switch word(value) {
    case "yes": Condition("\(column) = 1")
    case "no": Condition("\(column) = 0")
    default: Condition("\(column) IS NULL")
    }
  }

  func rank(_ column: String, _ value: Query.Value) -> Condition {
    guard case .rank(let rank, let bound) = value else { return .never }
    return switch bound {
    case .exactly: Condition("\(column) = ?", rank)
    case .atLeast: Condition("\(column) >= ?", rank)
    case .atMost: Condition("\(column) <= ?", rank)
    }
  }
}
