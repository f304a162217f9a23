import CustodyDomain
import Testing

@Suite struct DraftSlotTests {
  private let later = Sample.now.adding(days: 9)

  @Test func `what becomes of an item is one slot, and everything else has its own`() {
    let dispositions: [Action] = [
      .recertify(until: later), .keep(until: later, condition: "narrow it"), .revoke, .rotate,
      .deferTo(person: "ole", until: later), .reopen,
    ]
    #expect(Set(dispositions.map(\.slot)) == [.disposition])
    let others: [Action] = [
      .reassign(role: .business, person: "ole"), .reassign(role: .iam, person: "ole"),
      .set(.purpose("minutes")), .set(.initiation(.tool)), .set(.acting(.userProxy)),
      .set(.acceptance(by: "ole")), .exception(rule: "dormant", until: later), .note("asked"),
    ]
    #expect(
      others.map(\.slot.text) == [
        "owner:business", "owner:iam", "fact:purpose", "fact:initiation", "fact:acting",
        "fact:acceptance", "exception:dormant", "note",
      ])
    #expect(Action.set(.purpose("a")).slot == Action.set(.purpose("b")).slot)
    #expect(others.map(\.informs) == [true, true, true, true, true, true, false, false])
    #expect(!dispositions.contains { $0.informs })
  }

  @Test func `facts and owners are written before what rests on them, the note last`() {
    let actions: [Action] = [
      .note("asked"), .revoke, .reassign(role: .business, person: "ole"), .set(.purpose("minutes")),
      .exception(rule: "dormant", until: later),
    ]
    #expect(
      actions.sorted { $0.slot.turn < $1.slot.turn }.map(\.word) == [
        "set", "reassign", "exception", "revoke", "note",
      ])
  }

  @Test func `the weightiest draft stands for all`() {
    func draft(_ action: Action) -> Draft {
      Draft(
        item: ItemID("g-1"), action: action, reason: nil, author: "ana", made: Sample.now,
        version: 1)
    }
    let drafts = [
      draft(.note("asked")), draft(.set(.purpose("minutes"))),
      draft(.reassign(role: .secops, person: "kim")),
      draft(.reassign(role: .business, person: "ole")), draft(.recertify(until: later)),
    ]
    #expect(
      drafts.byWeight.map(\.slot) == [
        .disposition, .owner(.business), .owner(.secops), .fact("purpose"), .note,
      ])
  }
}
