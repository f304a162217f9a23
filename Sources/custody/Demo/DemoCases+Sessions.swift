import CustodyDomain

extension DemoRecords {
  /// Browser sessions, and who or what works in them.
  var sessionCases: [Observation] {
    [kiosk, homeOffice].flatMap { $0.observations(in: self) }
  }

  private func session(_ sourceID: String, _ name: String, of login: String) -> DemoCase {
    var story = DemoCase(.browserSession, sourceID, name, in: self)
    story.item.credential = .cookie
    story.item.browserAccessed = true
    story.item.principal = email(login)
    story.item.initiation = .human
    story.item.acting = .userProxy
    story.item.created = ago(6)
    story.item.expires = .at(ago(-4))
    for role in [OwnerRole.workflow, .prevention] { story.owners[role] = "j.dahl" }
    for role in [OwnerRole.browser, .policy, .detection] { story.owners[role] = "ola.n" }
    for role in [OwnerRole.approval, .revocation, .evidence] { story.owners[role] = "c.nicholson" }
    for control in [ControlRecord.Known.login, .pointOfAction, .stepUp] {
      story.addControl(control, in: self)
    }
    return story
  }

  /// Two people take turns in one profile at the front desk.
  private var kiosk: DemoCase {
    var story = session("sess-6001", "front desk, visitor list", of: "j.dahl")
    story.item.purpose = "signs visitors in"
    story.item.permissions = [Permission(scope: "calendar:read", resource: "visitor list")]
    story.addChain(task: "T-310", scope: "calendar:read", target: "visitor list", in: self)
    for (number, login) in ["j.dahl", "mads.v"].enumerated() {
      story.records.append(
        .session(
          Session(
            id: "sess-600\(number + 1)", item: story.item.id, subject: email(login),
            actor: email(login), actorIsAgent: false, managedDevice: true, personalDevice: false,
            profile: "front-desk", personalProfile: false, federated: true,
            destination: "visitor list", sensitive: false, production: true,
            state: [
              .authentication: .bound, .tokens: .transient, .tabs: .transient,
              .extensions: .bound, .storage: .transient,
            ], started: ago(6 - number))))
    }
    return story
  }

  /// Somebody's own laptop with the payroll in it.
  private var homeOffice: DemoCase {
    var story = session("sess-6010", "payroll from home", of: "ida.k")
    story.item.management = .unmanaged
    story.item.purpose = "approves travel expenses"
    story.item.permissions = [Permission(scope: "files:write", resource: "payroll")]
    story.addChain(task: "T-311", scope: "files:write", target: "payroll", in: self)
    story.records.append(
      .session(
        Session(
          id: "sess-6010", item: story.item.id, subject: email("ida.k"), actor: email("ida.k"),
          actorIsAgent: false, managedDevice: false, personalDevice: true, profile: "ida-home",
          personalProfile: true, federated: false, destination: "payroll", sensitive: true,
          production: true,
          state: [
            .authentication: .bound, .tokens: .persistent, .tabs: .transient,
            .extensions: .persistent, .storage: .persistent,
          ], started: ago(3))))
    return story
  }
}
