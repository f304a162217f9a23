import CustodyDomain

extension Listing where Row == LedgerLine {
  /// Ledger entries, newest first (`custody.ledger/1`).
  public static let ledger = Listing(
    schema: "custody.ledger/1", member: "entries",
    columns: [
      Column("sequence", title: "ENTRY", right: true) { .int($0.sequence) },
      Column("time", title: "TIME") { .string($0.time.text) },
      Column("author", title: "AUTHOR") { .string($0.author) },
      Column("action", title: "ACTION") { .string($0.action) },
      Column("item", title: "ITEM") { .text($0.item?.text) },
      Column("name", title: "IDENTITY") { .text($0.name) },
      Column("detail", title: "DETAIL") { .string($0.detail) },
      Column("campaign") { .text($0.campaign) },
      Column("leaf") { .string($0.leaf) },
    ])
}
