import CustodyDomain

extension Format {
  /// A plain list of people, as an HR system or a spreadsheet writes it (FORMATS.md 11).
  static let peopleCSV = Format(
    about: SourceFormat(
      name: "people.csv",
      title: "People: a spreadsheet or an HR system",
      exportCommand:
        "save as CSV with the columns id, login, email, name, team, manager, status, left",
      learns: "names, addresses, team, manager, who left and when",
      doesNotLearn: "object ids of other directories, unless they are in a column"
    ),
    source: "people",
    media: .csv,
    signatures: [Signature(all: [], also: { PeopleColumns($0).describePeople })],
    coverage: .nothing,
    read: { record, reading in
      let columns = PeopleColumns(record)
      let email = try columns.id("email")?.lowercased()
      let login = try columns.id("login")?.lowercased()
      let number = try columns.id("id")
      guard let key = login ?? email ?? number?.lowercased() else {
        throw RecordFault.rejected("has no login, e-mail or id")
      }
      let names = try [columns.words("given"), columns.words("family")].compactMap(\.self)
      let left = try columns.moment("left")
      reading.emit(
        .person(
          Person(
            id: key,
            name: try columns.words("name")
              ?? (names.isEmpty ? key : names.joined(separator: " ")),
            email: email ?? (key.contains("@") ? key : nil),
            aliases: [login ?? "", email ?? "", number?.lowercased() ?? ""].uniqued,
            team: try columns.words("team"), manager: try columns.id("manager")?.lowercased(),
            employment: try columns.employment, left: left, source: "people")))
    })
}

/// The columns of a list of people under the names that systems give them.
struct PeopleColumns {
  /// Our name of a column → the file's.
  let names: [String: String]
  private let record: Members

  init(_ record: Members) {
    self.record = record
    var names: [String: String] = [:]
    for column in record.names {
      let folded = ColumnNames.folded(column)
      for (field, words) in ColumnNames.person where words.contains(folded) {
        names[field] = names[field] ?? column
      }
    }
    self.names = names
  }

  /// Whether these columns are about people: something that names one, and something about them.
  var describePeople: Bool {
    let about = ["name", "given", "family", "team", "manager", "status", "left"]
    let known = about.count { names[$0] != nil }
    if names["email"] != nil || names["login"] != nil { return known >= 1 }
    let personal = ["team", "manager", "status", "left", "family"].contains { names[$0] != nil }
    return names["id"] != nil && known >= 2 && personal
  }

  func words(_ field: String) throws(RecordFault) -> String? {
    guard let name = names[field] else { return nil }
    let text = try record.words(name)?.trimmed
    return text?.isEmpty == false ? text : nil
  }

  func id(_ field: String) throws(RecordFault) -> String? {
    guard let name = names[field], let text = try words(field) else { return nil }
    if let fault = TextRules.idFault(text) { throw .rejected("'\(name)' \(fault)") }
    return text
  }

  func moment(_ field: String) throws(RecordFault) -> Instant? {
    guard let name = names[field], let text = try words(field) else { return nil }
    switch CellTime(dates: .iso, zone: .gmt).read(text) {
    case .at(let instant): return instant
    case .none, .never: return nil
    case .ambiguous:
      throw .rejected(
        "'\(name)' is '\(text.prefix(40))', which has the day or the month first: say which in a"
          + " column map (custody sources map FILE)")
    case .wrong where Moment(.text(text)) == .absent: return nil
    case .wrong: throw .rejected("'\(name)' is '\(text.prefix(40))', not a time")
    }
  }

  /// What the status says; an end date says it better, and of the future, too.
  var employment: Employment {
    get throws(RecordFault) {
      guard let word = try words("status") else { return .unknown }
      let employment = Employment(statusWord: word) ?? .unknown
      let end = try moment("left")
      return employment == .left && end != nil ? .unknown : employment
    }
  }
}

extension Employment {
  /// What a word in an HR system's column for the status means; nil where that isn't clear.
  init?(statusWord: String) {
    switch statusWord.lowercased() {
    case "active", "true", "yes", "1", "enabled", "employed", "current", "y": self = .active
    case "left", "inactive", "false", "no", "0", "disabled", "terminated", "leaver", "departed",
      "former", "suspended", "deprovisioned", "n":
      self = .left
    default: return nil
    }
  }
}
