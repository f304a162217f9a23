/// An agent has a person's identity instead of its own.
///
/// Finds: an agent, or whatever works by itself, whose executions or changes ran as an identity that a directory
/// knows as a person, while somebody or something else acted, or nobody is named who did; or that works by itself
/// on a person's account, with no certificate or workload identity of its own.
/// Leaves alone: user proxies, which act for a person by delegation and are named beside them; what a person did
/// themselves; sessions and cookies, which are `borrowed-session`; what has ended.
/// Why: what the agent does can't be told from what the person does, and ends only when the person is locked out
/// (OWASP T9 and ASI03, NHI10:2025 mirrored; NIST SP 800-53 IA-9; MAESTRO L6 and L7).
struct PersonAsAgent: Rule {
  let id = "person-as-agent"
  let title = "agent with a person's identity"
  let weight = RuleWeight.decay
  let controls = ["T9", "ASI03", "NHI10:2025", "IA-9", "L6", "L7"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard !subject.hasEnded, subject.isAgent, item.acting != .userProxy else { return nil }
    let ran = subject.trail.actions.last {
      subject.isHuman($0.identity) && !subject.surroundings.isSame($0.actor, $0.identity)
    }
    if let ran, let who = ran.identity {
      return Sighting(
        .ran(who),
        inputs: [
          ("identity", who), ("actor", ran.actor ?? "unknown"), ("event", ran.id),
          ("time", ran.time?.momentText ?? "unknown"),
        ], remedy: PersonAsAgent.remedy)
    }
    let own: Set<CredentialType?> = [.workloadIdentity, .certificate, .cookie]
    guard subject.actsByItself, !own.contains(item.credential), subject.isHuman(item.principal),
      let who = item.principal
    else { return nil }
    return Sighting(
      .holds(who),
      inputs: [("principal", who), ("credential", item.credential?.rawValue ?? "unknown")],
      remedy: PersonAsAgent.remedy)
  }

  private static let remedy = "give it an identity of its own, and take it off the person's account"
}

extension RuleSubject {
  /// Whether a directory knows a name as a person's.
  fileprivate func isHuman(_ name: String?) -> Bool { surroundings.person(name)?.isHuman ?? false }
}

extension Sighting.Message {
  fileprivate static func ran(_ who: String) -> Self { "it ran as \(who), who is a person" }
  fileprivate static func holds(_ who: String) -> Self {
    "it works by itself on the account of \(who), who is a person"
  }
}
