import CustodyDomain
import Testing

@testable import CustodySQLite

/// Several drafts on one item: what excludes what, what later ones may rest on, and how they are written.
@Suite struct DraftStackTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo
  private let bench: ReviewBench
  /// An item of the light tier that nobody owns and whose purpose nobody has said.
  private let bare: ItemID
  private let owner = Action.reassign(role: .business, person: "di")
  private let purpose = Action.set(.purpose("minutes"))

  init() throws {
    bench = try ReviewBench()
    var item = ReviewBench.item(90, "openid")
    item.owners = []
    item.purpose = nil
    bare = item.id
    try bench.load((0..<12).map { ReviewBench.item($0, "openid") } + [item])
  }

  private func draft(_ action: Action, _ reason: String? = nil, on item: ItemID? = nil) throws
    -> DraftOutcome
  {
    try bench.store.draft(
      [DecisionRequest(item: item ?? bare, action: action, reason: reason)], by: ana, now: now)
  }

  private var keep: Action { .recertify(until: now.adding(days: 60)) }

  private func words() throws -> [String] {
    try bench.store.drafts(of: ana).map(\.action.word)
  }

  private func submit() throws -> SubmitReceipt {
    let drafts = try bench.store.drafts(of: ana)
    return try bench.store.submit(
      revocations: drafts.count { $0.action == .revoke }, by: ana, now: now)
  }

  @Test func `a note leaves a drafted revocation alone`() throws {
    #expect(try draft(.revoke, "unused").replaced.isEmpty)
    #expect(try draft(.note("asked Cy")).replaced.isEmpty)
    #expect(try words() == ["revoke", "note"])
    #expect(try bench.store.summary(now: now).drafts == ["revoke": 1, "note": 1])
  }

  @Test func `a newer disposition replaces the older and says which`() throws {
    _ = try draft(owner)
    _ = try draft(purpose)
    _ = try draft(keep)
    let outcome = try draft(.revoke, "unused")
    #expect(outcome.replaced.map(\.old.action) == [keep])
    #expect(outcome.replaced.map(\.new.action) == [.revoke])
    #expect(try words() == ["reassign", "set", "revoke"])
    #expect(try draft(.revoke, "unused").replaced.isEmpty)
    #expect(try draft(.revoke, "another reason").replaced.count == 1)
  }

  @Test func `owners by role and facts by name stand side by side`() throws {
    _ = try draft(.reassign(role: .iam, person: "bo"))
    _ = try draft(owner)
    _ = try draft(.set(.initiation(.tool)))
    _ = try draft(purpose)
    #expect(try draft(.reassign(role: .business, person: "cy")).replaced.count == 1)
    #expect(try draft(.set(.purpose("talks"))).replaced.count == 1)
    #expect(
      try bench.store.drafts(of: ana).map(\.slot.text) == [
        "owner:iam", "fact:initiation", "owner:business", "fact:purpose",
      ])
  }

  @Test func `what is drafted counts for what is drafted after it`() throws {
    #expect(try draft(keep).refused.map(\.rule) == ["ownerless", "purpose-missing"])
    _ = try draft(owner)
    #expect(try draft(keep).refused.map(\.rule) == ["purpose-missing"])
    _ = try draft(purpose)
    #expect(try draft(keep).refused.isEmpty)
    // Another reviewer sees the draft, not what it would make of the item.
    let other = DecisionRequest(item: bare, action: keep)
    #expect(
      try bench.store.draft([other], by: bo, now: now).refused.map(\.rule) == ["foreign-draft"])
  }

  @Test func `one step may hold what rests on each other`() throws {
    let requests = [owner, purpose, keep].map { DecisionRequest(item: bare, action: $0) }
    let outcome = try bench.store.draft(requests, by: ana, now: now)
    #expect(outcome.refused.isEmpty)
    #expect(try words() == ["reassign", "set", "recertify"])
    #expect(try bench.store.undo(by: ana, now: now)?.items == [bare])
    #expect(try words().isEmpty)
  }

  @Test func `an owner without a say is seen in the draft already`() throws {
    // Whoever is drafted as the only owner is the only owner: the fact that a second person is wanted.
    var strict = ReviewBench.item(91, "Mail.ReadWrite")
    strict.owners = []
    try bench.load([strict])
    try bench.store.seen(strict.id, .opened, by: ana, now: now)
    _ = try draft(.reassign(role: .business, person: "ana"), on: strict.id)
    #expect(try draft(keep, "needed", on: strict.id).refused.map(\.rule) == ["only-owner"])
    _ = try draft(owner, on: strict.id)
    #expect(try draft(keep, "needed", on: strict.id).refused.isEmpty)
  }

  @Test func `a submit writes facts and owners, then what becomes of it, then the note`() throws {
    _ = try draft(.note("asked Cy"))
    _ = try draft(owner)
    _ = try draft(purpose)
    _ = try draft(keep)
    _ = try draft(.revoke, "unused", on: bench.light[0])
    let before = try bench.store.head().size
    let version = try #require(try bench.version(bare))
    let receipt = try submit()
    #expect(receipt.decisions == 5)
    #expect(receipt.tasks == 1)
    #expect(receipt.refused.isEmpty)
    let lines = try bench.store.ledger(before: nil, limit: receipt.entry - before).reversed()
    #expect(lines.map(\.action) == ["set", "reassign", "recertify", "note", "revoke", "submit"])
    #expect(try bench.version(bare) == version + 1)
    #expect(try bench.state(bare) == .recertified)
    #expect(try bench.store.detail(bare, now: now).row.owner == "di@corp.example")
    #expect(try words().isEmpty)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `each entry says what the one before it left`() throws {
    _ = try draft(owner)
    _ = try draft(purpose)
    _ = try draft(keep)
    let receipt = try submit()
    let decisions = try (receipt.entry - 3..<receipt.entry).map { entry in
      let record = try StatementParser.record(try #require(try bench.store.entry(entry)))
      guard case .decision(let decision) = record.content else { throw StoreError.busy }
      return decision
    }
    #expect(decisions.map(\.action.word) == ["set", "reassign", "recertify"])
    #expect(decisions.map(\.before.owners) == [[], [], ["business:di@corp.example"]])
    #expect(decisions.map(\.supersedes) == [nil, receipt.entry - 3, receipt.entry - 2])
    #expect(Set(decisions.map(\.content)).count == 3)
  }

  @Test func `an item whose keep no longer holds stays drafted whole, and says why`() throws {
    let mail = bench.strict[0]
    try bench.load(
      (0..<12).map { ReviewBench.item($0, "openid") } + [ReviewBench.item(12, "Mail.ReadWrite")])
    try bench.store.seen(mail, .opened, by: ana, now: now)
    _ = try draft(purpose, on: mail)
    _ = try draft(keep, on: bench.light[0])
    _ = try draft(keep, "needed", on: mail)
    _ = try draft(.reassign(role: .iam, person: "ana"), on: mail)
    let outcome = try draft(.reassign(role: .business, person: "ana"), on: mail)
    #expect(outcome.saved == [mail])
    #expect(outcome.unsettled.map(\.rule) == ["only-owner"])

    let receipt = try submit()
    #expect(receipt.decisions == 1)
    #expect(receipt.refused.map(\.rule) == ["only-owner"])
    #expect(receipt.refused.map(\.item) == [mail])
    #expect(try words() == ["set", "recertify", "reassign", "reassign"])
    let record = try StatementParser.record(try #require(try bench.store.entry(receipt.entry)))
    guard case .submit(let submit) = record.content else {
      Issue.record("no submit")
      return
    }
    #expect(submit.refused == 4)
    #expect(submit.counts == ["recertify": 1])
    #expect(try bench.store.detail(mail, now: now).item.purpose == "calendar on the phone")
    #expect(try bench.store.verify().problems.isEmpty)

    // Undone, the keep holds again and goes with the rest.
    _ = try bench.store.undo(by: ana, now: now)
    #expect(try self.submit().decisions == 3)
    #expect(try bench.state(mail) == .recertified)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `undo takes a keep back before the owner that it rests on`() throws {
    _ = try draft(purpose)
    _ = try draft(owner)
    _ = try draft(keep)
    _ = try bench.store.undo(by: ana, now: now)
    #expect(try words() == ["set", "reassign"])
    _ = try bench.store.undo(by: ana, now: now)
    #expect(try draft(keep).refused.map(\.rule) == ["ownerless"])
  }

  @Test func `undo and redo put back exactly what a step changed`() throws {
    var states: [[Draft]] = [[]]
    for (action, reason) in [
      (Action.note("one"), nil), (owner, nil), (purpose, nil), (keep, nil), (.note("two"), nil),
      (.revoke, "unused"), (.set(.purpose("talks")), nil),
      (.deferTo(person: "cy@corp.example", until: now.adding(days: 9)), nil),
    ] as [(Action, String?)] {
      #expect(try draft(action, reason).refused.isEmpty)
      states.append(try bench.store.drafts(of: ana))
    }
    for state in states.dropLast().reversed() {
      _ = try bench.store.undo(by: ana, now: now)
      #expect(try bench.store.drafts(of: ana) == state)
    }
    for state in states.dropFirst() {
      _ = try bench.store.redo(by: ana, now: now)
      #expect(try bench.store.drafts(of: ana) == state)
    }
  }

  @Test func `obstacles are told without writing, past one's own drafts`() throws {
    let request = DecisionRequest(item: bare, action: keep)
    let before = try bench.snapshot()
    #expect(
      try bench.store.obstacles(to: request, by: ana, now: now).map(\.rule) == [
        "ownerless", "purpose-missing",
      ])
    #expect(try bench.snapshot() == before)
    _ = try draft(owner)
    #expect(
      try bench.store.obstacles(to: request, by: ana, now: now).map(\.rule) == ["purpose-missing"])
    _ = try draft(purpose)
    #expect(try bench.store.obstacles(to: request, by: ana, now: now).isEmpty)
    #expect(
      try bench.store.obstacles(to: request, by: bo, now: now).map(\.rule) == ["foreign-draft"])
  }

  @Test func `a query finds an item by any of its drafts, and a row has them all`() throws {
    _ = try draft(.note("asked Cy"))
    _ = try draft(.revoke, "unused")
    _ = try draft(owner)
    for text in ["draft:revoke", "draft:note", "draft:reassign", "draft:mine", "draft:any"] {
      let rows = try bench.store.rows(Window(query: try Query(parsing: text), limit: 9), now: now)
      #expect(rows.map(\.id) == [bare], "\(text)")
      #expect(rows.first?.drafts.map(\.action.word) == ["revoke", "reassign", "note"], "\(text)")
      #expect(rows.first?.draft?.action == .revoke)
      #expect(rows.first?.draftedOwner == "di@corp.example")
    }
    #expect(try bench.store.count(try Query(parsing: "draft:recertify"), now: now) == 0)
    let group = try bench.store.groups(.by(.kind), query: .all, limit: 5, now: now).first
    #expect(group?.drafts == 3)
  }
}
