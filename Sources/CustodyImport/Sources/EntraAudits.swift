import CustodyDomain

extension Format {
  /// Consents in Entra's audit log (FORMATS.md 3.6): who gave whom what, and when.
  ///
  /// A user's own consent is a request: it is no approval by the organisation. Consent for everyone or
  /// for somebody else is an approval. One consent writes several events; the one that names the grant
  /// is read, and those that name only the API are read for application permissions and removals.
  static let entraAudits = Format(
    about: SourceFormat(
      name: "entra.directoryAudits",
      title: "Microsoft Entra: consents and their removal, from the audit log",
      exportCommand:
        "az rest --method GET --url"
        + " https://graph.microsoft.com/v1.0/auditLogs/directoryAudits > audits.json",
      learns: "who consented or approved, when, which scopes; since when a grant is there",
      doesNotLearn: "what happened before the log begins (30 days, or 7); use"
    ),
    source: "entra",
    media: .json,
    signatures: [
      Signature(all: ["activityDisplayName", "activityDateTime", "targetResources"])
    ],
    graphSets: ["directoryaudits"],
    coverage: .nothing,
    read: { record, reading in
      let audit = try EntraAudit(record)
      switch audit.activity.lowercased() {
      case "consent to application":
        for observation in try audit.consents { reading.emit(observation) }
      case "add delegated permission grant", "remove delegated permission grant":
        reading.emit(
          .event(try audit.change(scopes: "DelegatedPermissionGrant.Scope", word: "delegated")))
      case "add app role assignment to service principal",
        "remove app role assignment from service principal":
        reading.emit(.event(try audit.change(scopes: "AppRole.Value", word: "application")))
      case "add app role assignment grant to user", "remove app role assignment from user":
        throw RecordFault.ignored("says who may use the app; it grants no access to data")
      default: throw RecordFault.ignored("is no consent: \(audit.activity)")
      }
    })
}

/// One record of the log.
private struct EntraAudit {
  let activity: String
  private let record: Members
  private let time: Instant?
  private let actor: String?
  private let actorID: String?
  private let target: Members

  init(_ record: Members) throws {
    self.record = record
    activity = try record.words("activityDisplayName") ?? ""
    time = try record.moment("activityDateTime").instant
    let initiator = try record.object("initiatedBy")
    let user = try initiator?.object("user")
    let app = try initiator?.object("app")
    actorID = try user?.id("id") ?? app?.id("servicePrincipalId")
    // The display name may be Azure's own service where id and login are the human's.
    actor = try user?.id("userPrincipalName")?.lowercased() ?? actorID ?? app?.words("displayName")
    let targets = try record.objects("targetResources")
    guard
      let target = targets.first(where: { $0.text("type") == "ServicePrincipal" }) ?? targets.first
    else { throw RecordFault.rejected("has no target") }
    self.target = target
  }

  /// The events of a consent, one for each grant that it names, and what they tell of the grants.
  var consents: [Observation] {
    get throws {
      guard let change = try value("ConsentAction.Permissions")?.new else {
        throw RecordFault.ignored("names no grant")
      }
      let grants = try ConsentedGrant.all(in: change)
      if grants.isEmpty { throw RecordFault.ignored("names no grant") }
      return try grants.flatMap { try observations(of: $0) }
    }
  }

  private func observations(of grant: ConsentedGrant) throws -> [Observation] {
    let isOwn = grant.isForOne && grant.principal != nil && grant.principal == actorID
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: grant.id,
      name: try target.words("displayName") ?? grant.client ?? grant.id)
    item.parentID = grant.client
    item.consent = grant.isForOne ? .user : .admin
    item.principal = grant.principal
    if isOwn { item.requestedBy = actor } else { item.approvedBy = actor }
    if grant.isFirst { item.created = time }
    let event = Event(
      id: try eventID + "/" + grant.id, item: item.id, kind: isOwn ? .request : .approval,
      actor: actor, target: grant.client, scope: grant.scope, time: time, source: "entra",
      task: try record.id("correlationId"),
      summary: isOwn
        ? "consented for themselves" : "consented for \(grant.isForOne ? "a user" : "everyone")")
    return [.aside(item, stands: false), .event(event)]
  }

  /// The event of a grant's change that names the client beside the API, put on the client. The log calls
  /// the widening of a grant a removal, too; it is one only if less is left than before.
  func change(scopes name: String, word: String) throws -> Event {
    guard let client = try value("ServicePrincipal.ObjectID").flatMap({ $0.new ?? $0.old }) else {
      throw RecordFault.ignored("doesn't name the client; the consent beside it does")
    }
    let scopes = try value(name)
    let (old, new) = (EntraAudit.set(scopes?.old), EntraAudit.set(scopes?.new))
    let isRemoval =
      new.isStrictSubset(of: old) || (new.isEmpty && activity.lowercased().hasPrefix("remove"))
    let changed = isRemoval ? old.subtracting(new) : new.subtracting(old)
    return Event(
      id: try eventID,
      item: ItemID(kind: .application, source: "entra", sourceID: client),
      kind: isRemoval ? .revocation : .approval, actor: actor, target: try target.id("id"),
      scope: changed.isEmpty ? nil : changed.sorted().joined(separator: " "), time: time,
      source: "entra", task: try record.id("correlationId"),
      summary: "\(word) permission \(isRemoval ? "removed" : "granted")")
  }

  private var eventID: String {
    get throws {
      if let id = try record.id("id") { return id }
      return [activity, record.text("activityDateTime") ?? "", try target.id("id") ?? ""]
        .joined(separator: "/")
    }
  }

  /// A modified property, whose values are JSON texts inside texts.
  private func value(_ name: String) throws -> (old: String?, new: String?)? {
    for property in try target.objects("modifiedProperties")
    where property.text("displayName") == name {
      return (
        EntraAudit.bare(property.text("oldValue")), EntraAudit.bare(property.text("newValue"))
      )
    }
    return nil
  }

  private static func bare(_ text: String?) -> String? {
    guard var text = text?.trimmed else { return nil }
    if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
      text = String(text.dropFirst().dropLast()).trimmed
    }
    return text.isEmpty ? nil : text
  }

  private static func set(_ text: String?) -> Set<String> {
    Set((text ?? "").split { $0 == " " || $0 == "," }.map(String.init))
  }
}

/// A grant as `ConsentAction.Permissions` writes it: `[] => [[Id: …, ClientId: …, Scope:  User.Read]]`.
private struct ConsentedGrant {
  var id: String
  var client: String?
  var principal: String?
  var isForOne: Bool
  /// Whether there was no grant before, so that all of its scopes are of this consent.
  var isFirst: Bool
  /// The scopes of a first consent. A later one shows the same on both sides, so nothing is known of it.
  var scope: String?

  static func all(in change: String) throws -> [ConsentedGrant] {
    let sides = change.split(separator: "=>", maxSplits: 1)
    guard let after = sides.last, sides.count == 2 else { return [] }
    let before = Set(entries(sides[0]).compactMap { $0["Id"] })
    return try entries(after).compactMap { entry in
      guard let id = entry["Id"], !id.isEmpty else { return nil }
      for text in entry.values {
        if let fault = TextRules.textFault(text) {
          throw RecordFault.rejected("a consent \(fault)")
        }
      }
      if let fault = TextRules.idFault(id) { throw RecordFault.rejected("a grant's id \(fault)") }
      let isFirst = !before.contains(id)
      let scopes = (entry["Scope"] ?? "").split(separator: " ").joined(separator: " ")
      return ConsentedGrant(
        id: id, client: entry["ClientId"], principal: entry["PrincipalId"],
        isForOne: entry["ConsentType"] == "Principal", isFirst: isFirst,
        scope: isFirst && !scopes.isEmpty ? scopes : nil)
    }
  }

  /// The members of each innermost pair of brackets; empty ones are left out.
  private static func entries(_ side: Substring) -> [[String: String]] {
    side.split { $0 == "[" || $0 == "]" }.compactMap { part in
      var entry: [String: String] = [:]
      for member in part.split(separator: ",") {
        let halves = member.split(separator: ":", maxSplits: 1)
        guard halves.count == 2 else { continue }
        let value = String(halves[1]).trimmed
        if !value.isEmpty { entry[String(halves[0]).trimmed] = value }
      }
      return entry.isEmpty ? nil : entry
    }
  }
}
