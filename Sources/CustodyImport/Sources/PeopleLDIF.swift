import CustodyDomain

extension Format {
  /// People of an LDAP directory (FORMATS.md 11).
  static let peopleLDIF = Format(
    about: SourceFormat(
      name: "people.ldif",
      title: "People: an LDAP directory",
      exportCommand:
        "ldapsearch -LLL -o ldif-wrap=no '(objectClass=person)'"
        + " uid cn mail manager ou departmentNumber entryUUID objectClass > people.ldif",
      learns: "names, logins, addresses, department, manager",
      doesNotLearn: "who left: directories lock accounts each in its own way"
    ),
    source: "ldap",
    media: .ldif,
    signatures: [Signature(all: ["dn"])],
    coverage: .nothing,
    read: { record, reading in
      let entry = LDAPEntry(record)
      guard try entry.isPerson else { throw RecordFault.ignored("is no person") }
      guard let name = try entry.words("dn") else { throw RecordFault.rejected("has no 'dn'") }
      let path = LDAPEntry.folded(name)
      let login = try (entry.id("uid") ?? entry.id("samaccountname"))?.lowercased()
      let mails = try entry.all("mail").map { $0.lowercased() }
      let key = login ?? mails.first ?? path
      reading.emit(
        .person(
          Person(
            id: key,
            name: try entry.words("displayname") ?? entry.words("cn") ?? key,
            email: mails.first,
            aliases: ([key, path, try entry.id("entryuuid")?.lowercased() ?? ""] + mails).uniqued,
            team: try entry.words("departmentnumber") ?? entry.words("ou"),
            manager: try entry.words("manager").map(LDAPEntry.folded),
            source: "ldap")))
    })
}

/// An entry's attributes, each a list of values.
private struct LDAPEntry {
  private static let personal: Set<String> = [
    "person", "organizationalperson", "inetorgperson", "user", "residentialperson",
  ]
  private let record: Members

  init(_ record: Members) { self.record = record }

  var isPerson: Bool {
    get throws {
      let classes = Set(try all("objectclass").map { $0.lowercased() })
      // Machines of Active Directory are users, too.
      return !classes.isDisjoint(with: LDAPEntry.personal) && !classes.contains("computer")
    }
  }

  /// The first value of an attribute.
  func words(_ name: String) throws -> String? { try all(name).first }

  func id(_ name: String) throws -> String? {
    guard let text = try words(name) else { return nil }
    if let fault = TextRules.idFault(text) { throw RecordFault.rejected("'\(name)' \(fault)") }
    return text
  }

  func all(_ name: String) throws -> [String] {
    try (record.list(name) ?? []).compactMap { value in
      guard case .text(let text) = value, !text.isEmpty else { return nil }
      if let fault = TextRules.textFault(text) { throw RecordFault.rejected("'\(name)' \(fault)") }
      return text
    }
  }

  /// A distinguished name in one way of writing, so that a manager's is found: lower case, no blanks
  /// around its commas.
  static func folded(_ name: String) -> String {
    name.lowercased().split(separator: ",").map { String($0).trimmed }.joined(separator: ",")
  }
}
