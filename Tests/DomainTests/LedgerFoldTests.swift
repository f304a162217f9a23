import Testing

@testable import CustodyDomain

@Suite struct LedgerFoldTests {
  private let item = ItemID("g-1")
  private var later: Instant { LedgerSample.start.adding(days: 30) }

  private func folded(_ actions: [Action]) -> (review: ItemReview?, tasks: [Revocation]) {
    var sample = LedgerSample()
    for action in actions { sample.append(sample.decision("g-1", action, reason: "why")) }
    return (sample.fold.items[item], sample.fold.tasks.values.sorted { $0.entry < $1.entry })
  }

  @Test func `a recertification keeps what it rests on`() throws {
    let review = try #require(folded([.recertify(until: later)]).review)
    #expect(review.state == .recertified)
    #expect(review.until == later)
    #expect(review.scopes == ["Files.Read", "Mail.Read"])
    #expect(review.risk == .medium)
    #expect(review.by == "ana")
    #expect(review.reason == "why")
    #expect(review.entry == 1)
  }

  @Test func `a new owner, a fact and a note leave the state as it is`() throws {
    let review = try #require(
      folded([
        .recertify(until: later), .reassign(role: .business, person: "bo"),
        .set(.purpose("mail")), .note("asked"), .note("answered"),
      ]).review)
    #expect(review.state == .recertified)
    #expect(review.until == later)
    #expect(review.owners == ["business": "bo"])
    #expect(review.facts == ["purpose": "mail"])
    #expect(review.notes == ["asked", "answered"])
    #expect(review.entry == 5)
  }

  @Test func `to whom an item was deferred is forgotten when it is decided`() throws {
    let deferred = try #require(folded([.deferTo(person: "bo", until: later)]).review)
    #expect(deferred.facts["deferred"] == "bo")
    let decided = try #require(folded([.deferTo(person: "bo", until: later), .reopen]).review)
    #expect(decided.facts.isEmpty)
    #expect(decided.state == .open)
  }

  @Test func `a later decision supersedes an open task, a note does not`() {
    let noted = folded([.revoke, .note("x")])
    #expect(noted.tasks.map(\.status) == [.decided])
    let reopened = folded([.revoke, .reopen])
    #expect(reopened.tasks.map(\.status) == [.superseded])
    let again = folded([.revoke, .rotate, .rotate])
    #expect(again.tasks.map(\.status) == [.superseded, .superseded, .decided])
    #expect(again.tasks.map(\.rotation) == [false, true, true])
  }

  @Test(arguments: [
    (Action.revoke, Revocation.Status.proven, ReviewState.revoking),
    (.revoke, .cannotApply, .open), (.rotate, .proven, .open),
    (.rotate, .carriedOut, .rotating),
  ])
  func `a task's move moves its item`(
    action: Action, status: Revocation.Status, state: ReviewState
  ) {
    var sample = LedgerSample()
    sample.append(sample.decision("g-1", action))
    let task = TaskRecord(
      id: "t", task: 1, decision: .of([1]), item: item, name: "n", status: status, evidence: nil)
    sample.append(.task(task))
    #expect(sample.fold.items[item]?.state == state)
    #expect(sample.fold.tasks[1]?.status == status)
  }

  @Test func `a task that no decision opened doesn't follow`() {
    var fold = ReviewFold()
    let record = LedgerRecord(
      number: 1, author: LedgerSample.ana, time: LedgerSample.start, rehearsal: false,
      head: LedgerHead(size: 0, root: Hash256.empty.hex),
      content: .task(
        TaskRecord(
          id: "t", task: 9, decision: .of([9]), item: item, name: "n", status: .proven,
          evidence: nil)))
    #expect(fold.apply(record) != nil)
  }
}
