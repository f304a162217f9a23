import CustodyDomain

extension Format {
  /// Apps that administrators approved for a Slack organisation (FORMATS.md 8). Approved is neither
  /// installed nor used.
  static let slackApprovedApps = Format(
    about: SourceFormat(
      name: "slack.approved-apps",
      title: "Slack: apps that administrators approved",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\""
        + " 'https://slack.com/api/admin.apps.approved.list?limit=1000' > approved-apps.json",
      learns: "app, who makes it, scopes, who approved it, when",
      doesNotLearn: "whether it is installed, who uses it, last use, end"
    ),
    source: "slack",
    media: .json,
    signatures: [
      Signature(all: ["app", "scopes", "last_resolved_by"], without: ["message"])
    ],
    emptyList: { _, listKey in listKey == "approved_apps" },
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      guard let app = try record.object("app") else {
        throw RecordFault.rejected("has no 'app'")
      }
      let id = try app.requiredID("id")
      let name = try app.words("name") ?? id
      var item = Item(
        id: reading.id(.application, "slack", id), kind: .application,
        source: "slack", sourceID: id, name: name)
      item.clientID = id
      if app.text("developer_type") == "slack" {
        item.publisher = Publisher(name: "Slack Technologies", verified: true)
      }
      // Slack's own address stands where an app has none.
      if let home = app.text("app_homepage_url").flatMap(WebAddress.host),
        home != "slack.com", !home.hasSuffix(".slack.com")
      {
        reading.emit(
          .application(
            SourceApplication(
              source: "slack", objectID: id, name: name, clientID: id, publisher: item.publisher,
              domains: [home])))
      }
      item.credential = .oauthToken
      item.approvedBy = try record.object("last_resolved_by")?.id("actor_id")
      item.created = try record.moment("date_updated").instant
      item.permissions = try record.objects("scopes").map { scope in
        Permission(scope: try scope.requiredID("name"), resource: try scope.id("token_type"))
      }
      reading.emit(.item(item))
    })
}
