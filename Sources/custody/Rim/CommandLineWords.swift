import ArgumentParser
import CustodyDomain

/// The command line before ArgumentParser sees it: options that hold for every command may stand before
/// its name, and a word that is no command is answered with the nearest one.
enum CommandLineWords {
  /// Options with a value that may stand before the command.
  private static let global = ["--store"]

  /// The words with the command first.
  static func ordered(_ words: [String], commands: [String]) throws -> [String] {
    var lead: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if global.contains(word), index + 1 < words.count {
        lead += [word, words[index + 1]]
        index += 2
      } else if global.contains(where: { word.hasPrefix($0 + "=") }) {
        lead.append(word)
        index += 1
      } else {
        break
      }
    }
    guard index < words.count, !words[index].hasPrefix("-") else { return words }
    let command = words[index]
    guard commands.contains(command) else {
      throw Complaint(
        .usage, "no command '\(command)'", hint: nearestHint(to: command, among: commands))
    }
    let rest = Array(words[(index + 1)...])
    // Commands with commands of their own take options after the inner word.
    let nested = ["ledger", "policy", "theme", "revocations", "sources"].contains(command)
    if nested, let inner = rest.first, !inner.hasPrefix("-") {
      return [command, inner] + lead + rest.dropFirst()
    }
    return [command] + lead + rest
  }
}
