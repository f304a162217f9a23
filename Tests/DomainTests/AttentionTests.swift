import CustodyConfiguration
import Testing

@testable import CustodyDomain

/// How a review was done, told by its entries.
struct AttentionTests {
  private static let start = Instant(seconds: 1_790_000_000)

  private static func at(_ seconds: Int) -> Instant {
    Instant(seconds: start.seconds + Int64(seconds))
  }

  /// Decisions of one reviewer, one every so many seconds.
  private func decisions(
    _ count: Int, every seconds: Int, _ action: Action = .recertify(until: start.adding(days: 30)),
    tier: Tier = .standard, look: DecisionLook = DecisionLook(opened: 1, seconds: 30),
    from first: Int = 1, reason: String? = nil
  ) -> [Attention.Decision] {
    (0..<count).compactMap { index in
      var look = look
      look.drafted = Self.at(index * seconds)
      let standing = DecisionRecord.Standing(state: .open, until: nil, owners: [], version: 1)
      let record = DecisionRecord(
        id: "d-\(index)", item: ItemID("g-\(first + index)"), name: "n", source: "entra",
        content: .empty, action: action, reason: reason, bulk: look.batch > 1,
        limits: .init(tier: tier, recertifyDays: 90, revocationDays: 7), risk: .low, scopes: [],
        before: standing, after: standing, supersedes: nil, task: nil, frozen: .empty,
        verdict: index % 2 == 0 ? .partial : .none, look: look)
      return Attention.Decision(
        record,
        in: LedgerRecord(
          number: first + index, author: LedgerSample.ana, time: Self.start.adding(days: 1),
          rehearsal: false, head: LedgerHead(size: 0, root: Hash256.empty.hex),
          content: .decision(record)))
    }
  }

  private func rules(_ decisions: [Attention.Decision]) -> [AttentionSignal.Rule] {
    Attention(decisions, limits: AttentionLimits()).signals.map(\.rule)
  }

  @Test func `twenty approvals in twenty seconds raise a signal, over an hour none`() throws {
    let fast = Attention(decisions(20, every: 1), limits: AttentionLimits())
    let signal = try #require(fast.signals.first)
    #expect(fast.signals.count == 1)
    #expect(signal.rule == .pace)
    #expect(signal.count == 20)
    #expect(signal.entries == 1...20)
    #expect(signal.reviewer == "ana@corp.example")
    #expect(signal.sentence.hasPrefix("20 approvals in 19 s"))
    #expect(rules(decisions(20, every: 180)).isEmpty)
    #expect(rules(decisions(19, every: 1)).isEmpty)
    // Twenty in 38 seconds are not twenty in twenty.
    #expect(rules(decisions(20, every: 2)).isEmpty)
  }

  @Test func `revocations alone raise nothing`() {
    let look = DecisionLook(batch: 60)
    #expect(rules(decisions(60, every: 0, .revoke, tier: .strict, look: look)).isEmpty)
    #expect(rules(decisions(60, every: 0, .rotate, tier: .strict, look: look)).isEmpty)
  }

  @Test func `more than the policy's number kept at once raise a signal`() {
    func kept(_ batch: Int) -> [Attention.Decision] {
      decisions(batch, every: 0, look: DecisionLook(opened: 1, seconds: 30, batch: batch))
    }
    var limits = AttentionLimits()
    limits.approvals = 100
    #expect(Attention(kept(25), limits: limits).signals.isEmpty)
    let signals = Attention(kept(26), limits: limits).signals
    #expect(signals.map(\.rule) == [.batch])
    #expect(signals.first?.count == 26)
    limits.batch = 26
    #expect(Attention(kept(26), limits: limits).signals.isEmpty)
  }

  @Test func `a strict item that was hardly on the screen raises a signal`() {
    func kept(_ seconds: Int, _ tier: Tier = .strict) -> [Attention.Decision] {
      decisions(1, every: 0, tier: tier, look: DecisionLook(opened: 1, seconds: seconds))
    }
    #expect(rules(kept(4)) == [.strict])
    #expect(rules(kept(5)).isEmpty)
    #expect(rules(kept(0, .standard)).isEmpty)
    // A sheet that was printed before the command: how long it was read isn't known.
    var printed = kept(0)
    printed[0].look.drafted = nil
    #expect(rules(printed).isEmpty)
    printed[0].look.opened = 0
    #expect(rules(printed) == [.strict])
  }

  @Test func `medians, minutes and shares are those of a hand count`() {
    let some = decisions(4, every: 20, look: DecisionLook(opened: 1, seconds: 10), reason: "used")
    let more = decisions(2, every: 3600, tier: .light, look: DecisionLook(batch: 2), from: 5)
    let attention = Attention(some + more, limits: AttentionLimits())
    #expect(attention.all.decisions == 6)
    #expect(attention.all.opened == 4)
    #expect(attention.all.unopenedPercent == 33)
    #expect(attention.all.seconds == 40)
    #expect(attention.all.median == 10)
    #expect(attention.all.largestBatch == 2)
    // The three at 0, 20 and 40 seconds, and the other batch's first; the one at 60 is the next minute.
    #expect(attention.all.busiestMinute == 4)
    #expect(attention.all.reasons == 4)
    #expect(attention.all.verdicts == [.partial: 3, .none: 3])
    #expect(attention.byTier[.light]?.median == 0)
    #expect(attention.byTier[.strict] == nil)
    #expect(attention.byReviewer.map(\.reviewer) == ["ana@corp.example"])
    #expect(Attention.median([3, 8]) == 5)
    #expect(Attention.median([]) == 0)
  }

  @Test func `what is no disposition is no approval`() {
    #expect(decisions(3, every: 0, .note("asked")).isEmpty)
    #expect(decisions(3, every: 0, .set(.purpose("mail"))).isEmpty)
    #expect(decisions(3, every: 0, .reassign(role: .business, person: "bo")).isEmpty)
  }

  @Test func `a look is read back from its entry as it was written`() throws {
    var sample = LedgerSample()
    guard case .decision(var decision) = sample.decision("g-1", .note("asked")) else { return }
    decision.bulk = true
    decision.verdict = .partial
    decision.look = DecisionLook(
      opened: 2, seconds: 75, batch: 3, drafted: Self.at(-9))
    sample.append(.decision(decision))
    let read = try StatementParser.record(sample.rows[0].body)
    #expect(read.content == .decision(decision))
    // A batch of one among several, or of nothing, is no statement.
    decision.look.batch = 1
    sample.append(.decision(decision))
    #expect(throws: StatementParser.Failure.self) {
      try StatementParser.record(sample.rows[1].body)
    }
  }

  @Test func `verify sees a submit whose attention isn't that of its decisions`() {
    var sample = LedgerSample()
    guard case .decision(var decision) = sample.decision("g-1", .note("asked")) else { return }
    decision.look = DecisionLook(opened: 1, seconds: 8)
    sample.append(.decision(decision))
    // It says that nothing was opened.
    sample.append(sample.submit())
    var checker = LedgerChecker()
    for row in sample.rows { checker.take(row) }
    #expect(
      checker.finish().map(\.what) == ["its attention isn't the sum of what its decisions say"])
  }

  @Test func `drafts tell how fast they were made`() {
    func draft(_ number: Int, _ action: Action, at seconds: Int) -> Draft {
      Draft(
        item: ItemID("g-\(number)"), action: action, reason: nil, author: "ana",
        made: Self.at(seconds), version: 1)
    }
    let keep = Action.recertify(until: Self.start.adding(days: 9))
    let drafts = (0..<19).map { number in
      (
        draft(number, keep, at: number == 18 ? 40 : number),
        DecisionLook(opened: number < 12 ? 0 : 1, seconds: 5)
      )
    }
    #expect(DraftPace(drafts).sentence == "19 kept in 40 s, 12 never opened")
    let others = [(draft(30, .note("x"), at: 900), DecisionLook())]
    #expect(DraftPace(drafts + others).sentence == "19 kept in 40 s, 12 never opened")
    #expect(DraftPace(others).sentence == nil)
    let revoked = [(draft(1, .revoke, at: 0), DecisionLook(opened: 1, seconds: 3))]
    #expect(DraftPace(revoked).sentence == "every item opened")
    #expect(DraftPace([drafts[0]]).sentence == "1 kept, 1 never opened")
  }

  @Test func `a policy file sets the limits and for how long evidence is kept`() throws {
    let text = """
      hasty-approvals = 10
      hasty-strict = 30
      [retention]
      light = 90
      """
    let loaded = try PolicyFile.load(text: text, path: "policy.toml")
    #expect(
      loaded.policy.attention
        == AttentionLimits(approvals: 10, seconds: 20, batch: 25, strictSeconds: 30))
    #expect(loaded.policy.retention == Policy.Days(light: 90, standard: 1095, strict: 2555))
    #expect(loaded.origins.first { $0.key == "hasty-strict" }?.origin == "policy.toml:2")
    #expect(loaded.origins.first { $0.key == "retention.strict" }?.origin == "built in")
  }
}
