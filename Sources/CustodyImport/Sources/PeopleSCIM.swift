import CustodyDomain

extension Format {
  /// Users of a SCIM 2.0 service, in a list or alone (FORMATS.md 11).
  static let peopleSCIM = Format(
    about: SourceFormat(
      name: "people.scim",
      title: "People: any directory with SCIM 2.0",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\" https://HOST/scim/v2/Users > people.json",
      learns: "names, addresses, department, manager, whether active",
      doesNotLearn: "leave dates; whether somebody is active, where the service leaves it out"
    ),
    source: "scim",
    media: .json,
    signatures: [
      Signature(
        all: ["schemas"],
        also: { record in
          (try? record.ids("schemas"))?.contains { $0.hasPrefix("urn:ietf:params:scim:schemas:") }
            == true
        })
    ],
    emptyList: { head, listKey in
      (listKey == "Resources" || listKey.isEmpty)
        && (try? head.ids("schemas"))?.contains { $0.hasSuffix(":ListResponse") } == true
    },
    coverage: .tenant,
    read: { record, reading in
      let schemas = try record.ids("schemas")
      guard schemas.contains(where: { $0.hasSuffix(":core:2.0:User") }) else {
        let group = schemas.contains { $0.hasSuffix(":core:2.0:Group") }
        throw RecordFault.ignored(group ? "a group, not a person" : "not a user")
      }
      let login = try record.requiredID("userName").lowercased()
      var addresses = try record.objects("emails")
      // The primary address stands for the person; the others are aliases.
      if let primary = addresses.firstIndex(where: { $0["primary"] == .bool(true) }) {
        addresses.swapAt(0, primary)
      }
      let mails = try addresses.compactMap { try $0.id("value")?.lowercased() }
      let mail = mails.first ?? (login.contains("@") ? login : nil)
      let extra = try record.object("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
      let name = try record.object("name")
      let given = try [name?.words("givenName"), name?.words("familyName")].compactMap(\.self)
      let full = try record.words("displayName") ?? name?.words("formatted")
      reading.emit(
        .person(
          Person(
            id: login, name: full ?? (given.isEmpty ? login : given.joined(separator: " ")),
            email: mail,
            aliases: ([
              login, try record.id("id")?.lowercased() ?? "",
              try record.id("externalId")?.lowercased() ?? "",
            ] + mails).uniqued,
            team: try extra?.words("department"),
            manager: try extra?.object("manager")?.id("value")?.lowercased(),
            employment: try record.flag("active").map { $0 ? .active : .left } ?? .unknown,
            source: "scim")))
    })
}
