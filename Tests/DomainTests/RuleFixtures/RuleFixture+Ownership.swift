import CustodyDomain

extension RuleFixture {
  /// Who answers for it.
  static let ownership: [RuleFixture] = [
    RuleFixture("ownerless") { item, _ in item.owners.removeAll { $0.role == .business } },
    RuleFixture("iam-owner-missing") { item, _ in item.owners.removeAll { $0.role == .iam } },
    RuleFixture("owner-left") { item, _ in
      item.owners.append(Ownership(role: .system, person: "lars", source: "entra"))
    },
    RuleFixture("principal-left") { item, _ in item.principal = "lars" },
  ]
}
