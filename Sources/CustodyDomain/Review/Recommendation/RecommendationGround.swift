/// What a recommendation rests on: the first of these that holds. It is told for each of a million items, so
/// it makes no sentences.
public enum RecommendationGround: Hashable, Sendable {
  /// Nothing is left to decide.
  case gone
  /// The source has ended it.
  case ended
  /// Decided, and nothing that it rested on has changed.
  case settled(ReviewState)
  /// A rule's finding that says what to do.
  case finding(String, Recommendation.Verb)
  /// Whether it is used is unknown.
  case useUnknown
  /// It was kept before and is as it was.
  case unchanged
  /// Something weighs too much to keep it without a look.
  case weighty(String)
  /// It is used, owned and has a purpose.
  case inUse

  /// What is recommended.
  public var verb: Recommendation.Verb {
    switch self {
    case .gone, .ended, .settled: .none
    case .finding(_, let verb): verb
    case .useUnknown, .weighty: .findOut
    case .unchanged, .inUse: .keep
    }
  }

  /// Findings that say what to do, the first first: what is an attack or has come to its end, then what nobody uses,
  /// then credentials, owners, growth, and what isn't known.
  private static let telling: [(rule: String, verb: Recommendation.Verb)] = [
    ("rogue-app", .revoke), ("came-back", .revoke), ("exposed-credential", .rotate),
    ("privilege-accelerator", .rotate),
    ("borrowed-session", .revoke), ("tool-removed-still-granted", .revoke),
    ("expired", .revoke), ("principal-left", .revoke), ("never-used", .revoke),
    ("dormant", .revoke), ("hidden-text", .findOut), ("lookalike", .findOut),
    ("reused-credential", .rotate), ("rotation-overdue", .rotate), ("long-lived-secret", .rotate),
    ("owner-left", .reassign), ("ownerless", .reassign), ("vendor-as-owner", .reassign),
    ("alias-only-owner", .reassign), ("intent-mismatch", .narrow), ("scope-creep", .narrow),
    ("unused-scope", .narrow), ("purpose-missing", .findOut),
  ]

  /// The ground for an item as it stands.
  ///
  /// - Parameter standing: where decisions and the inventory leave it now.
  public init(
    _ item: Item, _ assessment: Assessment, _ review: ItemReview, _ standing: Standing,
    added: [String]
  ) {
    switch standing.state {
    case .departed, .removed:
      self = .gone
      return
    case .recertified, .deferred, .revoking, .rotating:
      self = .settled(standing.state)
      return
    case .open: break
    }
    if item.status == .revoked || item.status == .expired {
      self = .ended
      return
    }
    let found = Set(assessment.findings.map(\.rule))
    for (rule, verb) in RecommendationGround.telling where found.contains(rule) {
      if verb != .rotate || item.canRotate {
        self = .finding(rule, verb)
        return
      }
      // What lies open and can't be replaced is taken away.
      if rule == "exposed-credential" || rule == "privilege-accelerator" {
        self = .finding(rule, .revoke)
        return
      }
    }
    if item.usage == .unknown {
      self = .useUnknown
    } else if review.scopes != nil, added.isEmpty,
      review.risk.map({ assessment.risk <= $0 }) == true
    {
      self = .unchanged
    } else if let worst = assessment.findings.first, worst.severity >= .high {
      self = .weighty(worst.rule)
    } else {
      self = .inUse
    }
  }
}
