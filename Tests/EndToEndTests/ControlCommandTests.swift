import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

/// `custody controls`: the catalogue with what the rules find, and labels that are quoted wrongly.
struct ControlCommandTests {
  @Test func `the catalogue tells rules and findings, which add up`() async throws {
    let scratch = try await DemoTests.made.value
    let store = ["--store", DemoTests.demo(scratch)]
    let document = try CommandJSON(
      try await Command.right(["controls", "--format", "json"] + store, in: scratch))
    #expect(document["schema"] as? String == "custody.controls/1")
    let rows = document.objects("controls")
    #expect(rows.compactMap { $0["id"] as? String } == ControlCatalogue.all.map(\.id))
    let groups = try CommandJSON(
      try await Command.right(["findings", "--format", "json"] + store, in: scratch)
    ).objects("findings")
    let found = Dictionary(
      uniqueKeysWithValues: groups.compactMap { row in
        (row["rule"] as? String).flatMap { rule in (row["items"] as? Int).map { (rule, $0) } }
      })
    for row in rows {
      let id = try #require(row["id"] as? String)
      let rules = try #require(row["rules"] as? [String])
      #expect(rules == ControlCatalogue.rules(citing: id).map(\.id))
      #expect(row["findings"] as? Int == rules.reduce(0) { $0 + (found[$1] ?? 0) }, "\(id)")
    }
    #expect(rows.contains { ($0["findings"] as? Int ?? 0) > 0 })
  }

  @Test func `a draft is printed with its date, and without an inventory nothing is counted`()
    async throws
  {
    let scratch = try Scratch()
    let text = try await Command.right(["controls", "--framework", "ir"], in: scratch)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.hasPrefix("IR 8596") == true)
    #expect(lines.last?.contains("initial preliminary draft, 2025-12-16") == true)
    #expect(lines.last?.contains("?") == true)
    let missing = try await Command.run(
      ["controls", "--store", scratch.file("no.db")], in: scratch)
    #expect(missing.status == 66)
    let wrong = try await Command.run(["controls", "--framework", "isso-27001"], in: scratch)
    #expect(wrong.status == 64)
    #expect(wrong.error.contains("the nearest is 'iso-27001'"))
  }

  @Test func `stakeholders and roles are both shown, with the reason`() async throws {
    let scratch = try Scratch()
    let list = try await Command.right(["controls", "--framework", "csf"], in: scratch)
    #expect(list.contains("GV.RR-02"))
    let context = try #require(
      list.split(separator: "\n").first { $0.hasPrefix("GV.OC-02") })
    #expect(
      context.hasSuffix("quoted for ownership and accountability: that is GV.RR-02, GV.RR-01"))
    let told = try await Command.right(["controls", "GV.OC-02"], in: scratch)
    #expect(
      told.hasPrefix(
        """
        'GV.OC-02', quoted for ownership and accountability: an id of CSF 2.0, about stakeholders \
        and their needs
          GV.RR-02  Roles, responsibilities and authorities are established and enforced  fits
        """))
    #expect(
      told.contains(
        "  GV.OC-02  Stakeholders are understood, and their needs considered  is not meant"))
  }

  @Test func `wrong labels and slips of form are told with the right ids`() async throws {
    let scratch = try Scratch()
    let old = try await Command.right(["controls", "PR.AC-4"], in: scratch)
    #expect(
      old.hasPrefix(
        """
        'PR.AC-4', quoted for access permissions: an id of CSF 1.1, which CSF 2.0 replaced
          PR.AA-05  Access permissions are defined, managed, enforced and reviewed  fits
              NIST CSF 2.0, published
              cited by
        """))
    let slip = try await Command.right(["controls", "ac-6", "(7)"], in: scratch)
    #expect(slip.hasPrefix("'ac-6 (7)' is written AC-6(7)\n  AC-6(7)  Review of User Privileges\n"))
    let answers = try CommandJSON(
      try await Command.right(["controls", "NHI-03", "--format", "json"], in: scratch)
    ).objects("answers")
    #expect(
      answers.map { "\($0["id"] ?? "") \($0["fit"] ?? "")" } == [
        "NHI7:2025 exact", "NHI2:2025 partial", "NHI3:2025 none", "NHI5:2025 exact",
        "NHI3:2025 partial",
      ])
    let csv = try await Command.right(["controls", "IAM-02", "--format", "csv"], in: scratch)
    #expect(csv.hasPrefix("label,reading,meant,problem,fit,id,title,"))
    #expect(csv.contains("IAM-02,quoted,identity and authorisation of agents,"))
  }

  @Test func `what is unknown is named with the nearest, and can't act on a terminal`() async throws
  {
    let scratch = try Scratch()
    let near = try await Command.run(["controls", "PR.AB-05"], in: scratch)
    #expect(near.status == 64)
    #expect(near.error.contains("no control 'PR.AB-05'"))
    #expect(near.error.contains("the nearest is 'PR.AA-05'"))
    let hostile = try await Command.run(["controls", "\u{1B}]0;x\u{7}NHI\u{202E}7"], in: scratch)
    #expect(hostile.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 })
    #expect(
      hostile.error.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.value >= 32 && $0 != "\u{202E}")
      })
  }
}
