import CustodyDomain

extension Format {
  /// Custody records as CSV with a header, for those who keep owners or purposes in a spreadsheet.
  ///
  /// An empty cell is a member left out. A column `tool.id` is the member `id` of the object `tool`; lists
  /// of ids (`aliases`, `domains`, `entitlements`, …) are parted by blanks. Lists of objects have no place in a
  /// cell: permissions and owners are records of their own.
  static let custodyRecordsCSV = Format(
    about: SourceFormat(
      name: "custody.records-csv",
      title: "custody: the same records in a spreadsheet",
      exportCommand: "save as CSV; the columns are the members of records.schema.json",
      learns: "whatever the records say, one record a row",
      doesNotLearn: "nothing is retired by a records file"
    ),
    source: "custody",
    media: .csv,
    signatures: [Signature(all: ["record"])],
    coverage: .nothing,
    read: { row, reading in
      reading.emit(try RecordReader.observation(CellRecord.members(row)))
    })
}

/// A row's cells as the members that they stand for.
private enum CellRecord {
  private static let lists: Set<String> = [
    "aliases", "clientIDs", "domains", "entitlements", "approvedActions",
  ]

  static func members(_ row: Members) -> Members {
    var members = Members()
    var nested: [(name: String, members: Members)] = []
    for (column, value) in zip(row.names, row.values) {
      guard case .text(let cell) = value, !cell.isEmpty else { continue }
      let parts = column.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        if !nested.contains(where: { $0.name == parts[0] }) { nested.append((parts[0], Members())) }
        for place in nested.indices where nested[place].name == parts[0] {
          nested[place].members.append(parts[1], value)
        }
      } else if lists.contains(column) {
        let words = cell.split { $0 == " " || $0 == "," || $0 == ";" || $0.isNewline }
        members.append(column, .list(words.map { .text(String($0)) }))
      } else {
        members.append(column, value)
      }
    }
    // `item` and `item.kind` in one row are the same member twice; the plain one says it.
    for part in nested where !members.contains(part.name) {
      members.append(part.name, .object(part.members))
    }
    return members
  }
}
