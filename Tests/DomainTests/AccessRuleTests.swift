import CustodyDomain
import CustodyTestSupport
import Testing

@Suite struct AccessRuleTests {
  private let clean = Sample.clean()

  private func found(
    _ rule: String, _ change: (inout Item, inout Surroundings) -> Void
  ) -> Finding? {
    var (item, surroundings) = clean
    change(&item, &surroundings)
    return Sample.finding(rule, item, surroundings)
  }

  @Test func `a purpose is missing unless the item or every permission has one`() {
    #expect(found("purpose-missing") { item, _ in item.purpose = nil } != nil)
    #expect(found("purpose-missing") { item, _ in item.purpose = "  " } != nil)
    let some = found("purpose-missing") { item, _ in
      item.purpose = nil
      item.permissions = [Sample.scope("User.Read"), Sample.scope("email")]
      item.permissions[0].purpose = "sign-in"
    }
    #expect(some?.inputs == [.init("scopes without a purpose", "email")])
    #expect(
      found("purpose-missing") { item, _ in
        item.purpose = nil
        item.permissions[0].purpose = "sign-in"
      } == nil)
  }

  @Test(arguments: [
    ("Mail.ReadWrite", false), ("Files.ReadWrite.All", true), ("Directory.ReadWrite.All", true),
    ("DeviceManagementApps.ReadWrite.All", true), ("Invented.ReadWrite.All", false),
  ])
  func `a scope that reaches all there is is overbroad`(scope: String, broad: Bool) {
    let found = found("overbroad-scope") { item, _ in item.permissions = [Sample.scope(scope)] }
    #expect((found != nil) == broad)
    if broad { #expect(found?.severity == .high) }
  }

  @Test func `making administrators is critical without a proven gate`() {
    func found(_ gates: [ControlRecord]) -> Finding? {
      self.found("can-create-admin") { item, surroundings in
        item.permissions = [Sample.scope("RoleManagement.ReadWrite.Directory")]
        surroundings.controls = gates
      }
    }
    let id = clean.item.id
    #expect(found([])?.severity == .critical)
    #expect(found([.init(item: id, control: "approval-gate")])?.severity == .critical)
    #expect(
      found([.init(item: id, control: "approval-gate", evidence: "CAB-7")])?.severity == .high)
    #expect(found([.init(item: id, control: "logging", evidence: "x")])?.severity == .critical)
    #expect(
      self.found("can-create-admin") { item, _ in
        item.permissions = [Sample.scope("RoleManagement.Read.Directory")]
      } == nil)
  }

  @Test func `added scopes are creep`() {
    #expect(found("scope-creep") { _, _ in } == nil)
    let found = found("scope-creep") { $1.addedScopes = ["Mail.Read", "Files.Read"] }
    #expect(found?.message == "it gained Files.Read and 1 more")
    #expect(found?.severity == .medium)
  }

  @Test(arguments: [
    (Management.personal as Management?, "kim@corp.example", true),
    (nil, "kim@gmail.com", true), (nil, "KIM@GMAIL.COM", true), (nil, "kim@corp.example", false),
    (.enterprise, "kim@gmail.com", false), (.managed, "kim@notgmail.com", false),
    (nil, "kim", false),
  ])
  func `personal accounts are found`(management: Management?, principal: String, isFound: Bool) {
    let found = found("personal-account") { item, _ in
      item.management = management
      item.principal = principal
    }
    #expect((found != nil) == isFound)
  }

  @Test func `a personal browser profile is found`() {
    let found = found("personal-account") { item, surroundings in
      surroundings.sessions = [
        Session(id: "s", item: item.id, managedDevice: true, personalProfile: true)
      ]
    }
    #expect(found?.severity == .medium)
  }

  struct SessionRow: Sendable {
    var subject: String?
    var actor: String?
    var agent: Bool?
    var borrowed: Bool
  }

  @Test(arguments: [
    SessionRow(subject: "kim", actor: "notes-bot", agent: true, borrowed: true),
    SessionRow(subject: "kim", actor: "notes-bot", agent: nil, borrowed: true),
    SessionRow(subject: "kim", actor: nil, agent: true, borrowed: true),
    SessionRow(subject: "kim", actor: "notes-inc", agent: nil, borrowed: true),
    SessionRow(subject: "kim", actor: "ana", agent: nil, borrowed: false),
    SessionRow(subject: "kim", actor: "ana", agent: true, borrowed: true),
    SessionRow(subject: "kim", actor: "notes-bot", agent: false, borrowed: false),
    SessionRow(subject: "kim", actor: "KIM", agent: true, borrowed: false),
    SessionRow(subject: "kim", actor: "kim@corp.example", agent: nil, borrowed: false),
    SessionRow(subject: "kim", actor: nil, agent: nil, borrowed: false),
    SessionRow(subject: nil, actor: "notes-bot", agent: true, borrowed: false),
  ])
  func `a session in which another acts is borrowed`(row: SessionRow) {
    let found = found("borrowed-session") { item, surroundings in
      surroundings.sessions = [
        Session(
          id: "s1", item: item.id, subject: row.subject, actor: row.actor,
          actorIsAgent: row.agent)
      ]
    }
    #expect((found != nil) == row.borrowed)
    if row.borrowed { #expect(found?.severity == .high) }
  }

  @Test func `a person's cookie in an agent's hands is a borrowed session`() {
    func found(_ credential: CredentialType, _ acting: ActingMode) -> Finding? {
      self.found("borrowed-session") { item, _ in
        item.credential = credential
        item.acting = acting
      }
    }
    #expect(found(.cookie, .autonomousAgent) != nil)
    #expect(found(.cookie, .userProxy) == nil)
    #expect(found(.oauthToken, .autonomousAgent) == nil)
  }

  @Test func `a reported client id is an attack`() {
    let found = found("rogue-app") { $1.rogueReport = "PerfectData Software" }
    #expect(found?.severity == .high)
    #expect(found?.message == "this client id was seen in attacks: PerfectData Software")
    #expect(self.found("rogue-app") { _, _ in } == nil)
  }

  @Test func `hidden text is an attack in an id and decay in a name`() {
    #expect(found("hidden-text") { item, _ in item.name = "ad\u{200B}min" }?.severity == .medium)
    #expect(
      found("hidden-text") { item, _ in item.principal = "kim\u{202E}" }?.severity == .high)
    let scope = found("hidden-text") { item, _ in item.permissions[0].scope = "User.\u{200B}Read" }
    #expect(scope?.inputs == [.init("scope", "User.<U+200B>Read")])
    #expect(found("hidden-text") { item, _ in item.name = "Søren 日本 שלום 🚀" } == nil)
  }

  /// Verified, owned and made on this day, of this one and of the other.
  @Test(arguments: [
    ((true, true, 1), (false, true, 2), false), ((false, true, 1), (true, false, 2), true),
    ((false, true, 2), (false, false, 1), false), ((false, false, 1), (false, true, 2), true),
    ((false, false, 1), (false, false, 2), false), ((false, false, 2), (false, false, 1), true),
    ((true, true, 1), (true, true, 1), true),
  ])
  func `of two names that look the same the less genuine carries the finding`(
    mine: (Bool, Bool, Int), other: (Bool, Bool, Int), isFound: Bool
  ) {
    let found = found("lookalike") { item, surroundings in
      item.name = "Invoice"
      item.owners = []
      surroundings.namesakes = .init(
        id: item.id, name: "Invoice", owned: mine.1, verified: mine.0,
        since: Instant(seconds: Int64(mine.2)))
      surroundings.lookalikes = [
        .init(
          id: ItemID("g-other"), name: "lnvoice", owned: other.1, verified: other.0,
          since: Instant(seconds: Int64(other.2)))
      ]
    }
    #expect((found != nil) == isFound)
    if isFound {
      #expect(found?.severity == .high)
      #expect(
        found?.message == "it can be mistaken for lnvoice: it has I (U+0049) at 1 for l (U+006C)")
    }
  }

  @Test func `whoever mixes scripts is the imitation, whatever else speaks for it`() {
    func alike(_ name: String, _ other: String, otherOwned: Bool) -> Finding? {
      found("lookalike") { item, surroundings in
        item.name = name
        surroundings.lookalikes = [
          .init(id: ItemID("g-other"), name: other, owned: otherOwned, verified: otherOwned)
        ]
      }
    }
    let double = alike("Inv\u{43E}ice Sync", "Invoice Sync", otherOwned: false)
    #expect(
      double?.message
        == "it can be mistaken for Invoice Sync: it has Cyrillic \u{43E} (U+043E) at 4")
    #expect(double?.inputs.contains(.init("differs in", "Cyrillic \u{43E} (U+043E) at 4")) == true)
    #expect(alike("Invoice Sync", "Inv\u{43E}ice Sync", otherOwned: true) == nil)
    #expect(
      alike("Ad\u{200B}min", "Admin", otherOwned: false)?.message
        == "it can be mistaken for Admin: it has invisible (U+200B) at 3")
  }

  @Test(arguments: [
    ("Inv\u{43E}ice", "Inv<U+043E>ice", true),
    ("\u{421}\u{43E}\u{440}\u{443}", "<U+0421><U+043E><U+0440><U+0443>", false),
    ("Почта", "Почта", false), ("Søren 日本", "Søren 日本", false), ("Invoice", "Invoice", false),
  ])
  func `a letter that passes for another is marked`(name: String, raw: String, isMarked: Bool) {
    #expect(DisplayText.revealed(name).reduce(into: "") { $0 += $1.text } == raw)
    #expect(DisplayText(name).pieces.contains(where: \.altered) == isMarked)
    #expect(DisplayText(name).plain == name)
  }
}
