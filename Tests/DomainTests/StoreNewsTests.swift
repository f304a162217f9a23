import CustodyDomain
import Testing

/// What the last line says of what others wrote.
@Suite struct StoreNewsTests {
  private static func draft(_ item: String, _ author: String) -> Draft {
    Draft(
      item: ItemID(item), action: .revoke, reason: "unused", author: author,
      made: Instant(seconds: 0), version: 1)
  }

  private static func line(_ number: Int, _ action: String, _ item: String?) -> LedgerLine {
    LedgerLine(
      sequence: number, time: Instant(seconds: 0), author: "ana", action: action,
      item: item.map { ItemID($0) }, name: item, detail: "1 revoke", leaf: "")
  }

  @Test func `the newest decision is told, with how many rows changed`() {
    let before = StoreGlimpse(version: 1, entries: 3, drafts: [Self.draft("b", "ana")])
    let now = StoreGlimpse(version: 2, entries: 6, drafts: [])
    let lines = [
      Self.line(6, "submit", nil), Self.line(5, "revoke", "zap"), Self.line(4, "revoke", "crm"),
    ]
    let news = StoreNews(from: before, to: now, lines: lines, account: "bo")
    #expect(news.sentence == "ana: revoke on zap; 3 rows changed")
  }

  @Test func `a draft of somebody else is told, one's own isn't`() {
    let before = StoreGlimpse(version: 1, entries: 3, drafts: [])
    let now = StoreGlimpse(version: 2, entries: 3, drafts: [Self.draft("b", "ana")])
    #expect(
      StoreNews(from: before, to: now, lines: [], account: "bo").sentence
        == "ana: draft revoke; 1 row changed")
    #expect(StoreNews(from: before, to: now, lines: [], account: "ana").sentence.isEmpty)
    #expect(
      StoreNews(from: now, to: before, lines: [], account: "bo").sentence
        == "drafts were taken back; 1 row changed")
  }
}
