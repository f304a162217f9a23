import CustodyDomain

extension DemoRecords {
  /// Agents: one that went beyond its task, one that was given everything, one that approved itself.
  var agentCases: [Observation] {
    [claims, inbox, priceWatch].flatMap { $0.observations(in: self) }
  }

  private func agent(_ sourceID: String, _ name: String) -> DemoCase {
    var story = DemoCase(.agent, sourceID, name, in: self)
    story.item.ai = true
    story.item.tool = DemoApps.everyday[0].tool
    story.item.credential = .workloadIdentity
    story.item.delegation = .constrained
    for control in [
      ControlRecord.Known.runtimePolicy, .perStepAuthorisation, .revocationPoint, .humanOversight,
    ] {
      story.addControl(control, mechanism: control == .runtimePolicy ? "opa" : nil, in: self)
    }
    return story
  }

  /// Reads claims, and one night paid one.
  private var claims: DemoCase {
    var story = agent("agent-claims", "agent-claims-triage")
    story.item.purpose = "sorts incoming claims"
    story.item.initiation = .autonomous
    story.item.acting = .autonomousAgent
    story.item.permissions = [
      Permission(scope: "files:read", resource: "claims archive"),
      Permission(scope: "chat:write", resource: "claims queue"),
    ]
    story.item.approvedActions = ["files:read", "chat:write"]
    story.addChain(
      task: "T-320", scope: "files:read", approved: "files:read chat:write",
      target: "claims archive", in: self)
    story.records += [
      event(
        "T-320-queue", story.item, .execution, days: 1, hour: 7, actor: story.item.name,
        identity: story.item.name, target: "claims queue", scope: "chat:write",
        system: "help desk", task: "T-320", approval: "demo-T-320-approve",
        summary: "told the desk of 12 claims"),
      event(
        "T-320-pay", story.item, .execution, days: 1, hour: 8, actor: story.item.name,
        identity: story.item.name, target: "payments", scope: "files:write", system: "erp",
        task: "T-320", approval: "demo-T-320-approve", summary: "paid claim 8812"),
    ]
    return story
  }

  /// Was handed a whole mailbox and profile, with a key that anybody can carry.
  private var inbox: DemoCase {
    var story = agent("agent-inbox", "agent-inbox-helper")
    story.item.purpose = "answers routine mail"
    story.item.principal = email("t.berg")
    story.item.acting = .userProxy
    story.item.credential = .agentToken
    story.item.created = ago(40)
    story.item.rotationDue = ago(-30)
    story.item.delegation = .wholeProfile
    story.item.permissions = [Permission(scope: "chat:read", resource: "team chat")]
    story.addChain(
      task: "T-321", asked: "t.berg", scope: "chat:read", target: "team chat", in: self)
    return story
  }

  /// Asked for and approved by the same person, and at work a day before.
  private var priceWatch: DemoCase {
    var story = agent("agent-price", "agent-price-watch")
    story.item.purpose = "follows competitors' prices"
    story.item.permissions = [Permission(scope: "calendar:write", resource: "price list")]
    story.records += [
      event(
        "T-322-run", story.item, .execution, days: 12, hour: 6, actor: story.item.name,
        identity: story.item.name, target: "price list", scope: "calendar:write", task: "T-322",
        summary: "wrote 40 prices"),
      event(
        "T-322-ask", story.item, .request, days: 12, hour: 5, actor: email("mads.v"),
        scope: "calendar:write", task: "T-322", summary: "wants prices followed"),
      event(
        "T-322-approve", story.item, .approval, days: 11, hour: 9, actor: email("mads.v"),
        target: "price list", scope: "calendar:write", task: "T-322", summary: "goes ahead"),
      .acceptance(
        Acceptance(
          item: story.item.id, by: email("c.nicholson"), at: ago(10), reference: "T-322")),
    ]
    return story
  }
}
