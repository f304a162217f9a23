import CustodyDomain
import CustodyImport
import Testing

/// What CloudTrail tells beyond the samples.
@Suite struct CloudTrailTests {
  private let caller =
    #""userIdentity":{"type":"IAMUser","userName":"ana","accessKeyId":"AKIA1","#
    + #""arn":"arn:aws:iam::1:user/ana"},"eventTime":"2026-03-01T10:00:00Z""#

  private func call(_ name: String, _ source: String = "iam", _ more: String = "") -> String {
    #"{"eventID":"e-\#(name)","eventName":"\#(name)","eventSource":"\#(source).amazonaws.com","#
      + caller + more + "}"
  }

  private func events(_ text: String) throws -> [Event] {
    try Run.text(text).sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
  }

  @Test func `a key made by a key is two events, and its secret is forgotten`() throws {
    let text = call(
      "CreateAccessKey", "iam",
      #","responseElements":{"accessKey":{"accessKeyId":"AKIA2","secretAccessKey":"s3cr3t","#
        + #""userName":"bo"}},"requestParameters":{"userName":"bo","password":"s3cr3t"}"#)
    let (report, sink) = try Run.text(text)
    #expect(report.secretsDropped == 2)
    #expect(!Rendering.text(report, sink).contains("s3cr3t"))
    let events = try events(text)
    #expect(events.map(\.kind) == [.execution, .provisioning])
    #expect(events.map(\.keys?.credential) == ["AKIA1", "AKIA2"])
    #expect(events.map(\.target) == ["bo", nil])
    #expect(events.map(\.identity) == ["arn:aws:iam::1:user/ana", nil])
    #expect(events.map(\.id) == ["e-CreateAccessKey", "e-CreateAccessKey/done"])
  }

  @Test(arguments: [
    ("DeleteAccessKey", "", Event.Kind.revocation), ("UpdateAccessKey", "Inactive", .revocation),
    ("UpdateAccessKey", "Active", .change),
  ])
  func `a key switched or deleted is found by its id`(
    name: String, status: String, kind: Event.Kind
  ) throws {
    let done = try #require(
      try events(
        call(
          name, "iam",
          #","requestParameters":{"accessKeyId":"AKIA9","status":"\#(status)","userName":"bo"}"#)
      ).last)
    #expect(done.kind == kind)
    #expect(done.keys == EventKeys(source: "aws", kind: .apiKey, credential: "AKIA9"))
  }

  @Test func `a policy is put on the identity that it is attached to`() throws {
    let done = try #require(
      try events(
        call(
          "AttachRolePolicy", "iam",
          #","requestParameters":{"roleName":"ci","policyArn":"arn:aws:iam::aws:policy/Admin"}"#)
      ).last)
    #expect(done.kind == .change && done.scope == "arn:aws:iam::aws:policy/Admin")
    #expect(done.keys == EventKeys(source: "aws", kind: .serviceAccount, name: "ci"))
  }

  @Test func `a refused call is no use and changes nothing`() throws {
    let events = try events(
      call(
        "DeleteAccessKey", "iam",
        #","errorCode":"AccessDenied","requestParameters":{"accessKeyId":"AKIA9"}"#))
    #expect(events.map(\.kind) == [.policyDecision])
    #expect(events.first?.summary == "DeleteAccessKey refused: AccessDenied")
    let login = try self.events(
      call("ConsoleLogin", "signin", #","responseElements":{"ConsoleLogin":"Failure"}"#))
    #expect(login.map(\.kind) == [.policyDecision])
  }

  @Test func `reading is use, and everything else is done`() throws {
    #expect(try events(call("GetObject", "s3", #","readOnly":true"#)).map(\.kind) == [.use])
    #expect(try events(call("ListUsers")).map(\.kind) == [.use])
    #expect(try events(call("RunInstances", "ec2")).map(\.kind) == [.execution])
    #expect(try events(call("GetSessionToken", "sts")).map(\.kind) == [.signIn])
    #expect(try events(call("RunInstances", "ec2")).first?.scope == "ec2:RunInstances")
  }

  @Test func `a bearer token goes by the id of its credential`() throws {
    let text =
      #"{"eventID":"1","eventName":"InvokeModel","eventSource":"bedrock.amazonaws.com","#
      + #""readOnly":true,"requestParameters":{"modelId":"claude"},"userIdentity":{"type":"#
      + #""IAMUser","userName":"bedrock-1","credentialId":"ACCA1"}}"#
    let event = try #require(try events(text).first)
    #expect(event.kind == .use && event.target == "claude")
    #expect(event.keys == EventKeys(source: "aws", kind: .apiKey, credential: "ACCA1"))
  }

  @Test func `a session acts by the name that it was begun with, and has its role's rights`() throws
  {
    func event(_ context: String) throws -> Event? {
      let text =
        #"{"eventID":"1","eventName":"PutObject","eventSource":"s3.amazonaws.com","#
        + #""userIdentity":{"type":"AssumedRole","accessKeyId":"ASIA1","#
        + #""arn":"arn:aws:sts::1:assumed-role/ci/build-7","sessionContext":{\#(context)"#
        + #""sessionIssuer":{"arn":"arn:aws:iam::1:role/x/ci"}}}}"#
      return try events(text).first
    }
    #expect(try event("")?.actor == "build-7")
    #expect(try event(#""sourceIdentity":"ana","#)?.actor == "ana")
    #expect(try event("")?.identity == "arn:aws:iam::1:role/x/ci")
    #expect(try event("")?.keys == EventKeys(source: "aws", sourceID: "arn:aws:iam::1:role/x/ci"))
  }

  @Test func `what AWS does by itself is left out, but for roles that it takes`() throws {
    func text(_ name: String) -> String {
      #"{"eventID":"1","eventName":"\#(name)","eventSource":"sts.amazonaws.com","userIdentity":"#
        + #"{"type":"AWSService","invokedBy":"ec2.amazonaws.com"},"requestParameters":"#
        + #"{"roleArn":"arn:aws:iam::1:role/vm"},"sharedEventID":"s-1"}"#
    }
    #expect(
      try Run.text(text("Decrypt")).report.ignored.map(\.reason) == ["is AWS's own doing: Decrypt"])
    let event = try #require(try events(text("AssumeRole")).first)
    #expect(event.actor == "ec2.amazonaws.com" && event.identity == "arn:aws:iam::1:role/vm")
    #expect(event.task == "s-1")
  }

  @Test func `the text inside a lookup is read by the rules of a file`() throws {
    func lookup(_ text: String) throws -> FileReport {
      let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return try Run.text(
        #"{"Events":[{"EventId":"e1","EventName":"GetUser","CloudTrailEvent":"\#(quoted)"}]}"#
      ).report
    }
    let inside = call("GetSessionToken", "sts", #","responseElements":{"sessionToken":"s3cr3t"}"#)
    #expect(try lookup(inside).loaded == 1)
    #expect(try lookup(inside).secretsDropped == 1)
    #expect(
      try lookup(#"{"eventName":"a","eventName":"b"}"#).rejected.map(\.reason)
        == ["the text 'CloudTrailEvent': the member 'eventName' occurs twice in one object"])
    #expect(
      try lookup("[1]").rejected.map(\.reason)
        == ["the text 'CloudTrailEvent' is no single JSON object"])
    #expect(
      try lookup("{").rejected.map(\.reason)
        == ["the text 'CloudTrailEvent': the JSON is cut off before its end"])
    let deep = #"{"a":"# + String(repeating: "[", count: 70)
    #expect(
      try lookup(deep).rejected.first?.reason.hasSuffix("are nested more than 64 deep") == true)
  }
}
