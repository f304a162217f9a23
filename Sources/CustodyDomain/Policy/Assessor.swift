/// The rules engine: what custody concludes about an item. It is a pure function of its arguments.
public struct Assessor: Sendable {
  /// The limits in force.
  public let policy: Policy

  /// An assessor for a policy.
  public init(policy: Policy) { self.policy = policy }

  /// Assesses one item. Its permissions must have been graded by `ScopeGrader`.
  public func assess(_ item: Item, _ surroundings: Surroundings, now: Instant) -> Assessment {
    let chain = CustodyChain(
      links: CustodyChain.Step.allCases.map { .init(step: $0, proven: false) })
    return Assessment(
      findings: [], risk: .none, score: 0, reach: .basic, tier: .light, chain: chain,
      accountable: "organisation", missing: [], recheck: nil)
  }
}
