import CustodyConfiguration
import CustodyDomain
import CustodyTestSupport
import Foundation
import Testing

@testable import CustodyImport

/// What `custody sources map` proposes, and that it can be used as it is.
@Suite struct MapProposalTests {
  @Test(arguments: Fixture.mapped)
  func `a proposal says what the columns are`(name: String) throws {
    let text = try MapProposal.text(for: Fixture.path(name))
    try Golden.check(text, "Fixtures/\(name).proposal")
  }

  @Test(arguments: Fixture.mapped)
  func `a proposal imports the file as it is`(name: String) throws {
    let text = try MapProposal.text(for: Fixture.path(name))
    let map = try ColumnMapFile.load(text: text, path: "map.toml")
    let (report, sink) = try Run.file(Fixture.path(name), ImportOptions(map: map))
    #expect(report.read == report.loaded + report.ignored.count + report.rejected.count)
    let rendered = Rendering.text(report, sink)
    try Golden.check(rendered, "Fixtures/\(name).expected")
  }

  @Test(arguments: Fixture.mapped)
  func `without its map a file is refused, or it is a list of people`(name: String) throws {
    do {
      #expect(try Run.file(Fixture.path(name)).report.source == "people.csv")
    } catch ImportError.refused(_, _, _, let hint) {
      #expect(hint == "any CSV can be read by a column map: custody sources map FILE proposes one")
    }
  }

  private func propose(_ columns: [String], _ rows: [[String]], file: String = "x.csv") -> String {
    MapProposal.text(for: CSVSample(columns: columns, rows: rows, file: file))
  }

  @Test func `the order of dates is proposed where a value shows it`() {
    func order(_ values: [String]) -> String? {
      propose(["App", "User", "Last Seen"], values.map { ["Chat", $0, $0] })
        .split(separator: "\n").first { $0.contains("dates = ") }.map(String.init)
    }
    #expect(order(["2026-11-02"]) == nil)
    #expect(order(["02/03/2026", "14/03/2026"])?.hasPrefix("dates = \"day-first\"") == true)
    #expect(order(["02/03/2026", "03/14/2026"])?.hasPrefix("dates = \"month-first\"") == true)
    #expect(order(["02/03/2026"])?.hasPrefix("# dates = ") == true)
    #expect(order(["14/03/2026", "03/14/2026"])?.hasPrefix("# dates = ") == true)
  }

  @Test func `what nothing fills is left to say`() throws {
    let text = propose(["Colour", "Size"], [["red", "1"]])
    #expect(
      text.contains("\n# sourceID = \"a column\"   # fill this: without it there is no item\n"))
    #expect(text.contains("\n# name = \"a column\"   # fill this: without it there is no item\n"))
    #expect(text.contains("\n#   \"Colour\"\n"))
    #expect(throws: ConfigurationError.self) {
      try ColumnMapFile.load(text: text, path: "m.toml")
    }
  }

  @Test func `secrets are neither taken nor written`() {
    let key = "sk-proj-4fQ9xWm2LrT8vZ1c"
    let text = propose(
      ["App", "User", "Status", "Password", "Client Secret"],
      [["Chat", "a@x.example", key, "hunter2", "s3cret"]])
    for value in [key, "hunter2", "s3cret"] { #expect(!text.contains(value)) }
    #expect(text.contains("# Columns that seem to hold secrets, which custody never keeps:\n"))
    #expect(!text.contains("status = \"Status\""))
  }

  @Test func `a hostile header stays a header`() throws {
    let columns = [
      "App", "User\"]\n[fixed]\nkind = \"agent", "Last\u{202E} Seen", "{odd}", "\u{1B}[31mred",
      "A\\U0000",
    ]
    let text = propose(columns, [], file: "net\n[skip]\u{1B}skope.csv")
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value < 0x7F) })
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("[") } == ["[columns]", "[fixed]"])
    #expect(
      lines.contains(
        "kind = \"ai-account\"   # or oauth-grant, application, service-account, api-key, browser-session, browser-extension, agent"
      ))
  }

  @Test func `a column with braces is named whole`() throws {
    let text = propose(["{Application}"], [["Chat"]])
    #expect(text.contains("name = { column = \"{Application}\" }"))
    let map = try ColumnMapFile.load(text: text, path: "m.toml")
    #expect(map.columns["name"]?.templates == [ColumnTemplate(column: "{Application}")])
  }

  @Test(arguments: [
    (["Extension ID", "Extension name", "Version"], "browser-extension"),
    (["Key ID", "Key name", "Owner"], "api-key"),
    (["Client ID", "App", "Scopes", "User"], "oauth-grant"),
    (["Application", "Users"], "application"), (["Application", "User"], "ai-account"),
    (["Session ID", "User", "App"], "browser-session"),
  ])
  func `the kind follows from the columns`(columns: [String], kind: String) {
    #expect(propose(columns, []).contains("\nkind = \"\(kind)\""))
  }

  @Test func `what is no CSV has no map`() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a.json", "[{}]")
    #expect {
      try MapProposal.text(for: path)
    } throws: { error in
      guard case ImportError.refused(_, _, let reason, _) = error else { return false }
      return reason == "this is JSON, and a column map is for CSV"
    }
    #expect(throws: ImportError.self) { try MapProposal.text(for: scratch.file("none.csv")) }
  }

  @Test func `every member of a record can be filled, and no other`() throws {
    // What only custody itself says, what the map says for all rows, and what has parts.
    let apart: [String: Set<String>] = [
      "item": ["record", "id", "source", "usage", "publisher", "tool", "owners"],
      "person": ["record", "source"], "event": ["record", "source", "keys"],
      "owner": ["source"], "session": ["state"],
      "permission": ["class", "reach", "ranked", "administers", "added"],
      "tool": ["recognisedBy"],
    ]
    let known: [String: Set<String>] = [
      "item": RecordMembers.item, "person": RecordMembers.person, "event": RecordMembers.event,
      "session": RecordMembers.session, "exception": RecordMembers.exception,
      "acceptance": RecordMembers.acceptance, "control": RecordMembers.control,
      "permission": RecordMembers.permission, "owner": RecordMembers.ownership,
      "tool": RecordMembers.tool.union(["clientIDs", "domains", "ai", "state"]),
    ]
    #expect(Set(MapMember.records) == Set(RecordReader.kinds.keys))
    for record in MapMember.records {
      let members = try #require(MapMember.members(of: record)).map(\.path)
      #expect(Set(members).count == members.count, "\(record)")
      let plain = Set(members.filter { !$0.contains(".") }).subtracting(["domain", "item"])
      let expected = try #require(known[record])
        .subtracting(apart[record] ?? ["record"]).subtracting(["item", "record"])
      #expect(plain == expected, "\(record)")
    }
    let keys = try #require(MapMember.members(of: "event")).map(\.path)
      .filter { $0.hasPrefix("keys.") }.map { String($0.dropFirst(5)) }
    #expect(Set(keys) == RecordMembers.keys)
  }
}
