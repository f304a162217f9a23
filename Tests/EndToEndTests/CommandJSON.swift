import CustodyTestSupport
import Foundation

/// What a command printed as JSON, read with a parser that custody doesn't use.
struct CommandJSON {
  let value: Any

  init(_ text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// A member; the value itself stays where there is none, so that a wrong path shows in the comparison.
  subscript(_ key: String) -> Any? { (value as? [String: Any])?[key] }

  /// The objects of a list member.
  func objects(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }

  /// The names of an object's members in the order printed, by reading the text, since a dictionary has none.
  static func keys(ofFirstObjectIn text: String, after marker: String) -> [String] {
    guard let start = text.range(of: marker)?.upperBound else { return [] }
    var keys: [String] = []
    var depth = 0
    var string = ""
    var inString = false
    var escaped = false
    var last: String?
    for character in text[start...] {
      if inString {
        if escaped {
          escaped = false
        } else if character == "\\" {
          escaped = true
        } else if character == "\"" {
          inString = false
          last = string
        } else {
          string.append(character)
        }
        continue
      }
      switch character {
      case "\"":
        inString = true
        string = ""
      case ":":
        if depth == 1, let name = last { keys.append(name) }
        last = nil
      case "{", "[": depth += 1
      case "}", "]":
        depth -= 1
        if depth == 0 { return keys }
      default: break
      }
    }
    return keys
  }
}

/// The samples that the import tests have, by path within their folder.
enum Sample {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../ImportTests/Fixtures/\(name)").standardized.path
  }
}

extension Command {
  /// Runs custody, and says what went wrong when it didn't end well.
  static func right(
    _ arguments: [String], in scratch: Scratch, environment: [String: String?] = [:]
  ) async throws -> String {
    let outcome = try await run(arguments, in: scratch, environment: environment)
    guard outcome.status == 0 else { throw Failure(arguments: arguments, outcome: outcome) }
    return outcome.output
  }

  /// A command that should have worked.
  struct Failure: Error, CustomStringConvertible {
    var arguments: [String]
    var outcome: Outcome
    var description: String {
      "custody \(arguments.joined(separator: " ")): \(outcome.status)\n\(outcome.error)"
    }
  }
}
