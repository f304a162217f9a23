/// Administrative access was given so soon after it was asked for that nobody can have looked.
///
/// Finds: of an item that can make or change administrators, an account or a right that was made within the
/// policy's `instant-admin` seconds of its request, in the same task or for the same target.
/// Leaves alone: what was made later than that; what no request is known of (`unattributed-admin-action`); what
/// has ended.
/// Why: approving takes longer than a script (OWASP NHI5:2025, T3; NIST SP 800-53 AC-6; T10, overwhelming the
/// human in the loop).
struct InstantAdmin: Rule {
  let id = "instant-admin"
  let title = "administrator in an instant"
  let weight = RuleWeight.decay
  let controls = ["NHI5:2025", "T3", "T10", "AC-6"]
  let limits: [PolicyLimit] = [.instantAdmin]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, subject.administers else { return nil }
    let trail = subject.trail
    let requests = trail.events.filter { $0.kind == .request && $0.time != nil }
    let limit = Int64(subject.policy.instantAdmin)
    for made in trail.actions.reversed() where made.kind == .provisioning {
      guard let then = made.time else { continue }
      let request = requests.last { request in
        guard let asked = request.time, asked <= then else { return false }
        return InstantAdmin.belong(request, made)
      }
      guard let request, let asked = request.time, then.seconds - asked.seconds <= limit else {
        continue
      }
      let who = request.actor.map(subject.surroundings.known) ?? "unknown"
      let approver = trail.approval(of: made)?.actor.map(subject.surroundings.known)
      return Sighting(
        .instant(made.target ?? made.deed, seconds: then.seconds - asked.seconds, limit: limit),
        inputs: [
          ("made", made.target ?? made.deed), ("asked", asked.text), ("by", who),
          ("made at", then.text), ("approver", approver ?? "none"), ("task", made.task ?? "none"),
        ],
        remedy: "check what was made, and put an approval between asking and making")
    }
    return nil
  }

  private static func belong(_ request: Event, _ made: Event) -> Bool {
    if !request.task.isBlank, request.task == made.task { return true }
    return !request.target.isBlank && request.target == made.target
  }
}

extension Sighting.Message {
  fileprivate static func instant(_ what: String, seconds: Int64, limit: Int64) -> Self {
    "\(what) was made \(seconds) seconds after it was asked for; the limit is \(limit)"
  }
}
