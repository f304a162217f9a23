/// What is wrong with a map, and where in it.
public struct MapFault: Error, Hashable, Sendable {
  /// The key, by its path from the top of the file: `columns.principal`.
  public var key: String
  /// What is wrong.
  public var message: String
  /// What to do.
  public var hint: String
}

extension ColumnMap {
  /// The members that a row can fill; none for a kind of record that there isn't.
  public var members: [MapMember] { MapMember.members(of: record) ?? [] }

  /// Refuses a map that can't be meant: what isn't a member, what is said twice, what is missing.
  public func check() throws(MapFault) {
    guard MapMember.records.contains(record) else {
      throw MapFault(
        key: "record", message: "no record '\(record)'",
        hint: nearestHint(to: record, among: MapMember.records))
    }
    if source != source.lowercased() || TextRules.idFault(source) != nil || source.contains(" ") {
      throw MapFault(
        key: "source", message: "'\(source)' is no name of a source",
        hint: "write it in lower case without blanks: source = \"netskope\"")
    }
    if source == "custody" {
      throw MapFault(
        key: "source", message: "'custody' is no system that a CSV comes from",
        hint: "name the system: source = \"netskope\"")
    }
    try checkMembers()
    try checkWords()
    try checkSubject()
    try checkRows()
  }

  private func checkMembers() throws(MapFault) {
    let known = members.map(\.path)
    for (table, paths) in [
      ("columns", columns.keys.sorted()), ("fixed", fixed.keys.sorted()),
      ("words", words.keys.sorted()),
    ] {
      guard let odd = paths.first(where: { !known.contains($0) }) else { continue }
      throw MapFault(
        key: "\(table).\(odd)", message: "'\(odd)' is no member of '\(record)'",
        hint: odd == "source"
          ? "the map's own source, above the tables, holds for each row"
          : nearestHint(to: odd, among: known))
    }
    if let twice = fixed.keys.sorted().first(where: { columns[$0] != nil }) {
      throw MapFault(
        key: "fixed.\(twice)", message: "'\(twice)' is in [columns] and in [fixed]",
        hint: "leave one of them out")
    }
    if tenant != nil, columns["tenant"] != nil || fixed["tenant"] != nil {
      throw MapFault(
        key: "tenant", message: "the tenant is said twice", hint: "leave one of them out")
    }
    if tenant != nil, record != "item" {
      throw MapFault(
        key: "tenant", message: "'\(record)' has no tenant", hint: "only items have; leave it out")
    }
    for (part, whole) in [
      ("publisher.verified", "publisher.name"), ("tool.name", "tool.id"),
      ("tool.vendor", "tool.id"),
    ] where columns[part] != nil || fixed[part] != nil {
      guard columns[whole] == nil, fixed[whole] == nil else { continue }
      throw MapFault(
        key: columns[part] == nil ? "fixed.\(part)" : "columns.\(part)",
        message: "'\(part)' says nothing without '\(whole)'", hint: "fill \(whole), too")
    }
    if columns["domain"] != nil || fixed["domain"] != nil,
      columns["parentID"] != nil || fixed["parentID"] != nil
    {
      throw MapFault(
        key: columns["parentID"] == nil ? "fixed.parentID" : "columns.parentID",
        message: "'domain' and 'parentID' both say which application is behind an item",
        hint: "leave one of them out")
    }
    if let missing = members.first(where: {
      $0.isRequired && columns[$0.path] == nil && fixed[$0.path] == nil
    }) {
      throw MapFault(
        key: "columns",
        message: "nothing fills '\(missing.path)', without which there is no \(record)",
        hint: "add \(missing.path) = \"a column\" to [columns], or a value to [fixed]")
    }
  }

  private func checkWords() throws(MapFault) {
    for member in members {
      let allowed: [String]
      switch member.form {
      case .word(let words): allowed = words
      case .employment: allowed = Employment.allCases.map(\.rawValue)
      case .flag: allowed = ["true", "false"]
      case .end: allowed = ["never"]
      default:
        if words[member.path] != nil {
          throw MapFault(
            key: "words.\(member.path)", message: "'\(member.path)' takes any text, not words",
            hint: "leave the table out")
        }
        if case .time = member.form { try checkTime(member) }
        continue
      }
      let pairs =
        (words[member.path] ?? [:]).sorted { $0.key < $1.key }
        .map { ("words.\(member.path).\($0.key)", $0.value) }
        + (fixed[member.path] ?? []).map { ("fixed.\(member.path)", $0) }
      for (key, word) in pairs where !allowed.contains(word) {
        if word.isEmpty, key.hasPrefix("words.") { continue }
        if member.form == .end, key.hasPrefix("fixed."), Instant(text: word) != nil { continue }
        throw MapFault(
          key: key, message: "'\(word)' is no word for '\(member.path)'",
          hint: nearestHint(to: word, among: allowed))
      }
    }
  }

  private func checkTime(_ member: MapMember) throws(MapFault) {
    for text in fixed[member.path] ?? [] where Instant(text: text) == nil {
      throw MapFault(
        key: "fixed.\(member.path)", message: "'\(text)' is no time",
        hint: "write it like 2026-11-21 or 2026-11-21T09:14:00Z")
    }
  }

  /// What is about an item must say which; an event may say by what it is found.
  private func checkSubject() throws(MapFault) {
    guard members.contains(where: { $0.path == "item" }) else { return }
    let paths = Set(columns.keys).union(fixed.keys)
    let reference = paths.filter { $0.hasPrefix("item.") }
    if paths.contains("item"), let part = reference.min() {
      throw MapFault(
        key: columns[part] == nil ? "fixed.\(part)" : "columns.\(part)",
        message: "'item' and '\(part)' both say which item is meant", hint: "leave one of them out")
    }
    if paths.contains("item") { return }
    // An event may say by what its item is found, or share its task with an event that does.
    let isLoose = paths.contains { $0.hasPrefix("keys.") || $0 == "task" }
    if !reference.isEmpty || !isLoose {
      for part in ["item.kind", "item.sourceID"] where !paths.contains(part) {
        throw MapFault(
          key: "columns", message: "nothing fills '\(part)', so no item is named",
          hint: record == "event"
            ? "name it by item.kind and item.sourceID, or say by what it is found: keys.clientID,"
              + " keys.sourceID, keys.name"
            : "name it by item.kind and item.sourceID, or by its id in custody: item")
      }
    }
  }

  private func checkRows() throws(MapFault) {
    if rows == .log, record != "item" {
      throw MapFault(
        key: "rows", message: "rows = \"log\" is for items",
        hint: "leave it out: each row is a record of its own")
    }
    guard isComplete else { return }
    if record != "item" {
      throw MapFault(
        key: "complete", message: "complete = true is for items: only they depart",
        hint: "leave it out")
    }
    if rows == .log {
      throw MapFault(
        key: "complete", message: "a log never holds every item",
        hint: "leave out complete, or rows = \"log\"")
    }
  }
}
