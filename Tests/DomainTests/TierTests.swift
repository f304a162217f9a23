import CustodyDomain
import Testing

@Suite struct TierTests {
  @Test(arguments: [
    (["User.Read"], Tier.light), (["User.Read", "offline_access"], .light),
    (["Calendars.ReadWrite"], .standard), (["User.Read.All"], .standard),
    (["Invented.Read"], .standard), (["Mail.Read"], .strict), (["Files.Read"], .strict),
    (["DeviceManagementApps.ReadWrite.All"], .strict), (["ExternalItem.ReadWrite.All"], .strict),
    (["RoleManagement.ReadWrite.Directory"], .strict),
    (["DeviceManagementApps.Read.All"], .standard),
    ([], .standard),
  ])
  func `the tier follows from what is reached`(scopes: [String], tier: Tier) {
    var item = Sample.bare()
    item.permissions = scopes.map { Sample.scope($0) }
    #expect(ScopeGrader.tier(of: item) == tier)
  }

  @Test func `whatever works by itself is strict`() {
    var item = Sample.bare("User.Read")
    item.initiation = .autonomous
    #expect(ScopeGrader.tier(of: item) == .strict)
    item.initiation = .tool
    #expect(ScopeGrader.tier(of: item) == .light)
    item.acting = .autonomousAgent
    #expect(ScopeGrader.tier(of: item) == .strict)
  }

  @Test func `a permission of a strict class that reaches nothing stays light`() {
    var item = Sample.bare()
    item.permissions = [
      Permission(scope: "x", permissionClass: .files, reach: .basic, ranked: true)
    ]
    #expect(ScopeGrader.tier(of: item) == .light)
  }
}
