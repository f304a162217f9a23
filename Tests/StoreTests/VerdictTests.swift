import CustodyDomain
import CustodySQLite
import Testing

/// The header's numbers of what chains prove, which are counted as conclusions change and never anew.
@Suite struct VerdictTests {
  private let now = InventoryMaker.now

  private func item(_ sourceID: String, asked: String? = nil) -> Item {
    var item = Item(kind: .application, source: "entra", sourceID: sourceID, name: sourceID)
    item.requestedBy = asked
    return item
  }

  /// Each number equals what a list of the same holds, and together they are all items.
  private func expectCounted(
    _ store: SQLiteStore, _ expected: [Verdict: Int], _ comment: Comment
  ) throws {
    let summary = try store.summary(now: now)
    for verdict in Verdict.allCases {
      let listed = try store.count(Query(parsing: "verdict:\(verdict.rawValue)"), now: now)
      #expect(summary.verdicts[verdict] ?? 0 == listed, comment)
      #expect(listed == expected[verdict] ?? 0, comment)
    }
    #expect(summary.verdicts.values.reduce(0, +) == summary.items, comment)
  }

  @Test func `verdicts are counted as they change`() throws {
    try withStore { store in
      let items = [item("a"), item("b", asked: "kim"), item("c", asked: "kim")]
      try store.take(items.map(Observation.item), complete: true)
      try expectCounted(store, [.none: 1, .partial: 2], "imported")
      func event(_ id: String, _ kind: Event.Kind) -> Observation {
        .event(
          Event(
            id: id, item: items[1].id, kind: kind, actor: "ana", identity: "svc", target: "wiki",
            time: now.adding(days: -1), source: "tickets", task: "T-1"))
      }
      try store.take([event("1", .approval), event("2", .execution)], format: "test.events")
      try expectCounted(store, [.none: 1, .partial: 1, .provable: 1], "proven by events")
      try store.take([.item(items[1])], complete: true)
      try expectCounted(store, [.provable: 1], "the others departed")
      try store.take(items.map(Observation.item), complete: true)
      try expectCounted(store, [.none: 1, .partial: 1, .provable: 1], "back again")
    }
  }
}
