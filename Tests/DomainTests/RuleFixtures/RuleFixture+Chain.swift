import CustodyDomain

extension RuleFixture {
  /// What the custody chain tells.
  static let chain: [RuleFixture] = [
    RuleFixture("chain-incomplete") { _, around in around.events = [] },
    RuleFixture("final-action-only") { item, around in
      (item.requestedBy, item.approvedBy, item.principal) = (nil, nil, nil)
      around.acceptance = nil
      around.events = [action("f1", on: "payroll", daysAgo: 3)]
    },
    RuleFixture("login-only-trail") { item, around in
      item.permissions.append(Sample.scope("Calendars.ReadWrite"))
      around.events = [event("l1", .signIn, by: "svc-notes", daysAgo: 3)]
    },
    RuleFixture("self-approved") { _, around in
      around.events += [
        event("s1", .request, by: "kim", daysAgo: 6, task: "T-30"),
        event("s2", .approval, by: "0f3c", daysAgo: 6, task: "T-30"),
      ]
    },
    RuleFixture("executed-before-approval") { _, around in
      around.events += [
        event("b1", .approval, by: "ana", daysAgo: 3, task: "T-31"),
        action("b2", on: "payroll", daysAgo: 4, task: "T-31"),
      ]
    },
    RuleFixture("orphan-execution") { _, around in
      around.events += [
        event("o1", .request, by: "kim", daysAgo: 4, task: "T-32"),
        action("o2", on: "payroll", daysAgo: 3, task: "T-32"),
      ]
    },
    RuleFixture("uncorrelated-event") { _, around in
      around.events += [
        event("u0", .approval, by: "ana", daysAgo: 5, task: "T-36"),
        action("u1", on: "wiki", daysAgo: 3, task: "T-36"), action("u2", on: "wiki", daysAgo: 2),
      ]
    },
    RuleFixture("diverged") { _, around in
      var approval = event("d1", .approval, by: "ana", daysAgo: 4, task: "T-33")
      approval.target = "calendar of kim"
      around.events += [approval, action("d2", on: "payroll", daysAgo: 3, task: "T-33")]
    },
    RuleFixture("exercised-before-review") { item, around in
      item.permissions.append(Sample.scope("Files.ReadWrite.All"))
      around.events.append(action("x1", on: "files", daysAgo: 3, task: "T-1"))
      around.review = .init()
    },
    RuleFixture("unattributed-admin-action") { item, around in
      item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory"))
      var made = action("a1", on: "adm-night", daysAgo: 3)
      made.kind = .provisioning
      around.events.append(made)
    },
    RuleFixture("instant-admin") { item, around in
      item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory"))
      var made = action("i2", on: "adm-night", daysAgo: 3, task: "T-34")
      made.kind = .provisioning
      around.events += [event("i1", .request, by: "kim", daysAgo: 3, task: "T-34"), made]
    },
    RuleFixture("account-created-outside-review") { _, around in
      around.unknownAccounts = ["adm-night"]
    },
  ]

  private static func event(
    _ id: String, _ kind: Event.Kind, by actor: String, daysAgo: Int, task: String? = nil
  ) -> Event {
    Event(
      id: id, item: Sample.clean().item.id, kind: kind, actor: actor, time: Sample.ago(daysAgo),
      source: "audit", task: task)
  }

  private static func action(
    _ id: String, on target: String, daysAgo: Int, task: String? = nil
  ) -> Event {
    var action = event(id, .execution, by: "notes", daysAgo: daysAgo, task: task)
    (action.identity, action.target) = ("svc-notes", target)
    return action
  }
}
