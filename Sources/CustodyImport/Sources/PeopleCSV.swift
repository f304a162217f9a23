import CustodyDomain

extension Format {
  /// A plain list of people, as an HR system or a spreadsheet writes it (FORMATS.md 11).
  static let peopleCSV = Format(
    about: SourceFormat(
      name: "people.csv",
      title: "People from a spreadsheet or an HR system",
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
private struct PeopleColumns {
  private static let synonyms: [String: [String]] = [
    "id": [
      "id", "empno", "employeeid", "employeenumber", "personid", "staffid", "personnelnumber",
    ],
    "login": [
      "login", "username", "userid", "account", "samaccountname", "userprincipalname", "upn",
    ],
    "email": ["email", "mail", "emailaddress", "workemail", "emailwork", "primaryemail"],
    "name": ["name", "fullname", "displayname", "personname", "employeename"],
    "given": ["givenname", "firstname", "forename"],
    "family": ["familyname", "lastname", "surname"],
    "team": ["team", "department", "dept", "unit", "orgunit", "division"],
    "manager": ["manager", "manageremail", "managerid", "supervisor", "reportsto", "managerlogin"],
    "status": ["status", "active", "enabled", "employmentstatus", "accountenabled"],
    "left": [
      "left", "leavedate", "enddate", "terminationdate", "lastday", "leavingdate", "exitdate",
    ],
  ]

  /// Our name of a column → the file's.
  private let names: [String: String]
  private let record: Members

  init(_ record: Members) {
    self.record = record
    var names: [String: String] = [:]
    for column in record.names {
      let folded = column.lowercased().filter { $0.isLetter || $0.isNumber }
      for (field, words) in PeopleColumns.synonyms where words.contains(folded) {
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
    try names[field].map { name throws(RecordFault) in try record.moment(name) }?.instant
  }

  var employment: Employment {
    get throws(RecordFault) {
      guard let word = try words("status")?.lowercased() else { return .unknown }
      switch word {
      case "active", "true", "yes", "1", "enabled", "employed", "current", "y": return .active
      case "left", "inactive", "false", "no", "0", "disabled", "terminated", "leaver", "departed",
        "former", "suspended", "deprovisioned", "n":
        return .left
      default: return .unknown
      }
    }
  }
}
