/// It ran before anybody had approved it.
///
/// Finds: actions, and so data, systems and credentials touched, at an earlier moment than the approval that they
/// rest on: the one that the action names, else the one of its task, else one for the item as a whole.
/// Leaves alone: actions at the moment of their approval or without a date; approvals without a date; actions
/// that nobody ever approved (`orphan-execution`); the organisation's acceptance, which is given afterwards by
/// its nature and replaces no approval; what has ended.
/// Why: an approval after the fact prevents nothing (OWASP T2, T8; SOC 2 CC6.3, access is authorised first; NIST
/// CSF PR.AA-05).
struct ExecutedBeforeApproval: Rule {
  let id = "executed-before-approval"
  let title = "ran before it was approved"
  let weight = RuleWeight.decay
  let controls = ["PR.AA-05", "T8", "T2", "CC6.3"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded else { return nil }
    let early = Disorder.premature(of: subject.item, in: subject.trail)
    guard let (action, approval) = early.first, let ran = action.time, let given = approval.time
    else { return nil }
    let who = approval.actor.map(subject.surroundings.known) ?? "unknown"
    return Sighting(
      .early(early.count, ran: ran, given: given),
      inputs: [
        ("action", action.deed), ("touched", action.target ?? "unknown"), ("ran", ran.text),
        ("approved", given.text), ("by", who), ("task", action.task ?? "none"),
      ],
      remedy:
        "ask \(who) why it ran before, and put the approval before the action; an exception accepts it "
        + "until a date")
  }
}

extension Sighting.Message {
  fileprivate static func early(_ count: Int, ran: Instant, given: Instant) -> Self {
    let more = count == 1 ? "" : ", and \(count - 1) more"
    return "ran on \(ran.momentText), approved only on \(given.momentText)\(more)"
  }
}
