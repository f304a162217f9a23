import CustodyDomain

extension Format {
  /// Service principals that Microsoft holds for risky (FORMATS.md 3.5).
  ///
  /// It is Microsoft's judgement: an event in the application's record, never part of custody's own
  /// severity. An application that isn't in the list is not thereby safe.
  static let entraRiskyPrincipals = Format(
    about: SourceFormat(
      name: "entra.riskyServicePrincipals",
      title: "Microsoft Entra: applications that Microsoft holds for risky",
      exportCommand:
        "az rest --method GET --url"
        + " https://graph.microsoft.com/v1.0/identityProtection/riskyServicePrincipals > risky.json",
      learns: "Microsoft's level and state of risk, and since when, as an event",
      doesNotLearn: "why; what the application may do (servicePrincipals, grants)"
    ),
    source: "entra",
    media: .json,
    signatures: [
      Signature(all: ["id", "riskState", "riskLevel", "appId"], without: ["userPrincipalName"])
    ],
    graphSets: ["riskyserviceprincipal", "riskyserviceprincipals"],
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        id: ItemID(kind: .application, source: "entra", sourceID: id),
        kind: ItemKind(servicePrincipal: record),
        source: "entra", sourceID: id, name: try record.words("displayName") ?? id)
      item.clientID = try record.id("appId")
      item.status = try record.flag("isEnabled").map { $0 ? .active : .disabled }
      reading.emit(.aside(item, stands: true))
      let level = try record.words("riskLevel") ?? "unknown"
      let state = try record.words("riskState") ?? "unknown"
      let time = try record.moment("riskLastUpdatedDateTime").instant
      reading.emit(
        .event(
          Event(
            id: "risk/\(id)/\(time?.text ?? "undated")", item: item.id, kind: .policyDecision,
            actor: "Microsoft Entra ID Protection", target: id, time: time, source: "entra",
            summary: "Microsoft's risk level: \(level), state: \(state)")))
    })
}
