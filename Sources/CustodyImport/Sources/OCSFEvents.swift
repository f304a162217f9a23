import CustodyDomain

extension Format {
  /// Events of any system in the Open Cybersecurity Schema Framework 1.x, as security lakes keep them:
  /// classes of identity (3001 to 3006) and of applications (6001 to 6003, 6005).
  ///
  /// An event has the id and the system of its origin, so that it is the same as its origin's own log tells.
  static let ocsfEvents = Format(
    about: SourceFormat(
      name: "ocsf.events",
      title: "OCSF: accounts, privileges, sign-ins and API calls of any system, as JSON",
      exportCommand: "the security lake's or the pipeline's own export, as JSON or JSON lines",
      learns: "sign-ins, use, changes, privileges given and taken, with the correlation id",
      doesNotLearn: "anything of other classes; what its mapping from the origin left out"
    ),
    source: "ocsf",
    media: .json,
    signatures: [Signature(all: ["class_uid", "activity_id", "metadata", "time"])],
    coverage: .nothing,
    read: { record, reading in
      for event in try OCSFEvent(record).events { reading.emit(.event(event)) }
    })
}

/// One event.
private struct OCSFEvent {
  private let record: Members
  private let metadata: Members
  private let actor: Members
  private let user: Members?
  private let session: Members?
  private let meaning: OCSFMeaning
  private let source: String

  init(_ record: Members) throws {
    self.record = record
    guard let metadata = try record.object("metadata") else {
      throw RecordFault.rejected("has no 'metadata'")
    }
    self.metadata = metadata
    actor = try record.object("actor") ?? Members()
    user = try actor.object("user")
    session = try actor.object("session")
    meaning = try OCSFMeaning(record.whole("class_uid"), record.whole("activity_id"))
    source = try OCSFEvent.source(metadata.object("product"))
  }

  /// The event as its actor's deed, and as what was done to the account, application or entity it names.
  var events: [Event] {
    get throws {
      let id = try eventID
      let time = try record.moment("time").instant
      let task = try metadata.id("correlation_uid")
      let operation = try record.object("api")?.words("operation")
      let what = try operation ?? record.words("type_name") ?? record.words("class_name")
      let refusal = try self.refusal
      let summary = refusal.map { "\(what ?? "it") refused: \($0)" } ?? what
      let callers = try self.callers
      let done = try self.done
      var events: [Event] = []
      if try meaning.deed != nil || done == nil || isMachine {
        let deed = meaning.deed ?? .execution
        events.append(
          Event(
            id: id, item: nil, keys: callers, kind: refusal == nil ? deed : .policyDecision,
            actor: try actorName, identity: try identity, target: try target, scope: try scope,
            time: time, source: source, task: task, summary: summary))
      }
      if let kind = meaning.done, let done {
        events.append(
          Event(
            id: events.isEmpty ? id : id + "/done", item: nil, keys: done,
            kind: refusal == nil ? kind : .policyDecision, actor: try actorName,
            scope: try privileges, time: time, source: source, task: task, summary: summary))
      }
      return events
    }
  }

  private var eventID: String {
    get throws {
      if let id = try metadata.id("uid") { return id }
      return EventText.id([
        record.whole("time").map(String.init), record.whole("type_uid").map(String.init),
        try record.object("api")?.object("request")?.id("uid"), try actorName, try target,
      ])
    }
  }

  private var refusal: String? {
    get throws {
      guard record.whole("status_id") == 2 || record.text("status") == "Failure" else { return nil }
      return try record.words("status_code") ?? record.words("status_detail") ?? "failure"
    }
  }

  /// The system of origin, by the name that custody has for it.
  private static func source(_ product: Members?) throws -> String {
    let maker = try product?.id("vendor_name")
    let name = try product?.id("name") ?? maker ?? "ocsf"
    let words = " \(name) \(maker ?? "") ".lowercased()
    for (word, source) in origins where words.contains(" \(word) ") { return source }
    return name.lowercased()
  }

  /// Words in products' names; the first that fits is it, so that a cluster in AWS is a cluster.
  private static let origins = [
    ("eks", "kubernetes"), ("kubernetes", "kubernetes"), ("cloudtrail", "aws"), ("aws", "aws"),
    ("okta", "okta"), ("github", "github"), ("slack", "slack"), ("openai", "openai"),
    ("anthropic", "anthropic"), ("vault", "vault"), ("entra", "entra"), ("azure", "entra"),
    ("workspace", "google"), ("google cloud", "gcp"),
  ]

  private var actorName: String? {
    get throws {
      // A role's session goes by its own name, as in CloudTrail.
      if let uid = try user?.id("uid"), uid.contains(":assumed-role/"),
        let name = uid.split(separator: "/").last
      {
        return String(name)
      }
      return try user?.id("email_addr")?.lowercased() ?? user?.id("name") ?? user?.id("uid")
        ?? actor.id("app_name") ?? actor.id("invoked_by") ?? signedIn?.id("uid")
    }
  }

  /// The identity whose rights were used: a session's role, else the account itself.
  private var identity: String? {
    get throws {
      try session?.id("issuer") ?? user?.id("uid") ?? user?.id("name") ?? actor.id("app_uid")
        ?? signedIn?.id("uid")
    }
  }

  /// Whose sign-in it is, where no actor is told.
  private var signedIn: Members? {
    get throws { record.whole("class_uid") == 3002 ? try record.object("user") : nil }
  }

  /// Whether what acted shows a credential, a role or a client, so that it may be an item itself.
  private var isMachine: Bool {
    get throws {
      try session?.id("issuer") != nil || user?.id("credential_uid") != nil
        || actor.id("app_uid") != nil
    }
  }

  /// By what the actor is found: its key, its client, its role or account. Keys of a session are temporary.
  private var callers: EventKeys {
    get throws {
      let issuer = try session?.id("issuer")
      if issuer == nil, let key = try user?.id("credential_uid"), !key.hasPrefix("ASIA") {
        return EventKeys(source: source, credential: key)
      }
      if let client = try actor.id("app_uid") {
        let person = try user?.id("email_addr") ?? user?.id("uid")
        return EventKeys(source: source, clientID: client, principal: person)
      }
      let account = try issuer ?? user?.id("uid") ?? signedIn?.id("uid")
      return EventKeys(source: source, sourceID: account)
    }
  }

  /// By what that is found to which something was done.
  private var done: EventKeys? {
    get throws {
      guard meaning.done != nil else { return nil }
      for name in ["entity", "app", "user"] {
        guard let object = try record.object(name) else { continue }
        if let key = try object.id("credential_uid") {
          return EventKeys(source: source, credential: key)
        }
        if let id = try object.id("uid") { return EventKeys(source: source, sourceID: id) }
        if let name = try object.id("name") { return EventKeys(source: source, name: name) }
      }
      return nil
    }
  }

  private var target: String? {
    get throws {
      let resource = try record.object("resource").map { [$0] } ?? []
      for resource in try record.objects("resources") + resource {
        if let name = try resource.words("uid") ?? resource.words("name") { return name }
      }
      for name in ["user", "entity", "app", "databucket", "table", "database"] {
        let object = try record.object(name)
        if let name = try object?.words("name") ?? object?.words("uid") { return name }
      }
      let service = try record.object("service") ?? record.object("api")?.object("service")
      return try service?.words("name")
    }
  }

  private var scope: String? {
    get throws {
      guard let api = try record.object("api"), let operation = try api.words("operation") else {
        return try privileges
      }
      let service = try api.object("service")?.id("name")?.prefix { $0 != "." }
      return (service.map { $0 + ":" } ?? "") + operation
    }
  }

  private var privileges: String? {
    get throws { EventText.scopes(try record.ids("privileges")) }
  }
}

/// What a class and an activity of OCSF 1.x tell, of what was done and of the doing itself.
private struct OCSFMeaning {
  /// What it is for the account or application that it names; nil where it names none.
  let done: Event.Kind?
  /// What it is for the actor; nil where only the other side counts.
  let deed: Event.Kind?

  init(_ group: Int?, _ activity: Int?) throws(RecordFault) {
    let group = group ?? 0
    let activity = activity ?? 0
    switch (group, activity) {
    case (3001, 1), (3004, 1), (6002, 1): self.init(.provisioning, nil)
    case (3001, 5), (3001, 6), (3001, 9), (3004, 4), (3004, 9), (3004, 11), (3004, 12), (6002, 2),
      (6002, 7):
      self.init(.revocation, nil)
    case (3004, 2): self.init(nil, .use)
    case (3001, _), (3004, _), (6002, 6), (6002, 8): self.init(.change, nil)
    case (3002, 1), (3002, 3...5), (3002, 7): self.init(nil, .signIn)
    case (3003, _): self.init(nil, .signIn)
    case (3005, 1), (3005, 3): self.init(.approval, nil)
    case (3005, 2), (3005, 4): self.init(.revocation, nil)
    case (3006, _): self.init(nil, .execution)
    case (6001, 2), (6001, 5), (6001, 7), (6003, 2), (6005, 1), (6005, 3), (6005, 4), (6005, 8),
      (6005, 10):
      self.init(nil, .use)
    case (6001, _), (6003, _), (6005, _): self.init(nil, .execution)
    default:
      throw .ignored("is of class \(group), activity \(activity), which tells of no access")
    }
  }

  private init(_ done: Event.Kind?, _ deed: Event.Kind?) {
    self.done = done
    self.deed = deed
  }
}
