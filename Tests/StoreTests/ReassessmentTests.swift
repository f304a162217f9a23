import CustodyDomain
import GRDB
import Testing

@testable import CustodySQLite

/// What is concluded about an item is always what would be concluded from everything anew, though only what a
/// change concerns is judged again.
@Suite struct ReassessmentTests {
  /// Later than any moment at which something is due: an item that still has it was not judged again.
  private static let mark: Int64 = 1 << 40

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `after every import and decision all conclusions are those drawn anew`(seed: UInt64) throws {
    try withStore { store in
      var history = RandomHistory(seed: seed)
      let all = (0..<RandomHistory.items).map { Observation.item(history.item($0)) }
      try store.take(all, now: history.now)
      try expectSame(store, history.now, "after the first import")
      for step in 0..<40 {
        history.wait()
        _ = try store.reassess(now: history.now, budget: nil)
        try expectSame(store, history.now, "seed \(seed), as time went on before step \(step)")
        let before = try inputs(store, history.now)
        try store.write { try $0.execute(sql: "UPDATE item SET recheck = \(Self.mark)") }
        let what = try act(store, &history, items: before.keys.sorted())
        let label = "seed \(seed), step \(step): \(what)"
        let skipped = try Set(
          store.read {
            try String.fetchAll(
              $0, sql: "SELECT id FROM item WHERE recheck = ?", arguments: [Self.mark])
          })
        for (id, parts) in try inputs(store, history.now) where skipped.contains(id.text) {
          let differ = parts.filter { before[id]?[$0.key] != $0.value }
          #expect(differ.isEmpty, "\(label): \(id) was not judged again")
        }
        try expectSame(store, history.now, label)
      }
      #expect(try store.verify().intact)
    }
  }

  /// Does the next thing of a history; tells what.
  private func act(
    _ store: SQLiteStore, _ history: inout RandomHistory, items: [ItemID]
  ) throws -> String {
    if Int(history.now.seconds / 3600) % 3 == 0 {
      let request = history.decision(on: items)
      let receipt = try store.decide([request], by: InventoryMaker.reviewer, now: history.now)
      return "\(request)" + (receipt.refused.isEmpty ? "" : ", refused")
    }
    let observations = history.observations()
    try store.take(observations, now: history.now)
    return "\(observations)"
  }

  /// Compares the conclusions that the store has with those that it draws for every item anew.
  private func expectSame(_ store: SQLiteStore, _ now: Instant, _ label: String) throws {
    let had = try conclusions(store)
    try store.write { try $0.execute(sql: "UPDATE item SET recheck = 0") }
    _ = try store.reassess(now: now, budget: nil)
    let has = try conclusions(store)
    for (id, lines) in has {
      let differ = Set(lines).symmetricDifference(had[id] ?? [])
      #expect(differ.isEmpty, "\(label): \(id)")
    }
  }

  /// Everything concluded about each item; when to look again is no conclusion.
  private func conclusions(_ store: SQLiteStore) throws -> [String: [String]] {
    let columns = Conclusion.columns.filter { $0 != "recheck" }.joined(separator: ", ")
    return try store.read { db in
      var found: [String: [String]] = [:]
      for (sql, name) in [
        ("SELECT id, \(columns) FROM item", ""),
        (
          """
          SELECT i.id, u.id, f.severity FROM finding f JOIN rule u ON u.n = f.rule
          JOIN item i ON i.n = f.item ORDER BY 1, 2
          """, "finding"
        ),
        (
          """
          SELECT i.id, o.role, o.person, o.target, o.left FROM owner o JOIN item i ON i.n = o.item
          ORDER BY 1, 2, 3, 4
          """, "owner"
        ),
      ] {
        for row in try Row.fetchAll(db, sql: sql) {
          found[row[0], default: []].append(name + " " + row.description)
        }
      }
      return found
    }
  }

  /// All that rules look at of each item, but when its inventory was imported: that is so for all items alike, and
  /// a later import only clears what rests on it.
  private func inputs(
    _ store: SQLiteStore, _ now: Instant
  ) throws -> [ItemID: [String: AnyHashable]] {
    try store.read { db in
      let loader = try ItemLoader(db)
      let surroundings = try SurroundingsLoader(
        db, loader.people, InventoryMaker.options(), now: now)
      let numbers = try Int64.fetchAll(db, sql: "SELECT n FROM item")
      var found: [ItemID: [String: AnyHashable]] = [:]
      for loaded in try loader.items(numbers) {
        var around = try surroundings.surroundings(of: loaded)
        (around.inventoried, around.inventoryFormat) = (nil, nil)
        var parts: [String: AnyHashable] = ["item": loaded.item]
        for child in Mirror(reflecting: around).children {
          let label = try #require(child.label)
          parts[label] = try #require(child.value as? AnyHashable, "\(label) can't be compared")
        }
        found[loaded.item.id] = parts
      }
      return found
    }
  }
}
