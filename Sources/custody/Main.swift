import ArgumentParser
import Glibc

/// The program: reads the command line, runs the command, and turns every error into words and a status.
@main
enum Program {
  static func main() async {
    // A reader that closes a pipe, and a file-size limit, are errors to report, not reasons to die.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    exit(await status(of: Array(CommandLine.arguments.dropFirst())))
  }

  private static func status(of words: [String]) async -> Int32 {
    do {
      let commands =
        Custody.configuration.subcommands.map { $0._commandName } + ["help"]
      var command = try Custody.parseAsRoot(
        try CommandLineWords.ordered(words, commands: commands))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch is Output.ReaderGone {
      return 0
    } catch let complaint as Complaint {
      Output.say(complaint.lines)
      return complaint.status.rawValue
    } catch {
      return status(of: error)
    }
  }

  private static func status(of error: any Error) -> Int32 {
    let code = Custody.exitCode(for: error)
    if code.isSuccess {
      let output = Output()
      try? output.write(Custody.fullMessage(for: error) + "\n")
      try? output.flush()
      return 0
    }
    if let code = error as? ExitCode { return code.rawValue }
    // ArgumentParser's own errors: what was typed can't be understood.
    if code.rawValue == Complaint.Status.usage.rawValue {
      // It lists choices below each other; an error is one line.
      let message = Custody.message(for: error).replacing(":\n  - ", with: ": ")
        .replacing("\n  - ", with: ", ")
      Output.say(
        Complaint(
          .usage, message, hint: "custody --help, or custody COMMAND --help"
        ).lines)
      return code.rawValue
    }
    let complaint = Complaint(error)
    Output.say(complaint.lines)
    return complaint.status.rawValue
  }
}
