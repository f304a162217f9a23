import CustodyDomain

extension RuleFixture {
  /// Browser sessions and profiles.
  static let browser: [RuleFixture] = [
    session("unmanaged-session") {
      $0.managedDevice = false
      $0.sensitive = true
    },
    session("shared-profile") {
      $0.actor = "ana"
      $0.actorIsAgent = false
    },
    session("provenance-unproven") {
      $0.managedDevice = nil
      $0.personalProfile = nil
      $0.federated = nil
    },
    RuleFixture("login-only-control") { item, surroundings in
      item.browserAccessed = true
      surroundings.controls.append(ControlRecord(item: item.id, control: "login", evidence: "IdP"))
    },
    RuleFixture("no-step-up") { item, surroundings in
      item.browserAccessed = true
      surroundings.events.append(
        Event(
          id: "e9", item: item.id, kind: .provisioning, identity: "svc-notes",
          target: "adm-2", scope: "RoleManagement.ReadWrite.Directory", time: Sample.ago(3),
          source: "audit"))
    },
    session("user-unverifiable") { $0.state = [.tokens: .persistent] },
    session("byod-without-data-owner") { $0.personalDevice = true },
  ]

  /// A session of Kim's that ends in three days, fine but for one thing.
  private static func session(
    _ rule: String, _ change: @escaping @Sendable (inout Session) -> Void
  ) -> RuleFixture {
    RuleFixture(rule) { item, surroundings in
      var session = Sample.session(of: item)
      session.ended = Sample.now.adding(days: 3)
      change(&session)
      surroundings.sessions.append(session)
    }
  }
}
