import CustodyDomain

extension RuleFixture {
  /// How secrets are kept, and who shares them.
  static let credentials: [RuleFixture] = [
    RuleFixture("exposed-credential") { item, _ in item.handling = .exposed },
    RuleFixture("privilege-accelerator") { item, _ in
      item.handling = .exposed
      item.permissions.append(Sample.scope("Files.ReadWrite.All"))
    },
    RuleFixture("reused-credential") { _, surroundings in
      surroundings.exceptions.removeAll { $0.kind == .legacy }
      surroundings.sameCredential = [
        .init(id: ItemID("k-other"), name: "nightly export", source: "github")
      ]
    },
    RuleFixture("unreliable-attribution") { item, surroundings in
      surroundings.sameCredential = [
        .init(id: ItemID("k-other"), name: "nightly export", source: "github")
      ]
      surroundings.exceptions.append(
        ExceptionRecord(
          item: item.id, kind: .legacy, approver: "ana@corp.example", reason: "no accounts",
          until: Sample.now.adding(days: 60), plan: "replace it in March"))
    },
  ]

  /// What was accepted, and emergency access.
  static let exceptions: [RuleFixture] = [
    RuleFixture("exception-expired") { item, surroundings in
      surroundings.exceptions.append(
        ExceptionRecord(
          item: item.id, kind: .contractor, approver: "ana@corp.example", reason: "audit",
          until: Sample.ago(5)))
    },
    breakGlass("break-glass-unapproved") { $0.approver = nil },
    breakGlass("break-glass-unbounded") { $0.until = nil },
    breakGlass("break-glass-unlogged") { $0.log = nil },
  ]

  /// What is said to protect it.
  static let controls: [RuleFixture] = [
    RuleFixture("control-unevidenced") { item, surroundings in
      surroundings.controls.append(ControlRecord(item: item.id, control: "logging"))
    },
    RuleFixture("vendor-claim-untested") { item, surroundings in
      surroundings.controls.append(
        ControlRecord(
          item: item.id, control: "human-oversight", evidence: "a white paper",
          claimedBy: "Notes Inc"))
    },
    RuleFixture("fragmented") { _, surroundings in
      surroundings.identityStores = ["entra corp", "github corp", "okta corp"]
    },
  ]

  /// Emergency access with nothing to find but what is changed.
  private static func breakGlass(
    _ rule: String, _ change: @escaping @Sendable (inout ExceptionRecord) -> Void
  ) -> RuleFixture {
    RuleFixture(rule) { item, surroundings in
      var exception = Sample.breakGlass(item)
      change(&exception)
      surroundings.exceptions.append(exception)
    }
  }
}
