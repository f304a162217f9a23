import ArgumentParser
import CustodyConfiguration
import CustodyReport

/// `custody policy`: the limits in force.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Show or check the policy.",
    subcommands: [ShowPolicy.self, CheckPolicy.self], defaultSubcommand: ShowPolicy.self)

  /// One value of the policy.
  struct Line: Sendable {
    var key, value, origin: String
  }

  /// `custody policy show`.
  struct ShowPolicy: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print each value and where it comes from.")
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      try context.list(
        Listing<Line>(
          schema: "custody.policy/1", member: "values",
          columns: [
            Column("key", title: "KEY") { .string($0.key) },
            Column("value", title: "VALUE") { .string($0.value) },
            Column("origin", title: "FROM") { .string($0.origin) },
          ]),
        format: formatOptions.format,
        rows: context.policy.origins.map { Line(key: $0.key, value: $0.value, origin: $0.origin) })
    }
  }

  /// `custody policy check`.
  struct CheckPolicy: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Read a policy file and say what is wrong with it.")
    @Argument(help: "The file; without one, the user's own.")
    var file: String?

    func run(in context: RunContext) throws {
      let path = file ?? context.policyPath
      guard let text = try Files.text(path) else {
        throw Complaint(
          .noInput, "no file at \(path)",
          hint: "the built-in policy is in force; custody policy show prints it")
      }
      _ = try PolicyFile.load(text: text, path: path)
      try context.output.write("\(context.door(path)): right\n")
    }
  }
}
