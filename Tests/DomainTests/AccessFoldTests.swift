import CustodyDomain
import Testing

/// What ledger entries add up to for roles and emergency access.
@Suite struct AccessFoldTests {
  private static let start = Instant(seconds: 1_790_000_000)
  private static let ana = Reviewer(uid: 1, account: "ana", person: "ana@corp.example")
  private static let bo = Reviewer(uid: 2, account: "bo", person: "bo@corp.example")
  private static let cy = Reviewer(uid: 3, account: "cy", person: "cy@corp.example")

  /// A fold after entries by their authors, and what didn't follow.
  private static func fold(
    _ entries: [(Reviewer, AccessRecord.Change)]
  ) -> (fold: ReviewFold, faults: [String]) {
    var fold = ReviewFold()
    var faults: [String] = []
    for (index, (author, change)) in entries.enumerated() {
      let record = LedgerRecord(
        number: index + 1, author: author, time: start, rehearsal: false,
        head: LedgerHead(size: index, root: ""),
        content: .access(AccessRecord(id: "a-\(index)", change: change)))
      if let fault = fold.apply(record) { faults.append(fault.reason) }
    }
    return (fold, faults)
  }

  private static let begin: (Reviewer, AccessRecord.Change) = (
    ana, .begin(["ana@corp.example", "bo@corp.example"])
  )
  private static func grant(_ holder: String, _ role: AccessRole) -> AccessRecord.Change {
    .propose(RoleChange(holder: holder, role: role, gives: true))
  }

  @Test func `a store without roles is open, and one with them is not`() {
    #expect(AccessFold().roles(of: Self.cy) == AccessRole.open)
    let fold = Self.fold([Self.begin]).fold.access
    #expect(fold.roles(of: Self.ana) == [.admin])
    #expect(fold.roles(of: Self.cy).isEmpty)
  }

  @Test func `a role takes effect when a second administrator confirms it`() {
    let proposed = Self.fold([Self.begin, (Self.ana, Self.grant("cy@corp.example", .reviewer))])
    #expect(proposed.fold.access.roles(of: Self.cy).isEmpty)
    let own = Self.fold([
      Self.begin, (Self.ana, Self.grant("cy@corp.example", .reviewer)), (Self.ana, .confirm(2)),
    ])
    #expect(own.faults == ["you proposed it yourself"])
    let confirmed = Self.fold([
      Self.begin, (Self.ana, Self.grant("cy@corp.example", .reviewer)), (Self.bo, .confirm(2)),
    ])
    #expect(confirmed.faults.isEmpty)
    #expect(confirmed.fold.access.roles(of: Self.cy) == [.reviewer])
    #expect(confirmed.fold.access.proposals.isEmpty)
  }

  @Test(arguments: [
    ("two-admins", AccessRecord.Change.begin(["ana@corp.example", "ana@corp.example"])),
    ("not-among-admins", .begin(["bo@corp.example", "cy@corp.example"])),
    (
      "roles-open",
      .propose(RoleChange(holder: "cy@corp.example", role: .reviewer, gives: true))
    ),
    ("no-proposal", .confirm(4)), ("no-break-glass", .countersign(4)),
  ])
  func `what can't follow in an open store is refused by its rule`(
    _ rule: String, _ change: AccessRecord.Change
  ) {
    #expect(AccessFold().refusal(of: change, by: Self.ana)?.rule == rule)
  }

  @Test func `the last two administrators stay, and nobody is administrator and reviewer`() {
    let fold = Self.fold([Self.begin]).fold.access
    let take = RoleChange(holder: "bo@corp.example", role: .admin, gives: false)
    #expect(fold.refusal(of: .propose(take), by: Self.ana)?.rule == "last-admins")
    #expect(
      fold.refusal(of: Self.grant("bo@corp.example", .reviewer), by: Self.ana)?.rule
        == "roles-exclude")
    #expect(
      fold.refusal(of: Self.grant("cy@corp.example", .reviewer), by: Self.cy)?.rule
        == "role-missing")
  }

  @Test
  func `emergency access ends by its recorded beginning, and a clock set back doesn't extend it`() {
    let request = BreakGlassRequest(
      items: [ItemID("g-1")], reason: "outage", ticket: "INC-7", minutes: 60, countersignHours: 24)
    let fold = Self.fold([(Self.ana, .breakGlass(request))]).fold.access
    func covers(_ minutes: Int64, _ item: String = "g-1", by: Reviewer = Self.ana) -> Bool {
      let now = Instant(seconds: Self.start.seconds + minutes * 60)
      return fold.breakGlass(on: ItemID(item), by: by, now) != nil
    }
    #expect(covers(0) && covers(59))
    #expect(!covers(60) && !covers(-1) && !covers(5, "g-2") && !covers(5, by: Self.bo))
    #expect(fold.glasses[0].state(Self.start.adding(days: 1)) == .unresolved)
    #expect(fold.refusal(of: .countersign(1), by: Self.ana)?.rule == "second-person")
    let signed = Self.fold([(Self.ana, .breakGlass(request)), (Self.bo, .countersign(1))]).fold
      .access
    #expect(signed.glasses[0].state(Self.start.adding(days: 1)) == .resolved)
    #expect(signed.pending(Self.start.adding(days: 1)).isEmpty)
    #expect(signed.refusal(of: .countersign(1), by: Self.cy)?.rule == "no-change")
  }

  @Test func `where roles are set config_toml is only a claim`() {
    func person(_ fold: AccessFold, _ account: String, _ claimed: String?, _ listed: String? = nil)
      -> String?
    { fold.person(of: account, claimed: claimed, directory: listed) }
    #expect(person(AccessFold(), "cy", "cy@corp.example") == "cy@corp.example")
    let begun = Self.fold([
      (Self.ana, .begin(["ana@corp.example", "bo@corp.example"], account: "bo"))
    ]).fold.access
    #expect(person(begun, "ana", "ana@corp.example") == "ana@corp.example")
    #expect(person(begun, "bo", nil) == "bo@corp.example")
    #expect(person(begun, "cy", "bo@corp.example") == nil)
    #expect(person(begun, "cy", "bo@corp.example", "cy@corp.example") == "cy@corp.example")
    let named = RoleChange(holder: "cy@corp.example", role: .reviewer, gives: true, account: "cy")
    var fold = Self.fold([Self.begin, (Self.ana, .propose(named)), (Self.bo, .confirm(2))]).fold
      .access
    #expect(person(fold, "cy", "cy@corp.example") == "cy@corp.example")
    #expect(person(fold, "eve", "cy@corp.example") == nil)
    // Another account of theirs is named by another entry; both go with the role.
    var second = named
    second.account = "cy2"
    #expect(fold.refusal(of: .propose(named), by: Self.ana)?.rule == "no-change")
    #expect(fold.refusal(of: .propose(second), by: Self.ana) == nil)
    let taken = RoleChange(holder: "cy@corp.example", role: .reviewer, gives: false)
    fold =
      Self.fold([
        Self.begin, (Self.ana, .propose(named)), (Self.bo, .confirm(2)),
        (Self.ana, .propose(second)), (Self.bo, .confirm(4)), (Self.ana, .propose(taken)),
        (Self.bo, .confirm(6)),
      ]).fold.access
    #expect(person(fold, "cy", "cy@corp.example") == nil && fold.roles(of: Self.cy).isEmpty)
  }

  @Test func `each change is read back from its bytes as it was written`() throws {
    let request = BreakGlassRequest(
      items: [ItemID("g-1"), ItemID("g-2")], reason: "out\nage", ticket: "INC-7", minutes: 60,
      countersignHours: 24)
    let changes: [AccessRecord.Change] = [
      .begin(["a", "b"]), Self.grant("account:games", .executor),
      .propose(RoleChange(holder: "a", role: .admin, gives: false)), .confirm(3),
      .breakGlass(request), .countersign(5), .begin(["a", "b"], account: "bo"),
      .propose(RoleChange(holder: "a", role: .reviewer, gives: true, account: "al")),
      .refused(
        AccessRefusal(rule: "self-review", deed: "recertify", item: ItemID("g-1"), others: 2)),
      .refused(AccessRefusal(rule: "role-missing", deed: "import", item: nil)),
    ]
    for change in changes {
      let record = LedgerRecord(
        number: 9, author: Self.ana, time: Self.start, rehearsal: true,
        head: LedgerHead(size: 8, root: Hash256.of([1]).hex),
        content: .access(AccessRecord(id: "a-9", change: change)))
      let bytes = try #require(Statement.bytes(of: record))
      #expect(try StatementParser.record(bytes) == record)
    }
  }
}
