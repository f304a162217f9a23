import CustodyDomain
import CustodyImport
import Testing

/// What Google's formats say beyond the samples.
@Suite struct GoogleTests {
  private func events(_ text: String) throws -> [Event] {
    try Run.text(text).sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
  }

  private func activity(_ events: String) -> String {
    #"{"kind":"admin#reports#activity","id":{"time":"2026-03-01T10:00:00.5Z","uniqueQualifier":"-7","#
      + #""applicationName":"token","customerId":"C1"},"actor":{"email":"Ana@corp.example","#
      + #""profileId":118},"events":\#(events)}"#
  }

  @Test func `use tells when and in whose name, in both ways of writing parameters`() throws {
    for parameters in [
      #"{"client_id":"c1","app_name":"Notes","api_name":"drive","method_name":"files.get"}"#,
      #"[{"name":"client_id","value":"c1"},{"name":"app_name","value":"Notes"},"#
        + #"{"name":"api_name","value":"drive"},{"name":"method_name","value":"files.get"}]"#,
    ] {
      let text = activity(#"{"name":"activity","parameters":\#(parameters)}"#)
      let event = try #require(try events(text).first)
      #expect(event.kind == .use)
      #expect(event.identity == "ana@corp.example")
      #expect(event.target == "drive files.get")
      #expect(event.id == "2026-03-01T10:00:00.5Z/-7/token/C1/0")
      guard case .aside(let item, false)? = try Run.text(text).sink.observations.first else {
        Issue.record("nothing about the token")
        return
      }
      #expect(
        item.id == ItemID(kind: .oauthGrant, source: "google", sourceID: "ana@corp.example/c1"))
      #expect(item.usage == event.time.map { .seen($0) })
    }
  }

  @Test func `other events and other applications say nothing of tokens`() throws {
    let (report, sink) = try Run.text(
      "["
        + activity(#"[{"name":"deny","parameters":[{"name":"client_id","value":"c1"}]}]"#) + ","
        + activity("[]").replacing("\"token\"", with: "\"login\"") + "]")
    #expect(
      report.ignored.map(\.reason) == [
        "tells neither of authorisation, use nor revocation", "is about login, not tokens",
      ])
    #expect(sink.observations.isEmpty)
  }

  @Test func `people are with us, gone, or unknown`() throws {
    func person(_ members: String) throws -> Person? {
      try Run.text(
        #"{"kind":"admin#directory#users","users":[{"id":"7","primaryEmail":"Ana@c.example""#
          + "\(members)}]}"
      ).sink.people.first
    }
    #expect(try person("")?.employment == .unknown)
    #expect(try person(#","suspended":false,"archived":false"#)?.employment == .active)
    #expect(try person(#","suspended":true"#)?.employment == .left)
    #expect(try person(#","suspended":false,"archived":true"#)?.employment == .left)
    let full = try #require(
      try person(
        #","aliases":["A.B@c.example"],"relations":[{"type":"manager","value":"Bo@c.example"}]"#))
    #expect(full.aliases == ["ana@c.example", "7", "a.b@c.example"])
    #expect(full.manager == "bo@c.example")
  }

  @Test func `a cloud key without restrictions opens every API`() throws {
    func scopes(_ members: String) throws -> [String]? {
      try Run.text(#"[{"name":"projects/p/locations/global/keys/k","uid":"u""# + "\(members)}]")
        .sink.items.first?.permissions.map(\.scope)
    }
    #expect(try scopes("") == ["*"])
    #expect(try scopes(#","restrictions":{}"#) == ["*"])
    #expect(
      try scopes(#","restrictions":{"apiTargets":[{"service":"maps"}]},"keyString":"AIza""#)
        == ["maps"])
  }

  @Test func `a cloud account is disabled only if it says so`() throws {
    let name = "projects/p/serviceAccounts/a@p.iam.gserviceaccount.com"
    let email = "a@p.iam.gserviceaccount.com"
    for (member, status) in [("", ItemStatus.active), (#","disabled":true"#, .disabled)] {
      let item = try Run.text(
        #"[{"name":"\#(name)","email":"\#(email)","projectId":"p"\#(member)}]"#
      ).sink.items.first
      #expect(item?.status == status)
      #expect(item?.sourceID == email)
      #expect(item?.usage == .unknown)
    }
    let key = try Run.text(
      #"[{"name":"\#(name)/keys/k1","keyType":"USER_MANAGED","disabled":true}]"#
    ).sink.items.first
    #expect(key?.status == .disabled)
    #expect(key?.expires == .unknown)
    #expect(key?.parentID == email)
  }
}
