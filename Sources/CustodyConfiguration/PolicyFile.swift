import CustodyDomain
import TOMLKit

/// The limits in force, and where each comes from.
public struct LoadedPolicy: Sendable {
  /// The limits.
  public var policy: Policy
  /// Each value by its key, with `built in` or the file and line that set it.
  public var origins: [PolicyValue]
  /// A policy with its origins.
  public init(policy: Policy, origins: [PolicyValue]) {
    self.policy = policy
    self.origins = origins
  }
}

/// The policy file: built-in limits, overridden key by key by a file of the user's.
public enum PolicyFile {
  /// The limits that come with custody.
  public static func builtIn() throws -> LoadedPolicy {
    try read(Resources.policy, path: "built in", over: LoadedPolicy(policy: Policy(), origins: []))
  }

  /// The built-in limits with a file's own over them.
  ///
  /// - Throws: `ConfigurationError` for syntax, unknown keys, numbers out of range, unknown rules, and
  ///   hard rules among the disabled ones.
  public static func load(text: String, path: String) throws(ConfigurationError) -> LoadedPolicy {
    let base = try read(
      Resources.policy, path: "built in", over: LoadedPolicy(policy: Policy(), origins: []))
    return try read(text, path: path, over: base)
  }

  private static let tierKeys = ["light", "standard", "strict"]

  private static var limits: [(key: String, path: WritableKeyPath<Policy, Policy.Days>)] {
    let paths: [(PolicyLimit, WritableKeyPath<Policy, Policy.Days>)] = [
      (.recertify, \.recertify), (.dormant, \.dormant), (.neverUsed, \.neverUsed),
      (.secretAge, \.secretAge), (.lifetime, \.lifetime), (.retention, \.retention),
    ]
    return paths.map { ($0.key, $1) }
  }

  private static var numbers: [(key: String, path: WritableKeyPath<Policy, Int>)] {
    let paths: [(PolicyLimit, WritableKeyPath<Policy, Int>)] = [
      (.staleInventory, \.staleInventory), (.revocationDue, \.revocationDue),
      (.ownerChanges, \.ownerChanges), (.breakGlassHours, \.breakGlassHours),
      (.countersignHours, \.countersignHours), (.instantAdmin, \.instantAdmin),
      (.carriedOver, \.carriedOver),
      (.actionsPerMinute, \.actionsPerMinute), (.controlTestAge, \.controlTestAge),
      (.fragmentedOver, \.fragmentedOver),
      (.hastyApprovals, \.attention.approvals), (.hastySeconds, \.attention.seconds),
      (.hastyBatch, \.attention.batch), (.hastyStrict, \.attention.strictSeconds),
    ]
    return paths.map { ($0.key, $1) }
  }

  private static func read(
    _ text: String, path: String, over base: LoadedPolicy
  ) throws(ConfigurationError) -> LoadedPolicy {
    let document = try TOMLDocument(text: text, path: path)
    var loaded = base
    let known = numbers.map(\.key) + limits.map(\.key) + ["rules", "control-plane-owners"]
    try document.checkKeys(of: document.table, at: "", known: known)
    for (key, target) in numbers {
      guard let days = try document.int(document.table, key, in: 1...3650) else { continue }
      loaded.policy[keyPath: target] = days
      loaded.note(key, String(days), document)
    }
    for (key, target) in limits {
      guard let table = try document.table(key) else { continue }
      try document.checkKeys(of: table, at: key, known: tierKeys)
      for tier in Tier.allCases {
        guard let days = try document.int(table, tier.rawValue, at: key, in: 1...3650) else {
          continue
        }
        switch tier {
        case .light: loaded.policy[keyPath: target].light = days
        case .standard: loaded.policy[keyPath: target].standard = days
        case .strict: loaded.policy[keyPath: target].strict = days
        }
        loaded.note("\(key).\(tier.rawValue)", String(days), document)
      }
    }
    if let table = try document.table("rules") {
      try document.checkKeys(of: table, at: "rules", known: ["disabled"])
      if let ids = try document.strings(table, "disabled", at: "rules") {
        try check(ids, in: document)
        loaded.policy.disabledRules = Set(ids)
        loaded.note("rules.disabled", ids.sorted().joined(separator: " "), document)
      }
    }
    if let table = try document.table("control-plane-owners") {
      for source in table.keys.sorted() {
        let owner = try document.string(table, source, at: "control-plane-owners")
        loaded.policy.controlPlaneOwners[source] = owner
        loaded.note("control-plane-owners.\(source)", owner ?? "", document)
      }
    }
    return loaded
  }

  /// Only rules that exist, and that may be switched off.
  private static func check(
    _ ids: [String], in document: TOMLDocument
  ) throws(ConfigurationError) {
    for id in ids {
      guard let rule = RuleCatalogue.rule(id) else {
        throw document.error(
          "rules.disabled", "no rule '\(id)'",
          nearestHint(to: id, among: RuleCatalogue.all.map(\.id)))
      }
      guard !rule.isHard else {
        throw document.error(
          "rules.disabled", "'\(id)' is a hard rule and can't be switched off",
          "take it out of the list; what it finds is revoked or mended")
      }
    }
  }
}

extension LoadedPolicy {
  fileprivate mutating func note(_ key: String, _ value: String, _ document: TOMLDocument) {
    let place = document.line(key).map { "\(document.path):\($0)" } ?? document.path
    let origin = document.path == "built in" ? "built in" : place
    let noted = PolicyValue(key: key, value: value, origin: origin)
    if let index = origins.firstIndex(where: { $0.key == key }) {
      origins[index] = noted
    } else {
      origins.append(noted)
    }
  }
}

/// The files that are embedded in the program.
enum Resources {
  static var policy: String { String(decoding: PackageResources.policy_toml, as: UTF8.self) }
  static var catalogue: String { String(decoding: PackageResources.catalogue_toml, as: UTF8.self) }
}
