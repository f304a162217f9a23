import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody campaign report`.
struct CampaignReportCommand: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Tell what a campaign came to and how it was done, from the ledger alone.",
    discussion: """
      The report of a closed campaign is the same whenever it is made: nothing in it comes from the clock, the \
      policy of today or the inventory.
      """)

  /// How it is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, md, json }

  @Argument(help: "Its name; without one, the campaign that is open, else the newest.")
  var name: String?
  @Option(help: "text, md or json.")
  var format: Format = .text
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    let name = try name ?? chosen(context, store)
    guard let report = try store.campaignReport(name) else { throw Complaint.noCampaign(name) }
    switch format {
    case .text:
      try CampaignReportText(report, .text, door: context.door, out: context.output.write).write()
    case .md:
      try CampaignReportText(report, .markdown, door: context.rawDoor, out: context.output.write)
        .write()
    case .json: try json(report, context)
    }
  }

  private func chosen(_ context: RunContext, _ store: SQLiteStore) throws -> String {
    let all = try store.campaigns(now: context.now)
    if !all.contains(where: { $0.close == nil }), let newest = all.first { return newest.plan.name }
    return try context.campaign(nil, in: store)
  }

  private func json(_ report: CampaignReport, _ context: RunContext) throws {
    let particulars = report.particulars
    var rest = report.items[...]
    try context.list(.campaignReport, format: .json, head: report.members) {
      var lines: [CampaignReport.Line] = []
      while lines.count < 500, let item = rest.popFirst() {
        if let line = report.line(item, particulars) { lines.append(line) }
      }
      return lines
    }
  }
}
