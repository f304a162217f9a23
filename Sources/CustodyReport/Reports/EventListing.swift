import CustodyDomain

extension Listing where Row == EventRow {
  /// The register of events (`custody.events/1`).
  public static let events = Listing(
    schema: "custody.events/1", member: "events",
    columns: [
      Column("id") { .string($0.event.id) },
      Column("time", title: "TIME") { Words.time($0.event.time) },
      Column("kind", title: "EVENT") { .string($0.event.kind.rawValue) },
      Column("source", title: "SOURCE") { .string($0.event.source) },
      Column("actor", title: "ACTOR") { .text($0.event.actor) },
      Column("identity") { .text($0.event.identity) },
      Column("target", title: "TARGET") { .text($0.event.target) },
      Column("scope") { .text($0.event.scope) },
      Column("task", title: "TASK") { .text($0.event.task) },
      Column("items", title: "ITEMS", text: items) { .texts($0.items.map(\.text)) },
      Column("joinedBy", title: "JOINED BY") { .text($0.event.joinedBy?.rawValue) },
      Column("keys") { keys($0.event.keys) },
      Column("summary", title: "SUMMARY") { .text($0.event.summary) },
    ])

  @Sendable private static func items(_ row: EventRow) -> String {
    guard let first = row.items.first else { return "" }
    return row.items.count == 1 ? first.text : "\(first.text) +\(row.items.count - 1)"
  }

  private static func keys(_ keys: EventKeys?) -> JSON {
    guard let keys else { return .null }
    let members = [
      ("source", keys.source), ("tenant", keys.tenant), ("kind", keys.kind?.rawValue),
      ("sourceID", keys.sourceID),
      ("credential", keys.credential), ("clientID", keys.clientID), ("principal", keys.principal),
      ("name", keys.name),
    ]
    return .object(members.compactMap { name, value in value.map { (name, .string($0)) } })
  }
}
