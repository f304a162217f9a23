import CustodyDomain
import Testing

/// Rules about who let it in, and what is known of who holds and starts it.
@Suite struct ConsentRuleTests {
  private func found(
    _ rule: String, _ change: (inout Item, inout Surroundings) -> Void
  ) -> Finding? {
    var (item, surroundings) = Sample.clean()
    change(&item, &surroundings)
    return Sample.finding(rule, item, surroundings)
  }

  /// Nothing approves it.
  private func unapproved(_ item: inout Item, _ surroundings: inout Surroundings) {
    item.approvedBy = nil
    surroundings.acceptance = nil
    surroundings.events.removeAll { $0.kind == .approval }
  }

  @Test(
    arguments: [
      (.user, "kim", "kim", .oauthGrant, true), (.user, "kim", nil, .oauthGrant, true),
      (.user, nil, nil, .browserExtension, true), (nil, "kim", "KIM", .oauthGrant, true),
      (nil, "kim", "0f3c", .aiAccount, true), (nil, "kim", "kim", .browserExtension, true),
      (nil, "kim", "kim", .agent, true), (nil, "kim", "ana", .oauthGrant, false),
      (nil, "kim", nil, .oauthGrant, false), (nil, nil, nil, .oauthGrant, false),
      (nil, "kim", "kim", .apiKey, false), (nil, "kim", "kim", .serviceAccount, false),
      (nil, "kim", "kim", .application, false), (.admin, "kim", "kim", .oauthGrant, false),
    ] as [(ConsentType?, String?, String?, ItemKind, Bool)])
  func `what somebody connected without anybody's approval is self-connected`(
    consent: ConsentType?, principal: String?, asked: String?, kind: ItemKind, isFound: Bool
  ) {
    func found(_ change: (inout Item, inout Surroundings) -> Void) -> Finding? {
      self.found("self-connected") { item, surroundings in
        unapproved(&item, &surroundings)
        (item.consent, item.principal, item.requestedBy) = (consent, principal, asked)
        item.kind = kind
        change(&item, &surroundings)
      }
    }
    let finding = found { _, _ in }
    #expect((finding != nil) == isFound)
    if isFound {
      #expect(finding?.message == "\(principal ?? "a user") connected it, and nobody approved it")
      #expect(finding?.severity == .low)
    }
    // Any approval clears it, also one that other rules object to.
    #expect(found { item, _ in item.approvedBy = "ana" } == nil)
    #expect(found { item, _ in item.approvedBy = "kim" } == nil)
    #expect(
      found { $1.acceptance = Acceptance(item: $0.id, by: "ana", at: Sample.now) } == nil)
    #expect(
      found { item, surroundings in
        surroundings.events.append(
          Event(id: "a", item: item.id, kind: .approval, actor: "ana", source: "tickets"))
      } == nil)
    #expect(found { item, _ in item.status = .revoked } == nil)
  }

  struct Consent: Sendable {
    var kind = ItemKind.oauthGrant
    var consent: ConsentType?
    var approvedBy: String?
    var hasEvent = false
    var accepted: String?
    var isFound: Bool
  }

  @Test(arguments: [
    Consent(consent: .admin, isFound: true), Consent(approvedBy: "ana", isFound: true),
    Consent(hasEvent: true, isFound: true), Consent(isFound: false),
    Consent(consent: .user, isFound: false), Consent(consent: .user, hasEvent: true, isFound: true),
    Consent(kind: .application, approvedBy: "ana", isFound: true),
    Consent(kind: .apiKey, approvedBy: "ana", isFound: false),
    Consent(kind: .browserExtension, consent: .admin, isFound: false),
    Consent(consent: .admin, accepted: "ole@corp.example", isFound: false),
    Consent(consent: .admin, accepted: " ", isFound: true),
    Consent(accepted: "ole@corp.example", isFound: false),
  ])
  func `an approval is no acceptance by the organisation`(row: Consent) {
    let finding = found("consent-without-acceptance") { item, surroundings in
      unapproved(&item, &surroundings)
      (item.kind, item.consent, item.approvedBy) = (row.kind, row.consent, row.approvedBy)
      if row.hasEvent {
        surroundings.events.append(
          Event(id: "a", item: item.id, kind: .approval, actor: "ana", source: "tickets"))
      }
      surroundings.acceptance = row.accepted.map {
        Acceptance(item: item.id, by: $0, at: Sample.now)
      }
    }
    #expect((finding != nil) == row.isFound)
  }

  @Test func `who consented is shown with where it says so`() {
    let finding = found("consent-without-acceptance") { item, surroundings in
      unapproved(&item, &surroundings)
      item.approvedBy = "ana.lind"
    }
    #expect(
      finding?.inputs == [
        .init("consented by", "ana@corp.example"), .init("says", "entra"),
        .init("date", "2026-11-01"), .init("acceptance", "none"),
      ])
    #expect(
      found("consent-without-acceptance") { item, surroundings in
        surroundings.acceptance = nil
        item.status = .expired
      } == nil)
  }

  @Test func `one consent has one of the two findings, never both`() {
    for consent in [nil, ConsentType.user, .admin] {
      for approvedBy in [nil, "ana"] {
        for accepted in [false, true] {
          let rules = ["self-connected", "consent-without-acceptance"].filter {
            found($0) { item, surroundings in
              unapproved(&item, &surroundings)
              (item.consent, item.approvedBy) = (consent, approvedBy)
              if accepted {
                surroundings.acceptance = Acceptance(item: item.id, by: "ole", at: Sample.now)
              }
            } != nil
          }
          #expect(rules.count == (accepted ? 0 : 1))
        }
      }
    }
  }

  @Test(arguments: ItemKind.allCases, ["Calendars.Read", "Calendars.ReadWrite"])
  func `a machine is classified by who starts it and in whose name it acts`(
    kind: ItemKind, scope: String
  ) {
    let machines: [ItemKind] = [.application, .serviceAccount, .apiKey]
    let writes = scope.hasSuffix("ReadWrite")
    let isMachine = kind == .agent || (writes && machines.contains(kind))
    func inputs(_ initiation: Initiation?, _ acting: ActingMode?) -> [String]? {
      found("unclassified") { item, _ in
        item.permissions = [Sample.scope(scope)]
        (item.kind, item.initiation, item.acting) = (kind, initiation, acting)
      }?.inputs.map(\.value)
    }
    #expect(inputs(nil, nil) == (isMachine ? ["unknown", "unknown"] : nil))
    #expect(inputs(.tool, nil) == (isMachine ? ["tool", "unknown"] : nil))
    #expect(inputs(nil, .userProxy) == (isMachine ? ["unknown", "user-proxy"] : nil))
    for initiation in Initiation.allCases {
      for acting in ActingMode.allCases { #expect(inputs(initiation, acting) == nil) }
    }
    #expect(
      found("unclassified") { item, _ in
        (item.kind, item.initiation, item.status) = (kind, nil, .revoked)
      } == nil)
  }

  @Test(
    arguments: [
      (.apiKey, .apiKey, true), (.apiKey, nil, true), (.serviceAccount, nil, true),
      (.agent, .agentToken, true), (.agent, nil, true), (.application, .clientSecret, true),
      (.application, .certificate, true), (.application, nil, false),
      (.serviceAccount, .sshKey, true), (.serviceAccount, .workloadIdentity, false),
      (.agent, .oauthToken, false), (.browserSession, .cookie, false), (.oauthGrant, nil, false),
      (.oauthGrant, .oauthToken, false), (.aiAccount, nil, false),
    ] as [(ItemKind, CredentialType?, Bool)])
  func `a secret that nobody is known to hold is found`(
    kind: ItemKind, credential: CredentialType?, isFound: Bool
  ) {
    func found(_ holder: String?, _ status: ItemStatus? = nil) -> Finding? {
      self.found("holder-unknown") { item, _ in
        (item.kind, item.credential, item.fingerprint) = (kind, credential, nil)
        (item.holder, item.status) = (holder, status)
      }
    }
    #expect((found(nil) != nil) == isFound)
    #expect((found(" ") != nil) == isFound)
    #expect(found("svc-notes") == nil)
    #expect(found(nil, .expired) == nil)
    let name = credential?.rawValue ?? "credential"
    if isFound { #expect(found(nil)?.message == "nobody knows who holds its \(name)") }
  }
}
