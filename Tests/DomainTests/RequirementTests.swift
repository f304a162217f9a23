import CustodyDomain
import Foundation
import Testing

/// The table of what is asked of custody names every row once, and only what is there.
@Suite struct RequirementTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A row of the table.
  struct Row: CustomTestStringConvertible, Sendable {
    var id, asks, met, held: String
    var testDescription: String { id }

    /// What meets it, without what is yet to come.
    var now: String { met.components(separatedBy: "not yet:")[0] }
    /// What is yet to come; nil where nothing is.
    var later: String? {
      let parts = met.components(separatedBy: "not yet:")
      return parts.count > 1 ? parts[1] : nil
    }
  }

  static let rows: [Row] = {
    let file = root.appendingPathComponent("Tests/REQUIREMENTS.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, cells[1].wholeMatch(of: #/[BICRPF][0-9]{2}/#) != nil else {
        return nil
      }
      return Row(id: cells[1], asks: cells[2], met: cells[3], held: cells[4])
    }
  }()

  @Test func `every row stands once, in order`() {
    let counts = [("B", 37), ("I", 40), ("C", 37), ("R", 27), ("P", 37), ("F", 5)]
    let ids = counts.flatMap { letter, count in
      (1...count).map { letter + ($0 < 10 ? "0" : "") + String($0) }
    }
    #expect(Self.rows.map(\.id) == ids)
  }

  @Test(arguments: rows)
  func `a row names what meets it and what holds it, and all of it is there`(row: Row) {
    #expect(!row.asks.isEmpty)
    let names = Self.names(in: row.now)
    for name in names { #expect(Self.exists(name), "\(name) isn't there") }
    for name in Self.names(in: row.held) { #expect(Self.isTest(name), "\(name) is no test") }
    if let later = row.later {
      let hasWords = later.contains { $0.isLetter }
      #expect(hasWords)
      for name in Self.names(in: later) {
        #expect(!Self.exists(name), "\(name) is there by now: say so in the row")
      }
    }
    if row.met.hasPrefix("not ") { return }
    #expect(!names.isEmpty || row.met.contains("screen"), "nothing meets it")
    #expect(!Self.names(in: row.held).isEmpty, "nothing holds it")
  }

  @Test(arguments: rows)
  func `a rule that a row names is spoken of where the row says that it is held`(row: Row) {
    let files = Self.names(in: row.held).compactMap { Self.testFile(of: $0) }
    for name in Self.names(in: row.now) where RuleCatalogue.rule(name) != nil {
      #expect(files.contains { $0.contains("\"\(name)\"") }, "\(name)")
    }
  }

  /// The text of the file in which a test or a suite stands; nil where there is none.
  private static func testFile(of name: String) -> String? {
    let declaration = name.contains(" ") ? "func `\(name)`" : "struct \(name) "
    return testFiles.first { $0.contains(declaration) }
  }

  /// What stands between backticks.
  private static func names(in cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private static func exists(_ name: String) -> Bool {
    if RuleCatalogue.rule(name) != nil { return true }
    if ItemKind(rawValue: name) != nil || OwnerRole(rawValue: name) != nil { return true }
    if name.hasPrefix("custody ") {
      return sources.contains("/// `\(name)") || commands.contains(String(name.dropFirst(8)))
    }
    if name.contains("/") {
      return FileManager.default.fileExists(atPath: root.appendingPathComponent(name).path)
    }
    if name.contains(":") { return (try? Query(parsing: name)) != nil }
    if name.count == 1 { return keys.contains("\"\(name)\"") }
    if name.first?.isUppercase == true { return types.contains(name) }
    return policy.contains("\(name)]") || policy.contains("\n\(name) =")
  }

  private static func isTest(_ name: String) -> Bool {
    name.contains(" ") ? tests.contains("func `\(name)`") : testTypes.contains(name)
  }

  // Read once; nothing changes while the tests run.
  private static let sources = texts(of: "Sources").joined(separator: "\n")
  private static let testFiles = texts(of: "Tests")
  private static let tests = testFiles.joined(separator: "\n")
  private static let types = declared(in: sources)
  private static let testTypes = declared(in: tests)
  private static let keys = file("Sources/CustodyDashboard/Keys/KeyMap+Standard.swift")
  private static let policy = file("Sources/CustodyConfiguration/Resources/policy.toml")
  private static let commands: Set<String> = {
    let text = file("Sources/custody/Commands/Root.swift")
    return Set(
      text.split { !$0.isLetter && $0 != "." }.filter { $0.hasSuffix(".self") }
        .map { $0.dropLast(5).lowercased() })
  }()

  private static func file(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  private static func texts(of folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
    let paths = (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    return paths.sorted().map { file("\(folder)/\($0)") }
  }

  /// Names after the words that declare a type.
  private static func declared(in text: String) -> Set<String> {
    let words: Set<Substring> = ["struct", "enum", "class", "protocol", "actor"]
    var names: Set<String> = []
    for line in text.utf8.split(separator: 10) {
      guard let line = String(line) else { continue }
      let parts = line.split(separator: " ")
      for (word, next) in zip(parts, parts.dropFirst()) where words.contains(word) {
        names.insert(String(next.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
      }
    }
    return names
  }
}
