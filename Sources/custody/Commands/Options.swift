import ArgumentParser
import CustodyDomain
import CustodyReport

/// Which store; every command that reads or writes one has it.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The store file.", valueName: "S"))
  var store: String?
}

/// How rows are written.
struct FormatOptions: ParsableArguments {
  @Option(help: "table, json, jsonl or csv.")
  var format: ListingFormat = .table
}

extension ListingFormat: ExpressibleByArgument {}
extension OwnerRole: ExpressibleByArgument {}
extension Sort: ExpressibleByArgument {
  /// From the word that a shell takes, which has no blanks: `last-used`.
  public init?(argument: String) {
    self.init(rawValue: argument.replacing("-", with: " "))
  }

  /// The word.
  public var defaultValueDescription: String { rawValue.replacing(" ", with: "-") }

  /// The words.
  public static var allValueStrings: [String] {
    allCases.map { $0.rawValue.replacing(" ", with: "-") }
  }
}

/// A command of custody: it runs in a context, and its errors become complaints with an exit status.
protocol CustodyCommand: ParsableCommand {
  /// Does it.
  func run(in context: RunContext) throws
}

extension CustodyCommand {
  func run() throws {
    let context = try RunContext()
    do {
      try run(in: context)
      try context.output.flush()
    } catch is Output.ReaderGone {
      return
    } catch let code as ExitCode {
      try context.output.flush()
      throw code
    }
  }
}

extension Query {
  /// A query from the words of a command line.
  init(words: [String]) throws {
    self = try Query(parsing: words.joined(separator: " "))
  }

  /// The query with the reviewer's account in place of `draft:mine`'s *mine* is the store's business.
  var text: String { description }
}
