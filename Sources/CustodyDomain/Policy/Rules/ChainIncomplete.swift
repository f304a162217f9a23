/// The custody chain doesn't say who asked, who approved, what ran and what changed.
///
/// Finds: an item with fewer than four proven links; the missing ones are named.
/// Leaves alone: complete chains. Links in the wrong order or by one person are other rules' matter.
/// Why: OWASP Agentic T8, repudiation and untraceability; NIST SP 800-53 AU-10.
struct ChainIncomplete: Rule {
  let id = "chain-incomplete"
  let title = "custody chain incomplete"
  let weight = RuleWeight.missing
  let controls = ["T8", "AU-10", "MEASURE 2.8", "MAP 3.5"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let chain = subject.chain
    guard chain.verdict != .provable else { return nil }
    let missing = chain.links.filter { !$0.proven }.map(\.step.rawValue)
    return Sighting(
      .incomplete(proven: chain.proven, missing: missing),
      inputs: chain.links.map { ($0.step.rawValue, $0.proven ? $0.source ?? "on record" : "none") },
      remedy: "import the records that hold the missing links: \(missing.joined(separator: ", "))")
  }
}

extension Sighting.Message {
  fileprivate static func incomplete(proven: Int, missing: [String]) -> Self {
    "\(proven) of 4 links are proven; not on record: \(missing.joined(separator: ", "))"
  }
}
