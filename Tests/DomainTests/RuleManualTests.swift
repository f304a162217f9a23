import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

/// The manual of the rules is made from the comments of their files; it stands beside them.
@Suite struct RuleManualTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/CustodyDomain/Policy/Rules")

  @Test func `the manual says what the rules' files say`() throws {
    let stale = "the manual of the rules is stale: UPDATE_GOLDEN=1 swift test --filter RuleManual"
    do {
      try Golden.check(manual(), "../../Sources/CustodyDomain/Policy/Rules/README.md")
    } catch {
      Issue.record(error, "\(stale)")
    }
  }

  @Test func `the list of rules holds every file of the folder`() throws {
    let rules = try Self.files().map { name in
      let file = Self.folder.appendingPathComponent(name + ".swift")
      let text = try String(contentsOf: file, encoding: .utf8)
      let id = try #require(text.firstMatch(of: #/let id = "([a-z-]+)"/#)?.1, "\(name) has no id")
      return (id: id, name: name)
    }
    let lines = rules.sorted { $0.id < $1.id }.map { "    \($0.name)(),\n" }.joined()
    try Golden.check(
      """
      // Made from the files in Rules: UPDATE_GOLDEN=1 swift test --filter RuleManual

      extension RuleCatalogue {
        /// In the order of their ids.
        public static let all: [any Rule] = [
      \(lines)  ]
      }
      """, "../../Sources/CustodyDomain/Policy/RuleCatalogue+All.swift")
  }

  private static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }

  @Test func `every rule has a file of its own with a whole specification`() throws {
    #expect(try Self.files() == RuleCatalogue.all.map(name).sorted())
    for rule in RuleCatalogue.all {
      let text = try specification(rule).joined(separator: "\n")
      for part in ["Finds: ", "Leaves alone: ", "Why: "] {
        #expect(text.contains("\n" + part), "\(rule.id) says nothing of '\(part)'")
      }
    }
  }

  @Test func `rules stand in the order of their ids, each once`() {
    let ids = RuleCatalogue.all.map(\.id)
    #expect(ids == Set(ids).sorted())
    for id in ids { #expect(RuleCatalogue.rule(id)?.id == id) }
    #expect(RuleCatalogue.rule("no-such-rule") == nil)
  }

  private func name(_ rule: any Rule) -> String { String(describing: type(of: rule)) }

  /// The lines of the comment before the rule's type, without their marks.
  private func specification(_ rule: any Rule) throws -> [String] {
    let file = Self.folder.appendingPathComponent(name(rule) + ".swift")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("struct \(name(rule)): Rule") })
    var comment: [String] = []
    for line in lines[..<start].reversed() {
      guard line.hasPrefix("///") else { break }
      comment.insert(String(line.dropFirst(line.hasPrefix("/// ") ? 4 : 3)), at: 0)
    }
    return comment
  }

  private func manual() throws -> String {
    var text = """
      # Rules

      What each rule finds, leaves alone, and why. This page is made from the comments of the files beside
      it. A finding's severity follows from the rule's weight and the item's reach:

      | weight | reach 0 | reach 1 | reach 2 | reach 3 |
      | --- | --- | --- | --- | --- |

      """
    for weight in RuleWeight.allCases {
      let words = Reach.allCases.map { weight.severity(at: $0).word }
      text += "| \(weight.rawValue) | " + words.joined(separator: " | ") + " |\n"
    }
    for rule in RuleCatalogue.all {
      text += "\n## \(rule.id)\n\n"
      var paragraph = ""
      for line in try specification(rule) {
        let begins = ["Finds: ", "Leaves alone: ", "Why: "].contains { line.hasPrefix($0) }
        if line.isEmpty || begins {
          if !paragraph.isEmpty { text += paragraph + "\n\n" }
          paragraph = line
        } else {
          paragraph += paragraph.isEmpty ? line : " " + line
        }
      }
      text += paragraph + "\n\n"
      text += "Weight: \(rule.weight.rawValue)\(rule.isHard ? ", hard" : ""). Controls: "
      text += rule.controls.map { id in
        "\(id) \(ControlCatalogue.control(id)?.title ?? "")"
      }.joined(separator: "; ")
      text += ".\n"
    }
    return text + controlMap()
  }

  /// By framework, which rules are evidence for which control.
  private func controlMap() -> String {
    var text = """

      # Controls

      By framework, the rules whose findings are evidence for each control. `custody controls` lists the
      others, too, and tells what labels mean that are quoted wrongly.

      """
    for framework in ControlCatalogue.frameworks {
      let rows = ControlCatalogue.controls(of: framework).map { control in
        (control, ControlCatalogue.rules(citing: control.id).map { "[\($0.id)](#\($0.id))" })
      }.filter { !$0.1.isEmpty }
      guard let first = rows.first?.0 else { continue }
      text += "\n## \(first.edition)\(first.isDraft ? ", \(first.status)" : "")\n\n"
      text += "| control | rules |\n| --- | --- |\n"
      for (control, rules) in rows {
        text += "| \(control.id) \(control.title) | \(rules.joined(separator: ", ")) |\n"
      }
    }
    return text
  }
}
