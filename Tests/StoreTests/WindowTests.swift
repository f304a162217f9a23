import CustodyDomain
import CustodySQLite
import Testing

@Suite struct WindowTests {
  /// The order that `Sort` promises, written down once more without SQL.
  private func key(_ row: ItemRow, _ sort: Sort) -> [Int64] {
    let never: Int64 = -1 << 62
    let last: Int64 = 1 << 62
    let used: Int64 =
      switch row.usage {
      case .never: never
      case .seen(let instant): instant.seconds
      case .unknown: last
      }
    switch sort {
    case .risk: return [Int64(-row.score), used]
    case .lastUsed: return [used]
    case .expires:
      switch row.expires {
      case .at(let instant): return [instant.seconds]
      case .never: return [last - 1]
      case .unknown: return [last]
      }
    case .created: return [row.created.map { -$0.seconds } ?? last]
    case .changed: return [Int64(-row.changed)]
    case .name, .owner: return []
    }
  }

  private func precedes(_ left: ItemRow, _ right: ItemRow, _ sort: Sort) -> Bool {
    let text: (ItemRow) -> String = { sort == .name ? $0.name : $0.owner ?? "" }
    if sort == .name || sort == .owner {
      let (first, second) = (Array(text(left).utf8), Array(text(right).utf8))
      if first != second { return first.lexicographicallyPrecedes(second) }
    }
    let (first, second) = (key(left, sort), key(right, sort))
    if first != second { return first.lexicographicallyPrecedes(second) }
    return left.id < right.id
  }

  @Test(arguments: Sort.allCases)
  func `pages in both directions are the sorted list`(sort: Sort) throws {
    try withStore { store in
      try store.take(InventoryMaker.items(120, seed: 7).map(Observation.item))
      for text in ["", "owner:none", "MeetingBot", "scope:Mail.*", "state:open ai:yes"] {
        let query = try Query(parsing: text)
        let now = InventoryMaker.now
        func page(_ anchor: Window.Anchor) throws -> [ItemRow] {
          try store.rows(Window(query: query, sort: sort, anchor: anchor, limit: 7), now: now)
        }
        let all = try store.rows(Window(query: query, sort: sort, limit: 1000), now: now)
        let count = try store.count(query, now: now)
        #expect(all.count == count)
        #expect(all == all.sorted { precedes($0, $1, sort) })
        var forward = try page(.first)
        while let last = forward.last {
          let more = try page(.after(last))
          if more.isEmpty { break }
          forward += more
        }
        #expect(forward == all)
        var backward = try page(.last)
        while let first = backward.first {
          let more = try page(.before(first))
          if more.isEmpty { break }
          backward = more + backward
        }
        #expect(backward == all)
        for index in stride(from: 0, to: all.count, by: 29) {
          let row = all[index]
          #expect(try store.position(of: row, in: query, sort: sort, now: now) == index)
          #expect(try page(.from(row.id)) == Array(all[index...].prefix(7)))
        }
      }
    }
  }

  @Test func `a window from an item that isn't listed begins with the first row`() throws {
    try withStore { store in
      try store.take(InventoryMaker.items(20, seed: 1).map(Observation.item))
      let window = Window(query: .all, anchor: .from(ItemID("g-none")), limit: 5)
      let first = Window(query: .all, limit: 5)
      let now = InventoryMaker.now
      #expect(try store.rows(window, now: now) == store.rows(first, now: now))
    }
  }
}
