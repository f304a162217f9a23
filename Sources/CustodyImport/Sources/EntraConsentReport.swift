import CustodyDomain
import Foundation

extension Format {
  /// Reports of consents as CSV (FORMATS.md 3.7): MSIdentityTools' `Export-MsIdAppConsentGrantReport` and
  /// scripts with the same columns. Each row is one scope; rows with one client, API and user are one grant.
  ///
  /// The tool's own grade of a scope is kept as what it is, its report; custody computes another.
  static let entraConsentReport = Format(
    about: SourceFormat(
      name: "entra.consent-report",
      title: "Microsoft Entra: consents and application permissions, as a CSV report",
      exportCommand:
        "Export-MsIdAppConsentGrantReport -ReportOutputType PowerShellObjects"
        + " | Export-Csv -NoTypeInformation report.csv",
      learns: "client, API, scopes, the user or everyone; the tool's own grade, as an event",
      doesNotLearn: "when, by whom it was approved, last use; what is no longer granted"
    ),
    source: "entra",
    media: .csv,
    signatures: [
      Signature(all: ["PermissionType", "ClientObjectId", "ResourceObjectId", "Permission"])
    ],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      let row = try ConsentRow(record)
      if let name = row.resourceName, reading.keys.updateValue(name, forKey: row.resource) == nil {
        reading.emit(
          .application(
            SourceApplication(
              source: "entra", objectID: row.resource, name: name, clientID: nil, publisher: nil)))
      }
      let item = try row.isApplication ? row.application() : row.grant()
      reading.emit(.permission(on: item.id, row.permission, stub: item))
      if let event = try row.grade(of: item) { reading.emit(.event(event)) }
    })
}

/// One row: one scope.
private struct ConsentRow {
  let record: Members
  let client: String
  let resource: String
  let resourceName: String?
  let scope: String
  let isApplication: Bool
  let isForOne: Bool

  init(_ record: Members) throws {
    self.record = record
    client = try record.requiredID("ClientObjectId").lowercased()
    resource = try record.requiredID("ResourceObjectId").lowercased()
    resourceName = try ConsentRow.shown(record, "ResourceDisplayName")
    scope = try record.requiredID("Permission")
    let type = try record.words("PermissionType")?.lowercased() ?? ""
    // Scripts keep the type of consent in a column of its own.
    let consent = try record.words("ConsentType")?.lowercased()
    isApplication = type == "application"
    switch (type, consent) {
    case ("application", _), ("delegated-allprincipals", _), ("delegated", "allprincipals"):
      isForOne = false
    case ("delegated-principal", _), ("delegated", "principal"): isForOne = true
    default:
      throw RecordFault.rejected(
        "'PermissionType' is '\(type.prefix(40))', not Application or Delegated with whose consent")
    }
  }

  /// The permission. Names of Microsoft Graph's roles are missing where the tool didn't find them.
  var permission: Permission {
    let known =
      isApplication && (resourceName == nil || resourceName == "Microsoft Graph")
      ? GraphAppRoles.name(scope) : nil
    return Permission(scope: known ?? scope, resource: resource)
  }

  /// The service principal that has an application permission.
  func application() throws -> Item {
    var item = try item(
      .application, sourceID: client,
      id: ItemID(kind: .application, source: "entra", sourceID: client))
    item.consent = .admin
    return item
  }

  /// The grant, under the id that Graph gives it.
  func grant() throws -> Item {
    let principal = isForOne ? try record.requiredID("PrincipalObjectId").lowercased() : nil
    let parts = [client, resource, principal].compactMap(\.self)
    let id = ConsentRow.graphID(parts) ?? parts.joined(separator: "/")
    var item = try item(
      .oauthGrant, sourceID: id, id: ItemID(kind: .oauthGrant, source: "entra", sourceID: id))
    item.parentID = client
    item.credential = .oauthToken
    item.status = .active
    item.consent = isForOne ? .user : .admin
    item.principal = principal
    return item
  }

  /// What the tool says of the scope; nil where it grades nothing.
  func grade(of item: Item) throws -> Event? {
    guard let grade = try record.words("Privilege"), grade.lowercased() != "unranked" else {
      return nil
    }
    return Event(
      id: "privilege/\(item.sourceID)/\(resource)/\(scope)", item: item.id, kind: .policyDecision,
      actor: "MSIdentityTools", target: resource, scope: permission.scope, source: "entra",
      summary: "MSIdentityTools grades \(permission.scope) as \(grade)")
  }

  private func item(_ kind: ItemKind, sourceID: String, id: ItemID) throws -> Item {
    var item = Item(
      id: id, kind: kind, source: "entra", sourceID: sourceID,
      name: try ConsentRow.shown(record, "ClientDisplayName") ?? client)
    item.clientID = try record.id("AppId") ?? record.id("ClientAppId")
    if record.text("MicrosoftApp")?.lowercased() == "yes" {
      item.publisher = Publisher(name: "Microsoft", verified: true)
    } else if let name = try record.words("PublisherName") {
      item.publisher = Publisher(name: name, verified: false)
    }
    return item
  }

  /// The text that a cell shows: the report's workbook form has `=HYPERLINK("address","name")`.
  private static func shown(_ record: Members, _ name: String) throws -> String? {
    guard let text = try record.words(name)?.trimmed, !text.isEmpty else { return nil }
    guard text.uppercased().hasPrefix("=HYPERLINK("), text.hasSuffix("\")"),
      let comma = text.range(of: "\",\"")
    else { return text }
    let inner = String(text[comma.upperBound...].dropLast(2)).replacing("\"\"", with: "\"")
    return inner.isEmpty ? nil : inner
  }

  /// The id that Graph gives a grant: the bytes of its client's, its API's and its user's object ids, in
  /// base64 for addresses. Nil where one of them is no GUID.
  private static func graphID(_ parts: [String]) -> String? {
    var bytes = Data()
    for part in parts {
      guard let id = UUID(uuidString: part)?.uuid else { return nil }
      // The first three fields of a GUID are little-endian in Microsoft's layout.
      bytes.append(contentsOf: [id.3, id.2, id.1, id.0, id.5, id.4, id.7, id.6])
      bytes.append(contentsOf: [id.8, id.9, id.10, id.11, id.12, id.13, id.14, id.15])
    }
    return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}
