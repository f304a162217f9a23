import CustodyDomain

extension Format {
  /// A cluster's audit log (FORMATS.md 10), also as Azure wraps it: requests by service accounts, and
  /// requests of anybody that make, bind or delete one, or mint a token of one.
  static let kubernetesAudit = Format(
    about: SourceFormat(
      name: "kubernetes.audit",
      title: "Kubernetes: what service accounts did, and who minted their tokens",
      exportCommand:
        "the API server's --audit-log-path file; for managed clusters the provider's log, as JSON lines",
      learns: "use by account, tokens minted, roles bound and by whom, refused requests",
      doesNotLearn: "the cluster; what the audit policy leaves out"
    ),
    source: "kubernetes",
    media: .json,
    signatures: [
      Signature(
        all: ["kind", "verb", "user"], without: ["metadata"],
        also: { $0.text("kind") == "Event" }),
      Signature(
        all: ["kind", "verb", "user", "metadata", "auditID"],
        also: { $0.text("kind") == "Event" }),
      Signature(
        all: ["category", "properties"],
        also: { $0.text("category")?.hasPrefix("kube-audit") == true }),
    ],
    coverage: .nothing,
    read: { record, reading in
      var request = record
      if record.has("category") {
        guard let text = try record.object("properties")?.text("log") else {
          throw RecordFault.ignored("holds no event")
        }
        request = try JSONText.object(text, in: "log", reading)
        guard request.has("verb"), request.has("user") else {
          throw RecordFault.rejected("holds something else than a request")
        }
      }
      for event in try KubernetesRequest(request).events { reading.emit(.event(event)) }
    })
}

/// One request to the API of a cluster.
private struct KubernetesRequest {
  private static let accountPrefix = "system:serviceaccount:"
  private let record: Members
  private let verb: String
  private let username: String
  /// What it is about; empty for addresses that are no resource's.
  private let object: Members
  private let resource: String
  private let time: Instant?

  init(_ record: Members) throws {
    self.record = record
    if let stage = record.text("stage"), stage != "ResponseComplete", stage != "Panic" {
      throw RecordFault.ignored("is another stage of a request: \(stage)")
    }
    verb = try record.requiredID("verb")
    guard let user = try record.object("user") else { throw RecordFault.rejected("has no 'user'") }
    username = try user.requiredID("username")
    object = try record.object("objectRef") ?? Members()
    resource = try [object.id("resource"), object.id("subresource")].compactMap(\.self)
      .joined(separator: "/")
    var time: Instant?
    for name in ["stageTimestamp", "requestReceivedTimestamp", "timestamp"] where time == nil {
      time = try record.moment(name).instant
    }
    self.time = time
  }

  /// The request as its account's deed, and as what was done to the accounts that it names.
  var events: [Event] {
    get throws {
      let refusal = try self.refusal
      var events: [Event] = []
      if username.hasPrefix(KubernetesRequest.accountPrefix) {
        let reads = ["get", "list", "watch"].contains(verb)
        events.append(
          Event(
            id: try eventID, item: nil, keys: caller,
            kind: refusal != nil ? .policyDecision : reads ? .use : .execution,
            actor: try record.object("impersonatedUser")?.id("username") ?? username,
            identity: username, target: try target, scope: "\(verb):\(resource)", time: time,
            source: "kubernetes", summary: refusal.map { "refused: \($0)" }))
      }
      for (index, done) in try self.done.enumerated() {
        let place = events.isEmpty ? "" : "/done"
        let number = index == 0 ? "" : "/\(index)"
        events.append(
          Event(
            id: try eventID + place + number, item: nil, keys: done.keys,
            kind: refusal == nil ? done.kind : .policyDecision, actor: username,
            scope: done.scope, time: time, source: "kubernetes",
            summary: done.summary + (refusal.map { " refused: \($0)" } ?? "")))
      }
      if events.isEmpty {
        throw RecordFault.ignored("concerns no service account: \(verb) \(resource)")
      }
      return events
    }
  }

  private var eventID: String {
    get throws {
      if let id = try record.id("auditID") { return id }
      return EventText.id([time?.text, verb, try target, username])
    }
  }

  private var refusal: String? {
    get throws {
      if let code = try record.object("responseStatus")?.whole("code"), code >= 400 {
        return "status \(code)"
      }
      let notes = try record.object("annotations")
      return notes?.text("authorization.k8s.io/decision") == "forbid" ? "forbidden" : nil
    }
  }

  private var target: String? {
    get throws {
      let parts = try [object.id("namespace"), object.id("name")].compactMap(\.self)
      return parts.isEmpty
        ? try record.words("requestURI") ?? (resource.isEmpty ? nil : resource)
        : resource + " " + parts.joined(separator: "/")
    }
  }

  /// The account that asked.
  private var caller: EventKeys {
    let parts = username.dropFirst(KubernetesRequest.accountPrefix.count).split(separator: ":")
    return KubernetesRequest.account(parts.joined(separator: "/"))
  }

  /// An account by its full name, which is its id here: `web/api`.
  private static func account(_ name: String) -> EventKeys {
    EventKeys(source: "kubernetes", kind: .serviceAccount, sourceID: name)
  }

  private typealias Done = (kind: Event.Kind, keys: EventKeys, scope: String?, summary: String)

  /// What the request did to service accounts.
  private var done: [Done] {
    get throws {
      switch (resource, verb) {
      case ("serviceaccounts/token", "create"):
        return [(.change, try named, nil, "token minted")]
      case ("serviceaccounts", "create"):
        return [(.provisioning, try named, nil, "account made")]
      case ("serviceaccounts", "delete"):
        return [(.revocation, try named, nil, "account deleted")]
      case ("serviceaccounts", "update"), ("serviceaccounts", "patch"):
        return [(.change, try named, nil, "account changed")]
      case ("rolebindings", "create"), ("clusterrolebindings", "create"):
        return try bound
      default: return []
      }
    }
  }

  private var named: EventKeys {
    get throws {
      let parts = try [object.id("namespace"), object.requiredID("name")].compactMap(\.self)
      return KubernetesRequest.account(parts.joined(separator: "/"))
    }
  }

  /// The accounts to which a role was given, where the log has the request's body.
  private var bound: [Done] {
    get throws {
      guard case .object(let body)? = record.find("requestObject"),
        let role = try body.object("roleRef")
      else { return [] }
      let scope = try role.requiredID("kind") + "/" + role.requiredID("name")
      return try body.objects("subjects").compactMap { subject in
        guard subject.text("kind") == "ServiceAccount" else { return nil }
        let space = try subject.id("namespace") ?? object.id("namespace") ?? "default"
        let name = try subject.requiredID("name")
        return (.approval, KubernetesRequest.account("\(space)/\(name)"), scope, "role bound")
      }
    }
  }
}
