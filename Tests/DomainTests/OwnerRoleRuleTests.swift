import CustodyDomain
import Testing

/// Rules about the roles that an item needs besides its business owner.
@Suite struct OwnerRoleRuleTests {
  private static let all: [OwnerRole] = OwnerRole.allCases.filter { $0 != .iam }

  /// An item with owners in these roles: all Ana but for IAM, which is Ole.
  private func owned(
    _ kind: ItemKind = .oauthGrant, _ scopes: [String] = ["User.Read"], roles: [OwnerRole] = all
  ) -> (item: Item, surroundings: Surroundings) {
    var sample = Sample.clean(scopes: scopes)
    sample.item.kind = kind
    sample.item.owners = roles.map {
      Ownership(role: $0, person: $0 == .iam ? "ole@corp.example" : "ana", source: "hr")
    }
    return sample
  }

  private func found(
    _ rule: String, _ sample: (item: Item, surroundings: Surroundings), now: Instant = Sample.now
  ) -> Finding? {
    Sample.finding(rule, sample.item, sample.surroundings, now: now)
  }

  @Test func `an item with every role has no finding about owners, whatever it is`() {
    for kind in ItemKind.allCases {
      let sample = owned(kind, ["RoleManagement.ReadWrite.Directory"], roles: OwnerRole.allCases)
      let rules = Sample.rules(sample.item, sample.surroundings)
      #expect(
        !rules.contains { $0.contains("owner") || $0.contains("dut") || $0.contains("layer") })
    }
  }

  @Test(
    arguments: [
      (.oauthGrant, "Calendars.Read", true), (.oauthGrant, "User.Read", false),
      (.application, "Mail.Read", true), (.serviceAccount, "Mail.Read", true),
      (.apiKey, "Mail.Read", true), (.agent, "Mail.Read", true), (.aiAccount, "Mail.Read", false),
      (.browserSession, "Mail.Read", false), (.browserExtension, "Mail.Read", false),
    ] as [(ItemKind, String, Bool)])
  func `an integration beyond sign-in needs a system owner`(
    kind: ItemKind, scope: String, isFound: Bool
  ) {
    var sample = owned(kind, [scope], roles: [.business, .iam])
    #expect((found("system-owner-missing", sample) != nil) == isFound)
    sample.item.status = .expired
    #expect(found("system-owner-missing", sample) == nil)
    #expect(found("system-owner-missing", owned(kind, [scope])) == nil)
  }

  @Test func `each system that is named needs its owner, and the missing ones are named`() {
    var sample = owned(roles: [.business, .iam])
    sample.item.permissions = [
      Sample.scope("Mail.Read", resource: "Graph"), Sample.scope("Mail.Send", resource: "Graph"),
      Sample.scope("Calendars.Read", resource: "Exchange"),
      Sample.scope("Files.Read", resource: "SharePoint"),
      Sample.scope("User.Read", resource: "Sign-in"),
    ]
    func message(_ owners: (String?, String)...) -> String? {
      var owned = sample
      owned.item.owners += owners.map {
        Ownership(role: .system, person: $0.1, target: $0.0, source: "hr")
      }
      return found("system-owner-missing", owned)?.message
    }
    #expect(message() == "no system owner for Exchange and 2 more")
    #expect(message(("exchange", "ana"), ("Graph", "kim")) == "no system owner for SharePoint")
    #expect(
      message(("Exchange", "ana"), ("Graph", "lars"), ("SharePoint", "kim"))
        == "no system owner for Graph")
    #expect(message(("Exchange", "ana"), ("Graph", "kim"), ("SharePoint", "kim")) == nil)
    #expect(message((nil, "kim")) == nil)
    #expect(message((nil, "team-finance")) == "no system owner for Exchange and 2 more")
    sample.item.owners.append(
      Ownership(role: .system, person: "kim", target: "Graph", source: "hr"))
    #expect(
      found("system-owner-missing", sample)?.inputs == [
        .init("Exchange", "none"), .init("Graph", "kim"), .init("SharePoint", "none"),
      ])
  }

  @Test func `what makes administrators is watched`() {
    let rule = "secops-owner-missing"
    let admin = ["RoleManagement.ReadWrite.Directory"]
    #expect(found(rule, owned(.application, admin, roles: [.business, .iam]))?.severity == .high)
    #expect(found(rule, owned(.application, admin, roles: [.business, .secops])) == nil)
    #expect(found(rule, owned(.application, ["Mail.ReadWrite"], roles: [.business])) == nil)
    var left = owned(.agent, admin, roles: [.business])
    left.item.owners.append(Ownership(role: .secops, person: "lars", source: "hr"))
    #expect(found(rule, left) != nil)
    left.item.status = .revoked
    #expect(found(rule, left) == nil)
  }

  /// The roles of the browser, by the rule that tells which of them is missing.
  private static let browser: [(String, [OwnerRole])] = [
    ("layer-unowned", OwnerRole.browserShares), ("duty-unassigned", OwnerRole.browserDuties),
  ]

  @Test(arguments: browser)
  func `each share and each duty of a browser path is somebody's`(
    rule: String, roles: [OwnerRole]
  ) {
    for present in 0..<8 {
      let held = roles.enumerated().filter { present & (1 << $0.offset) != 0 }.map(\.element)
      let missing = roles.filter { !held.contains($0) }.map(\.rawValue)
      let found = found(rule, owned(.browserSession, roles: [.business, .iam] + held))
      #expect((found == nil) == missing.isEmpty)
      guard let found else { continue }
      #expect(found.message.hasSuffix(": " + missing.joined(separator: ", ")))
      #expect(found.inputs.filter { $0.value == "none" }.count == missing.count)
    }
  }

  @Test(arguments: ["layer-unowned", "duty-unassigned", "revocation-owner-missing"])
  func `browser roles are asked for where a browser is known to be used`(rule: String) {
    for kind in ItemKind.allCases {
      let browser = kind == .browserSession || kind == .browserExtension
      for flag in [nil, false, true] {
        var sample = owned(kind, roles: [.business])
        sample.item.browserAccessed = flag
        #expect((found(rule, sample) != nil) == (browser || flag == true), "\(kind)")
        sample.item.status = .expired
        #expect(found(rule, sample) == nil)
      }
    }
  }

  @Test(
    arguments: [
      ([], "approval and revocation"), ([.approval], "revocation"), ([.revocation], "approval"),
      ([.iam], "approval"), ([.approval, .iam], nil), ([.approval, .revocation], nil),
    ] as [([OwnerRole], String?)])
  func `a browser path has somebody who approves and somebody who takes back`(
    roles: [OwnerRole], lacks: String?
  ) {
    let sample = owned(.browserExtension, roles: [.business] + roles)
    let found = found("revocation-owner-missing", sample)
    #expect(found?.message == lacks.map { "no owner of its \($0) is named" })
    // That nobody could take it back is told once.
    let isTold = lacks?.contains("revocation") == true
    let iam = self.found("iam-owner-missing", sample)
    #expect((iam != nil) == (!isTold && !roles.contains(.iam)))
  }

  @Test func `a last day changes who holds a role of the browser`() {
    var sample = owned(.browserSession)
    for index in sample.item.owners.indices {
      sample.item.owners[index].person = "nora@corp.example"
    }
    let day = Sample.now.adding(days: 10)
    let before = Instant(seconds: day.seconds - 1)
    for rule in ["layer-unowned", "duty-unassigned", "revocation-owner-missing"] {
      #expect(found(rule, sample, now: before) == nil)
      #expect(found(rule, sample, now: day) != nil)
    }
    #expect(Sample.assess(sample.item, sample.surroundings).recheck == day)
  }

  @Test(
    arguments: [
      ([(.business, "ole@corp.example"), (.iam, "ole@corp.example")], true),
      ([(.business, "OLE@corp.example"), (.iam, "ole@corp.example"), (.data, "lars")], true),
      ([(.business, "ana"), (.iam, "ana.lind")], true),
      ([(.business, "ana"), (.iam, "ana"), (.iam, "ole@corp.example")], true),
      ([(.workflow, "ana"), (.iam, "ana")], true), ([(.browser, "ana"), (.iam, "ana")], true),
      ([(.business, "ana"), (.iam, "ole@corp.example")], false),
      ([(.business, "ana"), (.iam, "ana"), (.system, "kim")], false),
      ([(.business, "ana")], false), ([(.iam, "ana")], false),
      ([(.iam, "ana"), (.system, "ana")], false),
      ([(.business, "lars"), (.iam, "ole@corp.example")], false),
    ] as [([(OwnerRole, String)], Bool)])
  func `IAM alone doesn't answer for the purpose`(owners: [(OwnerRole, String)], isFound: Bool) {
    var sample = Sample.clean()
    sample.item.owners = owners.map { Ownership(role: $0.0, person: $0.1, source: "hr") }
    #expect((found("iam-sole-owner", sample) != nil) == isFound)
    sample.item.status = .revoked
    #expect(found("iam-sole-owner", sample) == nil)
  }
}
