import CustodyDomain

extension Listing where Row == BreakGlass {
  /// `custody break-glass list`.
  public static func breakGlass(now: Instant) -> Listing<BreakGlass> {
    Listing(
      schema: "custody.break-glass/1", member: "breakGlass",
      columns: [
        Column("entry", title: "ENTRY", right: true) { .int($0.entry) },
        Column("state", title: "STATE") { .string($0.state(now).rawValue) },
        Column("by", title: "BY") { .string($0.author.name) },
        Column("items", title: "ITEMS", text: { String($0.request.items.count) }) {
          .texts($0.request.items.map(\.text))
        },
        Column("started", title: "BEGAN") { .string($0.started.text) },
        Column("ends", title: "ENDS") { .string($0.ends.text) },
        Column("countersigner", title: "COUNTERSIGNED BY") {
          $0.countersigner.map { .string($0.name) } ?? .null
        },
        Column("due", title: "DUE") { .string($0.due.text) },
        Column("ticket", title: "TICKET") { .string($0.request.ticket) },
        Column("reason", title: "REASON") { .string($0.request.reason) },
      ])
  }
}
