/// Who answers for an item, and why it is they. It is never blank (DESIGN.md section 1): the business owner, else
/// whoever owns the control plane through which it is managed, else the organisation.
public struct Accountability: Hashable, Sendable {
  /// Why somebody is accountable.
  public enum Ground: String, CaseIterable, Sendable {
    /// They own its purpose.
    case owner = "business owner"
    /// Nobody owns its purpose; they own the control plane.
    case controlPlane = "owner of the control plane"
    /// Nobody owns either.
    case organisation = "no owner, and the control plane has none"
  }
  /// A person as ownerships name them, or `organisation`.
  public var party: String
  /// Why.
  public var ground: Ground

  /// Who answers for an item.
  ///
  /// - Parameter controlPlane: who owns its source's control plane, where the surroundings don't say.
  public static func of(
    _ item: Item, _ surroundings: Surroundings, controlPlane: String? = nil, now: Instant
  ) -> Accountability {
    let owner = item.owners.first {
      $0.role == .business && surroundings.people.stands($0, now: now)
    }
    if let owner { return Accountability(party: owner.person, ground: .owner) }
    for name in [surroundings.controlPlaneOwner, controlPlane] {
      if let name, !name.isBlank { return Accountability(party: name, ground: .controlPlane) }
    }
    return Accountability(party: "organisation", ground: .organisation)
  }
}
