import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Custody records: what is written is read again, to the last fact.
@Suite struct RecordTests {
  private static let moment = Instant(text: "2026-11-21T09:14:00Z") ?? Instant(seconds: 0)
  private static let id = ItemID(kind: .agent, source: "custody", sourceID: "a/1")

  private static var full: Item {
    var item = Item(
      id: id, kind: .agent, source: "custody", sourceID: "a/1", name: "Å\u{1B}[31m \"x\"\n\u{202E}")
    item.tenant = "corp"
    item.tool = ToolReference(
      id: "claude", name: "Claude", vendor: "Anthropic", recognisedBy: "name")
    item.ai = true
    item.embeddedIn = "Notes"
    item.clientID = "c1"
    item.publisher = Publisher(name: "Acme", verified: false)
    item.principal = "ana@corp.example"
    item.holder = "a vendor"
    item.consent = .user
    item.requestedBy = "bo"
    item.approvedBy = "ci"
    item.credential = .agentToken
    item.fingerprint = "…ab12"
    item.handling = .plain
    item.delegation = .wholeProfile
    item.approvedActions = ["post", "read"]
    item.initiation = .autonomous
    item.acting = .autonomousAgent
    item.management = .unmanaged
    item.browserAccessed = false
    item.permissions = [
      Permission(
        scope: "Mail.ReadWrite", resource: "Graph", permissionClass: .mail, reach: .broad,
        ranked: true, administers: true, purpose: "reads", expires: moment, lastUsed: moment),
      Permission(scope: "x"),
    ]
    item.status = .pending
    item.created = moment
    item.usage = .seen(moment)
    item.expires = .at(moment)
    item.rotationDue = moment
    item.owners = [
      Ownership(role: .system, person: "ana", target: "CRM", source: "entra", since: moment),
      Ownership(role: .business, person: "bo", source: "custody"),
    ]
    item.purpose = "because"
    item.parentID = "p1"
    return item
  }

  private static var bare: Item {
    Item(id: ItemID("g-1"), kind: .oauthGrant, source: "entra", sourceID: "1", name: "1")
  }

  private static var observations: [Observation] {
    var never = bare
    never.usage = .never
    never.expires = .never
    return [
      .item(full), .item(bare), .item(never),
      .permission(on: id, Permission(scope: "a"), stub: full),
      .permission(
        on: id, Permission(scope: "b", purpose: "why"),
        stub: Item(id: id, kind: .agent, source: "custody", sourceID: id.text, name: id.text)),
      .owner(
        on: id,
        Ownership(role: .data, person: "ana", source: "custody", since: moment, until: moment)),
      .person(
        Person(
          id: "ana", name: "Ana", email: "a@b.example", aliases: ["x", "y"], team: "t",
          manager: "m",
          employment: .left, left: moment, isHuman: false, source: "hr")),
      .person(Person(id: "bo", name: "Bo", source: "custody")),
      .event(
        Event(
          id: "e1", item: id, kind: .policyDecision, actor: "a", identity: "i", target: "t",
          scope: "s", time: moment, until: moment, source: "siem", system: "erp", task: "T-1",
          approval: "A-1", summary: "done")),
      .event(Event(id: "e2", item: id, kind: .use, source: "custody")),
      .event(
        Event(
          id: "e3", item: nil,
          keys: EventKeys(
            source: "entra", tenant: "t", kind: .apiKey, sourceID: "1", credential: "c",
            clientID: "app",
            principal: "ana", name: "n"), kind: .use, source: "siem")),
      .event(Event(id: "e4", item: nil, kind: .execution, source: "siem", task: "T-1")),
      .event(Event(id: "e5", item: nil, kind: .signIn, source: "siem")),
      .session(
        Session(
          id: "s1", item: id, subject: "a", actor: "b", actorIsAgent: true, managedDevice: false,
          personalDevice: true, profile: "p-1", personalProfile: true, federated: false,
          destination: "crm", sensitive: true, production: false, entitlements: ["a", "b"],
          state: [.tokens: .persistent], started: moment, ended: moment)),
      .session(Session(id: "s2", item: id)),
      .exception(
        ExceptionRecord(item: id, rule: "dormant", approver: "ci", reason: "season", until: moment)),
      .exception(
        ExceptionRecord(
          item: id, kind: .breakGlass, user: "ana", approver: "ci", reason: "outage", from: moment,
          until: moment, plan: "none", log: "siem")),
      .acceptance(Acceptance(item: id, by: "ci", at: moment, reference: "T-2")),
      .control(
        ControlRecord(
          item: id, control: "approval-gate", target: "erp", mechanism: "opa", evidence: "url",
          claimedBy: "V", tested: moment, passed: false)),
      .tool(
        ToolReference(id: "t", name: "T", vendor: "V", recognisedBy: "domain"), clientIDs: ["1"],
        domains: ["t.example"], ai: false, state: .removed),
    ]
  }

  @Test func `reading what was written gives the same observations`() throws {
    let lines = RecordTests.observations.compactMap(RecordWriter.line)
    #expect(lines.count == RecordTests.observations.count)
    let (report, sink) = try Run.text(lines.joined(separator: "\n") + "\n")
    #expect(report.rejected == [])
    #expect(report.source == "custody.records")
    #expect(sink.observations.map { "\($0)" } == RecordTests.observations.map { "\($0)" })
    #expect(sink.observations.compactMap(RecordWriter.line) == lines)
  }

  @Test(arguments: Fixture.readable)
  func `what vendors' exports give survives as records`(name: String) throws {
    let all = try Run.file(Fixture.path(name)).sink.observations
    let kept = all.filter { RecordWriter.line($0) != nil }
    let lines = kept.compactMap(RecordWriter.line)
    guard !lines.isEmpty else { return }
    let (report, sink) = try Run.text(lines.joined(separator: "\n"))
    #expect(report.rejected == [])
    // Records about an item leave out what they don't speak of: that nobody owns it is not told by them.
    let told = kept.map { observation in
      guard case .item(var item) = observation else { return observation }
      item.tellsOwners = false
      return .item(item)
    }
    #expect(sink.observations.map { "\($0)" } == told.map { "\($0)" })
  }

  @Test func `a line shows no raw control characters`() throws {
    let line = try #require(RecordWriter.line(.item(RecordTests.full)))
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    #expect(!line.contains("\n"))
  }

  @Test(arguments: [
    (
      #"{"record":"item","kind":"agent","name":"x","sourceID":"1","purpos":"y"}"#,
      "'purpos' is no member of 'item'; did you mean 'purpose'?"
    ),
    (#"{"record":"itm"}"#, "'record' is 'itm', did you mean 'item'?"),
    (#"{"record":"item","name":"x","sourceID":"1"}"#, "has no 'kind'"),
    (
      #"{"record":"item","kind":"agnt","name":"x","sourceID":"1"}"#,
      "'kind' is 'agnt', did you mean 'agent'?"
    ),
    (#"{"record":"item","kind":"agent","name":"x"}"#, "has neither 'id' nor 'sourceID'"),
    (
      #"{"record":"item","kind":"agent","name":"x","id":"1","usage":"seen"}"#,
      "'usage' is 'seen', but there is no 'lastUsed'"
    ),
    (
      #"{"record":"item","kind":"agent","name":"x","id":"1","usage":"never","lastUsed":"2026-01-01"}"#,
      "'usage' contradicts 'lastUsed'"
    ),
    (
      #"{"record":"item","kind":"agent","name":"x","id":"1","created":"soon"}"#,
      "'created' is 'soon', not a time such as 2026-11-21T09:14:00Z"
    ),
    (
      #"{"record":"owner","person":"ana"}"#,
      "has no 'item': an id, or an object with kind, source and sourceID"
    ),
    (
      #"{"record":"owner","item":"g-1","person":"\u0430dmin"}"#, "'person' mixes look-alike scripts"
    ),
    (#"{"record":"permission","item":"g-1","scope":"a","reach":4}"#, "'reach' is '4', not 0 to 3"),
  ])
  func `a wrong record says what is wrong`(line: String, reason: String) throws {
    let report = try Run.text(line).report
    #expect(report.rejected.map(\.reason) == [reason])
  }

  @Test func `an item can be named by what its source calls it`() throws {
    let text =
      #"{"record":"owner","item":{"kind":"oauth-grant","source":"entra","sourceID":"x"},"person":"ana"}"#
    guard case .owner(let id, let ownership)? = try Run.text(text).sink.observations.first else {
      Issue.record("no owner")
      return
    }
    #expect(id == ItemID(kind: .oauthGrant, source: "entra", sourceID: "x"))
    #expect(ownership == Ownership(role: .business, person: "ana", source: "custody"))
  }
}

/// The same records from a spreadsheet.
@Suite struct RecordCSVTests {
  @Test func `a spreadsheet's rows are records`() throws {
    let text = """
      record,item,item.kind,item.source,item.sourceID,id,person,role,name,aliases,employment,kind,ai,expires,tool.id
      owner,,oauth-grant,entra,x,,ana,iam,,,,,,,
      owner,g-1,,,,,bo,,,,,,,,
      person,,,,,ana,,,Ana,a@b.example o1,active,,,,
      item,,,,,i1,,,Bot,,,agent,true,never,claude
      owner,,,,,,ana,,,,,,,,
      """
    let (report, sink) = try Run.text(text)
    #expect(report.source == "custody.records-csv")
    #expect(report.loaded == 4)
    #expect(report.rejected.map(\.at) == ["line 6"])
    let lines = sink.observations.compactMap(RecordWriter.line)
    let grant = ItemID(kind: .oauthGrant, source: "entra", sourceID: "x")
    #expect(
      lines == [
        #"{"record":"owner","item":"\#(grant)","role":"iam","person":"ana","source":"custody"}"#,
        #"{"record":"owner","item":"g-1","role":"business","person":"bo","source":"custody"}"#,
        #"{"record":"person","id":"ana","name":"Ana","aliases":["a@b.example","o1"],"#
          + #""employment":"active","source":"custody"}"#,
        #"{"record":"item","id":"i1","kind":"agent","source":"custody","sourceID":"i1","name":"Bot","#
          + #""tool":{"id":"claude","name":"claude"},"ai":true,"expires":"never"}"#,
      ])
  }

  @Test func `a spreadsheet's events say by what their items are found`() throws {
    let text = """
      record,id,event,keys.kind,keys.clientID,keys.principal,task
      event,e1,approval,oauth-grant,c1,ana,
      event,e2,approval,,,,CHG-1
      """
    let (report, sink) = try Run.text(text)
    #expect(report.loaded == 2)
    #expect(
      sink.observations.compactMap(RecordWriter.line) == [
        #"{"record":"event","id":"e1","keys":{"kind":"oauth-grant","clientID":"c1","#
          + #""principal":"ana"},"event":"approval","source":"custody"}"#,
        #"{"record":"event","id":"e2","event":"approval","source":"custody","task":"CHG-1"}"#,
      ])
  }
}
