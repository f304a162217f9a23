import CustodyDomain
import TOMLKit

/// A TOML file with what its parser doesn't keep: on which line each key stands.
///
/// The parser tells the line of a syntax error only, so keys are found again in the text by the few
/// shapes of a line that begin a table or a value.
struct TOMLDocument {
  let path: String
  let table: TOMLTable
  private let lines: [String: Int]

  init(text: String, path: String) throws(ConfigurationError) {
    self.path = path
    // The parser takes a C string and would read no further than here.
    if let nul = text.utf8.firstIndex(of: 0) {
      throw ConfigurationError(
        path: path, line: text.utf8[..<nul].count { $0 == 0x0A } + 1,
        message: "there is a NUL character", hint: "remove it; nothing of the file is used")
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        path: path, line: error.source.begin.line, message: error.description,
        hint: "correct the line; nothing of the file is used")
    } catch {
      throw ConfigurationError(
        path: path, line: nil, message: "it can't be read as TOML: \(error)",
        hint: "see https://toml.io for the grammar")
    }
    lines = TOMLDocument.lines(of: text)
  }

  /// The line of a key by its path from the top, `recertify.strict`; of its table where the key itself
  /// isn't found.
  func line(_ key: String) -> Int? {
    // Lines are kept by keys without their quotation marks and blanks.
    var parts = TOMLDocument.keyPath(key[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    while !parts.isEmpty {
      if let line = lines[parts.joined(separator: ".")] { return line }
      parts.removeLast()
    }
    return nil
  }

  /// An error at a key.
  func error(_ key: String, _ message: String, _ hint: String) -> ConfigurationError {
    ConfigurationError(path: path, line: line(key), message: message, hint: hint)
  }

  /// Refuses the first key, in the order of the file, that is not among `known`.
  func checkKeys(
    of table: TOMLTable, at prefix: String, known: [String]
  ) throws(ConfigurationError) {
    func place(_ key: String) -> String { prefix.isEmpty ? key : "\(prefix).\(key)" }
    let wrong = table.keys.filter { !known.contains($0) }
      .min { (line(place($0)) ?? .max, $0) < (line(place($1)) ?? .max, $1) }
    guard let wrong else { return }
    throw error(
      place(wrong), "no key '\(place(wrong))'",
      known.isEmpty ? "there are no keys here" : nearestHint(to: wrong, among: known))
  }

  /// The table at a key; nil where the key isn't there.
  func table(_ key: String) throws(ConfigurationError) -> TOMLTable? {
    guard let value = table[key] else { return nil }
    guard let found = value.table else {
      throw error(key, "'\(key)' is no table", "write [\(key)] on a line of its own")
    }
    return found
  }

  /// The tables of `[[key]]`, each with its number; none where the key isn't there.
  func tables(_ key: String) throws(ConfigurationError) -> [(at: String, table: TOMLTable)] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else {
      throw error(key, "'\(key)' is no list of tables", "write [[\(key)]] before each")
    }
    var found: [(at: String, table: TOMLTable)] = []
    for index in 0..<array.count {
      guard let element = array[index].table else {
        throw error(key, "'\(key)' is no list of tables", "write [[\(key)]] before each")
      }
      found.append(("\(key).\(index)", element))
    }
    return found
  }

  /// Text at a key of a table.
  func string(_ table: TOMLTable, _ key: String, at prefix: String = "")
    throws(ConfigurationError) -> String?
  {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw wrongType(prefix, key, "text in quotation marks") }
    return text
  }

  /// Yes or no at a key of a table.
  func bool(_ table: TOMLTable, _ key: String, at prefix: String = "")
    throws(ConfigurationError) -> Bool?
  {
    guard let value = table[key] else { return nil }
    guard let flag = value.bool else { throw wrongType(prefix, key, "true or false") }
    return flag
  }

  /// A list of texts at a key of a table; one text counts as a list of one.
  func strings(_ table: TOMLTable, _ key: String, at prefix: String = "")
    throws(ConfigurationError) -> [String]?
  {
    guard let value = table[key] else { return nil }
    if let one = value.string { return [one] }
    guard let array = value.array else {
      throw wrongType(prefix, key, "text, or a list like [\"a\", \"b\"]")
    }
    var found: [String] = []
    for index in 0..<array.count {
      guard let text = array[index].string else {
        throw wrongType(prefix, key, "a list of texts like [\"a\", \"b\"]")
      }
      found.append(text)
    }
    return found
  }

  /// A whole number within a range at a key of a table.
  func int(_ table: TOMLTable, _ key: String, at prefix: String = "", in range: ClosedRange<Int>)
    throws(ConfigurationError) -> Int?
  {
    guard let value = table[key] else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw wrongType(
        prefix, key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func wrongType(_ prefix: String, _ key: String, _ wanted: String) -> ConfigurationError {
    let place = prefix.isEmpty ? key : "\(prefix).\(key)"
    return error(place, "'\(place)' has a wrong value", "write \(wanted)")
  }

  /// Lines of tables and keys. A `[[list]]` counts from 0: `queue.0.name`.
  private static func lines(of text: String) -> [String: Int] {
    var found: [String: Int] = [:]
    var counts: [String: Int] = [:]
    var prefix = ""
    var number = 0
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = raw.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("[["), let end = line.firstIndex(of: "]") {
        let name = keyPath(line[line.index(line.startIndex, offsetBy: 2)..<end])
        let index = counts[name, default: 0]
        counts[name] = index + 1
        prefix = "\(name).\(index)"
      } else if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        prefix = keyPath(line[line.index(after: line.startIndex)..<end])
      } else if !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
        let key = keyPath(line[..<equals])
        let place = prefix.isEmpty ? key : "\(prefix).\(key)"
        if found[place] == nil { found[place] = number }
        continue
      } else {
        continue
      }
      if found[prefix] == nil { found[prefix] = number }
    }
    return found
  }

  private static func keyPath(_ text: Substring) -> String {
    text.split(separator: ".").map { part in
      part.filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" }
    }.joined(separator: ".")
  }
}
