import CustodyDomain

/// The header and the first rows of a CSV, for proposing a map.
struct CSVSample {
  /// How many rows are looked at.
  static let most = 1000

  var columns: [String] = []
  var rows: [[String]] = []
  /// The format that custody knows the file as without a map.
  var known: String?
  /// The name of the file without its folder.
  var file: String

  /// Reads the start of a file.
  ///
  /// - Throws: `ImportError` for what is no CSV.
  init(path: String) throws {
    file = path.split(separator: "/").last.map(String.init) ?? path
    let input = try InputFile.open(path: path)
    let gatherer = Gatherer()
    do {
      var start = FileStart()
      var reader: CSVReader?
      try input.read { piece in
        var rest = piece
        if reader == nil, let media = try start.media(of: &rest) {
          guard media == .csv else {
            throw Refusal(
              "this is \(media.word), and a column map is for CSV",
              hint: "custody import FILE looks for itself what it is")
          }
          reader = CSVReader(receiver: gatherer)
        }
        if !rest.isEmpty { try reader?.read(rest) }
      }
      try reader?.finish()
    } catch is Gatherer.Enough {
      // The rest of the file is read by the import.
    } catch let refusal as Refusal {
      throw ImportError.refused(
        path: path, at: refusal.at, reason: refusal.reason, hint: refusal.hint)
    }
    guard let header = gatherer.header else {
      throw ImportError.refused(
        path: path, at: nil, reason: "there is no header",
        hint: "the first line of a CSV names its columns")
    }
    columns = header.names
    rows = gatherer.rows
    known = (try? Recognition.format(of: header, media: .csv))?.about.name
  }

  /// A sample at hand.
  init(columns: [String], rows: [[String]], file: String) {
    self.columns = columns
    self.rows = rows
    self.file = file
  }

  /// The values of a column that aren't empty.
  func values(_ column: String) -> [String] {
    guard let place = columns.firstIndex(of: column) else { return [] }
    return rows.compactMap { row in
      let cell = row[place].trimmed
      return cell.isEmpty || ColumnMap.usualEmpty.contains(cell.lowercased()) ? nil : cell
    }
  }

  /// The different values of a column by how they are written first, without regard to case; nil where they
  /// are too many or too long for words of a fixed set.
  func words(_ column: String) -> [String]? {
    var words: [String] = []
    var seen: Set<String> = []
    for value in values(column) where seen.insert(value.lowercased()).inserted {
      guard value.unicodeScalars.count <= 40, words.count < 24 else { return nil }
      words.append(value)
    }
    return words
  }

  private final class Gatherer: RowReceiver {
    struct Enough: Error {}
    var header: Members?
    var rows: [[String]] = []

    func header(_ columns: Members, at place: Place) { header = columns }
    func wrongRow(_ reason: String, at place: Place) {}
    func pageBegan(_ head: Members, listKey: String) {}
    func pageEnded(_ head: Members, listKey: String, count: Int) {}
    func record(_ value: JSON, at place: Place, bare: Bool) throws {
      guard case .object(let row) = value else { return }
      rows.append(row.values.map { if case .text(let cell) = $0 { cell } else { "" } })
      if rows.count >= CSVSample.most { throw Enough() }
    }
  }
}
