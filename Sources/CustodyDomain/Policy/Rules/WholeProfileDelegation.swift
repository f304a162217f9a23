/// A whole profile was handed over.
///
/// Finds: an item to which all that a person's browser profile or account holds was delegated.
/// Leaves alone: constrained delegations; those of which nothing is known, which are counted as unknown and not as
/// whole; what has ended.
/// Why: tabs, tokens and stored sign-ins of everything else come with it (OWASP ASI03, T3, NHI5:2025; NIST SP
/// 800-53 AC-6).
struct WholeProfileDelegation: Rule {
  let id = "whole-profile-delegation"
  let title = "whole profile delegated"
  let weight = RuleWeight.decay
  let controls = ["ASI03", "T3", "NHI5:2025", "AC-6"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.item.delegation == .wholeProfile else { return nil }
    return Sighting(
      .whole,
      inputs: [("delegation", "whole-profile"), ("account", subject.item.principal ?? "unknown")],
      remedy: SmallestDelegation(subject).sentence)
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.item.delegation == .wholeProfile ? SmallestDelegation.moments(subject) : []
  }
}

extension Sighting.Message {
  fileprivate static var whole: Self { "everything in a person's profile was handed over to it" }
}
