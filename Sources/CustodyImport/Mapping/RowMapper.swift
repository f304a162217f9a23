import CustodyDomain

/// Makes of a row the custody record that a map says it is.
struct RowMapper: Sendable {
  let map: ColumnMap
  private let members: [MapMember]
  let time: CellTime
  private let skip, only: [(column: String, values: Set<String>)]

  init(_ map: ColumnMap) {
    self.map = map
    members = map.members.filter { map.columns[$0.path] != nil || map.fixed[$0.path] != nil }
    time = CellTime(dates: map.dates, zone: map.zone)
    func folded(_ table: [String: [String]]) -> [(column: String, values: Set<String>)] {
      table.sorted { $0.key < $1.key }.map { ($0.key, Set($0.value.map { $0.lowercased() })) }
    }
    skip = folded(map.skip)
    only = folded(map.only)
  }

  /// The record of a row; what it lacks, and what is wrong with its values, is for the record reader to say.
  ///
  /// - Throws: `RecordFault` for rows that the map passes over and cells that are not what their member
  ///   takes; `Refusal` for dates that can be read in two ways.
  func record(_ row: Members) throws -> Members {
    try passOver(row)
    var record = Members()
    record.append("record", .text(map.record))
    if map.members.contains(where: { $0.path == "tenant" }), let tenant = map.tenant {
      record.append("tenant", .text(tenant))
    }
    var nested: [(name: String, members: Members)] = []
    var owners: [JSON] = []
    for member in members where member.form != .host {
      guard let value = try value(of: member, in: row) else {
        if member.isRequired { throw lacking(member, row) }
        continue
      }
      let steps = member.path.split(separator: ".", maxSplits: 1).map(String.init)
      if steps.count == 1 {
        put(value, member, &record)
      } else if steps[0] == "owners" {
        owners.append(.object(owner(steps[1], value)))
      } else if let place = nested.firstIndex(where: { $0.name == steps[0] }) {
        nested[place].members.append(steps[1], value)
      } else {
        var first = Members()
        first.append(steps[1], value)
        nested.append((steps[0], first))
      }
    }
    if !owners.isEmpty { record.append("owners", .list(owners)) }
    for part in nested { append(part.members, as: part.name, &record) }
    if !["permission", "session", "exception", "acceptance", "control", "tool"].contains(map.record)
    {
      record.append("source", .text(map.source))
    }
    return settled(record)
  }

  /// The host in the member `domain`, for recognising the tool.
  func host(_ row: Members) throws -> String? {
    guard let member = members.first(where: { $0.form == .host }) else { return nil }
    guard let text = try texts(of: member, in: row).first else { return nil }
    if let host = WebAddress.host(text) { return host }
    let host = text.lowercased().prefix { !"/?#:".contains($0) }
    guard host.contains("."), TextRules.idFault(String(host)) == nil else { return nil }
    return String(host)
  }

  /// A fault of the record in the words of the file: with the columns behind the member that it names.
  func explained(_ fault: RecordFault) -> RecordFault {
    guard case .rejected(let reason) = fault, !reason.hasSuffix(" is empty") else { return fault }
    let parts = reason.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return fault }
    let name = String(parts[1])
    let path = map.columns.keys.sorted().first { $0 == name || $0.hasSuffix(".\(name)") }
    guard let path, let columns = map.columns[path]?.templates.flatMap(\.columns) else {
      return fault
    }
    let shown = columns.uniqued.map { "'\($0.prefix(60))'" }.joined(separator: ", ")
    return .rejected("\(reason) (from \(shown))")
  }

  private func lacking(_ member: MapMember, _ row: Members) -> RecordFault {
    let columns = map.columns[member.path]?.templates.flatMap(\.columns).uniqued ?? []
    let shown = columns.filter { cell($0, row).isEmpty }.map { "'\($0.prefix(60))'" }
    return .rejected(
      "has no '\(member.path)'"
        + (shown.isEmpty ? "" : ": \(shown.joined(separator: " and ")) is empty"))
  }

  private func passOver(_ row: Members) throws(RecordFault) {
    if row.values.allSatisfy({ if case .text(let cell) = $0 { cell.trimmed.isEmpty } else { true } }
    ) {
      throw .ignored("is empty")
    }
    for rule in skip {
      let cell = raw(rule.column, row)
      if rule.values.contains(cell.lowercased()) {
        throw .ignored("'\(rule.column)' is '\(cell.prefix(40))'")
      }
    }
    for rule in only {
      let cell = raw(rule.column, row)
      if !rule.values.contains(cell.lowercased()) {
        throw .ignored("'\(rule.column)' is '\(cell.prefix(40))'")
      }
    }
  }

  /// Puts a value where the record has it.
  private func put(_ value: JSON, _ member: MapMember, _ record: inout Members) {
    if member.path == "lastUsed", value == .text("never") {
      record.append("usage", value)
    } else if map.record == "person", ["id", "email", "manager"].contains(member.path),
      case .text(let text) = value
    {
      record.append(member.path, .text(text.lowercased()))
    } else if member.path == "aliases", case .list(let aliases) = value {
      record.append(
        member.path,
        .list(aliases.map { if case .text(let text) = $0 { .text(text.lowercased()) } else { $0 } })
      )
    } else {
      record.append(member.path, value)
    }
  }

  private func owner(_ role: String, _ person: JSON) -> Members {
    var owner = Members()
    owner.append("role", .text(role))
    owner.append("person", person)
    owner.append("source", .text(map.source))
    return owner
  }

  /// An object in the record; one without that by which it is known says nothing.
  private func append(_ members: Members, as name: String, _ record: inout Members) {
    var members = members
    switch name {
    case "publisher" where !members.contains("name"), "tool" where !members.contains("id"): return
    case "item" where !members.contains("source"): members.append("source", .text(map.source))
    case "keys" where RowMapper.strongKeys.contains(where: members.contains):
      // A name typed into a ticket must not keep a better key from fitting.
      members = members.without("name")
    default: break
    }
    record.append(name, .object(members))
  }

  private static let strongKeys = ["sourceID", "credential", "clientID"]

  /// Somebody with an end date leaves on that day, whatever their status says today.
  private func settled(_ record: Members) -> Members {
    guard map.record == "person", record.contains("left"), record.text("employment") == "left"
    else {
      return record
    }
    var record = record
    record.replace("employment", .text(Employment.unknown.rawValue))
    return record
  }
}

extension Members {
  /// All members but one.
  fileprivate func without(_ name: String) -> Members {
    var rest = Members()
    for (other, value) in zip(names, values) where other != name { rest.append(other, value) }
    return rest
  }
}
