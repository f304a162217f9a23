/// A control that is claimed for an item, such as an approval gate, and the evidence for it.
public struct ControlRecord: Codable, Hashable, Sendable {
  /// The controls that rules look for. Records may name others; they are shown and counted all the same.
  public enum Known: String, CaseIterable, Sendable {
    /// Somebody must approve before an administrator is made or changed.
    case approvalGate = "approval-gate"
    /// A policy decides while the item runs, by what it sees (OPA, Cedar, …), not only by a role given before.
    case runtimePolicy = "runtime-policy"
    /// Each step of a workflow is authorised by itself.
    case perStepAuthorisation = "per-step-authorisation"
    /// Where access can be taken back at once.
    case revocationPoint = "revocation-point"
    /// A person can see and stop it while it works.
    case humanOversight = "human-oversight"
    /// Who it is, is checked when it signs in.
    case login
    /// Each action is checked when it is done.
    case pointOfAction = "point-of-action"
    /// A stronger proof is asked for before what can do harm.
    case stepUp = "step-up"
    /// What is done is recorded.
    case logging
  }

  /// The item it is about.
  public var item: ItemID
  /// What the control is, one of `Known` or a word of the record's own.
  public var control: String
  /// The system, or the step, to which it applies; nil for all.
  public var target: String?
  /// By what it works: `opa`, `cedar`, `spiffe`, `oidc`, ….
  public var mechanism: String?
  /// Where the proof lies; a control without one is only claimed.
  public var evidence: String?
  /// The vendor who claims it, where it is the vendor's word.
  public var claimedBy: String?
  /// When it was last tested.
  public var tested: Instant?
  /// What the test said; nil where nobody tells.
  public var passed: Bool?
  /// A control.
  public init(
    item: ItemID, control: String, target: String? = nil, mechanism: String? = nil,
    evidence: String? = nil, claimedBy: String? = nil, tested: Instant? = nil, passed: Bool? = nil
  ) {
    self.item = item
    self.control = control
    self.target = target
    self.mechanism = mechanism
    self.evidence = evidence
    self.claimedBy = claimedBy
    self.tested = tested
    self.passed = passed
  }

  /// Whether it is this control.
  public func `is`(_ known: Known) -> Bool { control == known.rawValue }

  /// Whether more than a claim stands behind it: evidence, and no test that failed.
  public var isEvidenced: Bool { !evidence.isBlank && passed != false }
}
