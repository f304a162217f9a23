import CustodyDomain

extension Format {
  /// What users did with tokens, from Google's reports (FORMATS.md 4.2).
  ///
  /// A user's authorisation is a request: it is no approval by the organisation. The report reaches back
  /// 180 days, and not every edition writes use into it, so nothing is said to be unused by it.
  static let googleTokenActivity = Format(
    about: SourceFormat(
      name: "google.token-activity",
      title: "Google Workspace: authorisation, use and revocation of apps' tokens",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\" https://admin.googleapis.com/admin/reports/v1"
        + "/activity/users/all/applications/token > token-activity.json",
      learns: "who authorised and revoked what, and when; last use, in editions that record it",
      doesNotLearn: "that a token was never used; anything older than 180 days"
    ),
    source: "google",
    media: .json,
    signatures: [
      Signature(
        all: ["id", "actor", "events"],
        also: { $0.text("kind") == "admin#reports#activity" })
    ],
    emptyList: { head, listKey in
      head.text("kind") == "admin#reports#activities" && (listKey == "items" || listKey.isEmpty)
    },
    coverage: .nothing,
    read: { record, reading in
      let activity = try GoogleActivity(record)
      let events = try activity.events
      if events.isEmpty { throw RecordFault.ignored("tells of no event") }
      for (index, event) in events.enumerated() {
        for observation in try activity.observations(of: event, index) { reading.emit(observation) }
      }
      if reading.pending.isEmpty {
        throw RecordFault.ignored("tells neither of authorisation, use nor revocation")
      }
    })
}

/// One record of the report: something that one user did, in one or more events.
private struct GoogleActivity {
  private let record: Members
  private let id: Members
  private let user: String
  private let time: Instant?

  init(_ record: Members) throws {
    self.record = record
    guard let id = try record.object("id") else { throw RecordFault.rejected("has no 'id'") }
    self.id = id
    if let application = try id.words("applicationName"), application != "token" {
      throw RecordFault.ignored("is about \(application), not tokens")
    }
    let actor = try record.object("actor")
    guard let user = try actor?.id("email") ?? actor?.id("profileId") else {
      throw RecordFault.rejected("names no user")
    }
    self.user = user.lowercased()
    time = try id.moment("time").instant
  }

  /// The events; some programs that pass the report on write one as an object.
  var events: [Members] {
    get throws {
      if case .object(let event)? = record.find("events") { return [event] }
      return try record.objects("events")
    }
  }

  func observations(of event: Members, _ index: Int) throws -> [Observation] {
    let kind: Event.Kind
    switch try event.words("name") {
    case "authorize": kind = .request
    case "activity": kind = .use
    case "revoke": kind = .revocation
    // Other names tell nothing sure of a token's state.
    default: return []
    }
    let told = try parameters(event)
    let client = try told.requiredID("client_id")
    let key = user + "/" + client
    var item = Item(
      kind: .oauthGrant, source: "google", sourceID: key, name: try told.words("app_name") ?? client
    )
    item.clientID = client
    item.principal = user
    if kind == .use { item.usage = time.map { .seen($0) } ?? .unknown }
    if kind == .request { item.requestedBy = user }
    let parts = [
      id.text("time"), try id.id("uniqueQualifier"), "token", try id.id("customerId"),
      String(index),
    ]
    let scopes = try told.scopes("scope")
    let method = try [told.words("api_name"), told.words("method_name")].compactMap(\.self)
    let happening = Event(
      id: parts.compactMap(\.self).joined(separator: "/"), item: item.id, kind: kind, actor: user,
      identity: kind == .use ? user : nil,
      target: method.isEmpty ? client : method.joined(separator: " "),
      scope: scopes.isEmpty ? nil : scopes.joined(separator: " "), time: time, source: "google")
    return [.aside(item, stands: false), .event(happening)]
  }

  /// The event's parameters by name, whichever way they are written.
  private func parameters(_ event: Members) throws -> Members {
    if case .object(let members)? = event.find("parameters") { return members }
    var told = Members()
    for parameter in try event.objects("parameters") {
      guard let name = parameter.text("name"), !told.contains(name),
        let value = parameter.find("value") ?? parameter.find("multiValue")
      else { continue }
      told.append(name, value)
    }
    return told
  }
}
