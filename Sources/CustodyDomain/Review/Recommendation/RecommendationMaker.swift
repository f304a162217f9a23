extension Recommendation {
  /// What is recommended for an item whose permissions are graded, at a moment.
  public init(
    _ item: Item, _ around: Surroundings, _ assessment: Assessment, _ review: ItemReview,
    _ standing: Standing, policy: Policy, now: Instant
  ) {
    let maker = RecommendationMaker(
      item: item, around: around, assessment: assessment, review: review, standing: standing,
      policy: policy, now: now)
    self = maker.make()
  }
}

/// Puts a recommendation into words.
struct RecommendationMaker {
  let item: Item
  let around: Surroundings
  let assessment: Assessment
  let review: ItemReview
  let standing: Standing
  let policy: Policy
  let now: Instant

  /// How long a condition is given, in days, where the tier's limit isn't shorter.
  static let conditionDays = 30

  func make() -> Recommendation {
    let ground = RecommendationGround(
      item, assessment, review, standing, added: around.addedScopes)
    var made = Recommendation(
      verb: ground.verb, sentence: "", inputs: inputs(of: ground), against: against(ground))
    let limit = now.adding(days: policy.recertify[assessment.tier])
    switch ground {
    case .gone: made.sentence = "its source no longer holds it"
    case .ended: made.sentence = "its source has ended it: \(item.status?.rawValue ?? "")"
    case .settled(let state):
      made.sentence =
        "decided before and unchanged: \(state.rawValue)"
        + (standing.until.map { " until \($0.dateText)" } ?? "") + entry
    case .finding(let rule, let verb):
      let finding = assessment.findings.first { $0.rule == rule }
      made.sentence = finding?.message ?? rule
      switch verb {
      case .narrow:
        made.condition = "remove " + surplus(rule).fewest()
        let days = min(Self.conditionDays, policy.recertify[assessment.tier] - 1)
        made.until = now.adding(days: max(1, days))
      case .findOut, .reassign: made.sentence += "; \(finding?.remedy ?? "")"
      case .keep, .revoke, .rotate, .none: break
      }
    case .useUnknown:
      made.sentence =
        "nothing says whether it is used: ask its owner, or import a log of \(item.source)"
    case .unchanged:
      made.sentence = "decided before and unchanged\(entry)"
      made.until = limit
    case .weighty(let rule):
      let finding = assessment.findings.first { $0.rule == rule }
      made.sentence = "\(finding?.message ?? rule); \(finding?.remedy ?? "")"
    case .inUse:
      made.sentence = "in use, with an owner and a purpose, and nothing high is found"
      made.until = limit
    }
    return made
  }

  private var entry: String { review.disposition.map { ", entry \($0)" } ?? "" }

  /// The scopes that a finding of growth or disuse is about, the widest first.
  private func surplus(_ rule: String) -> [String] {
    let added = Set(around.addedScopes)
    let limit = policy.dormant[assessment.tier]
    return item.permissions.filter { permission in
      if rule != "unused-scope" { return added.contains(permission.scope) }
      let used = permission.lastUsed.map { $0.adding(days: limit) > now } ?? false
      return permission.reach > .basic && permission.scope != "offline_access" && !used
    }.sorted(by: ScopeGrader.isWider).map(\.scope)
  }

  // MARK: What it rests on

  private func inputs(of ground: RecommendationGround) -> [Recommendation.Input] {
    var inputs: [Recommendation.Input] = []
    if case .finding(let rule, _) = ground { inputs += told(rule) }
    if case .weighty(let rule) = ground { inputs += told(rule) }
    if ground != .gone {
      inputs.append(use)
      inputs.append(owner)
    }
    inputs += decided
    return inputs
  }

  /// What the finding rests on, with the policy's limits.
  private func told(_ rule: String) -> [Recommendation.Input] {
    guard let finding = assessment.findings.first(where: { $0.rule == rule }) else { return [] }
    let limits = (RuleCatalogue.rule(rule)?.limits ?? []).map { limit in
      "policy \(limit.key)" + (limit.isTiered ? ".\(assessment.tier.rawValue)" : "")
    }
    return finding.inputs.filter { $0.name != "last used" }.map { input in
      let isLimit = input.name == "limit"
      return Recommendation.Input(
        input.name, input.value, source: isLimit ? limits.first : "rule \(rule)")
    }
  }

  private var use: Recommendation.Input {
    let value =
      switch item.usage {
      case .unknown: "unknown"
      case .never: "never"
      case .seen(let time): time.dateText
      }
    return Recommendation.Input(
      "last used", value, since: around.inventoried,
      source: item.source)
  }

  private var owner: Recommendation.Input {
    let owners = item.owners.filter { $0.role == .business }
    let standing = item.standingOwners(around.people, now: now).first { $0.role == .business }
    let shown = standing ?? owners.first
    let value = shown.map { $0.person + (standing == nil ? " (can't answer any more)" : "") }
    return Recommendation.Input(
      "owner", value ?? "none", since: shown?.since, source: shown?.source)
  }

  private var decided: [Recommendation.Input] {
    guard let number = review.disposition, let at = review.at else { return [] }
    let state = review.state.rawValue + (review.until.map { " until \($0.dateText)" } ?? "")
    return [
      Recommendation.Input(
        "decided before", "\(state), by \(review.by ?? "?")", since: at, source: "entry \(number)")
    ]
  }

  // MARK: What speaks against it

  private func against(_ ground: RecommendationGround) -> [String] {
    var told: Set<String> = []
    var lines: [String] = []
    switch ground {
    case .finding(let rule, let verb):
      told.insert(rule)
      switch verb {
      case .revoke: lines += keepers(rule)
      case .rotate: lines.append("what uses the credential stops until it has the new one")
      case .narrow:
        lines += item.permissions.filter { surplus(rule).contains($0.scope) }
          .compactMap { permission in
            permission.lastUsed.map { "\(permission.scope) was used on \($0.dateText)" }
          }
        if item.usage == .unknown { lines.append("nothing says whether it is used at all") }
      case .keep, .reassign, .findOut, .none: break
      }
    case .weighty(let rule): told.insert(rule)
    case .gone, .ended, .settled, .useUnknown, .unchanged, .inUse: break
    }
    guard ground.verb != .none, ground.verb != .revoke else { return lines }
    let others = assessment.findings.filter { !told.contains($0.rule) }
    lines += others.prefix(3).map { "\($0.severity.word): \($0.message)" }
    if others.count > 3 { lines.append("and \(others.count - 3) more findings") }
    return lines
  }

  /// Who or what may still need what is to be revoked.
  private func keepers(_ rule: String) -> [String] {
    var lines: [String] = []
    if case .seen(let time) = item.usage, rule != "dormant" {
      lines.append("it was used on \(time.dateText)")
    }
    if item.usage == .unknown { lines.append("nothing says whether it is still used") }
    let names = item.standingOwners(around.people, now: now).filter { $0.role == .business }
    if let owner = names.first {
      let purpose = item.purpose.map { " for: \($0)" } ?? ""
      lines.append("\(owner.person) answers for it\(purpose)")
    }
    if let imported = around.inventoried, policy.staleFrom(imported) <= now {
      lines.append("the export that says so is of \(imported.dateText)")
    }
    return lines
  }
}
