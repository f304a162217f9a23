import CustodyDomain

/// Where a CSV reader delivers: the header first, then the rows as records of texts.
protocol RowReceiver: RecordReceiver {
  func header(_ columns: Members, at place: Place) throws
  /// A row that doesn't fit the header.
  func wrongRow(_ reason: String, at place: Place) throws
}

/// Reads CSV as RFC 4180 has it: quotes, doubled quotes, line breaks inside quotes, CRLF or LF.
///
/// The delimiter (`,` `;` or tab) is the one most frequent in the header, unless the caller knows it. `#TYPE` before the header, as
/// Windows PowerShell writes it, is skipped.
///
/// Why not a library: exports are as large as JSON ones, and the ones at hand want the whole file in
/// memory; one reader for small and large files means that two can't disagree.
final class CSVReader: ByteReader {
  /// The most bytes of one row.
  private static let largest = 16 << 20
  /// The most columns, as many as a sheet of Excel has.
  private static let widest = 16_384

  private enum State { case start, plain, quoted, quoteInQuoted }
  private unowned let receiver: any RowReceiver
  private var bytes = ByteCheck()
  private var state = State.start
  private var delimiter: UInt8?
  private var columns: [String] = []
  private var field: [UInt8] = []
  private var row: [String] = []
  /// The cells of the row, also those that no column takes.
  private var cells = 0
  private var line = 1
  private var rowLine = 1
  private var quoteLine = 1
  private var size = 0
  /// The header's bytes until its end shows which delimiter it uses.
  private var head: [UInt8]? = []
  private var headQuoted = false

  let dropped = 0

  init(receiver: any RowReceiver, delimiter: UInt8? = nil) {
    self.receiver = receiver
    self.delimiter = delimiter
  }

  func read(_ piece: UnsafeRawBufferPointer) throws {
    try bytes.check(piece)
    for byte in piece {
      if head != nil { try sniff(byte) } else { try take(byte) }
    }
  }

  func finish() throws {
    try bytes.finish()
    if let bytes = head { try replay(bytes) }
    if state == .quoted {
      throw Refusal(
        "a quote that begins in line \(quoteLine) never ends", at: "line \(quoteLine)",
        hint: Refusal.again)
    }
    if state != .start || !row.isEmpty || !field.isEmpty { try endRow() }
  }

  /// Gathers the header line; then knows the delimiter and reads it.
  private func sniff(_ byte: UInt8) throws {
    head?.append(byte)
    if byte == 34 { headQuoted.toggle() }
    if (head?.count ?? 0) > CSVReader.largest {
      throw Refusal("the header is larger than 16 MiB", at: "line 1", hint: Refusal.again)
    }
    guard byte == 10, !headQuoted, let bytes = head else { return }
    if bytes.allSatisfy({ [32, 9, 10, 13].contains($0) }) || bytes.starts(with: Array("#TYPE".utf8))
    {
      head = []
      line += 1
      rowLine = line
      return
    }
    try replay(bytes)
  }

  private func replay(_ bytes: [UInt8]) throws {
    head = nil
    if bytes.count > 1, bytes.last != 10,
      zip(bytes, bytes.dropFirst()).contains(where: Self.isBareReturn)
    {
      throw Refusal(
        "the lines end in a bare carriage return, as on old Macs", at: "line 1",
        hint: "save it as CSV with LF or CRLF at the ends of lines")
    }
    guard delimiter == nil else { return try bytes.forEach(take) }
    let counts = [44, 59, 9].map { mark in (UInt8(mark), bytes.count { $0 == UInt8(mark) }) }
    delimiter = counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? 44
    for byte in bytes { try take(byte) }
  }

  private static func isBareReturn(_ pair: (UInt8, UInt8)) -> Bool {
    pair.0 == 13 && pair.1 != 13
  }

  private func take(_ byte: UInt8) throws {
    size += 1
    if size > CSVReader.largest {
      throw Refusal("one row is larger than 16 MiB", at: "line \(rowLine)", hint: Refusal.again)
    }
    if byte == 10 { line += 1 }
    switch (state, byte) {
    case (.quoted, 34): state = .quoteInQuoted
    case (.quoted, _): field.append(byte)
    case (.quoteInQuoted, 34):
      field.append(34)
      state = .quoted
    case (.start, 34):
      state = .quoted
      quoteLine = line
    case (_, 10):
      if state != .quoteInQuoted, field.last == 13 { field.removeLast() }
      try endRow()
    case (.quoteInQuoted, 13): break
    case (_, delimiter): try endField()
    case (.quoteInQuoted, _):
      throw Refusal(
        "text follows a closing quote", at: "line \(line)", hint: Refusal.again)
    default:
      field.append(byte)
      state = .plain
    }
  }

  private func endField() throws {
    cells += 1
    if columns.isEmpty, cells > CSVReader.widest {
      throw Refusal(
        "the header has more than \(CSVReader.widest) columns", at: "line \(rowLine)",
        hint: Refusal.again)
    }
    // What stands past the last column is counted, not kept.
    if columns.isEmpty || cells <= columns.count {
      row.append(String(decoding: field, as: UTF8.self))
    }
    field.removeAll(keepingCapacity: true)
    state = .start
  }

  private func endRow() throws {
    try endField()
    let texts = row
    let count = cells
    let place = Place(line: rowLine, record: nil)
    row.removeAll(keepingCapacity: true)
    cells = 0
    size = 0
    rowLine = line
    // A blank line is no row.
    if count == 1, texts[0].trimmed.isEmpty { return }
    if columns.isEmpty { return try header(texts, at: place) }
    guard count == columns.count else {
      let reason = "has \(count) cells where the header has \(columns.count)"
      return try receiver.wrongRow(reason, at: place)
    }
    var record = Members()
    for (column, text) in zip(columns, texts) { record.append(column, .text(text)) }
    try receiver.record(.object(record), at: place, bare: true)
  }

  private func header(_ cells: [String], at place: Place) throws {
    var names = Members()
    for cell in cells {
      let name = cell.trimmed
      if names.contains(name) {
        throw Refusal(
          "the column '\(name.prefix(60))' occurs twice", at: place.text, hint: Refusal.again)
      }
      names.append(name, .text(""))
    }
    columns = names.names
    try receiver.header(names, at: place)
  }
}
