/// Somebody who is named as an owner has left.
///
/// Finds: an owner in any role whom a people directory shows as gone, or whose last day has passed.
/// Leaves alone: owners in no directory, because nothing says that they are gone.
/// Why: OWASP NHI1:2025, improper offboarding; NIST SP 800-53 AC-2(3).
struct OwnerLeft: Rule {
  let id = "owner-left"
  let title = "owner has left"
  let weight = RuleWeight.decay
  let controls = ["NHI1:2025", "GV.RR-02", "AC-2(3)"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let gone = subject.item.owners.compactMap { ownership -> (String, String)? in
      guard let person = subject.surroundings.person(ownership.person),
        person.hasLeft(subject.now)
      else { return nil }
      let since = person.left.map { "left \($0.dateText)" } ?? "left"
      return ("\(ownership.role.rawValue) owner", "\(ownership.person), \(since)")
    }
    guard let first = gone.first else { return nil }
    return Sighting(
      .left(first.0, first.1, more: gone.count - 1), inputs: gone,
      remedy: "reassign to somebody who is here")
  }

  func moments(_ subject: RuleSubject) -> [Instant] { subject.lastDays }
}

extension Sighting.Message {
  fileprivate static func left(_ role: String, _ who: String, more: Int) -> Self {
    more == 0 ? "the \(role) is gone: \(who)" : "the \(role) is gone: \(who), and \(more) more"
  }
}
