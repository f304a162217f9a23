import CustodyDomain

extension Listing where Row == HeldMeeting {
  /// Meetings that were held, newest first (`custody.meetings/1`).
  public static let meetings = Listing(
    schema: "custody.meetings/1", member: "meetings",
    columns: [
      Column("entry", title: "ENTRY", right: true) { .int($0.entry) },
      Column("started", title: "BEGAN") { .string($0.started.text) },
      Column("ended", title: "ENDED") { .string($0.ended.text) },
      Column("account", title: "HELD BY") { .string($0.account) },
      Column("name", title: "NAME") { .string($0.name) },
      Column("items", title: "ITEMS", right: true) { .int($0.items) },
      Column("decisions", title: "DECISIONS", right: true) { .int($0.decisions) },
      Column("parked", title: "PARKED", right: true) { .int($0.parked) },
    ])
}
