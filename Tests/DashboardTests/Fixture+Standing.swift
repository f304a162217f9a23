import CustodyDomain

extension Fixture {
  /// The same with what the rules' surroundings tell of an agent and of the session that it works in.
  static func acting(_ detail: ItemDetail) -> ItemDetail {
    var item = detail.item
    guard item.kind == .agent else { return detail }
    item.delegation = .wholeProfile
    item.permissions = ["mail:read", "mail:send", "files:write"].map { Permission(scope: $0) }
    let session = Session(
      id: "sess-5521", item: item.id, subject: "m.holm", actor: item.name, actorIsAgent: true,
      managedDevice: true, profile: "work-m.holm", personalProfile: false,
      destination: "help desk", sensitive: true, entitlements: ["calendar:write", "mail:read"],
      state: [.authentication: .bound, .tokens: .persistent, .tabs: .transient],
      started: now.adding(days: -2))
    var surroundings = Surroundings(events: events(item), sessions: [session])
    surroundings.controls = [
      ControlRecord(item: item.id, control: "runtime-policy", mechanism: "opa", evidence: "T-204")
    ]
    let subject = RuleSubject(item, surroundings, policy: Policy(), now: now)
    var acting = detail
    acting.agent = AgentStanding(subject)
    acting.sessions = SessionStanding.all(subject)
    return acting
  }

  /// A task over two systems, its second step allowed by nothing.
  private static func events(_ item: Item) -> [Event] {
    func event(
      _ kind: Event.Kind, _ days: Int, _ actor: String, target: String? = nil, scope: String? = nil,
      system: String? = nil, approval: String? = nil
    ) -> Event {
      Event(
        id: "e\(days)", item: item.id, kind: kind, actor: actor,
        identity: kind == .execution ? item.name : nil, target: target, scope: scope,
        time: now.adding(days: -days), source: "audit", system: system, task: "T-88",
        approval: approval)
    }
    return [
      event(.request, 9, "ida.k", scope: "mail:read"), event(.approval, 8, "m.holm"),
      event(
        .execution, 7, item.name, target: "inbox", scope: "mail:read", system: "mail",
        approval: "e8"),
      event(.execution, 6, item.name, target: "journal", scope: "erp.post", system: "erp"),
    ]
  }
}
