/// The schedule for replacing its credential has passed.
///
/// Finds: an item whose rotation was due.
/// Leaves alone: items without a schedule, which `long-lived-secret` judges by age; what the source has
/// already ended.
/// Why: NIST SP 800-53 IA-5, authenticators are refreshed; PCI DSS 8.6.3.
struct RotationOverdue: Rule {
  let id = "rotation-overdue"
  let title = "rotation overdue"
  let weight = RuleWeight.decay
  let controls = ["IA-5", "NHI7:2025", "8.6.3"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard !subject.hasEnded, let due = subject.item.rotationDue, due <= subject.now else {
      return nil
    }
    return Sighting(
      .due(due), inputs: [("rotation due", due.dateText)],
      remedy: "rotate it: replace the credential")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    [subject.item.rotationDue].compactMap { $0 }
  }
}

extension Sighting.Message {
  fileprivate static func due(_ due: Instant) -> Self {
    "its credential was to be replaced by \(due.dateText)"
  }
}
