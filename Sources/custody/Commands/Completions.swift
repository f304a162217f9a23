import ArgumentParser

/// `custody completions`: a script that lets the shell complete commands and options.
struct Completions: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a completion script for bash, zsh or fish.")

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func run(in context: RunContext) throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw ValidationError("'\(shell)' is no shell that is known; there are: bash, zsh, fish")
    }
    try context.output.write(Custody.completionScript(for: shell) + "\n")
  }
}
