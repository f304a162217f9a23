import Foundation

/// How the rows of somebody's CSV become custody records: which column says what.
///
/// A pure value: `ColumnMapFile` reads it from TOML, the importer applies it, and `MapProposal` writes one
/// for a file. Members are named by their path in the record, `keys.clientID`.
public struct ColumnMap: Hashable, Sendable {
  /// Which number of a date such as 03/04/2026 is the day.
  public enum Dates: String, CaseIterable, Sendable {
    case iso
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }

  /// What a row is.
  public enum Rows: String, CaseIterable, Sendable {
    /// One thing, as it is now: no two rows are of the same.
    case list
    /// Something that was seen: many rows may be of one item, whose last use is the latest of them.
    case log
  }

  /// Where a member's value comes from.
  public struct Filling: Hashable, Sendable {
    /// Columns or templates: for a list all of them count, else the first that isn't empty.
    public var templates: [ColumnTemplate]
    /// The characters that part the values of a list in one cell.
    public var split: String
    /// A filling.
    public init(_ templates: [ColumnTemplate], split: String = " ,;\t\r\n") {
      self.templates = templates
      self.split = split
    }
  }

  /// The kind of record that each row is: `item`, `person`, `event`, …
  public var record: String
  /// The system that the rows are from, in lower case.
  public var source: String
  /// The tenant of all rows.
  public var tenant: String?
  /// What parts the cells; nil to find out.
  public var delimiter: Character?
  /// The zone of times that don't say theirs.
  public var zone: TimeZone
  /// The order of dates in numbers.
  public var dates: Dates
  /// What a row is.
  public var rows: Rows
  /// Whether the file holds every item of the source, so that what it lacks has departed.
  public var isComplete: Bool
  /// Words that stand for an empty cell, in lower case.
  public var empty: Set<String>
  /// Members with what fills them, by path.
  public var columns: [String: Filling]
  /// Members with the same values in each row, by path.
  public var fixed: [String: [String]]
  /// For a member, by path, the file's words in lower case and ours; an empty one leaves the member out.
  public var words: [String: [String: String]]
  /// Values of columns by which a row is passed over.
  public var skip: [String: [String]]
  /// Values of columns without one of which a row is passed over.
  public var only: [String: [String]]

  /// What an empty cell is also written as, unless a map says otherwise.
  public static let usualEmpty: Set<String> = ["-", "n/a", "null", "none", "unknown"]

  /// A map with everything at its default.
  public init(record: String, source: String) {
    self.record = record
    self.source = source
    zone = .gmt
    dates = .iso
    rows = .list
    isComplete = false
    empty = ColumnMap.usualEmpty
    columns = [:]
    fixed = [:]
    words = [:]
    skip = [:]
    only = [:]
  }

  /// The columns that the file must have, each with the key of the map that names it, in the order of keys.
  public var neededColumns: [(column: String, key: String)] {
    var needed: [(column: String, key: String)] = []
    for (path, filling) in columns.sorted(by: { $0.key < $1.key }) {
      for column in filling.templates.flatMap(\.columns) {
        needed.append((column, "columns.\(path)"))
      }
    }
    for column in skip.keys.sorted() { needed.append((column, "skip.\(column)")) }
    for column in only.keys.sorted() { needed.append((column, "only.\(column)")) }
    return needed
  }
}

/// A column, or a text with columns in it: `{User}/{App}`.
public struct ColumnTemplate: Hashable, Sendable {
  /// A piece of a template.
  public enum Part: Hashable, Sendable {
    case text(String)
    case column(String)
  }

  /// The pieces in order.
  public let parts: [Part]

  /// The column of exactly this name, whatever is in it.
  public init(column: String) { parts = [.column(column)] }

  /// A column's name, or a template, if there are braces in it.
  ///
  /// - Returns: nil for braces that don't pair or hold nothing.
  public init?(_ text: String) {
    guard text.contains("{") || text.contains("}") else {
      guard !text.isEmpty else { return nil }
      parts = [.column(text)]
      return
    }
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      let before = rest[..<open]
      guard !before.contains("}") else { return nil }
      if !before.isEmpty { parts.append(.text(String(before))) }
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}"), close > inner.startIndex,
        !inner[..<close].contains("{")
      else { return nil }
      parts.append(.column(String(inner[..<close])))
      rest = inner[inner.index(after: close)...]
    }
    guard !rest.contains("}") else { return nil }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The columns in it.
  public var columns: [String] {
    parts.compactMap { if case .column(let name) = $0 { name } else { nil } }
  }

  /// Whether it is one column and nothing else.
  public var isColumn: Bool { parts.count == 1 }
}
