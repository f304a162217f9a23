/// The rules engine: what custody concludes about an item. It is a pure function of its arguments.
///
/// Sentences hold dates, never ages, so that an assessment stays true until `recheck`.
public struct Assessor: Sendable {
  /// The limits in force.
  public let policy: Policy
  private let rules: [any Rule]

  /// An assessor for a policy. Hard rules run even where the policy names them as switched off.
  public init(policy: Policy) {
    self.policy = policy
    rules = RuleCatalogue.all.filter { $0.isHard || !policy.disabledRules.contains($0.id) }
  }

  /// Assesses one item. Its permissions must have been graded by `ScopeGrader`.
  public func assess(_ item: Item, _ surroundings: Surroundings, now: Instant) -> Assessment {
    assess(RuleSubject(item, surroundings, policy: policy, now: now))
  }

  /// Assesses what rules look at, made with this assessor's policy.
  public func assess(_ subject: RuleSubject) -> Assessment {
    var findings: [Finding] = []
    var moments: [Instant] = subject.surroundings.exceptions.flatMap {
      [$0.from, $0.until].compactMap(\.self)
    }
    for rule in rules {
      moments += rule.moments(subject)
      guard let sighting = rule.examine(subject), acceptance(of: rule, subject) == nil else {
        continue
      }
      findings.append(Finding(rule, sighting, reach: subject.reach))
    }
    moments += subject.lastDays
    // The catalogue is in the order of ids, which breaks ties.
    findings = findings.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
    let risk = findings.first?.severity ?? .none
    return Assessment(
      findings: findings, risk: risk,
      score: Assessor.score(risk: risk, reach: subject.reach, findings: findings.count),
      reach: subject.reach, tier: subject.tier, chain: subject.chain,
      accountable: accountable(subject), missing: Assessor.missing(subject),
      lacks: Assessor.lacks(subject),
      recheck: moments.filter { $0 > subject.now }.min())
  }

  /// 80, 60, 40 or 20 for the risk, 5 a step of reach, and one for each further finding up to 4.
  static func score(risk: Severity, reach: Reach, findings: Int) -> Int {
    risk.rawValue * 20 + reach.rawValue * 5 + min(4, max(0, findings - 1))
  }

  /// The exception by which somebody other than the item's user has accepted this finding for now. Nobody
  /// can accept what a hard rule finds.
  func acceptance(of rule: any Rule, _ subject: RuleSubject) -> ExceptionRecord? {
    guard !rule.isHard else { return nil }
    return subject.surroundings.exceptions.first { exception in
      exception.rule == rule.id
        && subject.surroundings.standing(of: exception, subject.item, at: subject.now) == .holds
    }
  }

  private func accountable(_ subject: RuleSubject) -> String {
    Accountability.of(
      subject.item, subject.surroundings,
      controlPlane: policy.controlPlaneOwners[subject.item.source], now: subject.now
    ).party
  }

  /// Roles without anybody.
  private static func lacks(_ subject: RuleSubject) -> [OwnerRole] {
    if subject.hasEnded { return [] }
    let missing = OwnerDuty.matrix(
      of: subject.item, tier: subject.tier, subject.surroundings, now: subject.now
    ).filter(\.isMissing).map(\.role)
    return OwnerRole.allCases.filter(missing.contains)
  }

  /// What is not known, in a fixed order.
  private static func missing(_ subject: RuleSubject) -> [String] {
    let item = subject.item
    func absent(_ step: CustodyChain.Step) -> Bool {
      !subject.chain.links.contains { $0.step == step && $0.proven }
    }
    let words: [(String, Bool)] = [
      ("owner", subject.standingOwners(.business).isEmpty),
      ("purpose", item.purpose.isBlank),
      ("expiry", item.expires == .unknown),
      ("asked", absent(.asked)),
      ("approved", absent(.approved)),
      ("ran-as", absent(.ranAs)),
      ("changed", absent(.changed)),
      ("initiation", item.initiation == nil),
      ("acting", item.acting == nil),
    ]
    return words.filter(\.1).map(\.0)
  }
}
