import CustodyConfiguration
import CustodyDomain
import Foundation
import Testing

@Suite struct ColumnMapTests {
  private static let least = """
    record = "item"
    source = "netskope"
    [columns]
    sourceID = "{User}/{App}"
    name = "App"
    [fixed]
    kind = "ai-account"

    """

  private func fault(_ text: String) -> String? {
    do {
      _ = try ColumnMapFile.load(text: text, path: "m.toml")
      return nil
    } catch { return "\(error.line ?? 0): \(error.message) (\(error.hint))" }
  }

  @Test func `a map with everything in it is read`() throws {
    let map = try ColumnMapFile.load(
      text: """
        record = "item"
        source = "hr-tool"
        tenant = "nordlys"
        delimiter = ";"
        zone = "Europe/Berlin"
        dates = "day-first"
        complete = true
        empty = ["None", "?"]
        [columns]
        sourceID = "{User}/{App}"
        name = ["Title", "App"]
        permissions = { column = "Scopes {all}", split = "|" }
        owners.business = "Owner"
        publisher.name = "Vendor"
        [fixed]
        kind = "ai-account"
        ai = true
        [words.status]
        "Tolerated By IT" = "active"
        "Gone" = ""
        [skip]
        "Policy Action" = ["Blocked", "Denied"]
        [only]
        Category = "AI"
        """, path: "m.toml")
    var expected = ColumnMap(record: "item", source: "hr-tool")
    expected.tenant = "nordlys"
    expected.delimiter = ";"
    expected.zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    expected.dates = .dayFirst
    expected.isComplete = true
    expected.empty = ["none", "?"]
    expected.columns = [
      "sourceID": .init([try #require(ColumnTemplate("{User}/{App}"))]),
      "name": .init([ColumnTemplate(column: "Title"), ColumnTemplate(column: "App")]),
      "permissions": .init([ColumnTemplate(column: "Scopes {all}")], split: "|"),
      "owners.business": .init([ColumnTemplate(column: "Owner")]),
      "publisher.name": .init([ColumnTemplate(column: "Vendor")]),
    ]
    expected.fixed = ["kind": ["ai-account"], "ai": ["true"]]
    expected.words = ["status": ["tolerated by it": "active", "gone": ""]]
    expected.skip = ["Policy Action": ["Blocked", "Denied"]]
    expected.only = ["Category": ["AI"]]
    #expect(map == expected)
    #expect(
      map.neededColumns.map(\.column) == [
        "Title", "App", "Owner", "Scopes {all}", "Vendor", "User", "App", "Policy Action",
        "Category",
      ])
  }

  @Test func `a template takes columns out of braces that pair`() {
    #expect(
      ColumnTemplate("a {B} c{D}")?.parts == [.text("a "), .column("B"), .text(" c"), .column("D")])
    #expect(ColumnTemplate("Plain")?.parts == [.column("Plain")])
    for wrong in ["", "{", "a}", "{}", "{a", "a{b}}", "{a{b}}", "} {a}"] {
      #expect(ColumnTemplate(wrong) == nil, "\(wrong)")
    }
  }

  @Test(arguments: [
    ("source = \"x\"", "0: there is no 'record' (write record = \"item\" at the top)"),
    ("record = \"iten\"\nsource = \"x\"", "1: no record 'iten' (the nearest is 'item')"),
    (
      "record = \"item\"\nsource = \"Net Skope\"",
      "2: 'Net Skope' is no name of a source (write it in lower case without blanks: source = \"netskope\")"
    ),
    (
      "record = \"item\"\nsource = \"custody\"",
      "2: 'custody' is no system that a CSV comes from (name the system: source = \"netskope\")"
    ),
    ("recrod = \"item\"", "1: no key 'recrod' (the nearest is 'record')"),
    (
      "record = \"item\"\nsource = 3",
      "2: 'source' has a wrong value (write text in quotation marks)"
    ),
  ])
  func `a map that can't be meant is refused with its line`(text: String, expected: String) {
    #expect(fault(text) == expected)
  }

  @Test(arguments: [
    (
      "[columns]\nprincpal = \"A\"",
      "'princpal' is no member of 'item' (the nearest is 'principal')"
    ),
    (
      "[fixed]\nkind = \"ai-acount\"",
      "'ai-acount' is no word for 'kind' (the nearest is 'ai-account')"
    ),
    (
      "[words.status]\nOn = \"actve\"", "'actve' is no word for 'status' (the nearest is 'active')"
    ),
    (
      "[words.name]\nA = \"b\"", "'name' takes any text, not words (leave the table out)"
    ),
    ("[columns]\nkind = \"A\"", "'kind' is in [columns] and in [fixed] (leave one of them out)"),
    (
      "[fixed]\nsource = \"x\"",
      "'source' is no member of 'item' (the map's own source, above the tables, holds for each row)"
    ),
    (
      "[columns]\nname = \"{App\"",
      "'{App' is no column and no template (write \"Column\", or \"{One}/{Other}\", or"
        + " { column = \"odd {name}\" })"
    ),
    (
      "[columns]\nname = { colum = \"A\", split = \",\" }",
      "no key 'columns.name.colum' (the nearest is 'column')"
    ),
    (
      "[columns]\npublisher.verified = \"V\"",
      "'publisher.verified' says nothing without 'publisher.name' (fill publisher.name, too)"
    ),
    (
      "[columns]\ndomain = \"A\"\nparentID = \"B\"",
      "'domain' and 'parentID' both say which application is behind an item (leave one of them out)"
    ),
    (
      "[fixed]\ncreated = \"yesterday\"",
      "'yesterday' is no time (write it like 2026-11-21 or 2026-11-21T09:14:00Z)"
    ),
  ])
  func `a wrong member names what is right`(addition: String, expected: String) throws {
    let added = addition.split(separator: "\n").map(String.init)
    var lines = ColumnMapTests.least.split(separator: "\n").map(String.init)
    // A member that is said anew replaces what the least map says of it in the same table.
    let keys = added.dropFirst().map { $0.prefix { $0 != "=" } + "=" }
    if let at = lines.firstIndex(of: added[0]) {
      let end = lines[(at + 1)...].firstIndex { $0.hasPrefix("[") } ?? lines.count
      let old = lines[(at + 1)..<end].filter { line in !keys.contains { line.hasPrefix($0) } }
      lines.replaceSubrange((at + 1)..<end, with: added.dropFirst() + old)
    } else {
      lines += added
    }
    let answer = try #require(fault(lines.joined(separator: "\n")))
    let parts = answer.split(separator: ": ", maxSplits: 1)
    #expect(String(parts[1]) == expected)
    let line = try #require(Int(parts[0]))
    #expect(line > 2 && line <= lines.count)
  }

  @Test func `what nothing fills is named`() {
    #expect(
      fault("record = \"item\"\nsource = \"x\"\n[columns]\nname = \"A\"\n[fixed]\nkind = \"agent\"")
        == "3: nothing fills 'sourceID', without which there is no item"
        + " (add sourceID = \"a column\" to [columns], or a value to [fixed])")
    #expect(
      fault("record = \"owner\"\nsource = \"x\"\n[columns]\nperson = \"A\"\nitem.kind = \"B\"")
        == "3: nothing fills 'item.sourceID', so no item is named"
        + " (name it by item.kind and item.sourceID, or by its id in custody: item)")
    #expect(
      fault(
        "record = \"owner\"\nsource = \"x\"\n[columns]\nperson = \"A\"\nitem = \"B\"\nitem.kind = \"C\""
      )
        != nil)
    let event = "record = \"event\"\nsource = \"x\"\n[columns]\nid = \"A\"\nevent = \"E\"\n"
    #expect(fault(event)?.contains("nothing fills 'item.kind'") == true)
    #expect(fault(event + "keys.clientID = \"C\"") == nil)
    #expect(fault(event + "task = \"T\"") == nil)
  }

  @Test(arguments: [
    ("rows = \"log\"\ncomplete = true", "a log never holds every item"),
    ("rows = \"logs\"", "'rows' is 'logs'"),
    ("dates = \"day\"", "'dates' is 'day'"),
    ("delimiter = \"::\"", "'::' parts no cells"),
    ("zone = \"Europe/Berln\"", "no zone 'Europe/Berln'"),
    ("zone = \"CET\"", "no zone 'CET'"),
  ])
  func `a setting that isn't one is refused`(line: String, expected: String) throws {
    let answer = try #require(fault(line + "\n" + ColumnMapTests.least))
    #expect(answer.contains(": \(expected) ("), "\(answer)")
  }

  @Test func `only items depart and only they are logged`() {
    let person = "record = \"person\"\nsource = \"hr\"\n[columns]\nid = \"A\"\n"
    #expect(fault(person) == nil)
    #expect(fault("complete = true\n" + person)?.contains("complete = true is for items") == true)
    #expect(fault("rows = \"log\"\n" + person)?.contains("rows = \"log\" is for items") == true)
    #expect(fault("tenant = \"t\"\n" + person)?.contains("'person' has no tenant") == true)
  }
}
