/// Grades what a scope gives access to and how far it reaches.
///
/// Each vocabulary has its own file in `Scopes`; a source that none of them knows is read as custody's
/// generic words. A scope in no vocabulary is left unranked: shown as such, and never as low.
public enum ScopeGrader {
  /// The permission with its class, reach and flags set, as `source` means the scope.
  ///
  /// - Parameters:
  ///   - source: whose vocabulary the scope is from; a scope of one source means nothing in another.
  ///   - forEveryone: true for application permissions and admin consents, which reach all users' data.
  public static func grade(
    _ permission: Permission, source: String, forEveryone: Bool
  ) -> Permission {
    let grade: ScopeGrade? =
      switch source {
      case "entra": EntraScopes.grade(permission, forEveryone: forEveryone)
      case "google": GoogleScopes.grade(permission.scope, forEveryone: forEveryone)
      case "github": GitHubScopes.grade(permission, forEveryone: forEveryone)
      case "slack": SlackScopes.grade(permission.scope)
      case "okta": OktaScopes.grade(permission.scope)
      case "kubernetes": KubernetesScopes.grade(permission)
      case "vault": VaultScopes.grade(permission.scope)
      case "spire": SPIREScopes.grade(permission.scope)
      case "mcp": MCPScopes.grade(permission.scope)
      case "openai": OpenAIScopes.grade(permission.scope)
      default: GenericScopes.grade(permission.scope)
      }
    var graded = permission
    graded.permissionClass = grade?.permissionClass ?? .other
    graded.reach = grade?.reach ?? .reads
    graded.administers = grade?.administers ?? false
    graded.ranked = grade != nil
    return graded
  }

  /// How far an item reaches by its graded permissions; one without any known permission counts as
  /// reading some, because unknown is never good news.
  ///
  /// `offline_access` lets access outlive the session: together with a scope that reads data it raises
  /// the item from *reads* to *writes or connects*. It does nothing to sign-in alone (`User.Read`), and
  /// it never makes an item broad: that takes a broad scope.
  public static func reach(of permissions: [Permission]) -> Reach {
    guard let widest = permissions.map(\.reach).max() else { return .reads }
    let outlives = permissions.contains { $0.scope == "offline_access" }
    let readsData = permissions.contains {
      $0.ranked && $0.reach == .reads && $0.permissionClass.holdsData
    }
    return widest == .reads && outlives && readsData ? .writes : widest
  }

  /// How much proof a decision about an item needs (DESIGN.md section 6): strict where it works by
  /// itself, administers, or gets beyond the basics of mail, files, code, execution or connectors;
  /// light where it has nothing but basics; standard otherwise. What else makes it strict, its surroundings
  /// tell: `RuleSubject.tier` holds for all that is decided.
  public static func tier(of item: Item) -> Tier {
    let strict = item.permissions.contains {
      $0.administers || ($0.permissionClass.isHighRisk && $0.reach > .basic)
    }
    if strict || item.initiation == .autonomous || item.acting == .autonomousAgent {
      return .strict
    }
    return reach(of: item.permissions) == .basic ? .light : .standard
  }

  /// The most far-reaching scope and how many more there are (`Mail.Read.All +3`); empty for none.
  public static func summary(of permissions: [Permission]) -> String {
    guard let first = permissions.min(by: isWider) else { return "" }
    let name = spoken(first.scope)
    return permissions.count == 1 ? name : "\(name) +\(permissions.count - 1)"
  }

  /// A scope as one speaks of it: `drive` for `https://www.googleapis.com/auth/drive`.
  public static func spoken(_ scope: String) -> String { GoogleScopes.shortName(scope) }

  /// Whether `left` comes first in a list that begins with what can do most.
  public static func isWider(_ left: Permission, _ right: Permission) -> Bool {
    if left.administers != right.administers { return left.administers }
    if left.reach != right.reach { return left.reach > right.reach }
    if left.permissionClass.isHighRisk != right.permissionClass.isHighRisk {
      return left.permissionClass.isHighRisk
    }
    return left.scope < right.scope
  }
}

/// What a vocabulary says of one scope.
struct ScopeGrade: Hashable, Sendable {
  var permissionClass: PermissionClass
  var reach: Reach
  var administers = false

  init(_ permissionClass: PermissionClass, _ reach: Reach, administers: Bool = false) {
    self.permissionClass = permissionClass
    self.reach = reach
    self.administers = administers
  }
}

extension PermissionClass {
  /// Mail, files, code, execution and connectors: the classes of the strict tier.
  public var isHighRisk: Bool {
    switch self {
    case .mail, .files, .code, .execution, .connector: true
    case .directory, .calendar, .chat, .identity, .readOnly, .other: false
    }
  }

  /// Whether it holds people's content, so that access beyond the session matters.
  var holdsData: Bool { isHighRisk || self == .calendar || self == .chat || self == .directory }
}
