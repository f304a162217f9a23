/// One value of the policy in force, as its file writes it.
public struct PolicyValue: Hashable, Sendable {
  /// Where it stands: `secret-age.strict`.
  public var key: String
  /// The value.
  public var value: String
  /// `built in`, or the file and line that set it.
  public var origin: String
  /// A value.
  public init(key: String, value: String, origin: String) {
    self.key = key
    self.value = value
    self.origin = origin
  }
}

/// A limit of the policy, by its key there.
public enum PolicyLimit: String, CaseIterable, Sendable {
  case recertify, dormant, lifetime, retention
  case neverUsed = "never-used"
  case secretAge = "secret-age"
  case staleInventory = "stale-inventory"
  case revocationDue = "revocation-due"
  case ownerChanges = "owner-changes"
  case breakGlassHours = "break-glass-hours"
  case countersignHours = "countersign-hours"
  case instantAdmin = "instant-admin"
  case carriedOver = "carried-over"
  case actionsPerMinute = "actions-per-minute"
  case controlTestAge = "control-test-age"
  case fragmentedOver = "fragmented-over"
  case hastyApprovals = "hasty-approvals"
  case hastySeconds = "hasty-seconds"
  case hastyBatch = "hasty-batch"
  case hastyStrict = "hasty-strict"

  /// Its key in the policy file.
  public var key: String { rawValue }

  /// Whether the policy has one for each tier.
  public var isTiered: Bool {
    switch self {
    case .recertify, .dormant, .lifetime, .neverUsed, .secretAge, .retention: true
    default: false
    }
  }
}
