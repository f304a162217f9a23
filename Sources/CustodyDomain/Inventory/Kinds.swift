/// What is put to a reviewer.
public enum ItemKind: String, CaseIterable, Codable, Sendable {
  case oauthGrant = "oauth-grant"
  case application
  case serviceAccount = "service-account"
  case apiKey = "api-key"
  case browserSession = "browser-session"
  case browserExtension = "browser-extension"
  case agent
  case aiAccount = "ai-account"
}

/// Who consented: one user for themselves, or an administrator for everyone.
public enum ConsentType: String, CaseIterable, Codable, Sendable { case user, admin }

/// Who starts the work.
public enum Initiation: String, CaseIterable, Codable, Sendable { case human, tool, autonomous }

/// In whose name it acts.
public enum ActingMode: String, CaseIterable, Codable, Sendable {
  case userProxy = "user-proxy"
  case delegatedService = "delegated-service"
  case autonomousAgent = "autonomous-agent"
}

/// What proves the identity.
public enum CredentialType: String, CaseIterable, Codable, Sendable {
  case cookie
  case oauthToken = "oauth-token"
  case apiKey = "api-key"
  case clientSecret = "client-secret"
  case certificate
  case sshKey = "ssh-key"
  case agentToken = "agent-token"
  case workloadIdentity = "workload-identity"
}

extension CredentialType {
  /// Whether it is a secret that somebody made and must replace; what its system renews by itself is none.
  public var isSecret: Bool {
    switch self {
    case .apiKey, .clientSecret, .certificate, .sshKey, .agentToken: true
    case .cookie, .oauthToken, .workloadIdentity: false
    }
  }
}

/// Whose account or device it is, and whether the organisation manages it.
public enum Management: String, CaseIterable, Codable, Sendable {
  case enterprise, personal, managed, unmanaged
}

/// What the source says of the item; nil where it says nothing.
public enum ItemStatus: String, CaseIterable, Codable, Sendable {
  case active, disabled, revoked, expired, pending
}

/// How the secret of a credential is kept.
public enum SecretHandling: String, CaseIterable, Codable, Sendable {
  /// In a vault, handed out when needed.
  case vaulted
  /// Readable where it lies: in a settings file, a script, an environment.
  case plain
  /// Known to have been seen by others.
  case exposed
}

/// What was handed over to whoever acts for somebody.
public enum DelegationScope: String, CaseIterable, Codable, Sendable {
  /// Everything that the person's browser profile or account holds.
  case wholeProfile = "whole-profile"
  /// What a task needs, and no more.
  case constrained
}

/// Whether a tool is still wanted.
public enum ToolState: String, CaseIterable, Codable, Sendable { case active, removed, repurposed }

/// Whether and when something was used. *Never* needs evidence: a source that could have told.
public enum Usage: Hashable, Sendable {
  case unknown
  case never
  case seen(Instant)
}

/// When something ends by itself.
public enum Expiry: Hashable, Sendable {
  case unknown
  case never
  case at(Instant)

  /// The end, where there is a known one.
  public var instant: Instant? { if case .at(let instant) = self { instant } else { nil } }
}

/// What a permission gives access to.
public enum PermissionClass: String, CaseIterable, Codable, Sendable {
  case mail, files, code, execution, connector, directory, calendar, chat, identity
  case readOnly = "read-only"
  case other
}

/// How far a permission, or an item by its permissions, reaches (DESIGN.md section 5).
public enum Reach: Int, CaseIterable, Codable, Comparable, Sendable {
  /// Read-only basics: sign-in, profile, e-mail address.
  case basic = 0
  /// Reads some.
  case reads = 1
  /// Writes some of mail, files or code, or connects onward.
  case writes = 2
  /// Administers; reads or writes all mail, files or code; executes.
  case broad = 3

  /// Order by reach.
  public static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
}

/// How bad a finding is, and an item by its worst one.
public enum Severity: Int, CaseIterable, Comparable, Sendable {
  case none = 0
  case low, medium, high, critical

  /// Order by severity.
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The word in files and reports.
  public var word: String { ["none", "low", "medium", "high", "critical"][rawValue] }
  /// Four letters at most, for a narrow column; risk is always a word, never a colour alone.
  public var short: String { ["-", "LOW", "MED", "HIGH", "CRIT"][rawValue] }

  /// The severity of a word in any of its forms (`critical`, `crit`).
  public init?(word: String) {
    let folded = word.lowercased()
    guard
      let match = Severity.allCases.first(where: {
        $0.word == folded || $0.short.lowercased() == folded
      })
    else { return nil }
    self = match
  }
}

/// How much proof a decision needs (DESIGN.md section 6).
public enum Tier: String, CaseIterable, Codable, Sendable { case light, standard, strict }

/// What the custody chain proves: 4 of 4 links, 1 to 3, or none.
public enum Verdict: String, CaseIterable, Codable, Sendable { case provable, partial, none }

/// Where an item stands in review (DESIGN.md section 2).
public enum ReviewState: String, CaseIterable, Codable, Sendable {
  case open, deferred, recertified, revoking, rotating, removed, departed
}

/// Roles of answerable people.
public enum OwnerRole: String, CaseIterable, Codable, Sendable {
  case business, iam, system, secops, workflow, browser, policy, approval, revocation
  /// Answers for the data that an item reaches from a device that isn't the organisation's.
  case data
  /// The three duties on a browser path: keep misuse from happening, notice it, prove what was approved.
  case prevention, detection, evidence
}

extension Severity: Codable {
  /// Reads the word.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Severity(word: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no severity: \(text)")
    }
    self = value
  }
  /// Writes the word.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}
