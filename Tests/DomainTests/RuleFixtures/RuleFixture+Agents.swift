import CustodyDomain

extension RuleFixture {
  /// Sessions in which agents act.
  static let sessions: [RuleFixture] = [
    RuleFixture("borrowed-session") { item, surroundings in
      surroundings.sessions.append(
        Session(id: "s1", item: item.id, subject: "kim", actor: "notes-bot", actorIsAgent: true))
    }
  ]

  /// Agents: whose identity, how much, and who watches.
  static let agents: [RuleFixture] = [
    agent("person-as-agent") { item, surroundings in
      surroundings.events.append(step("e3", item, "User.Read", identity: "kim"))
    },
    agent("user-equivalent") { item, surroundings in
      item.permissions.append(Sample.scope("Mail.ReadWrite"))
      surroundings.subjectScopes = ["kim": ["Mail.Read"]]
    },
    RuleFixture("whole-profile-delegation") { item, surroundings in
      item.delegation = .wholeProfile
      surroundings.events.append(
        Event(
          id: "e7", item: item.id, kind: .request, actor: "kim", scope: "Mail.Read",
          time: Sample.ago(2), until: Sample.now.adding(days: 5), source: "tickets", task: "T-1"))
    },
    agent("secret-only-proof") { item, _ in item.credential = .agentToken },
    agent("no-runtime-policy") { item, surroundings in
      item.permissions.append(Sample.scope("Calendars.ReadWrite"))
      surroundings.controls = []
    },
    agent("no-per-step-authorisation") { item, surroundings in
      surroundings.controls.removeAll { $0.is(.perStepAuthorisation) }
      surroundings.events += [
        step("e3", item, "User.Read", approval: nil),
        step("e4", item, "User.Read", approval: nil),
      ]
    },
    agent("beyond-scope") { item, surroundings in
      surroundings.events.append(step("e3", item, "Mail.Read"))
    },
    RuleFixture("drift") { item, surroundings in
      item.approvedActions = ["invoices.read"]
      surroundings.events.append(step("e3", item, "invoices.post"))
    },
    agent("no-human-window") { item, surroundings in
      surroundings.controls.removeAll { $0.is(.humanOversight) }
      item.initiation = .autonomous
    },
    agent("no-revocation-point") { item, surroundings in
      surroundings.controls.removeAll { $0.is(.revocationPoint) }
    },
  ]

  /// The clean agent, fine but for one thing.
  private static func agent(
    _ rule: String, _ change: @escaping @Sendable (inout Item, inout Surroundings) -> Void
  ) -> RuleFixture {
    RuleFixture(rule) { item, surroundings in
      Sample.makeAgent(&item, &surroundings)
      change(&item, &surroundings)
    }
  }

  private static func step(
    _ id: String, _ item: Item, _ scope: String, identity: String = "svc-notes",
    approval: String? = "e0"
  ) -> Event {
    Event(
      id: id, item: item.id, kind: .execution, actor: "notes", identity: identity,
      target: "calendar of kim", scope: scope, time: Sample.ago(1), source: "audit", task: "T-1",
      approval: approval)
  }
}
