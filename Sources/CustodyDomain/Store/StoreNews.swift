/// What of a store tells, at the next look, what others have written meanwhile.
public struct StoreGlimpse: Hashable, Sendable {
  /// Changes when another process commits.
  public var version: Int
  /// How many entries the ledger has.
  public var entries: Int
  /// Everybody's drafts.
  public var drafts: [Draft]
  /// A glimpse.
  public init(version: Int, entries: Int, drafts: [Draft]) {
    self.version = version
    self.entries = entries
    self.drafts = drafts
  }
}

/// What others wrote between two glimpses, in a sentence for the last line.
public struct StoreNews: Hashable, Sendable {
  /// The sentence; empty when nothing of it is worth telling.
  public let sentence: String

  /// News; `lines` are the entries that came in between, newest first.
  public init(from before: StoreGlimpse, to now: StoreGlimpse, lines: [LedgerLine], account: String)
  {
    let changed = Set(lines.compactMap(\.item)).union(
      Set(now.drafts).symmetricDifference(before.drafts).filter { $0.author != account }.map(\.item)
    )
    let rows = changed.count == 1 ? "1 row changed" : "\(changed.count) rows changed"
    let drafts = now.drafts.filter { $0.author != account && !before.drafts.contains($0) }
    var said: String?
    if let line = lines.first(where: { $0.item != nil }) ?? lines.first {
      let item = line.called ?? line.name
      said = "\(line.author): \(line.action)" + (item.map { " on \($0)" } ?? " \(line.detail)")
    } else if let draft = drafts.last {
      said = "\(draft.author): draft \(draft.action.word)"
    } else if !changed.isEmpty {
      said = "drafts were taken back"
    }
    sentence = said.map { changed.isEmpty ? $0 : "\($0); \(rows)" } ?? ""
  }
}
