import CustodyDomain

extension Format {
  /// Rows of osquery's `chrome_extensions` (FORMATS.md 9), bare or in a result or snapshot log. One row is one
  /// extension in one profile of one account on one host. The account's number isn't a person; whose
  /// host it is comes with `--user`.
  static let osqueryExtensions = Format(
    about: SourceFormat(
      name: "osquery.chrome-extensions",
      title: "osquery: extensions in the browsers of hosts",
      exportCommand:
        "osqueryi --json 'SELECT e.* FROM users JOIN chrome_extensions e USING (uid)'"
        + " > extensions.json",
      learns: "extension, browser, profile, permissions, installed, on or off; the host, in logs",
      doesNotLearn: "the person (name them with --user), last use, who allowed it"
    ),
    source: "osquery",
    media: .json,
    signatures: [
      Signature(all: ["identifier", "browser_type"]),
      Signature(
        all: ["action", "columns"],
        also: { record in
          guard case .object(let row)? = record["columns"] else { return false }
          return OsqueryExtension.isRow(row)
        }),
      Signature(
        all: ["action", "snapshot"],
        also: { record in
          guard case .list(let rows)? = record["snapshot"], case .object(let row)? = rows.first
          else { return false }
          return OsqueryExtension.isRow(row)
        }),
    ],
    lacksTenant: true,
    // One host's answer, and a log is only what changed.
    coverage: .nothing,
    read: { record, reading in
      let host = try record.id("hostIdentifier")
      let rows = try OsqueryExtension.rows(record)
      for row in rows {
        var item = try OsqueryExtension.item(row, host: host, reading)
        if record.text("action") == "removed" { item.status = .revoked }
        reading.emit(.item(item))
      }
    })
}

/// One extension where osquery found it.
private enum OsqueryExtension {
  static func isRow(_ row: Members) -> Bool {
    row.contains("identifier") && row.contains("browser_type")
  }

  static func rows(_ record: Members) throws -> [Members] {
    if let row = try record.object("columns") { return [row] }
    guard record.has("snapshot") else { return [record] }
    let rows = try record.objects("snapshot")
    guard rows.allSatisfy(isRow) else {
      throw RecordFault.rejected("the snapshot holds rows without 'identifier' or 'browser_type'")
    }
    return rows
  }

  static func item(_ row: Members, host: String?, _ reading: Reading) throws -> Item {
    let user = reading.options.user
    let id = try row.requiredID("identifier")
    let browser = try row.requiredID("browser_type")
    let profile = try row.id("profile")
    let place = [host ?? user?.lowercased() ?? "unknown", try row.id("uid"), browser, profile, id]
    let key = place.compactMap(\.self).joined(separator: "/")
    var item = Item(
      id: reading.id(.browserExtension, "osquery", key),
      kind: .browserExtension, source: "osquery", sourceID: key,
      name: try row.words("name") ?? id)
    item.clientID = id
    item.browserAccessed = true
    item.principal = user
    item.holder = user
    item.created = try row.moment("install_timestamp").instant
    switch row.text("state") {
    case "1": item.status = .active
    case "0": item.status = .disabled
    default: break
    }
    let resource = [browser, profile, host].compactMap(\.self).joined(separator: ", ")
    item.permissions = try row.scopes("permissions").map {
      Permission(scope: $0, resource: resource)
    }
    return item
  }
}
