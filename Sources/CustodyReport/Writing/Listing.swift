/// What one column of a listing shows of a row.
public struct Column<Row>: Sendable {
  /// The member's name in JSON and the column's in CSV.
  public let key: String
  /// The heading in tables; nil where the table leaves the column out.
  public let title: String?
  /// Whether the table sets it to the right, as numbers are.
  public let right: Bool
  /// Whether the table never cuts it: what a reader copies, such as a path.
  public let whole: Bool
  /// The value in JSON.
  public let value: @Sendable (Row) -> JSON
  /// The value as text, where it differs from the JSON value's.
  public let text: (@Sendable (Row) -> String)?

  /// A column.
  public init(
    _ key: String, title: String? = nil, right: Bool = false, whole: Bool = false,
    text: (@Sendable (Row) -> String)? = nil, value: @escaping @Sendable (Row) -> JSON
  ) {
    self.key = key
    self.title = title
    self.right = right
    self.whole = whole
    self.value = value
    self.text = text
  }

  func plain(_ row: Row) -> String { text?(row) ?? value(row).plain }
}

/// A list of rows that is written as a table, JSON, JSON Lines or CSV from one list of columns.
public struct Listing<Row>: Sendable {
  /// The contract's name, for example `custody.items/1`.
  public let schema: String
  /// The member that holds the rows.
  public let member: String
  /// The columns, in the order of the contract.
  public let columns: [Column<Row>]

  /// A listing.
  public init(schema: String, member: String, columns: [Column<Row>]) {
    self.schema = schema
    self.member = member
    self.columns = columns
  }
}

/// How rows are written.
public enum ListingFormat: String, CaseIterable, Sendable { case table, json, jsonl, csv }

extension JSON {
  /// The value in a cell: lists by blanks, members of objects by colons, nothing for null.
  var plain: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "yes" : "no"
    case .int(let value): String(value)
    case .string(let value): value
    case .array(let values): values.map(\.plain).joined(separator: " ")
    case .object(let members): members.map(\.1.plain).filter { !$0.isEmpty }.joined(separator: ":")
    }
  }
}
