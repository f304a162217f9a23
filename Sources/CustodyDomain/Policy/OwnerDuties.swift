/// One line of an item's duty matrix: a role, for a target where it has one, and who can be held to it.
public struct OwnerDuty: Hashable, Sendable {
  /// The role.
  public let role: OwnerRole
  /// Of a system owner: for which system; nil where one answers for all of them.
  public let target: String?
  /// Whether the item needs somebody in the role; else the line stands because somebody is named.
  public let isNeeded: Bool
  /// People who are here and named for it, each once, as their ownerships write them.
  public let holders: [String]

  /// Whether somebody is needed, and nobody is there.
  public var isMissing: Bool { isNeeded && holders.isEmpty }

  /// The duty matrix of an item: every role that it needs, and every other in which somebody stands, in the
  /// order of the roles. Where no revocation owner is named, the IAM owner revokes; where somebody's own device is
  /// used, somebody answers for the data.
  public static func matrix(
    of item: Item, tier: Tier, _ surroundings: Surroundings, now: Instant
  ) -> [OwnerDuty] {
    var needed = needed(by: item, tier: tier)
    if surroundings.ownDevice(now) != nil { needed.insert(.data) }
    let standing = item.standingOwners(surroundings.people, now: now)
    let revokers = standing.contains { $0.role == .revocation } ? OwnerRole.revocation : .iam
    return OwnerRole.allCases.flatMap { role -> [OwnerDuty] in
      let source = role == .revocation ? revokers : role
      let targets = role == .system ? targets(of: item, standing) : [nil]
      return targets.compactMap { target in
        let named = standing.filter { $0.role == source && $0.answers(for: target) }.map(\.person)
        let isNeeded = needed.contains(role)
        guard isNeeded || (source == role && !named.isEmpty) else { return nil }
        return OwnerDuty(
          role: role, target: target, isNeeded: isNeeded,
          holders: surroundings.people.distinct(named))
      }
    }
  }

  /// The roles in which somebody must stand. Every item has a purpose and can be taken away; what administers
  /// is watched; a path through a browser has three layers and three duties, and somebody who approves.
  public static func needed(by item: Item, tier: Tier) -> Set<OwnerRole> {
    var roles: Set<OwnerRole> = [.business, .iam]
    if item.needsSystemOwner { roles.insert(.system) }
    if item.permissions.contains(where: \.administers) { roles.insert(.secops) }
    if item.isBrowserPath {
      roles.formUnion(OwnerRole.browserShares + OwnerRole.browserDuties + [.approval])
    }
    if item.isBrowserPath || tier == .strict { roles.insert(.revocation) }
    return roles
  }

  /// The systems named by the item and by its system owners; nil where none is named.
  private static func targets(of item: Item, _ standing: [Ownership]) -> [String?] {
    let named = standing.filter { $0.role == .system }.compactMap(\.target)
    let all = Set(item.targetSystems).union(named).sorted()
    return all.isEmpty ? [nil] : all
  }
}

extension OwnerRole {
  /// The three shares of a browser path, each with an owner of its own.
  public static let browserShares: [OwnerRole] = [.workflow, .browser, .policy]
  /// The three duties on a browser path.
  public static let browserDuties: [OwnerRole] = [.prevention, .detection, .evidence]

  /// What whoever has the role owes, as they are told: begins with a verb, ends without a stop.
  public var duty: String {
    switch self {
    case .business: "say what it is for, approve what it may do, and recertify it by its date"
    case .iam: "issue it, constrain it, have its use logged, and revoke it when that is decided"
    case .system: "agree to its access to the system, and keep that to what it needs"
    case .secops: "watch its signals: administrators it makes, use beyond what is approved, drift"
    case .workflow: "answer for the work that is done in the browser, and for who may hand it over"
    case .browser: "run the browser layer: profiles, extensions, managed devices"
    case .policy: "set and enforce the identity and security policy that holds in the session"
    case .approval: "approve it before it is used, and keep the trail of who asked and why"
    case .revocation: "know the point where it is taken back, and take it back when that is decided"
    case .data: "answer for the data that it reaches from a device that isn't the organisation's"
    case .prevention: "keep it from being misused"
    case .detection: "notice when it is misused"
    case .evidence: "keep the proof of what was approved and of what was done"
    }
  }
}

extension Ownership {
  /// Whether it covers a target: one that names none covers all.
  public func answers(for target: String?) -> Bool {
    self.target.isBlank || self.target?.lowercased() == target?.lowercased()
  }
}

extension Item {
  /// Whether it is reached through a browser: a session, an extension, or known to be.
  public var isBrowserPath: Bool {
    kind == .browserSession || kind == .browserExtension || browserAccessed == true
  }

  /// Whether the owner of a system must know of it: an integration that gets beyond sign-in. Sessions,
  /// extensions and seats have the owners of the browser and of the tool.
  public var needsSystemOwner: Bool {
    switch kind {
    case .oauthGrant, .application, .serviceAccount, .apiKey, .agent:
      permissions.contains { $0.reach > .basic }
    case .browserSession, .browserExtension, .aiAccount: false
    }
  }

  /// The systems that it gets at beyond sign-in, as its permissions name them, each once and in order.
  public var targetSystems: [String] {
    guard needsSystemOwner else { return [] }
    let named = permissions.filter { $0.reach > .basic }.compactMap(\.resource)
    return Set(named.filter { !$0.isBlank }).sorted()
  }
}
