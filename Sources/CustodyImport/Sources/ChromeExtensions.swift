import CustodyDomain

extension Format {
  /// Extensions and apps in managed Chrome browsers (FORMATS.md 9).
  static let chromeApps = Format(
    about: SourceFormat(
      name: "chrome.installed-apps",
      title: "Chrome: extensions and apps in managed browsers",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\" 'https://chromemanagement.googleapis.com/v1/customers"
        + "/my_customer/reports:countInstalledApps?pageSize=1000' > extensions.json",
      learns: "extension id, name, permissions, forced by an administrator or not",
      doesNotLearn: "who uses it, on which device (osquery.chrome-extensions), since when"
    ),
    source: "chrome",
    media: .json,
    signatures: [Signature(all: ["appId", "appType", "appInstallType"])],
    emptyList: { _, listKey in listKey == "installedApps" },
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("appId")
      let type = try record.words("appType") ?? "app"
      guard type != "THEME" else { throw RecordFault.ignored("a theme may do nothing") }
      guard type == "EXTENSION" || type == "APP" || type == "HOSTED_APP" else {
        throw RecordFault.ignored("it is no browser extension but \(type.prefix(40))")
      }
      var item = Item(
        id: reading.id(.browserExtension, "chrome", id),
        kind: .browserExtension, source: "chrome", sourceID: id,
        name: try record.words("displayName") ?? id)
      item.clientID = id
      item.browserAccessed = true
      item.permissions = try record.scopes("permissions").map { Permission(scope: $0) }
      if record.text("appInstallType") == "ADMIN" { item.consent = .admin }
      if record.text("appInstallType") == "NORMAL" { item.consent = .user }
      item.management = .managed
      if let isOff = try record.flag("disabled") { item.status = isOff ? .disabled : .active }
      reading.emit(.item(item))
    })
}
