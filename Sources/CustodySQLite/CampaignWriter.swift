import CustodyDomain

/// Writes the entries of one campaign; lists go on over as many entries as they need.
struct CampaignWriter {
  private let campaign: String
  private(set) var writer: EntryWriter
  private let newID: () -> String

  init(_ campaign: String, _ writer: EntryWriter, _ newID: @escaping () -> String) throws {
    self.campaign = campaign
    self.writer = writer
    self.newID = newID
  }

  /// How many elements of a list are tried in one entry.
  private static let piece = 400

  /// Writes one event.
  ///
  /// - Returns: the entry's number.
  @discardableResult
  mutating func write(_ event: CampaignRecord.Event) throws -> Int {
    guard let entry = try append(event, 1, 1) else {
      throw StoreError.inputOutput("the campaign's plan or reason is too long for a ledger entry")
    }
    return entry
  }

  /// Writes a list, in as many entries as it needs.
  mutating func write<Element>(
    all list: [Element], _ event: ([Element]) -> CampaignRecord.Event
  ) throws {
    // Parts are numbered, so their number must be known before the first is written: pieces are tried by size.
    for size in [CampaignWriter.piece, 100, 20, 1] {
      let pieces = stride(from: 0, to: list.count, by: size).map {
        Array(list[$0..<min($0 + size, list.count)])
      }
      let records = pieces.enumerated().map { index, piece in
        CampaignRecord(
          id: newID(), campaign: campaign, event: event(piece), part: index + 1,
          parts: pieces.count)
      }
      guard records.allSatisfy({ writer.fits(.campaign($0)) }) else { continue }
      for record in records { _ = try writer.append(.campaign(record)) }
      return
    }
    throw StoreError.inputOutput("the names of an item's reviewers are too long for a ledger entry")
  }

  private mutating func append(
    _ event: CampaignRecord.Event, _ part: Int, _ parts: Int
  ) throws -> Int? {
    let entry = writer.next
    let record = CampaignRecord(
      id: newID(), campaign: campaign, event: event, part: part, parts: parts)
    return try writer.append(.campaign(record)) == nil ? nil : entry
  }
}
