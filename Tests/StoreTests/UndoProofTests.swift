import CustodyDomain
import GRDB
import Testing

@testable import CustodySQLite

/// Undo restores byte for byte until submit; afterwards an entry names the one that it replaces.
@Suite struct UndoProofTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana

  /// Every table that a draft could touch, with all of their columns; undo's own steps apart.
  private func dump(_ bench: ReviewBench) throws -> [String] {
    try bench.store.read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'undo_step' ORDER BY name
          """)
      return try tables.map { table in
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description)
        return "\(table): \(rows.sorted())"
      }
    }
  }

  /// One request for every word that an action has, on items where it is accepted.
  private func every(_ item: ItemID, _ rule: String, _ days: Int) -> [DecisionRequest] {
    let until = now.adding(days: days)
    let actions: [Action] = [
      .recertify(until: until), .keep(until: until, condition: "narrow it"), .revoke,
      .reassign(role: .business, person: "bo"), .reassign(role: .iam, person: "ana"),
      .deferTo(person: "di", until: until), .set(.purpose("minutes \(days)")),
      .set(.initiation(.tool)), .set(.acting(.userProxy)), .set(.acceptance(by: "bo")),
      .note("asked \(days)"), .exception(rule: rule, until: until),
    ]
    return actions.map { DecisionRequest(item: item, action: $0, reason: "because \(days)") }
  }

  @Test(arguments: [1, 2, 3, 5, 8] as [UInt64])
  func `undo of everything leaves every table as it was, and redo brings back what was there`(
    seed: UInt64
  ) throws {
    let bench = try ReviewBench(light: 6)
    let items = bench.light + [try bench.addKey(beside: 8)]
    // Some items have a past, so that reopening is among what can be drafted.
    try bench.decidePast(of: bench.light[4], bench.light[5], now)
    let rule = try #require(
      try bench.store.detail(bench.light[0], now: now).assessment.findings.map(\.rule)
        .first { RuleCatalogue.rule($0)?.isHard == false })
    var numbers = SeededNumbers(seed)
    var states = [try dump(bench)]
    var words: Set<String> = []
    func draft(_ some: [DecisionRequest]) throws {
      let outcome = try bench.store.draft(some, by: ana, now: now)
      if !outcome.saved.isEmpty { states.append(try dump(bench)) }
      for draft in try bench.store.drafts(of: ana) { words.insert(draft.action.word) }
    }
    for request in every(items[6], rule, 40) { try draft([request]) }
    try draft([DecisionRequest(item: items[6], action: .rotate, reason: "old")])
    try draft([DecisionRequest(item: items[5], action: .reopen, reason: "anew")])
    for step in 0..<60 {
      let item = items[Int.random(in: items.indices, using: &numbers)]
      var choices = every(item, rule, Int.random(in: 5...80, using: &numbers))
      choices.append(DecisionRequest(item: item, action: .reopen, reason: "anew \(step)"))
      choices.append(DecisionRequest(item: item, action: .rotate, reason: "old \(step)"))
      choices.shuffle(using: &numbers)
      // Now and then several at once, perhaps in one place, are one step.
      try draft(Array(choices.prefix(Int.random(in: 1...3, using: &numbers))))
    }
    #expect(
      words == [
        "recertify", "keep-if", "revoke", "rotate", "reassign", "defer", "set", "note", "exception",
        "reopen",
      ])
    for state in states.dropLast().reversed() {
      #expect(try bench.store.undo(by: ana, now: now) != nil)
      #expect(try dump(bench) == state)
    }
    #expect(try bench.store.undo(by: ana, now: now) == nil)
    for state in states.dropFirst() {
      #expect(try bench.store.redo(by: ana, now: now) != nil)
      #expect(try dump(bench) == state)
    }
    #expect(try bench.store.redo(by: ana, now: now) == nil)
    #expect(try bench.store.verify().problems.isEmpty)
  }

  @Test func `after a submit each entry names the one before it on its item`() throws {
    let bench = try ReviewBench(light: 2)
    let item = try bench.addKey(beside: 4)
    let rule = try #require(
      try bench.store.detail(item, now: now).assessment.findings.map(\.rule)
        .first { RuleCatalogue.rule($0)?.isHard == false })
    var newest: Int?
    var requests = every(item, rule, 30)
    requests.append(DecisionRequest(item: item, action: .rotate, reason: "old"))
    requests.append(DecisionRequest(item: item, action: .reopen, reason: "anew"))
    for request in requests {
      if request.action.slot == .disposition, try bench.state(item) == .revoking {
        let reopen = DecisionRequest(item: item, action: .reopen, reason: "by mistake")
        newest = try supersede(reopen, newest, bench)
      }
      newest = try supersede(request, newest, bench)
      #expect(try bench.store.undo(by: ana, now: now) == nil)
    }
    #expect(try bench.store.verify().problems.isEmpty)
  }

  private func supersede(
    _ request: DecisionRequest, _ newest: Int?, _ bench: ReviewBench
  ) throws -> Int {
    let receipt = try bench.store.decide([request], by: ana, now: now)
    #expect(receipt.refused == [])
    let number = receipt.entry - 1
    let record = try StatementParser.record(try #require(try bench.store.entry(number)))
    guard case .decision(let decision) = record.content else {
      Issue.record("entry \(number) is no decision")
      return number
    }
    #expect(decision.action.word == request.action.word)
    #expect(decision.supersedes == newest)
    return number
  }
}

extension ReviewBench {
  /// An API key beside the items that are there: it has a credential that can be rotated.
  fileprivate func addKey(beside count: Int) throws -> ItemID {
    var key = Item(kind: .apiKey, source: "entra", sourceID: "key-1", name: "Key 1")
    let items = (0..<count).map { Self.item($0, $0 < count - 2 ? "openid" : "Mail.ReadWrite") }
    key.purpose = items[0].purpose
    key.owners = items[0].owners
    try load(items + [key])
    return key.id
  }

  /// Recertifies one item and revokes another.
  fileprivate func decidePast(of kept: ItemID, _ gone: ItemID, _ now: Instant) throws {
    _ = try store.decide([recertify(kept), revoke(gone)], by: Self.bo, now: now)
  }
}
