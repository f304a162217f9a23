import CustodyDomain

extension Format {
  /// The format of a CSV whose columns a map explains. Its rows become custody records, which the reader of
  /// those checks: there is one door.
  static func mapped(_ map: ColumnMap) -> Format {
    let mapper = RowMapper(map)
    return Format(
      about: SourceFormat(
        name: "map.\(map.source)", title: "a CSV by a column map",
        exportCommand: "custody import --map MAP FILE", learns: "what the map says",
        doesNotLearn: "what the map leaves out"),
      source: map.source,
      media: .csv,
      signatures: [Signature(all: [])],
      misfit: { header in MappedHeader.refusal(of: header, map) },
      coverage: map.isComplete ? .tenant : .nothing,
      read: { row, reading in
        do {
          let record = try mapper.record(row)
          let observation = try RecordReader.observation(record)
          try MappedFormat.refuseTwin(record, map, reading)
          MappedFormat.emit(observation, host: try mapper.host(row), map, reading)
        } catch let fault as RecordFault {
          throw mapper.explained(fault)
        }
      })
  }
}

/// What a mapped row gives beside its record.
private enum MappedFormat {
  static func emit(_ observation: Observation, host: String?, _ map: ColumnMap, _ reading: Reading)
  {
    guard case .item(var item) = observation else { return reading.emit(observation) }
    if let host {
      // The catalogue recognises by domain what an application has, so the host is the item's application.
      item.parentID = host
      reading.emit(
        .application(
          SourceApplication(
            source: map.source, objectID: host, name: host, clientID: nil, publisher: nil,
            domains: [host])))
    }
    guard map.rows == .log else { return reading.emit(.item(item)) }
    // Rows of a log come in any order and again with the next export: what they say adds up.
    var seen = item
    seen.permissions = []
    seen.owners = []
    reading.emit(.aside(seen, stands: true))
    for permission in item.permissions {
      reading.emit(.permission(on: item.id, permission, stub: seen))
    }
    for owner in item.owners { reading.emit(.owner(on: item.id, owner)) }
  }

  /// Rejects a second row of the same thing, by which one of the two would be lost.
  static func refuseTwin(
    _ record: Members, _ map: ColumnMap, _ reading: Reading
  ) throws(RecordFault) {
    let member = map.record == "item" ? "sourceID" : "id"
    guard map.rows == .list, let id = record.text(member) else { return }
    // Ids are long; their digests are not.
    let key = ItemID(kind: .application, source: map.record, sourceID: id).text
    guard reading.keys.updateValue("", forKey: key) != nil else { return }
    throw .rejected(
      "'\(member)' is '\(id.prefix(60))', as in a row before: "
        + (map.record == "item"
          ? "write rows = \"log\" in the map if an item may have many rows"
          : "a template of several columns tells the two apart"))
  }
}

/// Whether a file has the columns of a map.
private enum MappedHeader {
  static func refusal(of header: Members, _ map: ColumnMap) -> Refusal? {
    if let secret = map.neededColumns.first(where: { Secrets.holds($0.column, inside: nil) }) {
      return Refusal(
        "the map takes the column '\(secret.column.prefix(60))' (\(secret.key)), which holds secrets",
        hint: "leave it out of the map: custody never keeps secrets")
    }
    guard let lost = map.neededColumns.first(where: { !header.contains($0.column) }) else {
      return nil
    }
    let near = nearest(to: lost.column, among: header.names)
    let shown = header.names.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")
    return Refusal(
      "there is no column '\(lost.column.prefix(60))', which the map needs for \(lost.key)",
      hint: near.map { "the nearest is '\($0.prefix(60))'; mend the map" }
        ?? "it has \(shown)\(header.count > 12 ? ", …" : "")")
  }
}
