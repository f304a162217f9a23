import CustodyDomain

extension RuleFixture {
  /// What it is for, and what it may do.
  static let scope: [RuleFixture] = [
    RuleFixture("purpose-missing") { item, _ in item.purpose = nil },
    RuleFixture("overbroad-scope") { item, _ in
      item.permissions.append(Sample.scope("Files.ReadWrite.All"))
    },
    RuleFixture("scope-creep") { item, surroundings in
      item.permissions.append(Sample.scope("email"))
      surroundings.addedScopes = ["email"]
    },
    RuleFixture("intent-mismatch") { item, surroundings in
      item.permissions.append(Sample.scope("Calendars.ReadWrite"))
      surroundings.addedScopes = ["Calendars.ReadWrite"]
    },
    RuleFixture("unused-scope") { item, _ in
      item.created = Sample.ago(300)
      item.permissions += [Sample.scope("Calendars.Read"), Sample.scope("Chat.Read")]
      item.permissions[item.permissions.count - 1].lastUsed = Sample.ago(2)
    },
    RuleFixture("can-create-admin") { item, _ in
      item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory"))
    },
  ]

  /// Who let it in, and whose account it is.
  static let consent: [RuleFixture] = [
    RuleFixture("personal-account") { item, _ in item.management = .personal },
    RuleFixture("self-connected") { item, surroundings in
      item.consent = .user
      item.approvedBy = nil
      surroundings.acceptance = nil
      surroundings.events.removeAll { $0.kind == .approval }
    },
    RuleFixture("consent-without-acceptance") { item, surroundings in
      item.consent = .admin
      surroundings.acceptance = nil
    },
    RuleFixture("unclassified") { item, _ in
      item.kind = .agent
      item.acting = nil
    },
    RuleFixture("holder-unknown") { item, _ in
      item.kind = .apiKey
      item.credential = .apiKey
      item.holder = nil
      item.rotationDue = Sample.now.adding(days: 20)
    },
    RuleFixture("rogue-app") { _, surroundings in
      surroundings.rogueReport = "PerfectData Software"
    },
  ]

  /// What its texts hide.
  static let names: [RuleFixture] = [
    RuleFixture("hidden-text") { item, _ in item.name = "ad\u{200B}min" },
    RuleFixture("lookalike") { item, surroundings in
      item.name = "Inv\u{43E}ice Sync"
      surroundings.lookalikes = [
        .init(id: ItemID("g-other"), name: "Invoice Sync", owned: true, verified: true)
      ]
    },
  ]
}
