import CustodyDomain

extension Format {
  /// Service accounts of one Google Cloud project (FORMATS.md 4.3).
  static let gcpServiceAccounts = Format(
    about: SourceFormat(
      name: "gcp.service-accounts",
      title: "Google Cloud: service accounts of a project",
      exportCommand:
        "gcloud iam service-accounts list --project=PROJECT --format=json > accounts.json",
      learns: "e-mail, name, description, disabled or not",
      doesNotLearn: "since when, last use, who may act as it, what it may do, its keys"
    ),
    source: "gcp",
    media: .json,
    signatures: [
      Signature(
        all: ["name", "email", "projectId"],
        also: { $0.text("name")?.contains("/serviceAccounts/") == true && !$0.has("keyType") })
    ],
    coverage: .tenant,
    read: { record, reading in
      let email = try record.requiredID("email").lowercased()
      let id = try record.id("uniqueId") ?? email
      var item = Item(
        kind: .serviceAccount, source: "gcp", sourceID: id,
        name: try record.words("displayName") ?? email)
      // `name` may speak of another project than the one that the account is in.
      item.tenant = try record.id("projectId")
      item.principal = email
      item.clientID = try record.id("oauth2ClientId")
      item.purpose = try record.words("description")
      // The API leaves out `disabled` where it is false.
      item.status = try record.flag("disabled") == true ? .disabled : .active
      // Keys name their account by its address.
      reading.emit(
        .application(
          SourceApplication(
            source: "gcp", objectID: email, name: item.name, clientID: nil, publisher: nil)))
      reading.emit(.item(item))
    })

  /// Keys of one service account. Those that Google holds and changes by itself are nothing to review.
  static let gcpServiceAccountKeys = Format(
    about: SourceFormat(
      name: "gcp.service-account-keys",
      title: "Google Cloud: keys of one service account",
      exportCommand:
        "gcloud iam service-accounts keys list --iam-account=EMAIL --format=json > keys.json",
      learns: "each key that somebody holds: since when, until when or for ever",
      doesNotLearn: "who holds it, last use"
    ),
    source: "gcp",
    media: .json,
    signatures: [
      Signature(
        all: ["name", "keyType"],
        also: { GCPKeyName($0.text("name"), after: "serviceAccounts") != nil })
    ],
    coverage: .nothing,
    read: { record, reading in
      guard
        let name = GCPKeyName(try record.requiredID("name"), after: "serviceAccounts"),
        let email = name.owner?.lowercased()
      else { throw RecordFault.rejected("'name' names no account") }
      if try record.words("keyType") == "SYSTEM_MANAGED" {
        throw RecordFault.ignored("is Google's own key, which it changes by itself")
      }
      let id = email + "/" + name.key
      var item = Item(
        kind: .apiKey, source: "gcp", sourceID: id, name: "\(email): key \(name.key)")
      item.tenant = name.project
      item.parentID = email
      item.principal = email
      item.credential = .apiKey
      item.fingerprint = name.key
      item.created = try record.moment("validAfterTime").instant
      switch try record.moment("validBeforeTime") {
      case .at(let end): item.expires = .at(end)
      case .never: item.expires = .never
      case .none, .absent: item.expires = .unknown
      }
      item.status = try record.flag("disabled") == true ? .disabled : .active
      reading.emit(.item(item))
    })

  /// API keys of a project: texts that stand for the project, without any account.
  static let gcpAPIKeys = Format(
    about: SourceFormat(
      name: "gcp.api-keys",
      title: "Google Cloud: API keys of a project",
      exportCommand:
        "gcloud services api-keys list --project=PROJECT --format=json > api-keys.json",
      learns: "name, since when, for which APIs",
      doesNotLearn: "who made or holds it, last use, end"
    ),
    source: "gcp",
    media: .json,
    signatures: [
      Signature(
        all: ["name", "uid"], also: { GCPKeyName($0.text("name"), after: "locations") != nil })
    ],
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("uid")
      let name = GCPKeyName(try record.requiredID("name"), after: "locations")
      var item = Item(
        kind: .apiKey, source: "gcp", sourceID: id,
        name: try record.words("displayName") ?? name?.key ?? id)
      item.tenant = name?.project
      item.credential = .apiKey
      item.created = try record.moment("createTime").instant
      if try record.moment("deleteTime").instant != nil { item.status = .revoked }
      let services = try record.object("restrictions")?.objects("apiTargets") ?? []
      item.permissions = try services.compactMap { try $0.id("service") }
        .map { Permission(scope: $0) }
      // Without targets a key opens every API that is switched on in its project.
      if item.permissions.isEmpty {
        item.permissions = [Permission(scope: "*", resource: "every API of the project")]
      }
      reading.emit(.item(item))
    })
}

/// The parts of `projects/P/serviceAccounts/EMAIL/keys/ID` and `projects/P/locations/global/keys/ID`.
private struct GCPKeyName {
  var project: String
  var owner: String?
  var key: String

  init?(_ name: String?, after collection: String) {
    let steps = (name ?? "").split(separator: "/").map(String.init)
    guard steps.count == 6, steps[0] == "projects", steps[2] == collection, steps[4] == "keys"
    else { return nil }
    project = steps[1]
    owner = collection == "serviceAccounts" ? steps[3] : nil
    key = steps[5]
  }
}
