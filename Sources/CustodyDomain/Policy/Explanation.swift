/// Why a rule finds something about an item, or why it doesn't: all that a reviewer needs to check it.
public struct Explanation: Sendable {
  /// What became of the rule.
  public enum Outcome: Hashable, Sendable {
    /// It finds this, and the finding counts.
    case found
    /// It would find this, and somebody has accepted it for now.
    case accepted(ExceptionRecord)
    /// The policy has switched it off.
    case switchedOff
    /// It sees nothing.
    case nothing
  }

  /// What the clock alone will change.
  public struct Turn: Hashable, Sendable {
    /// When.
    public var at: Instant
    /// What it says then; nil where it finds nothing any more.
    public var finding: Finding?
  }

  /// The rule's id.
  public var rule: String
  /// A few words of what it is about.
  public var title: String
  /// Whether no policy can switch it off and no exception holds against it.
  public var isHard: Bool
  /// How it ranks here.
  public var weight: RuleWeight
  /// How far the item reaches; with the weight it makes the severity.
  public var reach: Reach
  /// What became of it.
  public var outcome: Outcome
  /// What it sees, whether or not that counts; nil where it sees nothing.
  public var finding: Finding?
  /// Exceptions that name the rule, whether or not they hold.
  public var exceptions: [ExceptionRecord]
  /// The next moment at which time alone changes what it sees; nil where none does.
  public var turn: Turn?
  /// The status by which the source has ended the item, if the rule would see something but for that.
  public var ended: ItemStatus?
  /// The keys of the policy that it rests on, each with the tier where the policy has one for each.
  public var limits: [String]
  /// Which export lists the item, and when that was last imported.
  public var inventory: (format: String, imported: Instant)?

  /// How bad it is where it counts; none where it doesn't.
  public var severity: Severity { outcome == .found ? finding?.severity ?? .none : .none }

  /// The values of the policy that it rests on.
  public func values(in policy: [PolicyValue]) -> [PolicyValue] {
    limits.compactMap { key in policy.first { $0.key == key } }
  }
}

extension Assessor {
  /// Explains every rule that sees something: first what counts, the worst first, then what is accepted or
  /// switched off.
  public func explanations(
    _ item: Item, _ surroundings: Surroundings, now: Instant
  ) -> [Explanation] {
    let seen = RuleCatalogue.all.map { explain($0, item, surroundings, now: now) }
      .filter { $0.finding != nil }
    // The catalogue is in the order of ids, which breaks ties.
    return seen.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
  }

  /// Explains one rule on one item, whose permissions must have been graded.
  public func explain(
    _ rule: any Rule, _ item: Item, _ surroundings: Surroundings, now: Instant
  ) -> Explanation {
    let subject = RuleSubject(item, surroundings, policy: policy, now: now)
    let sighting = rule.examine(subject)
    let isOff = !rule.isHard && policy.disabledRules.contains(rule.id)
    let outcome: Explanation.Outcome =
      if isOff { .switchedOff } else if sighting == nil { .nothing } else {
        acceptance(of: rule, subject).map { .accepted($0) } ?? .found
      }
    return Explanation(
      rule: rule.id, title: rule.title, isHard: rule.isHard,
      weight: sighting?.weight ?? rule.weight, reach: subject.reach, outcome: outcome,
      finding: sighting.map { Finding(rule, $0, reach: subject.reach) },
      exceptions: surroundings.exceptions.filter { $0.rule == rule.id },
      turn: turn(of: rule, subject, sighting), ended: ended(rule, subject, sighting),
      limits: rule.limits.map { $0.isTiered ? "\($0.key).\(subject.tier.rawValue)" : $0.key },
      inventory: surroundings.inventoried.map { (surroundings.inventoryFormat ?? item.source, $0) })
  }

  /// The first of its moments at which a rule says something else.
  private func turn(
    of rule: any Rule, _ subject: RuleSubject, _ sighting: Sighting?
  ) -> Explanation.Turn? {
    for moment in Set(rule.moments(subject).filter { $0 > subject.now }).sorted() {
      let later = RuleSubject(subject.item, subject.surroundings, policy: policy, now: moment)
      let then = rule.examine(later)
      guard (then == nil) != (sighting == nil) else { continue }
      return .init(at: moment, finding: then.map { Finding(rule, $0, reach: later.reach) })
    }
    return nil
  }

  /// The status but for which the rule would see something.
  private func ended(
    _ rule: any Rule, _ subject: RuleSubject, _ sighting: Sighting?
  ) -> ItemStatus? {
    guard sighting == nil, !subject.inForce else { return nil }
    var item = subject.item
    item.status = .active
    let inForce = RuleSubject(item, subject.surroundings, policy: policy, now: subject.now)
    return rule.examine(inForce) == nil ? nil : subject.item.status
  }
}

extension Finding {
  /// What a rule saw, on an item of this reach.
  init(_ rule: any Rule, _ sighting: Sighting, reach: Reach) {
    self.init(
      rule: rule.id, severity: (sighting.weight ?? rule.weight).severity(at: reach),
      message: sighting.message.text, inputs: sighting.inputs, remedy: sighting.remedy,
      controls: rule.controls)
  }
}
