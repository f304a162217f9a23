import CustodyDomain

/// Details whose chains the real builder made of events.
extension Fixture {
  /// Asked, approved, ran and changed under one task, in order, by three, from one system.
  static func wholeChain(_ row: ItemRow) -> ItemDetail {
    detail(row) { item, around in
      around.events = [
        event("1", item, .request, by: "kim.lund", daysAgo: 9, "wants the rota planned"),
        event("2", item, .approval, by: "ana.lind", daysAgo: 8, "for the on-call calendar"),
        action("3", item, on: "on-call calendar", daysAgo: 7, "14 shifts written"),
      ]
      around.acceptance = Acceptance(
        item: item.id, by: "ana.lind", at: now.adding(days: -8), reference: "T-204")
    }
  }

  /// Approved by whoever asked, at work before that, elsewhere than approved, and without a task once.
  static func crookedChain(_ row: ItemRow) -> ItemDetail {
    detail(row) { item, around in
      var approval = event("2", item, .approval, by: "kim.lund", daysAgo: 3, "goes ahead")
      (approval.target, approval.source) = ("price list", "chat")
      var loose = action("4", item, on: "web shop", daysAgo: 1, "sent 3 offers")
      (loose.task, loose.system) = (nil, "erp")
      var made = action("5", item, on: "adm-night", daysAgo: 1, "made an administrator")
      made.kind = .provisioning
      around.events = [
        event("1", item, .request, by: "kim.lund", daysAgo: 4, "wants prices followed"), approval,
        action("3", item, on: "payroll", daysAgo: 5, "read 40 salaries"), loose, made,
      ]
      around.unknownAccounts = ["adm-night"]
      item.permissions.append(
        ScopeGrader.grade(
          Permission(scope: "RoleManagement.ReadWrite.Directory"), source: "entra",
          forEveryone: false))
    }
  }

  /// Known to sign in, and nothing else.
  static func brokenChain(_ row: ItemRow) -> ItemDetail {
    detail(row) { item, around in
      around.events = [event("1", item, .signIn, by: "svc-notes", daysAgo: 2, "token issued")]
      around.events[0].identity = "svc-notes"
    }
  }

  private static func detail(
    _ row: ItemRow, _ change: (inout Item, inout Surroundings) -> Void
  ) -> ItemDetail {
    let plain = detail(row)
    var item = plain.item
    var surroundings = Surroundings()
    item.requestedBy = nil
    item.permissions = [
      ScopeGrader.grade(
        Permission(scope: "Calendars.ReadWrite"), source: "entra", forEveryone: false)
    ]
    change(&item, &surroundings)
    return ItemDetail(
      item: item, row: row,
      assessment: Assessor(policy: Policy()).assess(item, surroundings, now: now),
      surroundings: surroundings, review: plain.review, history: plain.history,
      reopened: plain.reopened, seen: plain.seen, firstSeen: plain.firstSeen,
      lastSeen: plain.lastSeen)
  }

  private static func event(
    _ id: String, _ item: Item, _ kind: Event.Kind, by actor: String, daysAgo: Int,
    _ summary: String
  ) -> Event {
    Event(
      id: id, item: item.id, kind: kind, actor: actor, time: now.adding(days: -daysAgo),
      source: "tickets", task: "T-204", summary: summary)
  }

  private static func action(
    _ id: String, _ item: Item, on target: String, daysAgo: Int, _ summary: String
  ) -> Event {
    var action = event(id, item, .execution, by: "svc-rota", daysAgo: daysAgo, summary)
    (action.identity, action.target) = ("svc-rota", target)
    return action
  }
}
