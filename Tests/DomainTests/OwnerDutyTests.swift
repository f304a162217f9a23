import CustodyDomain
import Testing

@Suite struct OwnerDutyTests {
  private func matrix(_ item: Item, _ tier: Tier? = nil) -> [OwnerDuty] {
    OwnerDuty.matrix(
      of: item, tier: tier ?? ScopeGrader.tier(of: item), Surroundings(people: Sample.people),
      now: Sample.now)
  }

  private func missing(_ item: Item) -> [OwnerRole] { matrix(item).filter(\.isMissing).map(\.role) }

  @Test func `every role says what it owes, as something to do`() {
    for role in OwnerRole.allCases {
      #expect(role.duty.first?.isLowercase == true && !role.duty.hasSuffix("."), "\(role)")
    }
    #expect(Set(OwnerRole.allCases.map(\.duty)).count == OwnerRole.allCases.count)
  }

  @Test(
    arguments: [
      (.oauthGrant, ["User.Read"], [.business, .iam]),
      (.oauthGrant, ["Calendars.ReadWrite"], [.business, .iam, .system]),
      (.oauthGrant, ["Mail.Read"], [.business, .iam, .system, .revocation]),
      (
        .application, ["RoleManagement.ReadWrite.Directory"],
        [.business, .iam, .system, .secops, .revocation]
      ),
      (.aiAccount, ["Calendars.ReadWrite"], [.business, .iam]),
      (
        .browserExtension, ["User.Read"],
        [
          .business, .iam, .workflow, .browser, .policy, .approval, .revocation, .prevention,
          .detection, .evidence,
        ]
      ),
    ] as [(ItemKind, [String], [OwnerRole])])
  func `an item needs the roles that its kind and its reach ask for`(
    kind: ItemKind, scopes: [String], roles: [OwnerRole]
  ) {
    var item = Sample.bare()
    item.kind = kind
    item.permissions = scopes.map { Sample.scope($0) }
    #expect(missing(item) == roles)
  }

  @Test func `what is reached through a browser needs its owners, whatever kind it is`() {
    var item = Sample.bare("User.Read")
    item.browserAccessed = true
    #expect(missing(item).contains(.browser))
    item.browserAccessed = false
    #expect(!missing(item).contains(.browser))
  }

  @Test func `data on somebody's own device wants an owner, as long as it is used`() {
    let item = Sample.bare("User.Read")
    func isNeeded(_ personal: Bool?, ended: Instant? = nil, byodUntil: Instant? = nil) -> Bool {
      var surroundings = Surroundings(people: Sample.people)
      surroundings.sessions = [
        Session(id: "s", item: item.id, personalDevice: personal, ended: ended)
      ]
      surroundings.exceptions =
        byodUntil.map {
          [ExceptionRecord(item: item.id, kind: .byod, reason: "travels", until: $0)]
        } ?? []
      return OwnerDuty.matrix(of: item, tier: .light, surroundings, now: Sample.now)
        .contains { $0.role == .data && $0.isMissing }
    }
    #expect(isNeeded(true))
    #expect(!isNeeded(nil) && !isNeeded(false))
    #expect(!isNeeded(true, ended: Sample.now))
    #expect(isNeeded(true, ended: Sample.now.adding(days: 1)))
    #expect(isNeeded(nil, byodUntil: Sample.now.adding(days: 1)))
    #expect(!isNeeded(nil, byodUntil: Sample.now))
  }

  @Test func `each system has a line of its own, and an owner without a target fills them all`() {
    var item = Sample.bare()
    item.permissions = [
      Sample.scope("Mail.Read", resource: "Graph"), Sample.scope("User.Read", resource: "Sign-in"),
      Sample.scope("Calendars.ReadWrite", resource: "Exchange"),
    ]
    func systems(_ owners: [Ownership]) -> [String: [String]] {
      item.owners = owners
      let lines = matrix(item).filter { $0.role == .system }.map { ($0.target ?? "", $0.holders) }
      return Dictionary(uniqueKeysWithValues: lines)
    }
    #expect(systems([]) == ["Exchange": [], "Graph": []])
    let graph = Ownership(role: .system, person: "ana", target: "graph", source: "hr")
    #expect(systems([graph])["Graph"] == ["ana"] && systems([graph])["Exchange"] == [])
    let all = Ownership(role: .system, person: "ole@corp.example", source: "hr")
    #expect(systems([all]) == ["Exchange": [all.person], "Graph": [all.person]])
    item.permissions = [Sample.scope("Mail.Read")]
    #expect(systems([]) == ["": []])
  }

  @Test func `the IAM owner revokes where nobody else is named for it`() {
    var item = Sample.bare("Mail.Read")
    func revokers(_ owners: (OwnerRole, String)...) -> [String] {
      item.owners = owners.map { Ownership(role: $0.0, person: $0.1, source: "hr") }
      return matrix(item).first { $0.role == .revocation }?.holders ?? ["no line"]
    }
    #expect(revokers((.business, "ana")) == [])
    #expect(revokers((.iam, "ole@corp.example")) == ["ole@corp.example"])
    #expect(revokers((.iam, "ole@corp.example"), (.revocation, "kim")) == ["kim"])
    #expect(revokers((.iam, "ole@corp.example"), (.revocation, "lars")) == ["ole@corp.example"])
    item.permissions = [Sample.scope("User.Read")]
    #expect(revokers((.iam, "ole@corp.example")) == ["no line"])
    #expect(revokers((.iam, "ole@corp.example"), (.revocation, "kim")) == ["kim"])
  }

  @Test func `only people who are here hold a duty, each once, and a role beyond need is shown`() {
    var item = Sample.bare("User.Read")
    item.owners = ["ana", "ANA.LIND", "lars", "team-finance", "", "kim"].map {
      Ownership(role: .business, person: $0, source: "entra")
    }
    item.owners.append(Ownership(role: .data, person: "ole@corp.example", source: "hr"))
    item.owners.append(Ownership(role: .approval, person: "lars", source: "hr"))
    let lines = matrix(item)
    #expect(lines.map(\.role) == [.business, .iam, .data])
    #expect(lines.map(\.holders) == [["ana", "kim"], [], ["ole@corp.example"]])
    #expect(lines.map(\.isMissing) == [false, true, false])
    #expect(lines.map(\.isNeeded) == [true, true, false])
  }
}
