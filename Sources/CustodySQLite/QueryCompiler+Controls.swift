import CustodyDomain

/// Fields about controls: what findings are evidence for, and what is claimed for items.
extension QueryCompiler {
  /// Items with a finding that cites a control.
  func control(_ value: Query.Value) throws -> Condition {
    let word = word(value)
    guard word != "none", word != "unknown" else { return try finding(.none) }
    let rules = RuleCatalogue.all.filter { rule in
      rule.controls.contains { QueryCompiler.fits(TextFolding.folded($0), word) }
    }
    if rules.isEmpty { return .never }
    let fits = QueryCompiler.among("u.id", rules.map(\.id))
    return try members(
      of: "finding f", item: "f.item",
      Condition(sql: "f.rule IN (SELECT u.n FROM rule u WHERE \(fits.sql))", values: fits.values))
  }

  /// Items with a control that works by something, or with none of which that is known.
  func mechanism(_ value: Query.Value) -> Condition {
    let column = "json_extract(r.body, '$.mechanism')"
    let claimed = "SELECT 1 FROM record r WHERE r.item = i.id AND r.kind = 'control'"
    switch value {
    case .none, .unknown, .text(""):
      return Condition("NOT EXISTS (\(claimed) AND coalesce(\(column), '') <> '')")
    default:
      let fits = text(column, value)
      guard purpose == .whole else {
        return Condition(sql: "EXISTS (\(claimed) AND \(fits.sql))", values: fits.values)
      }
      return Condition(
        sql: "i.id IN (SELECT r.item FROM record r WHERE r.kind = 'control' AND \(fits.sql))",
        values: fits.values)
    }
  }

  /// Whether a folded text is like a folded pattern, in which `*` stands for any run of characters.
  static func fits(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return text == pattern
    }
    guard text.hasPrefix(first), text.count >= first.count + last.count, text.hasSuffix(last)
    else { return false }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
