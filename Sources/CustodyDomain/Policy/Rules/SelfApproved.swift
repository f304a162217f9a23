/// Somebody approved what they had asked for, or what runs as themselves.
///
/// Finds: a chain in which the same person, by any of their names, asked and approved, or approved and ran; the
/// same in any task whose request and approval are on record.
/// Leaves alone: somebody's own consent, which nobody approved; an administrator whom the export doesn't name;
/// links of different tasks; what has ended.
/// Why: separation of duties (NIST SP 800-53 AC-5; ISO/IEC 27001 A.5.3; NIST CSF PR.AA-05).
struct SelfApproved: Rule {
  let id = "self-approved"
  let title = "approved by whoever asked"
  let weight = RuleWeight.decay
  let controls = ["AC-5", "A.5.3", "PR.AA-05", "T8"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let shared = SharedRole.all(in: subject.chain, of: subject.item, subject.surroundings)
      .first { $0.steps.count == 2 && $0.steps.contains(.approved) }
    if let shared {
      let inputs = shared.steps.map { step in
        (step.rawValue, subject.chain[step]?.source ?? "on record")
      }
      return sighting(shared.person, asked: shared.steps.contains(.asked), inputs)
    }
    for approval in subject.trail.approvals {
      guard let task = approval.task, !task.isBlank,
        let request = subject.trail.events.first(where: {
          $0.kind == .request && $0.task == task
            && subject.surroundings.isSame($0.actor, approval.actor)
        }), let who = request.actor
      else { continue }
      return sighting(
        subject.surroundings.known(who), asked: true,
        [("task", task), ("asked", request.source), ("approved", approval.source)])
    }
    return nil
  }

  private func sighting(_ who: String, asked: Bool, _ inputs: [(String, String)]) -> Sighting {
    Sighting(
      asked ? .asked(who) : .ran(who), inputs: [("person", who)] + inputs,
      remedy: "have somebody else approve it, or revoke it")
  }
}

extension Sighting.Message {
  fileprivate static func asked(_ who: String) -> Self { "\(who) asked for it and approved it" }
  fileprivate static func ran(_ who: String) -> Self { "\(who) approved it and runs it" }
}
