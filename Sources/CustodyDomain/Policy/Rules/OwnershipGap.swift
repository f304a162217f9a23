/// For a time nobody answered for it.
///
/// Finds: a day or more between the end of one business ownership and the begin of the next, until a year after
/// the gap was closed; the longest such gap, with both dates.
/// Leaves alone: a gap that is still open, which `ownerless` finds; the time before the first owner; an ownership
/// whose begin is unknown, which may have been there all along; leavers, whom `owner-left` finds while they
/// are named; what has ended.
/// Why: from issue to revocation somebody is answerable at every moment; what was done in a gap nobody has
/// looked at (OWASP NHI1:2025, improper offboarding; NIST CSF 2.0 GV.RR-02).
struct OwnershipGap: Rule {
  let id = "ownership-gap"
  let title = "gap between owners"
  let weight = RuleWeight.missing
  let controls = ["NHI1:2025", "GV.RR-02", "AC-2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let now = subject.now
    let gaps = gaps(subject).filter { $0.end <= now && $0.end.adding(days: 365) > now }
    guard
      let longest = gaps.max(by: {
        $0.end.seconds - $0.start.seconds < $1.end.seconds - $1.start.seconds
      })
    else { return nil }
    return Sighting(
      .gap(longest.start.dateText, longest.end.dateText, more: gaps.count - 1),
      inputs: gaps.map { ("no owner", "from \($0.start.dateText) until \($0.end.dateText)") },
      remedy: "look through what it did between the two dates, and have it accepted")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    gaps(subject).flatMap { [$0.end, $0.end.adding(days: 365)] }
  }

  /// The times of a day or more that no business ownership covers, between the first and the last, in order.
  private func gaps(_ subject: RuleSubject) -> [(start: Instant, end: Instant)] {
    let owned = subject.surroundings.ownerHistory.filter {
      $0.role == .business && !$0.person.isBlank
    }.sorted { ($0.since?.seconds ?? .min) < ($1.since?.seconds ?? .min) }
    guard var covered = owned.first?.until else { return [] }
    var found: [(start: Instant, end: Instant)] = []
    for ownership in owned.dropFirst() {
      if let since = ownership.since, covered.adding(days: 1) <= since {
        found.append((covered, since))
      }
      guard let until = ownership.until else { break }
      covered = max(covered, until)
    }
    return found
  }
}

extension Sighting.Message {
  fileprivate static func gap(_ start: String, _ end: String, more: Int) -> Self {
    "nobody answered for it from \(start) until \(end)\(more == 0 ? "" : ", and in \(more) more gaps")"
  }
}
