/// The custody chain doesn't say who asked, who approved, what ran or what changed.
///
/// Finds: an item with links that nothing proves; they are named, with the first at which the trail breaks off.
/// Leaves alone: complete chains; missing links that a more particular rule tells of (`final-action-only` who
/// asked and approved, `login-only-trail` what changed), as long as the policy has it in force; links in the
/// wrong order or by one person, which are other rules' matter; what has ended.
/// Why: OWASP Agentic T8, repudiation and untraceability; NIST SP 800-53 AU-10.
struct ChainIncomplete: Rule {
  let id = "chain-incomplete"
  let title = "custody chain incomplete"
  let weight = RuleWeight.missing
  let controls = ["T8", "AU-10", "MEASURE 2.8", "MAP 3.5", "GOVERN 3.2"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let chain = subject.chain
    guard !subject.hasEnded, let broken = chain.brokenAt else { return nil }
    var elsewhere: Set<CustodyChain.Step> = []
    if FinalActionOnly.tells(subject) { elsewhere.formUnion([.asked, .approved]) }
    if LoginOnlyTrail.tells(subject) { elsewhere.insert(.changed) }
    let missing = chain.links.filter { !$0.proven && !elsewhere.contains($0.step) }
      .map(\.step.rawValue)
    guard !missing.isEmpty else { return nil }
    return Sighting(
      .incomplete(proven: chain.proven, missing: missing),
      inputs: chain.links.map { ($0.step.rawValue, $0.proven ? $0.source ?? "on record" : "none") }
        + [("broken at", broken.rawValue)],
      remedy: "import the records that hold the missing links: \(missing.joined(separator: ", "))")
  }
}

extension RuleSubject {
  /// Whether a rule is in force here, so that others may leave to it what it tells.
  func isInForce(_ rule: String) -> Bool { !policy.disabledRules.contains(rule) }
}

extension Sighting.Message {
  fileprivate static func incomplete(proven: Int, missing: [String]) -> Self {
    "\(proven) of 4 links are proven; not on record: \(missing.joined(separator: ", "))"
  }
}
