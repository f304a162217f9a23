import CustodyDomain

extension RuleFixture {
  /// Who answers for it.
  static let ownership: [RuleFixture] = [
    RuleFixture("ownerless") { item, _ in item.owners.removeAll { $0.role == .business } },
    RuleFixture("iam-owner-missing") { item, _ in item.owners.removeAll { $0.role == .iam } },
    RuleFixture("owner-left") { item, _ in
      item.owners.append(Ownership(role: .system, person: "lars", source: "entra"))
    },
    RuleFixture("alias-only-owner") { item, _ in
      item.owners.removeAll { $0.role == .business }
      item.owners.append(Ownership(role: .business, person: "team-finance", source: "entra"))
    },
    RuleFixture("vendor-as-owner") { item, _ in
      item.owners.append(Ownership(role: .data, person: "vendor:notes", source: "custody"))
    },
    RuleFixture("several-business-owners") { item, _ in
      item.owners.append(Ownership(role: .business, person: "kim@corp.example", source: "entra"))
      item.owners.append(Ownership(role: .business, person: "nora@corp.example", source: "entra"))
    },
    RuleFixture("iam-sole-owner") { item, _ in
      item.owners = [OwnerRole.business, .iam].map {
        Ownership(role: $0, person: "ole@corp.example", source: "decision")
      }
    },
    RuleFixture("system-owner-missing") { item, _ in
      item.permissions.append(Sample.scope("Calendars.Read", resource: "Exchange"))
      item.owners.removeAll { $0.role == .system }
    },
    RuleFixture("secops-owner-missing") { item, _ in
      item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory"))
      item.owners.removeAll { $0.role == .secops }
    },
    RuleFixture("layer-unowned") { item, _ in
      item.kind = .browserExtension
      item.owners.append(Ownership(role: .browser, person: "ole@corp.example", source: "custody"))
    },
    RuleFixture("duty-unassigned") { item, _ in item.kind = .browserSession },
    RuleFixture("revocation-owner-missing") { item, _ in item.browserAccessed = true },
    RuleFixture("ownership-gap") { _, surroundings in
      surroundings.ownerHistory += [
        Ownership(
          role: .business, person: "lars", source: "hr", since: Sample.ago(100),
          until: Sample.ago(40)),
        Ownership(role: .business, person: "ana", source: "hr", since: Sample.ago(20)),
      ]
    },
    RuleFixture("ownership-unstable") { _, surroundings in
      let days = [300, 200, 100, 10]
      for (from, to) in zip(days, days.dropFirst()) {
        surroundings.ownerHistory.append(
          Ownership(
            role: .business, person: "owner \(to)", source: "hr", since: Sample.ago(from),
            until: Sample.ago(to)))
      }
    },
    RuleFixture("principal-left") { item, _ in item.principal = "lars" },
  ]
}
