/// Emergency access without an end, or with one that is far off.
///
/// Finds: emergency access (an exception `break-glass`) that has begun and has no beginning or no end on record, or
/// that lasts longer than the limit `break-glass-hours`.
/// Leaves alone: emergency access that is only planned; what has ended at its source.
/// Why: emergency access is temporary (NIST SP 800-53 AC-2(2)); OWASP NHI7:2025 where it is not.
struct BreakGlassUnbounded: Rule {
  let id = "break-glass-unbounded"
  let title = "emergency access without bounds"
  let weight = RuleWeight.decay
  let controls = ["AC-2(2)", "NHI7:2025", "A.8.2", "ID.RA-07"]
  let limits: [PolicyLimit] = [.breakGlassHours]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let hours = subject.policy.breakGlassHours
    for exception in subject.brokenGlass {
      let message: Sighting.Message
      switch (exception.from, exception.until) {
      case (_, nil): message = .endless
      case (nil, .some): message = .unknownStart
      case (.some(let from), .some(let until)):
        guard until.seconds - from.seconds > Int64(hours) * 3600 else { continue }
        message = .long(from, until, hours)
      }
      return Sighting(
        message, inputs: subject.told(exception) + [("limit", "\(hours) hours")],
        remedy: "end it now; have it granted for at most \(hours) hours when it is needed")
    }
    return nil
  }
}

extension Sighting.Message {
  fileprivate static var endless: Self { "its emergency access has no end" }
  fileprivate static var unknownStart: Self {
    "nobody says when its emergency access began, nor so how long it is"
  }
  fileprivate static func long(_ from: Instant, _ until: Instant, _ hours: Int) -> Self {
    "its emergency access goes from \(from.momentText) to \(until.momentText); the limit is \(hours) hours"
  }
}
