import CustodyTestSupport
import Foundation

/// A story of the command line in one file: `# ` comments, `$ ` runs custody, the lines after it are what it
/// prints (standard output, then standard error), `? N` is its status when that isn't 0, `@ MOMENT` sets the
/// clock for what follows, and `-- NAME --` begins a file that is there before the first command.
struct StoryScript {
  struct Step {
    var comment: [String] = []
    var command: String
    var printed: [String] = []
    var status: Int32 = 0
    /// The moment that is set before it.
    var clock: String?
  }

  var steps: [Step] = []
  var files: [(name: String, text: String)] = []

  /// Reads a script.
  init(_ text: String) {
    var comment: [String] = []
    var clock: String?
    var file: (name: String, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        if let file { files.append((file.name, StoryScript.joined(file.lines))) }
        file = (String(line.dropFirst(3).dropLast(3)), [])
      } else if file != nil {
        file?.lines.append(line)
      } else if line.hasPrefix("$ ") {
        steps.append(
          Step(comment: comment, command: String(line.dropFirst(2)), clock: clock))
        (comment, clock) = ([], nil)
      } else if line.hasPrefix("@ ") {
        clock = String(line.dropFirst(2))
      } else if line.hasPrefix("# ") || line.isEmpty {
        comment.append(line)
      } else if line.hasPrefix("? "), !steps.isEmpty {
        steps[steps.count - 1].status = Int32(line.dropFirst(2)) ?? -1
      } else if !steps.isEmpty {
        // Blank lines inside what is printed belong to it; before a command they part the steps.
        steps[steps.count - 1].printed += comment + [line]
        comment = []
      }
    }
    if let file { files.append((file.name, StoryScript.joined(file.lines))) }
  }

  private static func joined(_ lines: [String]) -> String {
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The script's text.
  var text: String {
    var text = ""
    for step in steps {
      for line in step.comment { text += line + "\n" }
      if let clock = step.clock { text += "@ \(clock)\n" }
      text += "$ \(step.command)\n"
      for line in step.printed { text += line + "\n" }
      if step.status != 0 { text += "? \(step.status)\n" }
    }
    if !files.isEmpty { text += "\n" }
    for file in files { text += "-- \(file.name) --\n\(file.text)" }
    return text
  }

  /// Runs the story in a home of its own and gives the script as it went.
  func played() async throws -> StoryScript {
    let scratch = try Scratch()
    for file in files { try scratch.write(file.name, file.text) }
    var result = self
    var clock = Command.clock
    for index in steps.indices {
      clock = steps[index].clock ?? clock
      let words = StoryScript.words(steps[index].command)
      let outcome = try await Command.run(
        Array(words.dropFirst()), in: scratch, environment: ["CUSTODY_CLOCK": clock])
      let printed = StoryScript.same(outcome.output + outcome.error, scratch)
      result.steps[index].printed =
        printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      while result.steps[index].printed.last == "" { result.steps[index].printed.removeLast() }
      result.steps[index].status = outcome.status
    }
    return result
  }

  /// What is printed, without what differs from machine to machine: the home, hashes over the account, the account.
  private static func same(_ text: String, _ scratch: Scratch) -> String {
    let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "?"
    // The author's column is as wide as the longest account.
    return text.replacing("\r\n", with: "\n").replacing(scratch.path, with: "~")
      .replacing(#/[0-9a-f]{64}/#, with: "HASH")
      .replacing(#/AUTHOR +/#, with: "AUTHOR  ")
      .replacing(#/BY +ENTRY/#, with: "BY  ENTRY")
      .replacing("\(account) (uid \(getuid()))", with: "ACCOUNT (uid N)")
      .replacing("decided by \(account)\n", with: "decided by ACCOUNT\n")
      .replacing(" by \(account), due", with: " by ACCOUNT, due")
      .replacing(#/\n  (\S+) +(\d+ asked)/#) {
        $0.1 == account ? "\n  ACCOUNT  \($0.2)" : String($0.0)
      }
      .replacing("the account \(account)\n", with: "the account ACCOUNT\n")
      .replacing("'\(account) = ", with: "'ACCOUNT = ")
      .replacing(#/Z  (\S+) +/#) { $0.1 == account ? "Z  ACCOUNT  " : String($0.0) }
  }

  /// The words of a command; quotation marks keep blanks together.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word = ""
    var open: Character?
    var begun = false
    for character in command {
      if let mark = open {
        if character == mark { open = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        open = character
        begun = true
      } else if character == " " {
        if begun { words.append(word) }
        word = ""
        begun = false
      } else {
        word.append(character)
        begun = true
      }
    }
    if begun { words.append(word) }
    return words
  }
}
