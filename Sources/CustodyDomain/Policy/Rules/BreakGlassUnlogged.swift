/// Emergency access of which no record says what was done.
///
/// Finds: emergency access (an exception `break-glass`) that has begun and names no log.
/// Leaves alone: emergency access that is only planned; what has ended at its source.
/// Why: what is allowed without asking is at least written down (NIST SP 800-53 AU-12, AC-2(2); OWASP Agentic T8).
/// It weighs as much as the other two faults of emergency access. No policy can switch it off.
struct BreakGlassUnlogged: Rule {
  let id = "break-glass-unlogged"
  let title = "emergency access without a log"
  let weight = RuleWeight.decay
  let isHard = true
  let controls = ["AU-12", "AC-2(2)", "PR.PS-04", "T8"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded,
      let exception = subject.brokenGlass.first(where: { $0.log.isBlank })
    else { return nil }
    return Sighting(
      .unlogged(exception.from), inputs: subject.told(exception) + [("log", "none")],
      remedy: "record where its log is; without one, treat all that it reached as changed")
  }
}

extension Sighting.Message {
  fileprivate static func unlogged(_ from: Instant?) -> Self {
    let since = from.map { " of \($0.momentText)" } ?? ""
    return "no log is named for its emergency access\(since)"
  }
}
