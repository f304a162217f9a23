import CustodyDomain

extension Format {
  /// Users of a LastPass company (FORMATS.md 11): one object, keyed by the users' ids.
  static let lastpassUsers = Format(
    about: SourceFormat(
      name: "people.lastpass",
      title: "LastPass: people and disabled accounts",
      exportCommand:
        "curl https://lastpass.com/enterpriseapi.php -d"
        + " '{\"cid\":CID,\"provhash\":\"HASH\",\"cmd\":\"getuserdata\"}' > lastpass.json",
      learns: "names, logins, disabled accounts",
      doesNotLearn: "team, manager, leave dates"
    ),
    source: "lastpass",
    media: .json,
    signatures: [
      Signature(
        all: ["Users"],
        also: { record in
          guard case .object(let users)? = record["Users"] else { return false }
          return users.values.allSatisfy { user in
            guard case .object(let user) = user else { return false }
            return user.contains("username")
          }
        })
    ],
    coverage: .nothing,
    read: { record, reading in
      let users = try record.object("Users") ?? Members()
      for key in users.names {
        guard let user = try users.object(key) else { continue }
        let login = try user.requiredID("username").lowercased()
        if let fault = TextRules.idFault(key) { throw RecordFault.rejected("a user's id \(fault)") }
        reading.emit(
          .person(
            Person(
              id: login, name: try user.words("fullname") ?? login,
              email: login.contains("@") ? login : nil, aliases: [login, key.lowercased()].uniqued,
              employment: try user.flag("disabled").map { $0 ? .left : .active } ?? .unknown,
              source: "lastpass")))
      }
    })

  /// A Workday report as a service, in JSON (FORMATS.md 11). Its columns are the report's own; those that
  /// Workday gives by default are read.
  static let workdayReport = Format(
    about: SourceFormat(
      name: "people.workday",
      title: "Workday: employees, their teams and managers",
      exportCommand:
        "curl -u USER 'https://HOST/ccx/service/customreport2/TENANT/OWNER/REPORT?format=json'"
        + " > workday.json",
      learns: "employee id, name, work e-mail, team, manager; last day, if the report has it",
      doesNotLearn: "who left, where the report lists only those who are there"
    ),
    source: "workday",
    media: .json,
    signatures: [
      Signature(all: ["Employee_ID", "Name"]), Signature(all: ["Employee_ID", "Email_-_Work"]),
      Signature(all: ["Employee_ID", "Worker_s_Manager_group"]),
    ],
    coverage: .nothing,
    read: { record, reading in
      let number = try record.requiredID("Employee_ID").lowercased()
      let email = try record.id("Email_-_Work")?.lowercased()
      let key = email ?? number
      let managers = try record.objects("Worker_s_Manager_group")
      var team = try record.words("Team")
      for other in ["Supervisory_Organization", "Cost_Center"] where team == nil {
        team = try record.words(other)
      }
      reading.emit(
        .person(
          Person(
            id: key, name: try record.words("Name") ?? key, email: email,
            aliases: [key, number].uniqued, team: team,
            manager: try managers.first?.id("Manager_ID")?.lowercased(),
            left: try record.moment("Termination_Date").instant, source: "workday")))
    })

  /// Users of a JumpCloud organisation (FORMATS.md 11).
  static let jumpCloudUsers = Format(
    about: SourceFormat(
      name: "people.jumpcloud",
      title: "JumpCloud: people and whether they are still there",
      exportCommand:
        "curl -H \"x-api-key: $KEY\" 'https://console.jumpcloud.com/api/systemusers?limit=100'"
        + " > jumpcloud.json",
      learns: "names, addresses, department, manager, suspended accounts",
      doesNotLearn: "leave dates"
    ),
    source: "jumpcloud",
    media: .json,
    signatures: [
      Signature(all: ["_id", "username", "email", "suspended"]),
      Signature(all: ["_id", "username", "email", "activated"], without: ["suspended"]),
    ],
    coverage: .nothing,
    read: { record, reading in
      let login = try record.requiredID("username").lowercased()
      let email = try record.id("email")?.lowercased()
      let names = try [record.words("firstname"), record.words("lastname")].compactMap(\.self)
      let isThere = try record.flag("activated") == true
      let employment: Employment =
        switch try record.flag("suspended") {
        case true: .left
        case false: isThere ? .active : .unknown
        case nil: .unknown
        }
      reading.emit(
        .person(
          Person(
            id: email ?? login,
            name: try record.words("displayname")
              ?? (names.isEmpty ? login : names.joined(separator: " ")),
            email: email,
            aliases: [
              email ?? login, login, try record.requiredID("_id").lowercased(),
              try record.id("employeeIdentifier")?.lowercased() ?? "",
            ].uniqued,
            team: try record.words("department"), manager: try record.id("manager")?.lowercased(),
            employment: employment, source: "jumpcloud")))
    })

  /// Members of a Slack workspace (FORMATS.md 11). Bots are among them.
  static let slackUsers = Format(
    about: SourceFormat(
      name: "slack.users",
      title: "Slack: people, bots and deactivated accounts",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\" 'https://slack.com/api/users.list?limit=200'"
        + " > users.json",
      learns: "names, addresses, Slack ids, deactivated accounts, which are bots",
      doesNotLearn: "team, manager, leave dates"
    ),
    source: "slack",
    media: .json,
    signatures: [Signature(all: ["id", "team_id", "profile", "deleted"])],
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id").lowercased()
      let profile = try record.object("profile")
      let email = try profile?.id("email")?.lowercased()
      // Slack's own bot says of itself that it is none.
      let isBot = try record.flag("is_bot") == true || id == "uslackbot"
      reading.emit(
        .person(
          Person(
            id: email ?? id,
            name: try profile?.words("real_name") ?? record.words("real_name")
              ?? record.words("name") ?? id,
            email: email, aliases: [email ?? id, id].uniqued,
            employment: try record.flag("deleted").map { $0 ? .left : .active } ?? .unknown,
            isHuman: !isBot, source: "slack")))
    })
}
