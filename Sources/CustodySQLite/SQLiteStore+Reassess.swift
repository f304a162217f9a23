import CustodyDomain
import GRDB

extension LoadedItem {
  /// What the standing of the item depends on.
  func standingFacts(_ assessment: Assessment, ownerLeft: Bool) -> Standing.Facts {
    Standing.Facts(
      present: record.presence == .present, returned: record.returned, scopes: scopeNames,
      risk: assessment.risk, ownerLeft: ownerLeft, task: task, places: places,
      reach: scopeNames == Set(item.permissions.map(\.scope)) ? assessment.reach : nil,
      purpose: item.purpose)
  }
}

extension SQLiteStore {
  /// Draws the conclusions about these items anew, within the transaction of `db`; unknown ids are passed
  /// over. Their versions rise where something shown changed, or always with `cause` `.changed`.
  func reassess(
    _ ids: [ItemID], _ db: Database, now: Instant, cause: Reassessor.Cause = .around
  ) throws {
    let loader = try ItemLoader(db)
    try reassess(
      numbers: try ids.compactMap { try loader.number(of: $0) }, db, now: now, cause: cause)
  }

  /// The same by the items' numbers.
  func reassess(
    numbers: [Int64], _ db: Database, now: Instant, cause: Reassessor.Cause
  ) throws {
    guard !numbers.isEmpty else { return }
    let reassessor = try Reassessor(db, options, now: now)
    for start in stride(from: 0, to: numbers.count, by: Reassessor.chunk) {
      try reassessor.run(
        Array(numbers[start..<min(start + Reassessor.chunk, numbers.count)]), cause)
    }
  }

  /// The item with decisions' owners and facts merged in, its version, and whether it is present; nil if
  /// there is none. For several items make one `ItemLoader`.
  func loadItem(
    _ id: ItemID, _ db: Database
  ) throws -> (item: Item, version: Int, presence: Presence)? {
    let loader = try ItemLoader(db)
    guard let number = try loader.number(of: id), let loaded = try loader.items([number]).first
    else { return nil }
    return (loaded.item, loaded.record.version, loaded.record.presence)
  }

  /// An item whole, with what rules look at and what they conclude; nil if there is none.
  func assess(
    _ id: ItemID, _ loader: ItemLoader, now: Instant
  ) throws -> (loaded: LoadedItem, subject: RuleSubject, assessment: Assessment)? {
    guard let number = try loader.number(of: id), let loaded = try loader.items([number]).first
    else { return nil }
    let around = try SurroundingsLoader(loader.db, loader.people, options, now: now)
      .surroundings(of: loaded)
    let subject = RuleSubject(loaded.item, around, policy: options.policy, now: now)
    return (loaded, subject, Assessor(policy: options.policy).assess(subject))
  }

  /// Draws conclusions anew where time alone may have changed them.
  ///
  /// - Parameter budget: how many items to look at, at most; nil for all.
  /// - Returns: how many were looked at.
  public func reassess(now: Instant, budget: Int?) throws -> Int {
    // A store that may only be read keeps the conclusions that it has.
    guard frozen.withLock({ $0 }) == nil else { return 0 }
    if try read({ try Basis.differs(options, $0) }) { try write { try Basis.adopt(options, $0) } }
    let due = try read { db in
      try Int64.fetchAll(
        db,
        sql: "SELECT n FROM item WHERE recheck <= ? ORDER BY recheck LIMIT ?",
        arguments: [now.seconds, budget ?? -1])
    }
    for start in stride(from: 0, to: due.count, by: 10 * Reassessor.chunk) {
      let part = due[start..<min(start + 10 * Reassessor.chunk, due.count)]
      try write { db in
        let reassessor = try Reassessor(db, options, now: now)
        for at in stride(from: part.startIndex, to: part.endIndex, by: Reassessor.chunk) {
          try reassessor.run(
            Array(part[at..<min(at + Reassessor.chunk, part.endIndex)]), .around)
        }
      }
    }
    return due.count
  }
}
