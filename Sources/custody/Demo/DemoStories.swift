import CustodyDomain

/// What is worth finding in the demo, and the forty stale items of the first reviewer's path
/// (SCREENS.md 1.6): 12 MeetingBot, 9 notes-sync, 8 copilot-ext and 11 others, of which 19 can be
/// recertified as they stand.
struct DemoStories {
  let people: DemoPeople

  /// Grants at Microsoft that have a part.
  var grants: [DemoGrant] { meetingBot + smallGroups + others }

  /// Twelve consents to a meeting assistant that nobody answers for.
  private var meetingBot: [DemoGrant] {
    let scopes = [
      ["Mail.Read.All", "Calendars.ReadWrite", "Files.Read.All", "offline_access"],
      ["Mail.Read", "Calendars.ReadWrite"], ["Calendars.ReadWrite", "offline_access"],
      ["Files.Read.All"], ["Mail.Read", "Contacts.Read"], ["Mail.ReadWrite", "offline_access"],
      ["Calendars.ReadWrite"], ["Mail.Read"], ["Files.ReadWrite", "offline_access"],
      ["Mail.Send", "Mail.Read"], ["Calendars.ReadWrite", "Mail.Read"], ["Files.Read.All"],
    ]
    return scopes.enumerated().map { index, scopes in
      // The first is Lars's: he left, and the bot still reads his mailbox. The second an administrator
      // gave for everybody, so it reads all mail.
      let principal: DemoPerson? =
        switch index {
        case 0: people.named("lars.mikkelsen")
        case 1: nil
        default: people.owners[12 + index]
        }
      return DemoGrant("meetingbot \(index)", DemoApps.meetingBot, principal, scopes).with(
        DemoFacts(usedDaysAgo: 214 - index * 8, createdDaysAgo: 382 - index * 3))
    }
  }

  /// flowyard 3 and sketch-ai 2 to keep, zap 4 with 3 to keep, and two agents that, like the last of
  /// zap, nobody answers for although their purpose is known.
  private var smallGroups: [DemoGrant] {
    func kept(
      _ place: String, _ app: DemoApp, _ scopes: [String], used: Int, owner: String,
      purpose: String, principal: Int
    ) -> DemoGrant {
      DemoGrant(place, app, people.owners[principal], scopes).with(
        DemoFacts(
          usedDaysAgo: used, createdDaysAgo: used + 160, endsInDays: 9 + used % 60,
          purpose: purpose,
          owner: owner, iamOwner: "c.nicholson"))
    }
    let basic = ["User.Read", "Calendars.Read"]
    return [
      kept(
        "zap 0", DemoApps.zap, basic, used: 115, owner: "j.dahl", purpose: "forms to calendar",
        principal: 24),
      kept(
        "zap 1", DemoApps.zap, basic, used: 121, owner: "j.dahl", purpose: "bookings to calendar",
        principal: 25),
      kept(
        "zap 2", DemoApps.zap, basic, used: 98, owner: "m.holm",
        purpose: "report days to calendar", principal: 26),
      DemoGrant("zap 3", DemoApps.zap, people.owners[27], ["User.Read"]).with(
        DemoFacts(
          usedDaysAgo: 165, createdDaysAgo: 300, endsInDays: 80, purpose: "sign-in to the CRM")),
      kept(
        "flowyard 0", DemoApps.n8n, ["Calendars.ReadWrite", "User.Read"], used: 133,
        owner: "holger.b", purpose: "nightly rota",
        principal: 28),
      kept(
        "flowyard 1", DemoApps.n8n, ["User.Read", "People.Read"], used: 101, owner: "holger.b",
        purpose: "phone list", principal: 29),
      kept(
        "flowyard 2", DemoApps.n8n, ["User.Read"], used: 117, owner: "holger.b",
        purpose: "status page", principal: 30),
      kept(
        "sketch 0", DemoApps.figmaAI, ["User.Read"], used: 144, owner: "ida.k",
        purpose: "design review", principal: 31),
      kept(
        "sketch 1", DemoApps.figmaAI, ["User.Read"], used: 112, owner: "ida.k",
        purpose: "design review", principal: 32),
      DemoGrant("ticket 0", DemoApps.jiraAI, people.owners[33], ["Tasks.Read", "User.Read"])
        .with(
          DemoFacts(neverUsed: true, createdDaysAgo: 131, purpose: "ticket summaries")),
      DemoGrant(
        "invoice 0", DemoApps.invoiceBot, people.owners[34], ["Calendars.Read", "User.Read"]
      ).with(
        DemoFacts(usedDaysAgo: 171, createdDaysAgo: 410, purpose: "invoice reminders")),
    ]
  }

  /// Look-alikes, a hidden character, scope creep, an administrator's grant, one that is gone.
  private var others: [DemoGrant] {
    var creeping = DemoGrant(
      "creep", DemoApps.calendarHelper, people.named("t.berg"),
      ["Calendars.Read", "Mail.Read", "Files.Read.All"]
    ).with(
      DemoFacts(
        usedDaysAgo: 3, createdDaysAgo: 200, purpose: "finds meeting times", owner: "t.berg"))
    creeping.lastQuarter = ["Calendars.Read"]
    var gone = DemoGrant("gone", DemoApps.calendarHelper, people.named("ola.n"), ["Calendars.Read"])
    gone.present = false
    return [
      DemoGrant("real invoice", DemoApps.invoiceSync, nil, ["Files.Read.All", "User.Read"]).with(
        DemoFacts(
          usedDaysAgo: 1, createdDaysAgo: 500, purpose: "invoices to the ledger", owner: "m.holm",
          iamOwner: "c.nicholson")),
      DemoGrant(
        "imitation", DemoApps.imitation, people.named("mads.v"), ["Mail.Read", "offline_access"]
      )
      .with(DemoFacts(usedDaysAgo: 2, createdDaysAgo: 6)),
      DemoGrant("hidden", DemoApps.hidden, people.named("tove.s"), ["Mail.Read"]).with(
        DemoFacts(usedDaysAgo: 5, createdDaysAgo: 31)),
      DemoGrant("admin", DemoApps.onboarding, nil, ["Directory.ReadWrite.All", "User.Read"]).with(
        DemoFacts(usedDaysAgo: 0, createdDaysAgo: 700, purpose: "new starters", owner: "hol.ka")),
      creeping, gone,
    ]
  }

  /// Nine copies of a notes service: three that somebody answers for, six that nobody does.
  var tokens: [DemoToken] {
    let drive = "https://www.googleapis.com/auth/drive"
    let basic = ["openid", "https://www.googleapis.com/auth/userinfo.email"]
    return (0..<9).map { index in
      let kept = index < 3
      return DemoToken(
        app: DemoApps.notesSync, user: people.owners[36 + index],
        scopes: kept ? basic : [drive] + basic,
        facts: DemoFacts(
          usedDaysAgo: kept ? 103 + index : 201 - index * 9, createdDaysAgo: 320 - index,
          endsInDays: kept ? 40 + index : nil, purpose: kept ? "meeting notes" : nil,
          owner: kept ? "ida.k" : nil, iamOwner: kept ? "c.nicholson" : nil))
    }
  }

  /// Eight sign-ins of an editor extension, all owned, two of which may change its settings for the
  /// organisation, and a key without an end.
  var credentials: [DemoCredential] {
    (0..<8).map { index in
      DemoCredential(
        number: 161_200 + index, user: people.owners[20 + index * 2], app: DemoApps.copilotExt,
        scopes: ["read:user"] + [["copilot"], ["read:org"], [], []][index % 4],
        note: DemoApps.copilotExt.name, usedDaysAgo: 118 + index, endsInDays: 9 + index * 5,
        facts: DemoFacts(
          purpose: "code completion", owner: index < 4 ? "tove.s" : "ola.n",
          iamOwner: "c.nicholson"))
    } + [
      DemoCredential(
        number: 161_300, user: people.named("ola.n"), app: nil, scopes: ["repo", "workflow"],
        note: "release-laptop", usedDaysAgo: 4, endsInDays: nil)
    ]
  }
}
