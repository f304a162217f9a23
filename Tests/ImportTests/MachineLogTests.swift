import CustodyDomain
import CustodyImport
import Testing

/// What the logs of clusters, AI vendors and security lakes tell beyond the samples.
@Suite struct MachineLogTests {
  private func events(_ text: String) throws -> [Event] {
    try Run.text(text).sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
  }

  private func request(
    _ verb: String, _ resource: String, user: String, code: Int = 200
  ) -> String {
    let parts = resource.split(separator: "/")
    let part = parts.count > 1 ? #","subresource":"\#(parts[1])""# : ""
    return #"{"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a1","#
      + #""stage":"ResponseComplete","verb":"\#(verb)","user":{"username":"\#(user)"},"#
      + #""objectRef":{"resource":"\#(parts[0])"\#(part),"namespace":"web","name":"api"},"#
      + #""responseStatus":{"code":\#(code)},"stageTimestamp":"2026-03-01T10:00:00.123456Z""#
  }

  @Test func `an account's requests are its own`() throws {
    let user = "system:serviceaccount:ops:ci"
    let read = try #require(try events(request("get", "pods", user: user) + "}").first)
    #expect(read.kind == .use && read.identity == user && read.scope == "get:pods")
    #expect(read.target == "pods web/api")
    #expect(read.keys == EventKeys(source: "kubernetes", kind: .serviceAccount, sourceID: "ops/ci"))
    #expect(
      try events(request("delete", "pods", user: user) + "}").map(\.kind) == [.execution])
    let refused = try events(request("delete", "pods", user: user, code: 403) + "}")
    #expect(refused.map(\.kind) == [.policyDecision])
    #expect(refused.first?.summary == "refused: status 403")
  }

  @Test func `a token's minting by an account is both accounts', and the token is forgotten`()
    throws
  {
    let text =
      request(
        "create", "serviceaccounts/token", user: "system:serviceaccount:ops:ci", code: 201)
      + #","responseObject":{"kind":"TokenRequest","status":{"token":"s3cr3t"}}}"#
    let (report, sink) = try Run.text(text)
    #expect(report.secretsDropped == 1)
    #expect(!Rendering.text(report, sink).contains("s3cr3t"))
    let events = try events(text)
    #expect(events.map(\.kind) == [.execution, .change])
    #expect(events.map(\.keys?.sourceID) == ["ops/ci", "web/api"])
    #expect(events.map(\.id) == ["a1", "a1/done"])
  }

  @Test func `a role bound to an account is an approval by who bound it`() throws {
    let text =
      request("create", "rolebindings", user: "ana", code: 201)
      + #","requestObject":{"roleRef":{"kind":"ClusterRole","name":"edit"},"subjects":["#
      + #"{"kind":"User","name":"bo"},{"kind":"ServiceAccount","name":"a"},"#
      + #"{"kind":"ServiceAccount","name":"b","namespace":"ops"}]}}"#
    let events = try events(text)
    #expect(events.map(\.kind) == [.approval, .approval])
    #expect(events.map(\.keys?.sourceID) == ["web/a", "ops/b"])
    #expect(Set(events.map(\.id)).count == 2)
    #expect(events.allSatisfy { $0.scope == "ClusterRole/edit" && $0.actor == "ana" })
  }

  @Test func `requests of people that concern no account, and other stages, are left out`() throws {
    let person = request("get", "pods", user: "ana") + "}"
    let early = person.replacing("ResponseComplete", with: "RequestReceived")
    #expect(
      try Run.text(person + "\n" + early).report.ignored.map(\.reason) == [
        "concerns no service account: get pods", "is another stage of a request: RequestReceived",
      ])
  }

  @Test func `a secret's data in a cluster's log are forgotten`() throws {
    let text =
      request("create", "secrets", user: "system:serviceaccount:ops:ci")
      + #","requestObject":{"kind":"Secret","data":{"p":"czNjcjN0"},"stringData":{"p":"s3cr3t"}}}"#
    let (report, sink) = try Run.text(text)
    #expect(report.secretsDropped == 2)
    let shown = Rendering.text(report, sink)
    #expect(!shown.contains("czNjcjN0") && !shown.contains("s3cr3t"))
  }

  @Test func `OpenAI's own writing has a point in the member's name`() throws {
    let event = try #require(
      try events(
        #"{"object":"list","data":[{"id":"l1","type":"service_account.created","#
          + #""effective_at":1770000000,"actor":{"type":"api_key","api_key":{"type":"#
          + #""service_account","id":"key-1","service_account":{"id":"svc-1"}}},"#
          + #""service_account.created":{"id":"svc-2","data":{"role":"member"}}}]}"#
      ).first)
    #expect(event.kind == .provisioning && event.actor == "svc-1")
    #expect(event.keys == EventKeys(source: "openai", kind: .serviceAccount, sourceID: "svc-2"))
    let expired =
      #"{"id":"l2","type":"api_key.deleted","effective_at":1,"api_key.deleted":{"id":"k"}}"#
    #expect(try events(expired).map(\.kind) == [.revocation])
  }

  @Test func `Anthropic's keys are found where the entry names them`() throws {
    let event = try #require(
      try events(
        #"{"id":"1","created_at":"2026-05-07T10:00:00Z","type":"platform_api_key_deleted","#
          + #""api_key_id":"apikey_1","actor":{"type":"admin_api_key_actor","api_key_id":"apikey_2"}}"#
      ).first)
    #expect(event.kind == .revocation && event.actor == "apikey_2")
    #expect(event.keys == EventKeys(source: "anthropic", kind: .apiKey, sourceID: "apikey_1"))
  }

  @Test func `a sign-in is found by the account that an export lists`() throws {
    let text =
      #"{"id":"1","created_at":"2026-05-07T10:00:00Z","type":"user_signed_in_sso","#
      + #""actor":{"type":"user_actor","user_id":"user_1","email_address":"Ana@corp.example"}}"#
    let event = try #require(try events(text).first)
    #expect(event.kind == .signIn && event.identity == "ana@corp.example")
    #expect(
      event.keys
        == EventKeys(source: "anthropic", sourceID: "user_1", principal: "ana@corp.example"))
  }

  private func ocsf(_ group: Int, _ activity: Int, _ more: String) -> String {
    #"{"class_uid":\#(group),"activity_id":\#(activity),"category_uid":3,"time":1770000000000,"#
      + #""metadata":{"uid":"m1","correlation_uid":"CHG-1","product":{"name":"Okta","#
      + #""vendor_name":"Okta"}}\#(more)}"#
  }

  @Test func `privileges given by a person are an approval, with the task`() throws {
    let event = try #require(
      try events(
        ocsf(
          3005, 1,
          #","actor":{"user":{"uid":"00u1","email_addr":"Ana@corp.example"}},"#
            + #""user":{"uid":"svc-1"},"privileges":["read","write"]"#)
      ).first)
    #expect(event.kind == .approval && event.actor == "ana@corp.example")
    #expect(event.source == "okta" && event.task == "CHG-1" && event.scope == "read write")
    #expect(event.keys == EventKeys(source: "okta", sourceID: "svc-1") && event.id == "m1")
  }

  @Test func `an application's call is found by client and person`() throws {
    let actor = #","actor":{"app_uid":"0oa1","app_name":"Notes","user":{"uid":"00u1"}}"#
    let call = actor + #","api":{"operation":"files.get","service":{"name":"drive.example"}}"#
    let event = try #require(try events(ocsf(6003, 2, call)).first)
    #expect(event.kind == .use && event.scope == "drive:files.get")
    #expect(event.keys == EventKeys(source: "okta", clientID: "0oa1", principal: "00u1"))
    let refused = try events(ocsf(6003, 2, call + #","status_id":2,"status_code":"403""#))
    #expect(refused.map(\.kind) == [.policyDecision])
    // What an application does to an account is told of both.
    let both = try events(ocsf(3001, 6, actor + #","user":{"uid":"00u9"}"#))
    #expect(both.map(\.kind) == [.execution, .revocation])
    #expect(both.map(\.id) == ["m1", "m1/done"])
    #expect(
      try Run.text(ocsf(2004, 1, "")).report.ignored.map(\.reason)
        == ["is of class 2004, activity 1, which tells of no access"])
  }

  @Test func `an event whose id or telling can't be kept is rejected`() throws {
    func reasons(_ id: String, _ name: String) throws -> [String] {
      try Run.text(
        #"{"id":"\#(id)","created_at":"2026-03-01T10:00:00Z","type":"mcp_server_created","#
          + #""mcp_server_name":"\#(name)","actor":{"type":"user_actor"}}"#
      ).report.rejected.map(\.reason)
    }
    #expect(try reasons("1", "n") == [])
    #expect(try reasons("a\\u202e", "n") == ["'id' holds a character that reorders text"])
    #expect(
      try reasons("1", String(repeating: "n", count: 1020))
        == ["its summary is longer than 1024 characters"])
  }

  @Test func `an event without an id, and with very many scopes, still makes a record`() throws {
    let name = String(repeating: "n", count: 300)
    let scopes = (0..<200).map { "scope-number-\($0)" }.joined(separator: ",")
    let text =
      #"{"date_create":"2026-03-01 10:00:00","action":"app_installed","actor":{"user":{"id":"W1"}},"#
      + #""context":{},"entity":{"app":{"id":"A1","name":"\#(name)","scopes":"\#(scopes)"}}}"#
    let lookup =
      #"{"eventTime":"2026-03-01T10:00:00Z","eventName":"GetObject","eventSource":"s3.amazonaws.com","#
      + #""userIdentity":{"userName":"ana"},"resources":[{"ARN":"arn:\#(name)"}]}"#
    for (text, isLong) in [(text, false), (lookup, true)] {
      let seen = try Run.text(text).sink.observations
      let lines = seen.compactMap(RecordWriter.line)
      let again = try Run.text(lines.joined(separator: "\n"))
      #expect(again.report.rejected.isEmpty && again.sink.observations.count == seen.count)
      #expect(try events(text).first?.id.hasPrefix("sha256:") == isLong)
      #expect(try events(text).first?.scope?.hasSuffix("…") == !isLong)
    }
  }
}
