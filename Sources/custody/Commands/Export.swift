import ArgumentParser
import CustodyDomain
import CustodyImport

/// `custody export`: the inventory as custody records. The ledger stays where it was made.
struct Export: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the inventory as custody records (JSON Lines).",
    discussion: "Importing them into a new store gives the same inventory.")

  @Flag(help: "Print the JSON Schema of the records instead.")
  var schema = false
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    if schema {
      try context.output.write(RecordSchema.text)
      return
    }
    let store = try context.open(context.place.storePath(storeOptions.store))
    try store.export { observation in
      if let line = RecordWriter.line(Export.ordered(observation)) {
        try context.output.write(line + "\n")
      }
    }
  }

  /// Sources give permissions in no order; sorted, two stores with the same inventory export the same.
  private static func ordered(_ observation: Observation) -> Observation {
    guard case .item(var item) = observation else { return observation }
    item.permissions.sort { ($0.scope, $0.resource ?? "") < ($1.scope, $1.resource ?? "") }
    return .item(item)
  }
}
