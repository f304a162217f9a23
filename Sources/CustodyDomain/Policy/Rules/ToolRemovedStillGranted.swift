/// Its tool isn't wanted any more, and its access is still there.
///
/// Finds: an item whose tool is recorded as removed, or as used for something else since.
/// Leaves alone: tools of which nobody says whether they are wanted; what has ended at its source.
/// Why: access goes with what it was for (OWASP NHI1:2025, improper offboarding; NIST AI RMF GOVERN 1.7, MANAGE 2.4).
struct ToolRemovedStillGranted: Rule {
  let id = "tool-removed-still-granted"
  let title = "tool removed, access left"
  let weight = RuleWeight.decay
  let controls = ["NHI1:2025", "GOVERN 1.7", "MANAGE 2.4", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, let state = subject.surroundings.toolState, state != .active else {
      return nil
    }
    let tool = subject.item.tool?.name ?? "its tool"
    return Sighting(
      state == .removed ? .removed(tool) : .repurposed(tool),
      inputs: [("tool", tool), ("state of the tool", state.rawValue)],
      remedy: subject.item.holdsSecret
        ? "revoke it, or rotate it where something else needs it" : "revoke it")
  }
}

extension Sighting.Message {
  fileprivate static func removed(_ tool: String) -> Self {
    "\(tool) was removed, and what it was given is still there"
  }
  fileprivate static func repurposed(_ tool: String) -> Self {
    "\(tool) serves another purpose now, and what it was given for the old one is still there"
  }
}
