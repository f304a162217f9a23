/// It made an account that nobody reviews.
///
/// Finds: accounts that it made or changed and that neither the inventory nor a people directory holds.
/// Leaves alone: accounts that either holds, because their own review judges them.
/// Why: what an integration makes outlives it, so it is found on one that has ended, too (OWASP NHI1:2025;
/// NIST SP 800-53 AC-2; SOC 2 CC6.2, users are registered before access is given).
struct AccountCreatedOutsideReview: Rule {
  let id = "account-created-outside-review"
  let title = "made an account that nobody reviews"
  let weight = RuleWeight.missing
  let controls = ["AC-2", "NHI1:2025", "CC6.2", "ID.AM-02"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let accounts = subject.surroundings.unknownAccounts.sorted()
    guard let first = accounts.first else { return nil }
    return Sighting(
      .unreviewed(first, more: accounts.count - 1),
      inputs: accounts.prefix(10).map { ("account", $0) } + [("on no list", "\(accounts.count)")],
      remedy: "import the export that lists them, and review them; or remove them")
  }
}

extension Sighting.Message {
  fileprivate static func unreviewed(_ first: String, more: Int) -> Self {
    "it made \(first)\(more == 0 ? "" : " and \(more) more"), which no inventory and no directory holds"
  }
}
