import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody campaign close`.
struct CampaignClose: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close a campaign when everything is decided, or say why not all of it is.")

  @Argument(help: "Its name.")
  var name: String
  @Option(
    help: ArgumentHelp(
      "After the due date: why items stay undecided. They stay open.", valueName: "T"))
  var undecided: String?
  @Option(help: ArgumentHelp("Why revocations are not proven yet.", valueName: "T"))
  var late: String?
  @Flag(help: "Only tell what would be.")
  var dryRun = false
  @Option(help: "text or json.")
  var format: TextFormat = .text
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let closing = try store.closeCampaign(
      name, undecided: undecided, late: late, dryRun: dryRun,
      by: try context.reviewer(in: store), now: context.now)
    switch format {
    case .text: try context.output.write(CampaignText.closing(name, closing, door: context.door))
    case .json: try context.output.write(CampaignText.json(name, closing).text + "\n")
    }
    if let shut = closing.gates.first(where: { !$0.passes }) {
      try context.output.flush()
      throw Complaint(.refused, "\(name) can't be closed: \(shut.sentence)", hint: shut.remedy)
    }
  }
}
