import CustodyDomain

/// One call or sign-in that CloudTrail recorded.
struct AWSCall {
  private let record: Members
  private let caller: AWSCaller
  private let name: String
  /// The service, without its domain: `iam`.
  private let service: String
  private let parameters: Members
  private let time: Instant?

  init(_ record: Members) throws {
    self.record = record
    guard let identity = try record.object("userIdentity") else {
      throw RecordFault.rejected("has no 'userIdentity'")
    }
    name = try record.requiredID("eventName")
    service = String((try record.id("eventSource") ?? "sts").prefix { $0 != "." })
    if case .object(let members)? = record.find("requestParameters") {
      parameters = members
    } else {
      parameters = Members()
    }
    time = try record.moment("eventTime").instant
    caller = try AWSCaller(identity, assumes: parameters.id("roleArn"))
  }

  /// The call as what its caller did, and as what was done to the identity or credential that it names.
  var events: [Event] {
    get throws {
      let isSignIn = AWSCall.signIns.contains(name)
      if caller.isService, !isSignIn {
        throw RecordFault.ignored("is AWS's own doing: \(name)")
      }
      let refusal = try refusal
      let kind = try refusal == nil ? self.kind(isSignIn) : .policyDecision
      let id = try eventID
      let deed = Event(
        id: id, item: nil, keys: caller.keys, kind: kind, actor: caller.actor,
        identity: caller.identity, target: try target, scope: "\(service):\(name)", time: time,
        source: "aws", task: try record.id("sharedEventID"),
        summary: try refusal.map { "\(name) refused: \($0)" } ?? summary(kind))
      guard refusal == nil, service == "iam",
        let done = try AWSChange(name, parameters, record.object("responseElements"))
      else { return [deed] }
      let suffered = Event(
        id: id + "/done", item: nil, keys: done.keys, kind: done.kind, actor: caller.actor,
        scope: done.scope, time: time, source: "aws", summary: done.summary)
      return [deed, suffered]
    }
  }

  private static let signIns: Set<String> = [
    "ConsoleLogin", "SwitchRole", "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity",
    "AssumeRoot", "GetSessionToken", "GetFederationToken", "Authenticate", "Federate",
  ]
  private static let readingWords = ["Get", "List", "Describe", "Head", "Lookup", "BatchGet"]

  /// What the call was to its caller.
  private func kind(_ isSignIn: Bool) throws -> Event.Kind {
    if isSignIn { return .signIn }
    let reads =
      try record.flag("readOnly") ?? AWSCall.readingWords.contains { name.hasPrefix($0) }
    return reads ? .use : .execution
  }

  /// Why the call came to nothing; nil if it didn't.
  private var refusal: String? {
    get throws {
      if let code = try record.words("errorCode") { return code }
      let response = record.find("responseElements")
      guard name == "ConsoleLogin", case .object(let answer)? = response,
        answer.text("ConsoleLogin") == "Failure"
      else { return nil }
      return try record.words("errorMessage") ?? "Failure"
    }
  }

  /// Lookups in old answers lack the id; what they have must tell one call from the others.
  private var eventID: String {
    get throws {
      if let id = try record.id("eventID") { return id }
      return EventText.id([record.text("eventTime"), name, caller.actor, try target])
    }
  }

  private static let targetNames = [
    "roleArn", "userName", "roleName", "groupName", "functionName", "bucketName", "instanceId",
    "modelId", "secretId", "tableName", "keyId", "topicArn", "policyArn", "policyName",
  ]

  /// The resource, as far as the call names one; else the service.
  private var target: String? {
    get throws {
      if case .list(let resources)? = record.find("resources") {
        for case .object(let resource) in resources {
          if let name = try resource.words("ARN") ?? resource.words("ResourceName") { return name }
        }
      }
      for name in AWSCall.targetNames where parameters.text(name) != nil {
        return try parameters.words(name)
      }
      return try record.words("eventSource")
    }
  }

  private func summary(_ kind: Event.Kind) throws -> String? {
    guard kind == .signIn else { return nil }
    guard name == "ConsoleLogin" else { return name }
    // Of federated sign-ins AWS always says that it asked for no second factor.
    switch try record.object("additionalEventData")?.words("MFAUsed") {
    case "Yes": return "console sign-in with MFA"
    case "No" where !caller.isSession: return "console sign-in without MFA"
    default: return "console sign-in"
    }
  }
}

/// What a call of IAM did to an identity or a credential of it.
private struct AWSChange {
  let keys: EventKeys
  let kind: Event.Kind
  let scope: String?
  let summary: String

  /// - Returns: nil for calls that do nothing to what can be reviewed.
  init?(_ name: String, _ parameters: Members, _ answer: Members?) throws {
    let credential: String?
    if name.hasPrefix("Create") {
      credential =
        try answer?.object("accessKey")?.id("accessKeyId")
        ?? answer?.object("serviceSpecificCredential")?.id("serviceSpecificCredentialId")
    } else {
      credential =
        try parameters.id("accessKeyId") ?? parameters.id("serviceSpecificCredentialId")
    }
    let arn = try answer?.object("user")?.id("arn") ?? answer?.object("role")?.id("arn")
    let identity = try parameters.id("userName") ?? parameters.id("roleName")
    if let credential {
      keys = EventKeys(source: "aws", kind: .apiKey, credential: credential)
    } else if let arn {
      keys = EventKeys(source: "aws", sourceID: arn)
    } else if let identity, !name.hasSuffix("Key"), !name.hasSuffix("Credential") {
      keys = EventKeys(source: "aws", kind: .serviceAccount, name: identity)
    } else {
      return nil
    }
    let policy = try parameters.id("policyArn") ?? parameters.id("policyName")
    scope = policy
    let isOff = parameters.text("status")?.lowercased() == "inactive"
    switch name {
    case "CreateAccessKey", "CreateServiceSpecificCredential", "CreateUser", "CreateRole":
      kind = .provisioning
    case "DeleteAccessKey", "DeleteServiceSpecificCredential", "DeleteUser", "DeleteRole":
      kind = .revocation
    case "UpdateAccessKey", "UpdateServiceSpecificCredential": kind = isOff ? .revocation : .change
    default: kind = .change
    }
    let isSwitch = name.hasPrefix("Update") && parameters.text("status") != nil
    summary = name + (isSwitch ? isOff ? ": switched off" : ": switched on" : "")
  }
}

/// Who called: the person or program, the identity whose rights it had, and by what that is found.
private struct AWSCaller {
  let actor: String?
  let identity: String?
  let keys: EventKeys
  /// Whether it is a session of a role or of another directory's user.
  let isSession: Bool
  /// Whether AWS itself called.
  let isService: Bool

  /// - Parameter role: the role that the call asks for; a caller with no identity of AWS gets its rights.
  init(_ identity: Members, assumes role: String?) throws {
    let type = try identity.words("type") ?? ""
    let service = try identity.id("invokedBy")
    isService = type == "AWSService" || (type.isEmpty && service != nil)
    isSession = type != "IAMUser" && type != "Root"
    let arn = try identity.id("arn")
    let context = try identity.object("sessionContext")
    let issuer = try context?.object("sessionIssuer")?.id("arn")
    let user = try identity.id("userName")
    switch type {
    case "AssumedRole", "FederatedUser":
      // What the role's session was begun as can't be changed after; its name is what the beginner chose.
      let session = arn?.split(separator: "/").last.map(String.init)
      actor = try context?.id("sourceIdentity") ?? session
      self.identity = issuer ?? arn
    case "WebIdentityUser", "SAMLUser":
      actor = try user ?? identity.id("principalId")
      self.identity = role
    case "IdentityCenterUser":
      actor = try identity.object("onBehalfOf")?.id("userId") ?? user
      self.identity = actor
    default:
      actor = try user ?? arn ?? service ?? identity.id("principalId") ?? identity.id("accountId")
      self.identity = isService ? role ?? actor : arn ?? actor
    }
    // Temporary keys (ASIA…) are in no list; what they stand for is the role or user. A bearer token, such
    // as a key of Bedrock, goes by the id of its credential.
    if let key = try identity.id("accessKeyId") ?? identity.id("credentialId"),
      !key.hasPrefix("ASIA"), type != "AssumedRole"
    {
      keys = EventKeys(source: "aws", kind: .apiKey, credential: key)
    } else {
      keys = EventKeys(source: "aws", sourceID: self.identity)
    }
  }
}
