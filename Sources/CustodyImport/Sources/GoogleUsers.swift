import CustodyDomain

extension Format {
  /// Users of the Directory API (FORMATS.md 11).
  static let googleUsers = Format(
    about: SourceFormat(
      name: "google.users",
      title: "Google Workspace: people and whether they are still there",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\" 'https://admin.googleapis.com/admin/directory/v1"
        + "/users?customer=my_customer&projection=full' > users.json",
      learns: "names, addresses, department, manager, suspended and archived accounts",
      doesNotLearn: "leave dates; what they own or use"
    ),
    source: "google",
    media: .json,
    signatures: [Signature(all: ["id", "primaryEmail"])],
    emptyList: { head, listKey in
      head.text("kind") == "admin#directory#users" && (listKey == "users" || listKey.isEmpty)
    },
    coverage: .nothing,
    read: { record, reading in
      let email = try record.requiredID("primaryEmail").lowercased()
      let name = try record.object("name")
      let names = try [name?.words("givenName"), name?.words("familyName")].compactMap(\.self)
      var aliases = [email, try record.requiredID("id").lowercased()]
      aliases += try record.objects("emails").compactMap { try $0.id("address")?.lowercased() }
      for list in ["aliases", "nonEditableAliases"] {
        aliases += try record.ids(list).map { $0.lowercased() }
      }
      let posts = try record.objects("organizations")
      let post = posts.first { $0["primary"] == .bool(true) } ?? posts.first
      let manager = try record.objects("relations").first { $0.text("type") == "manager" }
      let (suspended, archived) = (try record.flag("suspended"), try record.flag("archived"))
      let employment: Employment =
        switch (suspended, archived) {
        case (true, _), (_, true): .left
        case (nil, _): .unknown
        case (false, _): .active
        }
      reading.emit(
        .person(
          Person(
            id: email,
            name: try name?.words("fullName")
              ?? (names.isEmpty ? email : names.joined(separator: " ")),
            email: email, aliases: aliases.uniqued, team: try post?.words("department"),
            manager: try manager?.id("value")?.lowercased(), employment: employment,
            left: try record.moment("deletionTime").instant, source: "google")))
    })
}
