import CustodyDomain

extension Format {
  /// Apps that Defender for Cloud Apps discovered in traffic (FORMATS.md 9). Only AI tools are kept: those that
  /// Microsoft calls generative AI, or whose domain the tool catalogue knows.
  ///
  /// Its score runs to 10, and 10 is good: it is told as Microsoft's own, and is no part of custody's severity.
  static let defenderApps = Format(
    about: SourceFormat(
      name: "defender.discovered-apps",
      title: "Microsoft Defender for Cloud Apps: AI tools discovered in traffic",
      exportCommand:
        "az rest --method GET --url \"https://graph.microsoft.com/beta/security/dataDiscovery/"
        + "cloudAppDiscovery/uploadedStreams/{id}/"
        + "microsoft.graph.security.aggregatedAppsDetails(period=duration'P90D')\"",
      learns: "tool, domains, sanctioned or not, last seen; how many people, as an event",
      doesNotLearn: "who uses it, with which account; earlier use"
    ),
    source: "defender",
    media: .json,
    signatures: [Signature(all: ["id", "displayName", "userCount", "domains", "category"])],
    graphSets: [
      "aggregatedappsdetails", "microsoft.graph.security.aggregatedappsdetails",
      "microsoft.graph.security.discoveredcloudappdetail",
    ],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      let domains = try record.ids("domains").map { $0.lowercased() }
      let isAI = record.text("category")?.lowercased() == "generativeai"
      guard isAI || domains.contains(where: { reading.options.catalogue.aiTool(ofHost: $0) != nil })
      else { throw RecordFault.ignored("is no AI tool that custody knows") }
      let id = try record.requiredID("id")
      let name = try record.words("displayName") ?? id
      reading.emit(
        .application(
          SourceApplication(
            source: "defender", objectID: id, name: name, clientID: nil, publisher: nil,
            domains: domains)))
      var item = Item(
        id: reading.id(.application, "defender", id), kind: .application, source: "defender",
        sourceID: id, name: name)
      item.ai = isAI
      item.browserAccessed = true
      let tags = Set(try record.ids("tags").map { $0.lowercased() })
      if tags.contains("unsanctioned") {
        item.management = .unmanaged
      } else if tags.contains("sanctioned") {
        item.management = .managed
      }
      let last = try record.moment("lastSeenDateTime").instant
      item.usage = last.map { .seen($0) } ?? .unknown
      reading.emit(.item(item))
      let users = record.whole("userCount").map { "\($0) people" }
      let score = record.whole("riskScore").map { "Microsoft's score \($0) of 10, 10 is good" }
      let told = [users, score].compactMap(\.self)
      guard !told.isEmpty else { return }
      reading.emit(
        .event(
          Event(
            id: "discovered/\(id)/\(last?.text ?? "undated")", item: item.id, kind: .use,
            target: name, time: last, source: "defender",
            summary: "seen in traffic: " + told.joined(separator: "; "))))
    })
}
