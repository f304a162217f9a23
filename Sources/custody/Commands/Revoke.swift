import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody revoke`.
struct Revoke: DecisionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Revoke items: they must go. It opens a task; nothing runs by itself.")

  @OptionGroup var selection: SelectionOptions
  @Flag(
    name: [.customLong("dry-run"), .customLong("preview")],
    help: "Tell what would go and what depends on it, and write nothing.")
  var preview = false
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  func actions(for row: ItemRow, context: RunContext) -> [Action] { [.revoke] }

  func run(in context: RunContext) throws {
    guard preview else { return try decide(in: context) }
    try checkSelection()
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let rows = try selected(context, store)
    let sheet = ConsequenceSheet(
      try store.consequences(of: rows.map(\.id), now: context.now), of: rows.count,
      steps: try rows.prefix(Consequences.mostItems).map {
        RevocationStep(item: try store.detail($0.id, now: context.now).item, rotation: false)
      }, now: context.now)
    guard decision.format == .table else {
      return try context.output.write(sheet.json.text + "\n")
    }
    try context.output.write(sheet.text(context.door))
  }
}
