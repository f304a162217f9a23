/// An agent leaves no person the time, or the means, to step in.
///
/// Finds: an agent that did more than the policy's `actions-per-minute` executions and changes within 60 seconds,
/// unless a control *human-oversight* with evidence was tested after that, which weighs as decay; an agent known to
/// work by itself without such a control at all, which weighs as something missing.
/// Leaves alone: agents that somebody or another tool starts and that keep below the limit; what has ended.
/// Why: oversight needs somebody who can see and stop it in time (NIST AI RMF MAP 3.5, GOVERN 3.2, MANAGE 2.4;
/// OWASP T10).
struct NoHumanWindow: Rule {
  let id = "no-human-window"
  let title = "no human could intervene"
  let weight = RuleWeight.missing
  let controls = ["MAP 3.5", "GOVERN 3.2", "MANAGE 2.4", "T10"]
  let limits: [PolicyLimit] = [.actionsPerMinute]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.isAgent else { return nil }
    let oversight = subject.surroundings.evidenced([.humanOversight])
    let limit = subject.policy.actionsPerMinute
    if let busiest = subject.busiestMinute, busiest.count > limit,
      oversight?.tested.map({ $0 < busiest.from }) ?? true
    {
      return Sighting(
        .fast(busiest.count, busiest.from),
        inputs: [
          ("actions", "\(busiest.count)"), ("within 60 s from", busiest.from.text),
          ("limit", "\(limit) a minute"), ("human oversight", oversight?.evidence ?? "none"),
        ],
        remedy: "slow it down, or prove that somebody can stop it at that rate", weight: .decay)
    }
    guard subject.inForce, subject.actsByItself, oversight == nil else { return nil }
    let claims = subject.surroundings.controls.contains { $0.is(.humanOversight) }
    return Sighting(
      .alone, inputs: [("human oversight", claims ? "claimed, no evidence" : "none on record")],
      remedy: "name how a person sees and stops it, with evidence: the control human-oversight")
  }
}

extension RuleSubject {
  /// The minute in which it did most, of the actions whose time is known; nil if there are none. An action 60 s
  /// after another is no longer in the same minute.
  var busiestMinute: (from: Instant, count: Int)? {
    let times = trail.actions.filter { $0.kind != .provisioning }.compactMap(\.time)
    var most: (from: Instant, count: Int)?
    var first = 0
    for (index, time) in times.enumerated() {
      while time.seconds - times[first].seconds >= 60 { first += 1 }
      let count = index - first + 1
      if count > most?.count ?? 0 { most = (times[first], count) }
    }
    return most
  }
}

extension Sighting.Message {
  fileprivate static func fast(_ count: Int, _ from: Instant) -> Self {
    "\(count) actions within a minute on \(from.momentText): nobody could have stepped in"
  }
  fileprivate static var alone: Self {
    "it works by itself, and nothing proves that a person can stop it"
  }
}
