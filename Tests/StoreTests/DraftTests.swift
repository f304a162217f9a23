import CustodyDomain
import Testing

@testable import CustodySQLite

@Suite struct DraftTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana
  private let bo = ReviewBench.bo

  @Test func `what passes is saved and what doesn't is refused with its reason`() throws {
    let bench = try ReviewBench()
    let outcome = try bench.store.draft(
      [bench.recertify(bench.light[0]), DecisionRequest(item: bench.light[1], action: .revoke)],
      by: ana, now: now)
    #expect(outcome.saved == [bench.light[0]])
    #expect(outcome.refused.map(\.rule) == ["reason-missing"])
    #expect(try bench.store.drafts(of: ana).map(\.item) == [bench.light[0]])
    #expect(try bench.store.drafts(of: bo).isEmpty)
  }

  @Test func `a strict item is skipped when many are recertified`() throws {
    let bench = try ReviewBench()
    let outcome = try bench.store.draft(
      [bench.recertify(bench.light[0], bulk: true), bench.recertify(bench.strict[0], bulk: true)],
      by: ana, now: now)
    #expect(outcome.saved == [bench.light[0]])
    #expect(outcome.refused.map(\.rule) == ["strict-bulk"])
    #expect(outcome.refused.map(\.item) == [bench.strict[0]])
  }

  @Test func `a strict item is recertified after it was opened, until it changes`() throws {
    let bench = try ReviewBench()
    var request = bench.recertify(bench.strict[0])
    request.reason = "still needed"
    #expect(
      try bench.store.draft([request], by: ana, now: now).refused.map(\.rule) == ["not-opened"])
    try bench.store.seen(bench.strict[0], .opened, by: ana, now: now)
    #expect(try bench.store.draft([request], by: ana, now: now).refused.isEmpty)
    _ = try bench.store.submit(revocations: 0, by: ana, now: now)
    #expect(
      try bench.store.draft([request], by: ana, now: now).refused.map(\.rule) == ["not-opened"])
  }

  @Test
  func `a name that hides characters is recertified after its raw text was read, until it changes`()
    throws
  {
    let bench = try ReviewBench()
    var item = ReviewBench.item(90, "openid")
    item.name = "App\u{200B} 90"
    try bench.load([item])
    let request = bench.recertify(item.id)
    func refused() throws -> [String] {
      try bench.store.draft([request], by: ana, now: now).refused.map(\.rule)
    }
    #expect(try refused() == ["hidden-text"])
    try bench.store.seen(item.id, .opened, by: ana, now: now)
    #expect(try refused() == ["hidden-text"])
    try bench.store.seen(item.id, .raw, by: bo, now: now)
    #expect(try refused() == ["hidden-text"])
    try bench.store.seen(item.id, .raw, by: ana, now: now)
    #expect(try refused() == [])
    _ = try bench.store.submit(revocations: 0, by: ana, now: now)
    #expect(try refused() == ["hidden-text"])
  }

  @Test func `an item with somebody's draft is refused and says whose`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft([bench.recertify(bench.light[0])], by: ana, now: now)
    let outcome = try bench.store.draft([bench.revoke(bench.light[0])], by: bo, now: now)
    #expect(outcome.saved.isEmpty)
    #expect(outcome.refused.first?.rule == "foreign-draft")
    #expect(outcome.refused.first?.message.contains("ana") == true)
    let command = try bench.store.decide([bench.revoke(bench.light[0])], by: ana, now: now)
    #expect(command.refused.map(\.rule) == ["drafted"])
    #expect(command.entry == 0)
  }

  @Test func `a row that changed since it was shown is refused with both values`() throws {
    let bench = try ReviewBench()
    var request = bench.revoke(bench.light[0])
    request.version = try bench.version(bench.light[0])
    _ = try bench.store.decide([bench.recertify(bench.light[0])], by: bo, now: now)
    let refusal = try #require(
      try bench.store.draft([request], by: ana, now: now).refused.first)
    #expect(refusal.rule == "changed")
    #expect(refusal.message.contains("bo@corp.example"))
    #expect(refusal.message.contains("recertify"))
  }

  @Test func `text that doesn't show is not kept`() throws {
    let bench = try ReviewBench()
    for reason in ["a\u{0}b", "a\u{1b}[31m", "a\u{202e}b"] {
      let outcome = try bench.store.draft(
        [bench.revoke(bench.light[0], reason)], by: ana, now: now)
      #expect(outcome.refused.map(\.rule) == ["unprintable-text"])
    }
  }

  @Test func `an unknown item is an error and leaves nothing`() throws {
    let bench = try ReviewBench()
    #expect(throws: StoreError.noSuchItem("g-none")) {
      _ = try bench.store.draft(
        [bench.recertify(bench.light[0]), bench.recertify(ItemID("g-none"))], by: ana, now: now)
    }
    #expect(try bench.store.drafts(of: nil).isEmpty)
  }

  @Test func `one undo takes back a whole step and redo does it again`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft(
      bench.light.prefix(3).map { bench.revoke($0) }, by: ana, now: now)
    let drafts = try bench.store.drafts(of: ana)
    let undone = try #require(try bench.store.undo(by: ana, now: now))
    #expect(undone.items.count == 3)
    #expect(undone.sentence == "undid: revoke App 0/user0 and 2 more")
    #expect(try bench.store.drafts(of: ana).isEmpty)
    #expect(try bench.store.undo(by: ana, now: now) == nil)
    #expect(
      try bench.store.redo(by: ana, now: now)?.sentence == "redid: revoke App 0/user0 and 2 more")
    #expect(try bench.store.drafts(of: ana) == drafts)
    #expect(try bench.store.redo(by: ana, now: now) == nil)
  }

  @Test func `a new draft forgets what was taken back`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft([bench.revoke(bench.light[0])], by: ana, now: now)
    _ = try bench.store.undo(by: ana, now: now)
    _ = try bench.store.draft([bench.revoke(bench.light[1])], by: ana, now: now)
    #expect(try bench.store.redo(by: ana, now: now) == nil)
  }

  @Test func `drafts and undo outlive the process`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft([bench.revoke(bench.light[0])], by: ana, now: now)
    _ = try bench.store.draft([bench.recertify(bench.light[0])], by: ana, now: now)
    try bench.reopen()
    #expect(try bench.store.drafts(of: ana).map(\.action.word) == ["recertify"])
    _ = try bench.store.undo(by: ana, now: now)
    #expect(try bench.store.drafts(of: ana).map(\.action.word) == ["revoke"])
  }

  @Test func `redo leaves what somebody else has drafted since`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft([bench.revoke(bench.light[0])], by: ana, now: now)
    _ = try bench.store.undo(by: ana, now: now)
    _ = try bench.store.draft([bench.recertify(bench.light[0])], by: bo, now: now)
    let redone = try #require(try bench.store.redo(by: ana, now: now))
    #expect(redone.items.isEmpty)
    #expect(redone.sentence.contains("bo"))
    #expect(try bench.store.drafts(of: nil).map(\.author) == ["bo"])
  }

  @Test(arguments: 1...5)
  func `undo until nothing is left is the start, and redo the end`(seed: UInt64) throws {
    let bench = try ReviewBench(light: 6)
    var random = Seeded(seed: seed)
    var states: [[Draft]] = [[]]
    for _ in 0..<25 {
      let items = bench.light.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
      let revoke = Bool.random(using: &random)
      let requests = items.map { revoke ? bench.revoke($0) : bench.recertify($0) }
      _ = try bench.store.draft(requests, by: ana, now: now)
      states.append(try bench.store.drafts(of: ana))
    }
    for state in states.dropLast().reversed() {
      #expect(try bench.store.undo(by: ana, now: now) != nil)
      #expect(try bench.store.drafts(of: ana) == state)
    }
    #expect(try bench.store.undo(by: ana, now: now) == nil)
    for state in states.dropFirst() {
      #expect(try bench.store.redo(by: ana, now: now) != nil)
      #expect(try bench.store.drafts(of: ana) == state)
    }
    #expect(try bench.store.redo(by: ana, now: now) == nil)
  }

  @Test func `what was submitted can't be undone, the rest can`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.draft(
      [bench.recertify(bench.light[0]), bench.recertify(bench.light[1])], by: ana, now: now)
    var changed = ReviewBench.item(1, "openid")
    changed.name = "App 1, renamed"
    try bench.load([ReviewBench.item(0, "openid"), changed], at: now.adding(days: 1))
    let receipt = try bench.store.submit(revocations: 0, by: ana, now: now.adding(days: 1))
    #expect(receipt.decisions == 1)
    #expect(receipt.refused.map(\.rule) == ["changed"])
    #expect(try bench.store.drafts(of: ana).map(\.item) == [bench.light[1]])
    #expect(try bench.store.undo(by: ana, now: now)?.items == [bench.light[1]])
    #expect(try bench.store.undo(by: ana, now: now) == nil)
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
