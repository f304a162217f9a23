import CustodyConfiguration
import CustodyDomain
import CustodyImport
import CustodyTestSupport
import Foundation
import Testing

/// What a column map makes of rows.
@Suite struct ColumnMapImportTests {
  private static let head = """
    record = "item"
    source = "netskope"

    """
  private static let item = """
    [columns]
    sourceID = "{User}/{App}"
    name = "App"
    principal = "User"
    lastUsed = "Seen"

    """
  private static let fixed = """
    [fixed]
    kind = "ai-account"

    """

  private func run(
    _ csv: String, top: String = "", columns: String = "", rest: String = "", strict: Bool = false
  ) throws -> (report: FileReport, sink: Collector) {
    try run(
      csv,
      map: top + ColumnMapImportTests.head + ColumnMapImportTests.item + columns + "\n"
        + ColumnMapImportTests.fixed + rest, strict: strict)
  }

  private func run(
    _ csv: String, map: String, strict: Bool = false
  ) throws -> (report: FileReport, sink: Collector) {
    let map = try ColumnMapFile.load(text: map, path: "m.toml")
    return try Run.text(csv, ImportOptions(strict: strict, map: map))
  }

  private func refusal(_ csv: String, top: String = "", columns: String = "") throws -> String? {
    do {
      _ = try run(csv, top: top, columns: columns)
      return nil
    } catch ImportError.refused(_, let at, let reason, let hint) {
      return "\(at ?? "-"): \(reason) (\(hint))"
    }
  }

  @Test func `a row is an item of the map's source`() throws {
    let (report, sink) = try run(
      "User,App,Seen,Scopes,State,Owner\n"
        + "Ana@Corp.example,Chat,2026-11-01,\"a b, c\",Tolerated,bo@corp.example\n",
      columns: """
        permissions = "Scopes"
        status = "State"
        owners.business = "Owner"
        """, rest: "[words.status]\nTolerated = \"active\"\n")
    #expect(report.source == "map.netskope")
    #expect(report.rejected.isEmpty)
    let item = try #require(sink.items.first)
    #expect(item.source == "netskope")
    #expect(item.sourceID == "ana@corp.example/Chat")
    #expect(item.id == ItemID(kind: .aiAccount, source: "netskope", sourceID: item.sourceID))
    #expect(item.principal == "Ana@Corp.example")
    #expect(item.permissions.map(\.scope) == ["a", "b", "c"])
    #expect(item.status == .active)
    #expect(item.usage == .seen(try #require(Instant(text: "2026-11-01"))))
    #expect(item.owners.map(\.person) == ["bo@corp.example"])
    #expect(item.owners.map(\.source) == ["netskope"])
    #expect(sink.scope?.complete == nil)
  }

  @Test func `an empty cell, and a word for one, is unknown`() throws {
    let csv = "User,App,Seen,Who\na@x.example,Chat,N/A,Unknown\nb@x.example,Chat,never,\n"
    let items = try run(csv, columns: "holder = \"Who\"").sink.items
    #expect(items.map(\.usage) == [.unknown, .never])
    #expect(items.map(\.holder) == [nil, nil])
    let kept = try run(csv, top: "empty = []\n", columns: "holder = \"Who\"")
    #expect(kept.sink.items.map(\.holder) == [nil])
    #expect(kept.report.rejected.map(\.reason) == ["'lastUsed' is 'N/A', not a time (from 'Seen')"])
  }

  @Test func `rows that bring nothing are passed over, each with its reason`() throws {
    let (report, sink) = try run(
      "User,App,Seen,Action,Sort\na@x.example,Chat,,Allowed,AI\nb@x.example,Chat,,BLOCKED,AI\n"
        + "c@x.example,Mail,,Allowed,Mail\n,,,,\n",
      rest: "[skip]\nAction = [\"Blocked\"]\n[only]\nSort = \"ai\"\n")
    #expect(sink.items.map(\.principal) == ["a@x.example"])
    #expect(
      report.ignored.map(\.reason) == ["'Action' is 'BLOCKED'", "'Sort' is 'Mail'", "is empty"])
  }

  @Test func `a wrong row says which column is wrong`() throws {
    let (report, _) = try run(
      "User,App,Seen,State,Dev\n,Chat,,,\na@x.example,Chat,soon,,\nb@x.example,Chat,,Odd,\n"
        + "c@x.example,Chat,,,perhaps\nd\u{202E}@x.example,Chat,,,\na@x.example,Fine,,,yes\n"
        + "a@x.example,Fine,,,no\n",
      columns: "status = \"State\"\nbrowserAccessed = \"Dev\"\n")
    #expect(
      report.rejected.map { "\($0.at): \($0.reason)" } == [
        "line 2: has no 'sourceID': 'User' is empty",
        "line 3: 'lastUsed' is 'soon', not a time (from 'Seen')",
        "line 4: 'status' is 'Odd', say what it means in [words.status] (from 'State')",
        "line 5: 'browserAccessed' is 'perhaps', say what it means in [words.browserAccessed]"
          + " (from 'Dev')",
        "line 6: 'sourceID' holds a character that reorders text (from 'User', 'App')",
        "line 8: 'sourceID' is 'a@x.example/Fine', as in a row before:"
          + " write rows = \"log\" in the map if an item may have many rows (from 'User', 'App')",
      ])
    #expect(report.read == report.loaded + report.rejected.count)
    #expect(throws: ImportError.self) {
      try run("User,App,Seen\na@x.example,Chat,soon\n", strict: true)
    }
  }

  @Test func `a log adds its rows up in any order`() throws {
    let csv = "User,App,Seen,S\na@x.example,Chat,2026-11-02,r\na@x.example,Chat,2026-11-01,w\n"
    let (report, sink) = try run(csv, top: "rows = \"log\"\n", columns: "permissions = \"S\"")
    #expect(report.loaded == 2)
    #expect(sink.items.isEmpty)
    let told = sink.observations.map { observation in
      switch observation {
      case .aside(let item, true): "aside \(item.sourceID) \(item.permissions.count)"
      case .permission(_, let permission, let stub): "\(permission.scope) on \(stub.sourceID)"
      default: "other"
      }
    }
    #expect(
      told == [
        "aside a@x.example/Chat 0", "r on a@x.example/Chat", "aside a@x.example/Chat 0",
        "w on a@x.example/Chat",
      ])
  }

  @Test func `a complete list retires what it lacks, unless a row was rejected`() throws {
    let top = "complete = true\n"
    let scope = try run("User,App,Seen\na@x.example,Chat,\n", top: top).sink.scope
    #expect(scope?.complete == true)
    #expect(scope?.source == "netskope")
    #expect(scope?.format == "map.netskope")
    let faulty = try run("User,App,Seen\na@x.example,Chat,\nb@x.example,Chat,soon\n", top: top)
    #expect(faulty.sink.scope?.complete == nil)
  }

  @Test func `whose account or device it is comes in the file's words`() throws {
    let csv =
      "User,App,Seen,Dev\na@x.example,Chat,,Managed\nb@x.example,Chat,,BYOD\nc@x.example,Chat,,Unknown\n"
    let items = try run(
      csv, columns: "management = \"Dev\"", rest: "[words.management]\nbyod = \"personal\"\n"
    ).sink.items
    #expect(items.map(\.management) == [.managed, .personal, nil])
  }

  @Test func `the host behind a row is its application`() throws {
    let (_, sink) = try run(
      "User,App,Seen,URL\na@x.example,Chat,,https://Chat.Corp.example:8443/x?y\n"
        + "b@x.example,Chat,,claude.ai/login\nc@x.example,Chat,,localhost\n",
      columns: "domain = \"URL\"")
    #expect(sink.items.map(\.parentID) == ["chat.corp.example", "claude.ai", nil])
    let domains = sink.observations.compactMap { observation in
      if case .application(let application) = observation { application.domains } else { nil }
    }
    #expect(domains == [["chat.corp.example"], ["claude.ai"]])
  }

  @Test func `an approval says by what its item is found`() throws {
    let map = """
      record = "event"
      source = "servicenow"
      dates = "day-first"
      zone = "Europe/Berlin"
      [columns]
      id = "{Number}/approval"
      task = "Number"
      actor = "Approver"
      time = "Approved"
      keys.clientID = "Client"
      keys.name = "App"
      [fixed]
      event = "approval"
      """
    let (report, sink) = try run(
      "Number;Approver;Approved;Client;App\nR-1;c@x.example;02.11.2026 10:00;42;Chat\n"
        + "R-2;c@x.example;03.11.2026;;Chat\n", map: map)
    #expect(report.rejected.isEmpty)
    let events = sink.observations.compactMap { observation in
      if case .event(let event) = observation { event } else { nil }
    }
    #expect(events.map(\.id) == ["R-1/approval", "R-2/approval"])
    #expect(events.map(\.task) == ["R-1", "R-2"])
    #expect(events.map(\.source) == ["servicenow", "servicenow"])
    #expect(events.map(\.time?.text) == ["2026-11-02T09:00:00Z", "2026-11-03T00:00:00Z"])
    #expect(events.map(\.keys) == [EventKeys(clientID: "42"), EventKeys(name: "Chat")])
  }

  @Test func `owners, permissions and sessions name their item`() throws {
    let id = ItemID(kind: .oauthGrant, source: "entra", sourceID: "g1")
    let reference =
      "[columns]\nitem.sourceID = \"Grant\"\n[fixed]\nitem.kind = \"oauth-grant\"\n"
      + "item.source = \"entra\"\n"
    func first(_ record: String, _ column: String, _ csv: String) throws -> Observation? {
      try run(
        csv,
        map: "record = \"\(record)\"\nsource = \"cmdb\"\n"
          + reference.replacing("[columns]\n", with: "[columns]\n\(column)\n")
      ).sink.observations.first
    }
    let csv = "Grant,What\ng1,a@x.example\n"
    guard case .owner(id, let owner)? = try first("owner", "person = \"What\"", csv) else {
      Issue.record("no owner")
      return
    }
    #expect(owner.person == "a@x.example" && owner.role == .business && owner.source == "cmdb")
    guard
      case .permission(id, let permission, _)? = try first("permission", "scope = \"What\"", csv)
    else {
      Issue.record("no permission")
      return
    }
    #expect(permission.scope == "a@x.example")
    guard case .session(let session)? = try first("session", "id = \"What\"", csv) else {
      Issue.record("no session")
      return
    }
    #expect(session.item == id)
  }

  @Test func `somebody whose last day is to come is no leaver yet`() throws {
    let map = """
      record = "person"
      source = "workday"
      dates = "month-first"
      [columns]
      id = ["Mail", "No"]
      name = "{First} {Last}"
      email = "Mail"
      aliases = ["No", "Mail"]
      manager = "Boss"
      employment = "Status"
      left = "End"
      [words.employment]
      "On leave" = "active"
      """
    let people = try run(
      "No,First,Last,Mail,Boss,Status,End\n00042,Ana,Lind,Ana@X.example,BO@x.example,Active,\n"
        + "00043,Bo,Dahl,,,Terminated,12/31/2026\n00044,Cy,Holm,,,Terminated,\n"
        + "00045,Di,Ek,,,On leave,12/31/9999\n", map: map
    ).sink.people
    #expect(people.map(\.id) == ["ana@x.example", "00043", "00044", "00045"])
    #expect(people.map(\.name) == ["Ana Lind", "Bo Dahl", "Cy Holm", "Di Ek"])
    #expect(people[0].aliases == ["00042", "ana@x.example"])
    #expect(people[0].manager == "bo@x.example")
    #expect(people.map(\.employment) == [.active, .unknown, .left, .active])
    #expect(people.map { $0.left?.dateText } == [nil, "2026-12-31", nil, nil])
    let now = try #require(Instant(text: "2026-11-21"))
    #expect(people.map { $0.hasLeft(now) } == [false, false, true, false])
  }

  @Test func `a map that doesn't fit the file is refused at its header`() throws {
    let row = "\na@x.example,Chat,\n"
    #expect(
      try refusal("Usr,App,Seen" + row)
        == "line 1: there is no column 'User', which the map needs for columns.principal"
        + " (the nearest is 'Usr'; mend the map)")
    #expect(
      try refusal("A,B,C" + row)
        == "line 1: there is no column 'Seen', which the map needs for columns.lastUsed"
        + " (it has A, B, C)")
    #expect(
      try refusal(
        "User,App,Seen,Client_Secret\na,b,,c\n", columns: "fingerprint = \"Client_Secret\"")
        == "line 1: the map takes the column 'Client_Secret' (columns.fingerprint), which holds secrets"
        + " (leave it out of the map: custody never keeps secrets)")
    #expect(
      try refusal("[{\"User\":\"a\"}]")
        == "-: this is JSON, and a column map is for CSV"
        + " (leave out --map, and custody looks for itself)")
    #expect(
      try refusal("User,App,Seen\na@x.example,Chat,03/04/2026\n")
        == "line 2: '03/04/2026' (lastUsed) can be read in two ways"
        + " (write dates = \"day-first\" or dates = \"month-first\" at the top of the map)")
  }

  @Test func `the map may say what parts the cells`() throws {
    let csv = "User|App|Seen;,\t\na@x.example|Chat|\n"
    #expect(throws: ImportError.self) { try run(csv) }
    let map =
      ("delimiter = \"|\"\n" + ColumnMapImportTests.head + ColumnMapImportTests.item
      + ColumnMapImportTests.fixed).replacing("\"Seen\"", with: "\"Seen;,\"")
    #expect(try run(csv, map: map).sink.items.count == 1)
  }

  @Test func `hostile cells pass the checks that all pass`() throws {
    let formula = "=cmd|' /C calc'!A0"
    let (report, sink) = try run(
      "User,App,Seen\na@x.example,\(formula),\n\(String(repeating: "u", count: 300)),Chat,\n"
        + "b@x.example,\(String(repeating: "n", count: 2000)),\n\u{1B}[31m@x.example,Chat,\n")
    #expect(sink.items.map(\.name) == [formula])
    #expect(
      report.rejected.map(\.reason) == [
        "'sourceID' is longer than 256 characters (from 'User', 'App')",
        "'sourceID' is longer than 1024 characters (from 'User', 'App')",
        "'sourceID' holds a control character (from 'User', 'App')",
      ])
    #expect(try refusal("User,App,Seen\na,b\u{0},\n")?.contains("holds a NUL byte") == true)
    let huge = "User,App,Seen\na@x.example,\"\(String(repeating: "x", count: 17 << 20))\",\n"
    #expect(try refusal(huge)?.contains("one row is larger than 16 MiB") == true)
  }

  @Test(arguments: 0..<4)
  func `a damaged file does no harm`(seed: Int) throws {
    let map = try ColumnMapFile.load(
      text: MapProposal.text(for: Fixture.path("maps/netskope-applications.csv")), path: "m.toml")
    let original = [UInt8](try Fixture.bytes("maps/netskope-applications.csv"))
    var dice = Damage.Dice(state: UInt64(seed) + 77)
    for _ in 0..<100 {
      var bytes = original
      for _ in 0...dice.roll(6) {
        let place = dice.roll(bytes.count)
        switch dice.roll(4) {
        case 0: bytes[place] = UInt8(dice.roll(256))
        case 1: bytes.insert(contentsOf: Array("\",;\n".utf8), at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(40)))
        default: bytes[place] ^= UInt8(1 << dice.roll(8))
        }
      }
      do {
        let (report, _) = try Run.bytes(bytes, ImportOptions(map: map))
        #expect(report.read == report.loaded + report.ignored.count + report.rejected.count)
      } catch ImportError.refused(_, _, let reason, let hint) {
        #expect(!reason.isEmpty && !hint.isEmpty)
      }
    }
  }
}
