import CustodyDomain
import CustodyImport
import Testing

/// What the logs of Okta, GitHub and Slack tell beyond the samples.
@Suite struct IdentityLogTests {
  private func events(_ text: String) throws -> [Event] {
    try Run.text(text).sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
  }

  private func okta(
    _ type: String, actor: String = "User", result: String = "SUCCESS", targets: String = "",
    scopes: String = "", name: String = "eventType"
  ) -> String {
    #"{"uuid":"u1","published":"2026-03-01T10:00:00.123Z","\#(name)":"\#(type)","#
      + #""actor":{"id":"00u1","type":"\#(actor)","alternateId":"Ana@corp.example","#
      + #""displayName":"Ana"},"outcome":{"result":"\#(result)","reason":"no"},"#
      + #""transaction":{"type":"WEB","id":"t-1"},"target":[\#(targets)],"#
      + #""debugContext":{"debugData":{"grantedScopes":"\#(scopes)"}}}"#
  }

  private let app = #"{"id":"0oa1","type":"AppInstance","displayName":"Notes"}"#
  private let bo = #"{"id":"00u2","type":"User","alternateId":"bo@corp.example"}"#

  @Test(arguments: [
    ("app.oauth2.as.consent.grant", Event.Kind.request),
    ("app.oauth2.admin.consent.grant", .approval), ("app.oauth2.as.consent.revoke", .revocation),
    ("app.oauth2.as.authorize.code", .signIn), ("app.oauth2.as.token.revoke", .change),
  ])
  func `an entry about consent is found by client and person`(
    type: String, kind: Event.Kind
  ) throws {
    for name in ["eventType", "eventtype"] {
      let text = okta(type, targets: app, scopes: "openid, email", name: name)
      let event = try #require(try events(text).first)
      #expect(event.kind == kind && event.actor == "ana@corp.example")
      #expect(event.keys == EventKeys(source: "okta", clientID: "0oa1", principal: "00u1"))
      #expect(event.scope == "openid email" && event.task == "t-1")
    }
  }

  @Test func `a client that takes a token acts for its user, or for itself`() throws {
    let type = "app.oauth2.as.token.grant.access_token"
    let client = try #require(
      try events(okta(type, actor: "PublicClientApp", targets: bo)).first)
    #expect(client.kind == .use && client.identity == "bo@corp.example")
    #expect(client.keys == EventKeys(source: "okta", clientID: "00u1", principal: "00u2"))
    #expect(try events(okta(type, actor: "PublicClientApp")).first?.identity == "00u1")
  }

  @Test func `what was refused in Okta is no use, and what isn't decided is left out`() throws {
    let refused = try #require(try events(okta("user.session.start", result: "FAILURE")).first)
    #expect(refused.kind == .policyDecision && refused.identity == nil)
    #expect(refused.summary == "user.session.start refused: no")
    let (report, _) = try Run.text(
      okta("user.session.start", result: "CHALLENGE") + "\n" + okta("group.user_membership.add"))
    #expect(
      report.ignored.map(\.reason) == [
        "is not decided: user.session.start ended in CHALLENGE",
        "is no consent, token, app or sign-in: group.user_membership.add",
      ])
  }

  private func github(_ action: String, _ more: String) -> String {
    #"{"@timestamp":1770000000000,"_document_id":"d1","action":"\#(action)","actor":"ana"\#(more)}"#
  }

  @Test func `access that somebody else gives a token is an approval`() throws {
    let more = #","user":"bo","token_id":7,"user_programmatic_access_name":"ci""#
    let event = try #require(try events(github("personal_access_token.access_granted", more)).first)
    #expect(event.kind == .approval && event.actor == "ana")
    #expect(event.keys == EventKeys(source: "github", kind: .apiKey, sourceID: "7"))
    let own = try events(
      github("personal_access_token.access_granted", #","user":"ana","token_id":7"#))
    #expect(own.map(\.kind) == [.request])
  }

  @Test func `what GitHub does by itself has no actor`() throws {
    let event = try #require(
      try events(
        #"{"_document_id":"d1","action":"personal_access_token.expired","token_id":7,"#
          + #""@timestamp":1770000000000}"#
      ).first)
    #expect(event.kind == .revocation && event.actor == nil && event.keys?.sourceID == "7")
  }

  @Test func `what a token did is told of the token`() throws {
    let event = try #require(
      try events(
        github(
          "repo.destroy",
          #","repo":"corp/web","token_id":7,"token_scopes":"repo,delete_repo","hashed_token":"x="#
            + #"""#)
      ).first)
    #expect(event.kind == .execution && event.target == "corp/web")
    #expect(event.scope == "repo delete_repo")
    #expect(event.keys == EventKeys(source: "github", sourceID: "7"))
    // An installation made by a token is the app's entry and the token's.
    let both = try events(
      github("integration_installation.create", #","name":"Data Dog (CI)","token_id":7"#))
    #expect(both.map(\.kind) == [.approval, .execution])
    #expect(both.map(\.id) == ["d1", "d1/token"])
    #expect(both.first?.keys?.name == "data-dog-ci")
  }

  @Test func `consents in GitHub go by the app, where the log names it`() throws {
    let named = try events(
      github("oauth_authorization.create", #","user":"ana","oauth_application_name":"Notes""#))
    #expect(named.map(\.kind) == [.request])
    #expect(named.first?.keys == EventKeys(source: "github", principal: "ana", name: "Notes"))
    #expect(
      try events(github("oauth_authorization.create", "")).first?.keys
        == EventKeys(source: "github", principal: "ana"))
    #expect(
      try events(github("org.oauth_app_access_approved", #","oauth_application_name":"Notes""#))
        .map(\.kind) == [.approval])
  }

  @Test func `a widened app in Slack tells what is new`() throws {
    let event = try #require(
      try events(
        #"{"id":"s1","date_create":1770000000,"action":"app_scopes_expanded","actor":{"user":"#
          + #"{"id":"W1","email":"Ana@corp.example"}},"entity":{"type":"workspace"},"context":{},"#
          + #""details":{"app_id":"A1","new_scopes":["chat:write","files:read"],"#
          + #""previous_scopes":["chat:write"]}}"#
      ).first)
    #expect(event.kind == .change && event.scope == "files:read")
    #expect(event.keys?.sourceID == "A1" && event.actor == "ana@corp.example")
  }

  @Test func `a page of Slack's integration log is less than all of it`() throws {
    let log = #"{"app_id":"A1","user_id":"U1","user_name":"a\u202eb","date":"1","#
    let text =
      #"{"ok":true,"logs":[\#(log)"change_type":"removed"}],"#
      + #""paging":{"count":1,"total":9,"page":1,"pages":9}}"#
    let (report, sink) = try Run.text(text)
    #expect(report.complete == false && sink.scope?.complete == nil)
    let event = try #require(try events(text).first)
    // A name that isn't what it seems gives way to Slack's own id.
    #expect(event.kind == .revocation && event.actor == "U1")
  }
}
