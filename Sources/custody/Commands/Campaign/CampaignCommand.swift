import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody campaign`: reviews of a frozen population.
struct CampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Review a frozen population, from opening to a close that nobody can fault.",
    discussion: """
      Opening freezes what a query holds and gives each item to somebody who may decide on it. Decisions \
      are made in the dashboard or with custody recertify, revoke and the rest. It closes when nothing is \
      pending. Silence is never approval.
      """,
    subcommands: [
      CampaignOpen.self, CampaignStatus.self, CampaignList.self, CampaignItems.self,
      CampaignDelegate.self, CampaignEscalate.self, CampaignRemind.self, CampaignClose.self,
      CampaignReportCommand.self,
    ],
    defaultSubcommand: CampaignList.self)
}

/// How something that is no list is written.
enum TextFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

extension RunContext {
  /// The campaign that a command is about: the named one, else the one that is open.
  func campaign(_ name: String?, in store: SQLiteStore) throws -> String {
    if let name { return name }
    let open = try store.campaigns(now: now).filter { $0.close == nil }.map(\.plan.name)
    guard let only = open.first else {
      throw Complaint(
        .noInput, "no campaign is open", hint: "custody campaign open NAME --due DATE opens one")
    }
    guard open.count == 1 else {
      throw Complaint(
        .usage, "several campaigns are open",
        hint: "name one of: \(open.joined(separator: " "))")
    }
    return only
  }
}

extension SQLiteStore {
  /// A campaign, whole, by a name that was typed.
  func standing(of name: String, now: Instant) throws -> CampaignStanding {
    guard let standing = try campaign(name, now: now) else { throw Complaint.noCampaign(name) }
    return standing
  }
}

extension Complaint {
  /// That no campaign has a name.
  static func noCampaign(_ name: String) -> Complaint {
    Complaint(.noInput, "there is no campaign \(name)", hint: "custody campaign list shows them")
  }
}

/// `custody campaign list`.
struct CampaignList: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List campaigns, the newest first.")

  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    try context.list(
      .campaigns(now: context.now), format: formatOptions.format,
      rows: try store.campaigns(now: context.now))
  }
}

/// `custody campaign status`.
struct CampaignStatus: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell how far a campaign is, and what keeps it from closing.")

  @Argument(help: "Its name; without one, the campaign that is open.")
  var name: String?
  @Option(help: "text or json.")
  var format: TextFormat = .text
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let name = try context.campaign(name, in: store)
    let standing = try store.standing(of: name, now: context.now)
    switch format {
    case .text:
      try context.output.write(
        CampaignText.status(standing, now: context.now, door: context.door))
    case .json:
      try context.output.write(CampaignText.json(standing, now: context.now).text + "\n")
    }
  }
}

/// `custody campaign items`.
struct CampaignItems: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "items",
    abstract: "List the items of a campaign: what came of each, and the entry that it rests on.")

  @Argument(help: "Its name; without one, the campaign that is open.")
  var name: String?
  @Option(help: ArgumentHelp("Only of this outcome: pending, kept, revoked, carried …"))
  var outcome: CampaignCase.Outcome?
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    let store = try context.open(context.place.storePath(storeOptions.store))
    let name = try context.campaign(name, in: store)
    var last: ItemID?
    try context.list(
      .campaignItems, format: formatOptions.format, head: [("campaign", .string(name))]
    ) {
      let cases = try store.campaignCases(name, outcome: outcome, after: last, limit: 500)
      last = cases.last?.item ?? last
      return try cases.map {
        CampaignCaseRow(found: $0, name: try store.identity(of: $0.item) ?? $0.item.text)
      }
    }
  }
}

extension CampaignCase.Outcome: ExpressibleByArgument {}
