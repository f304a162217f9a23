import CustodyDomain

extension Listing where Row == ItemRow {
  /// Items as a table for reading; ages are relative to `now`.
  public static func rows(now: Instant) -> Listing {
    Listing(
      schema: "custody.rows/1", member: "rows",
      columns: [
        Column("id", title: "ID") { .string($0.id.text) },
        Column("risk", title: "RISK") { .string($0.risk.short) },
        Column("name", title: "IDENTITY") { .string($0.identity) },
        Column("reaches", title: "REACHES") { .string($0.reaches) },
        Column("owner", title: "OWNER") { .string($0.ownerLeft ? "!left" : $0.owner ?? "!none") },
        Column("expires", title: "EXPIRES", right: true) {
          .string($0.expires.distanceText(now: now))
        },
        Column("last", title: "LAST", right: true) { .string($0.usage.ageText(now: now)) },
        Column("state", title: "STATE") { row in
          .string(
            row.draft.map { "\(row.state.rawValue) (\($0.action.word))" } ?? row.state.rawValue)
        },
      ])
  }
}
