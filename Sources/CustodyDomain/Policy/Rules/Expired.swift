/// It has passed its end and is still there.
///
/// Finds: an item, or a permission of it, whose end has come; an item that its source lists as expired.
/// Leaves alone: what the source has revoked; ends in the future.
/// Why: NIST SP 800-53 AC-2(3), expired accounts are disabled; OWASP NHI1:2025.
struct Expired: Rule {
  let id = "expired"
  let title = "expired and still there"
  let weight = RuleWeight.decay
  let controls = ["AC-2(3)", "NHI1:2025", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard item.status != .revoked else { return nil }
    if let end = item.expires.instant, end <= subject.now {
      return Sighting(
        .ended(end), inputs: [("expires", end.dateText)], remedy: Expired.remedy)
    }
    if item.status == .expired {
      return Sighting(.saysSo, inputs: [("status", "expired")], remedy: Expired.remedy)
    }
    let over = item.permissions.filter { $0.expires.map { $0 <= subject.now } ?? false }
    guard !over.isEmpty else { return nil }
    return Sighting(
      .permissions(over.count),
      inputs: over.map { ($0.scope, $0.expires?.dateText ?? "") }, remedy: Expired.remedy)
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    [subject.item.expires.instant].compactMap { $0 }
      + subject.item.permissions.compactMap(\.expires)
  }

  private static let remedy = "revoke it, or have it granted anew with an end"
}

extension Sighting.Message {
  fileprivate static func ended(_ end: Instant) -> Self {
    "ended on \(end.dateText) and is still there"
  }
  fileprivate static var saysSo: Self { "its source lists it as expired" }
  fileprivate static func permissions(_ count: Int) -> Self {
    count == 1 ? "1 permission has passed its end" : "\(count) permissions have passed their end"
  }
}
