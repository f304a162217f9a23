import CustodyDomain
import Foundation
import GRDB

extension ImportSession {
  /// Where an item was last seen.
  struct Sighting {
    var item: Int64
    var `import`: Int64
    var format: String
    var digest: Data?
  }

  func sighting(of id: ItemID) throws -> Sighting? {
    try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT s.item, s.import, s.format, s.digest FROM item i JOIN sighting s ON s.item = i.n
          WHERE i.id = ?
          """), arguments: [id.text]
    ).map { Sighting(item: $0[0], import: $0[1], format: $0[2], digest: $0[3]) }
  }

  func receive(_ item: Item) throws {
    if !removals.isEmpty { removals[item.id] = nil }
    let digest = ObservationDigest.of(item)
    guard let last = try sighting(of: item.id) else {
      let record = try insert(item, stub: false, digest)
      for permission in item.permissions {
        try put(permission, on: record, grown: false, source: item.source)
      }
      for owner in item.owners { try put(owner, on: record) }
      return
    }
    let digestData = Data(digest.bytes)
    if last.digest == digestData, last.format == format {
      try see(last.item, format, digestData)
      return
    }
    try update(item, last, digestData)
  }

  /// Takes what a report says of an item, which leaves the sighting to the export that lists it.
  func receive(aside item: Item, stands: Bool) throws {
    guard let last = try sighting(of: item.id) else {
      guard stands else {
        early[item.id] = early[item.id].map { ItemMerge.filled($0, from: item) } ?? item
        return
      }
      let number = try insert(item, stub: true, nil)
      for permission in item.permissions {
        try put(permission, on: number, grown: false, source: item.source)
      }
      return
    }
    var record = try record(last.item)
    guard record.presence == .present else { return }
    let before = record
    record.item = ItemMerge.filled(record.item, from: item)
    guard record.item != before.item else { return }
    record.mixed = true
    try write(&record, before)
  }

  /// Gives the items that have come since what logs said of them.
  func placeEarly() throws {
    for (id, item) in early.sorted(by: { $0.key < $1.key }) where try sighting(of: id) != nil {
      try receive(aside: item, stands: false)
    }
  }

  func insert(_ item: Item, stub: Bool, _ digest: Hash256?) throws -> Int64 {
    var record = ItemRecord(new: item, stub: stub, now: now)
    try join.complete(&record)
    let number = nextItem
    nextItem += 1
    newFiles.append(UInt16(clamping: file))
    try rows.item.run {
      $0.put(number)
      $0.put(-self.number)
      record.put(into: &$0)
      Conclusion.pending.put(into: &$0)
    }
    try rows.sighting.run {
      $0.put(number)
      $0.put(self.number)
      $0.put(format)
      $0.put(digest.map { Data($0.bytes) })
    }
    try look(record.item.name)
    mentioned.remove(item.id.text)
    return number
  }

  private func see(_ item: Int64, _ format: String, _ digest: Data?) throws {
    try rows.see.run {
      $0.put(number)
      $0.put(format)
      $0.put(digest)
      $0.put(item)
    }
  }

  func record(_ item: Int64) throws -> ItemRecord {
    guard
      let row = try Row.fetchOne(
        try db.cachedStatement(sql: "SELECT \(ItemRecord.selection) FROM item i WHERE i.n = ?"),
        arguments: [item])
    else { throw StoreError.inputOutput("an item vanished while it was imported") }
    return ItemRecord(row)
  }

  private func update(_ item: Item, _ last: Sighting, _ digest: Data) throws {
    var record = try record(last.item)
    let before = record
    // Records say of an item what custody shows of it; what it already is, is nothing that they give.
    let isRecord = format.hasPrefix("custody.")
    let item = isRecord ? ItemMerge.given(item, by: record) : item
    // What one source says again replaces what it said; what another adds fills in.
    let sole = last.format == format && !record.mixed && !record.stub && last.import != number
    var old = record.item
    old.name = record.given.name
    old.clientID = record.given.clientID
    old.publisher = record.given.publisher
    if !record.toolGiven { old.tool = nil }
    old.ai = record.aiGiven
    let merged = sole ? item : ItemMerge.over(old, item)
    record.item = merged
    record.item.permissions = []
    record.item.owners = []
    record.given = ItemRecord.Given(
      name: merged.name, clientID: merged.clientID, publisher: merged.publisher)
    record.toolGiven = merged.tool != nil
    record.aiGiven = merged.ai
    record.presence = .present
    // A record that tells nothing new leaves everything to the source that did.
    let tells = !isRecord || last.format == format || record.item != old
    if tells {
      record.mixed = record.mixed || record.stub || last.format != format
      record.stub = false
    }
    try write(&record, before)
    // The format of a vendor's own export decides over presence, not that of records about the item.
    let takes = tells && (before.stub || last.format == format || !isRecord)
    let again = last.import == number
    if tells || before.presence == .departed {
      // One of several different records of an item says nothing of the others: no digest stands for all.
      try see(
        last.item, takes ? format : last.format, again ? nil : takes ? digest : last.digest)
    }
    // Records about an item leave out what they don't speak of; a vendor's export that lists an item
    // without scopes says that it has none.
    if !item.permissions.isEmpty || (sole && !isRecord) {
      try replacePermissions(item, last.item, whole: !again && !before.stub)
    }
    if !item.owners.isEmpty || item.tellsOwners {
      try replaceOwners(item, last.item, whole: !again && !before.stub)
    }
  }

  /// Writes what differs between a record and what is stored of it. Only who says that a departed item is
  /// present again makes it so.
  ///
  /// - Parameter facts: what its events prove; nil to look.
  func write(
    _ record: inout ItemRecord, _ before: ItemRecord, facts: EventFacts? = nil
  ) throws {
    try join.complete(&record)
    if let facts = try facts ?? events.facts(of: record.item, record.number, now: now) {
      record.item = record.item.proven(by: facts)
    }
    events.touch(before.item, record.item)
    dependents.note(before, record)
    var fields = ItemMerge.differences(before.item, record.item)
    let returned = before.presence == .departed && record.presence == .present
    if returned { record.returned = now }
    let hidden =
      before.given != record.given || before.stub != record.stub
      || before.mixed != record.mixed || before.toolGiven != record.toolGiven
      || before.aiGiven != record.aiGiven
    guard !fields.isEmpty || returned || hidden else { return }
    let number = record.number
    let written = record
    try rows.update.run {
      written.put(into: &$0)
      $0.put(number)
    }
    if fields.contains("name") { try look(record.item.name) }
    guard !fields.isEmpty || returned else { return }
    let facts = fields
    if before.stub { fields.append("described") }
    change(number) {
      $0.note(facts, of: before.item)
      $0.fields.formUnion(fields)
      $0.returned = $0.returned || returned
    }
  }

  /// Remembers a name by what it looks like.
  private func look(_ name: String) throws {
    guard seenNames.insert(name).inserted else { return }
    if seenNames.count > 200_000 { seenNames.removeAll(keepingCapacity: true) }
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO look (folded, name, skeleton) VALUES (?, ?, ?)"
    ).execute(arguments: [TextFolding.folded(name), name, Skeleton.of(name)])
  }
}
