import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody verify`: rebuilds what the ledger implies and compares.
struct Verify: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the ledger and everything that follows from it; exit 1 if something is wrong.")

  @Option(
    help: ArgumentHelp("A head written down elsewhere; the ledger must hold it.", valueName: "H"))
  var expectHead: String?
  @Option(help: "table (text) or json.")
  var format: ListingFormat = .table
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    guard format != .csv else { throw ValidationError("'custody verify' writes table or json") }
    let store = try context.open(context.place.storePath(storeOptions.store))
    var report = try store.verify()
    if let expectHead, expectHead.lowercased() != report.head.root {
      report.intact = false
      report.problems.append(
        .init(
          at: "head", what: "the head is \(report.head.root), not \(expectHead)",
          remedy: "compare with the copy that the expected head was taken from"))
    }
    try context.output.write(
      format == .table ? report.text(context.door) : report.json.text + "\n")
    if !report.intact { throw ExitCode(Complaint.Status.checkFailed.rawValue) }
  }
}
