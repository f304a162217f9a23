import CustodyDomain

extension Listing where Row == CampaignStanding {
  /// Campaigns, a line each (`custody.campaigns/1`).
  public static func campaigns(now: Instant) -> Listing {
    Listing(
      schema: "custody.campaigns/1", member: "campaigns",
      columns: [
        Column("campaign", title: "CAMPAIGN") { .string($0.plan.name) },
        Column(
          "state", title: "STATE", text: { $0.isOverdue(now) ? "overdue" : state($0) },
          value: { .string(state($0)) }),
        Column(
          "opened", title: "OPENED", text: { $0.opened.dateText },
          value: { .string($0.opened.text) }
        ),
        Column(
          "due", title: "DUE", text: { $0.plan.due.dateText }, value: { .string($0.plan.due.text) }),
        Column("population", title: "ITEMS", right: true) { .int($0.population) },
        Column("decided", title: "DECIDED", right: true) { .int($0.count(.decided)) },
        Column("pending", title: "PENDING", right: true) { .int($0.count(.pending)) },
        Column("refused", title: "WITHOUT", right: true) { .int($0.count(.refused)) },
        Column("query", title: "QUERY") { .string($0.plan.query) },
        Column("entry") { .int($0.entry) },
        Column("closed") { .text($0.closed?.text) },
        Column("closeEntry") { .number($0.closeEntry) },
      ])
  }

  private static func state(_ standing: CampaignStanding) -> String {
    standing.close == nil ? "open" : "closed"
  }
}

extension Listing where Row == CampaignCaseRow {
  /// The items of a campaign, a line each (`custody.campaign-items/1`).
  public static let campaignItems = Listing(
    schema: "custody.campaign-items/1", member: "items",
    columns: [
      Column("id", title: "ID") { .string($0.found.item.text) },
      Column("name", title: "IDENTITY") { .string($0.name) },
      Column("outcome", title: "OUTCOME") { .string($0.found.outcome.rawValue) },
      Column("entry", title: "ENTRY", right: true) { .number($0.found.entry) },
      Column("asked", title: "ASKED") { .texts($0.found.asked) },
      Column("carries") { .int($0.found.carries) },
      Column("deniedBy") { .text($0.found.deniedBy) },
      Column("kept") { row in
        .array(
          row.found.keeps.map { stage in
            .array(
              stage.map {
                .object([("person", .string($0.person)), ("entry", .int($0.entry))])
              })
          })
      },
      Column("frozen") { .string($0.found.frozen.hex) },
    ])
}

/// An item of a campaign with the name that lists have for it.
public struct CampaignCaseRow: Sendable {
  /// The item.
  public var found: CampaignCase
  /// Its name.
  public var name: String
  /// A row.
  public init(found: CampaignCase, name: String) {
    self.found = found
    self.name = name
  }
}
