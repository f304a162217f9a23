/// Nothing ends it.
///
/// Finds: an item that its source says never ends, or of whose end nothing is known.
/// Leaves alone: an item whose every permission has an end; what the source has already ended.
/// Why: OWASP NHI7:2025, long-lived secrets; access without an end is kept by forgetting it.
struct NoExpiry: Rule {
  let id = "no-expiry"
  let title = "no end"
  let weight = RuleWeight.missing
  let controls = ["NHI7:2025", "AC-2(3)", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard item.expires.instant == nil, !subject.hasEnded,
      item.permissions.isEmpty || item.permissions.contains(where: { $0.expires == nil })
    else { return nil }
    return Sighting(
      item.expires == .never ? .never : .unknown,
      inputs: [("expires", item.expires == .never ? "never" : "unknown")],
      remedy: "give it an end at the source, or recertify it until a date")
  }
}

extension Sighting.Message {
  fileprivate static var never: Self { "it never ends by itself" }
  fileprivate static var unknown: Self { "no end is known" }
}
