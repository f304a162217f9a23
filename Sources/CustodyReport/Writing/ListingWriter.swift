/// Writes a listing piece by piece, so that a million rows never stand in memory.
public struct ListingWriter<Row> {
  private let listing: Listing<Row>
  private let format: ListingFormat
  private let door: TextDoor
  private let out: (String) throws -> Void
  private var written = 0
  private var widths: [Int] = []

  /// A writer; `out` gets the text in pieces, in order.
  public init(
    _ listing: Listing<Row>, format: ListingFormat, door: TextDoor,
    out: @escaping (String) throws -> Void
  ) {
    self.listing = listing
    self.format = format
    self.door = door
    self.out = out
  }

  /// Writes what stands before the rows: `head` becomes the first members of the JSON document.
  public func begin(_ head: [(String, JSON)]) throws {
    switch format {
    case .json:
      var text = JSON.object([("schema", .string(listing.schema))] + head).text
      text.removeLast()
      try out(text + "," + JSON.string(listing.member).text + ":[")
    case .csv: try out(CSV.record(listing.columns.map(\.key)))
    case .jsonl, .table: break
    }
  }

  /// Writes some rows. A table takes its column widths from the first piece, and cuts what is wider.
  public mutating func write(_ rows: [Row]) throws {
    guard !rows.isEmpty else { return }
    switch format {
    case .json, .jsonl:
      var text = ""
      for row in rows {
        if format == .json { text += written == 0 ? "\n" : ",\n" }
        object(row).write(to: &text)
        if format == .jsonl { text += "\n" }
        written += 1
      }
      try out(text)
    case .csv:
      try out(rows.map { row in CSV.record(listing.columns.map { $0.plain(row) }) }.joined())
      written += rows.count
    case .table: try table(rows)
    }
  }

  /// Writes what stands after the rows.
  public func end() throws {
    if format == .json { try out(written == 0 ? "]}\n" : "\n]}\n") }
  }

  private func object(_ row: Row) -> JSON {
    .object(listing.columns.map { ($0.key, $0.value(row)) })
  }

  private mutating func table(_ rows: [Row]) throws {
    let columns = listing.columns.filter { $0.title != nil }
    let cells = rows.map { row in columns.map { door.show($0.plain(row)) } }
    var text = ""
    if widths.isEmpty {
      widths = columns.indices.map { column in
        let widest = max(
          columns[column].title?.count ?? 0, cells.map { $0[column].cells }.max() ?? 0)
        return columns[column].whole ? widest : min(48, widest)
      }
      text += line(columns, columns.map { ($0.title ?? "", $0.title?.count ?? 0) })
    }
    for row in cells { text += line(columns, row) }
    written += rows.count
    try out(text)
  }

  private func cut(_ cell: (text: String, cells: Int), to width: Int) -> (
    text: String, cells: Int
  ) {
    guard cell.cells > width else { return cell }
    var text = Substring(cell.text)
    while !text.isEmpty {
      text.removeLast()
      let shown = door.show(text + "…")
      if shown.cells <= width { return shown }
    }
    return cell
  }

  private func line(_ columns: [Column<Row>], _ cells: [(text: String, cells: Int)]) -> String {
    var text = ""
    for (index, whole) in cells.enumerated() {
      let isLast = index == cells.count - 1
      let cell = isLast || columns[index].whole ? whole : cut(whole, to: widths[index])
      let gap = String(repeating: " ", count: max(0, widths[index] - cell.cells))
      text += (columns[index].right ? gap + cell.text : cell.text + gap) + "  "
    }
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}
