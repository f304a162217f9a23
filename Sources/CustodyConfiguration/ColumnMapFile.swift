import CustodyDomain
import Foundation
import TOMLKit

/// Reads a column map from TOML (`custody import --map FILE`; README, "Any other CSV").
public enum ColumnMapFile {
  private static let keys = [
    "record", "source", "tenant", "delimiter", "zone", "dates", "rows", "complete", "empty",
    "columns", "fixed", "words", "skip", "only",
  ]

  /// Reads a map.
  ///
  /// - Throws: `ConfigurationError` for syntax, unknown keys and members, wrong values, members that nothing
  ///   fills and members that are filled twice, with the line.
  public static func load(text: String, path: String) throws(ConfigurationError) -> ColumnMap {
    let document = try TOMLDocument(text: text, path: path)
    try document.checkKeys(of: document.table, at: "", known: keys)
    var map = ColumnMap(
      record: try required("record", "item", document),
      source: try required("source", "netskope", document))
    map.tenant = try document.string(document.table, "tenant")
    map.delimiter = try delimiter(document)
    map.zone = try zone(document)
    map.dates = try word("dates", document) ?? .iso
    map.rows = try word("rows", document) ?? .list
    map.isComplete = try document.bool(document.table, "complete") ?? false
    if let empty = try document.strings(document.table, "empty") {
      map.empty = Set(empty.map { $0.lowercased() })
    }
    if let table = try document.table("columns") {
      for leaf in try leaves(of: table, at: "columns", document, isLeaf: isFilling) {
        map.columns[leaf.path] = try filling(leaf.value, "columns.\(leaf.path)", document)
      }
    }
    if let table = try document.table("fixed") {
      for leaf in try leaves(of: table, at: "fixed", document, isLeaf: { $0.table == nil }) {
        map.fixed[leaf.path] = try texts(leaf.value, "fixed.\(leaf.path)", document)
      }
    }
    if let table = try document.table("words") {
      for leaf in try leaves(of: table, at: "words", document, isLeaf: isWords) {
        map.words[leaf.path] = try words(leaf.value, "words.\(leaf.path)", document)
      }
    }
    map.skip = try values("skip", document)
    map.only = try values("only", document)
    do { try map.check() } catch {
      throw document.error(error.key, error.message, error.hint)
    }
    return map
  }

  private static func required(
    _ key: String, _ example: String, _ document: TOMLDocument
  ) throws(ConfigurationError) -> String {
    guard let text = try document.string(document.table, key) else {
      throw document.error(key, "there is no '\(key)'", "write \(key) = \"\(example)\" at the top")
    }
    return text
  }

  private static func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ document: TOMLDocument
  ) throws(ConfigurationError) -> Word? where Word.RawValue == String {
    guard let text = try document.string(document.table, key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    throw document.error(
      key, "'\(key)' is '\(text)'", nearestHint(to: text, among: Word.allCases.map(\.rawValue)))
  }

  private static func delimiter(_ document: TOMLDocument) throws(ConfigurationError) -> Character? {
    guard let text = try document.string(document.table, "delimiter") else { return nil }
    guard let first = text.first, text.count == 1, ",;|\t".contains(first) else {
      throw document.error(
        "delimiter", "'\(text)' parts no cells", "write \",\" or \";\" or \"|\" or \"\\t\"")
    }
    return first
  }

  private static func zone(_ document: TOMLDocument) throws(ConfigurationError) -> TimeZone {
    guard let name = try document.string(document.table, "zone") else { return .gmt }
    if name == "UTC" { return .gmt }
    // Abbreviations mean several zones each; a name of the tz database means one.
    guard name.contains("/"), let zone = TimeZone(identifier: name) else {
      let known = TimeZone.knownTimeZoneIdentifiers
      throw document.error(
        "zone", "no zone '\(name)'",
        nearest(to: name, among: known).map { "the nearest is '\($0)'" }
          ?? "write it like \"Europe/Berlin\"; without one, times are UTC")
    }
    return zone
  }

  /// A value with its path from the table down; dotted keys make tables in tables.
  private typealias Leaf = (path: String, value: any TOMLValueConvertible)

  private static func leaves(
    of table: TOMLTable, at prefix: String, _ document: TOMLDocument, path: String = "",
    isLeaf: (any TOMLValueConvertible) -> Bool
  ) throws(ConfigurationError) -> [Leaf] {
    var found: [Leaf] = []
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      let inner = path.isEmpty ? key : "\(path).\(key)"
      if isLeaf(value) {
        found.append((inner, value))
      } else if let nested = value.table {
        found += try leaves(of: nested, at: prefix, document, path: inner, isLeaf: isLeaf)
      } else {
        throw document.error(
          "\(prefix).\(inner)", "'\(inner)' is no table", "write [\(prefix).\(inner)] above it")
      }
    }
    return found
  }

  private static func isFilling(_ value: any TOMLValueConvertible) -> Bool {
    value.table.map { $0["column"] != nil || $0["split"] != nil } ?? true
  }

  private static func isWords(_ value: any TOMLValueConvertible) -> Bool {
    guard let table = value.table else { return false }
    return table.keys.allSatisfy { table[$0]?.table == nil }
  }

  /// `"Column"`, `"{A}/{B}"`, `["A", "B"]` or `{ column = "A", split = ";" }`.
  private static func filling(
    _ value: any TOMLValueConvertible, _ place: String, _ document: TOMLDocument
  ) throws(ConfigurationError) -> ColumnMap.Filling {
    guard let table = value.table else {
      var templates: [ColumnTemplate] = []
      for text in try texts(value, place, document) {
        guard let template = ColumnTemplate(text) else {
          throw document.error(
            place, "'\(text)' is no column and no template",
            "write \"Column\", or \"{One}/{Other}\", or { column = \"odd {name}\" }")
        }
        templates.append(template)
      }
      guard !templates.isEmpty else {
        throw document.error(place, "'\(place)' names no column", "write \"Column\"")
      }
      return ColumnMap.Filling(templates)
    }
    try document.checkKeys(of: table, at: place, known: ["column", "split"])
    guard let column = try document.string(table, "column", at: place), !column.isEmpty else {
      throw document.error(place, "'\(place)' names no column", "write { column = \"Column\" }")
    }
    let templates = [ColumnTemplate(column: column)]
    guard let split = try document.string(table, "split", at: place) else {
      return ColumnMap.Filling(templates)
    }
    return ColumnMap.Filling(templates, split: split)
  }

  /// One value or a list of them, as texts: `true` and `3` are theirs.
  private static func texts(
    _ value: any TOMLValueConvertible, _ place: String, _ document: TOMLDocument
  ) throws(ConfigurationError) -> [String] {
    func text(_ value: any TOMLValueConvertible) -> String? {
      value.string ?? value.bool.map { String($0) } ?? value.int.map { String($0) }
    }
    if let one = text(value) { return [one] }
    let all = value.array.map { array in (0..<array.count).map { text(array[$0]) } }
    guard let all, !all.contains(nil) else {
      throw document.error(
        place, "'\(place)' has a wrong value", "write text, or a list like [\"a\", \"b\"]")
    }
    return all.compactMap(\.self)
  }

  private static func words(
    _ value: any TOMLValueConvertible, _ place: String, _ document: TOMLDocument
  ) throws(ConfigurationError) -> [String: String] {
    var words: [String: String] = [:]
    guard let table = value.table else { return words }
    for theirs in table.keys {
      guard let inner = table[theirs],
        let ours = try texts(inner, "\(place).\(theirs)", document).first
      else { continue }
      words[theirs.lowercased()] = ours
    }
    return words
  }

  private static func values(
    _ key: String, _ document: TOMLDocument
  ) throws(ConfigurationError) -> [String: [String]] {
    var values: [String: [String]] = [:]
    guard let table = try document.table(key) else { return values }
    for column in table.keys {
      guard let value = table[column] else { continue }
      values[column] = try texts(value, "\(key).\(column)", document)
    }
    return values
  }
}
