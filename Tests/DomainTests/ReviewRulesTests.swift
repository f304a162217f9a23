import CustodyDomain
import Testing

@Suite struct ReviewRulesTests {
  private static let every: [Action] = [
    .recertify(until: Sample.now.adding(days: 30)), .revoke, .rotate,
    .reassign(role: .business, person: "ole@corp.example"),
    .deferTo(person: "ole@corp.example", until: Sample.now.adding(days: 9)),
    .set(.purpose("minutes")), .note("seen"), .reopen,
  ]

  private func ready(_ action: Action, strict: Bool = false) -> ReviewCase {
    ReviewCase(action, strict: strict).with {
      $0.reason = "because"
      $0.named = Sample.people["ole@corp.example"]
      $0.state = action == .reopen ? .recertified : .open
      if action == .rotate { ($0.item.kind, $0.item.credential) = (.apiKey, .apiKey) }
    }
  }

  @Test(arguments: every, [false, true])
  func `a right decision is accepted`(action: Action, strict: Bool) {
    #expect(ready(action, strict: strict).refusal == nil)
  }

  @Test(arguments: every)
  func `a row that changed or has another's draft refuses everything`(action: Action) {
    let ready = ready(action)
    #expect(ready.with { $0.version = 2 }.rule == "changed")
    #expect(ready.with { $0.version = 2 }.refusal?.message.contains("by ole") == true)
    #expect(ready.with { $0.version = nil }.rule == nil)
    let draft = Draft(
      item: ready.item.id, action: .revoke, reason: nil, author: "ole", made: Sample.now,
      version: 3)
    #expect(ready.with { $0.draft = draft }.rule == "foreign-draft")
  }

  @Test(arguments: every, [ReviewState.departed, .removed])
  func `what is gone takes only notes`(action: Action, state: ReviewState) {
    let refused = ready(action).with { $0.state = state }.rule
    #expect(refused == (action == .note("seen") ? nil : state.rawValue))
  }

  @Test(arguments: every, [false, true])
  func `somebody unmapped decides on light and standard items`(action: Action, strict: Bool) {
    let rule = ready(action, strict: strict).with {
      $0.reviewer = Reviewer(uid: 1, account: "root", person: nil)
    }.rule
    let safe = ["revoke", "rotate", "note", "reopen"].contains(action.word)
    #expect(rule == (strict && !safe ? "reviewer-unmapped" : nil))
  }

  @Test func `a directory that knows the account maps it`() {
    let mapped = ReviewCase(strict: true).with {
      $0.reviewer = Reviewer(uid: 1, account: "ole@corp.example", person: nil)
    }
    #expect(mapped.rule == nil)
  }

  @Test func `keeping needs an owner who can answer`() {
    func rule(_ owners: [Ownership]) -> String? {
      ReviewCase().with { $0.item.owners = owners }.rule
    }
    func business(_ person: String) -> Ownership {
      Ownership(role: .business, person: person, source: "entra")
    }
    #expect(rule([]) == "ownerless")
    #expect(rule([Ownership(role: .iam, person: "ole@corp.example", source: "x")]) == "ownerless")
    #expect(rule([business("lars")]) == "ownerless")
    #expect(rule([business("team-finance")]) == "ownerless")
    #expect(rule([business("vendor:notes")]) == "ownerless")
    #expect(rule([business("lars"), business("ole@corp.example")]) == nil)
    #expect(rule([business("nora@corp.example")]) == nil)
    #expect(rule([business("somebody in no directory")]) == nil)
  }

  @Test func `keeping needs a purpose of the item or of each permission`() {
    #expect(ReviewCase().with { $0.item.purpose = nil }.rule == "purpose-missing")
    #expect(ReviewCase().with { $0.item.purpose = " " }.rule == "purpose-missing")
    #expect(
      ReviewCase().with {
        $0.item.purpose = nil
        $0.item.permissions[0].purpose = "sign-in"
      }.rule == nil)
  }

  @Test(arguments: ["kim@corp.example", "KIM", "0f3c"])
  func `nobody keeps what they use or asked for, under any of their names`(name: String) {
    let kim = Reviewer(uid: 7, account: "kim", person: "kim@corp.example")
    let clean = ReviewCase().with {
      $0.reviewer = kim
      $0.item.principal = "ole@corp.example"
      $0.item.requestedBy = "ole@corp.example"
    }
    #expect(clean.rule == nil)
    #expect(clean.with { $0.item.principal = name }.rule == "self-review")
    #expect(clean.with { $0.item.requestedBy = name }.rule == "self-review")
    let asked = Event(
      id: "r", item: clean.item.id, kind: .request, actor: name, source: "tickets")
    #expect(clean.with { $0.surroundings.events.append(asked) }.rule == "self-review")
    for action in Self.every where action.word != "recertify" {
      let own = ready(action).with {
        $0.reviewer = kim
        $0.item.principal = name
      }
      #expect(own.rule == nil, "\(action.word)")
    }
  }

  @Test func `an account without a person is compared by itself`() {
    let root = ReviewCase().with {
      $0.reviewer = Reviewer(uid: 0, account: "root", person: nil)
      $0.item.principal = "Root"
    }
    #expect(root.rule == "self-review")
  }

  @Test func `strict items are opened, reasoned, alone, and not by the only owner`() {
    let strict = ReviewCase(strict: true)
    #expect(strict.with { $0.bulk = true }.rule == "strict-bulk")
    #expect(strict.with { $0.seen = false }.rule == "not-opened")
    #expect(strict.with { $0.reason = nil }.rule == "reason-missing")
    #expect(strict.with { $0.reason = " " }.rule == "reason-missing")
    #expect(strict.with { $0.item.owners.removeLast() }.rule == "only-owner")
    #expect(
      strict.with {
        $0.item.owners.removeLast()
        $0.item.owners.append(Ownership(role: .iam, person: "lars", source: "x"))
      }.rule == "only-owner")
    #expect(
      strict.with {
        $0.item.owners.removeLast()
        $0.reviewer = Reviewer(uid: 3, account: "ole", person: "ole@corp.example")
      }.rule == nil)
    let light = ReviewCase().with {
      $0.bulk = true
      $0.seen = false
      $0.item.owners.removeLast()
    }
    #expect(light.rule == nil)
  }

  @Test(arguments: [ReviewState.revoking, .rotating])
  func `what is being carried out is reopened, with a reason, before it is kept`(
    state: ReviewState
  ) {
    let keep = ReviewCase().with { $0.state = state }
    #expect(keep.rule == state.rawValue)
    #expect(keep.refusal?.hint.contains("custody reopen") == true)
    let reopen = ReviewCase(.reopen).with { $0.state = state }
    #expect(reopen.rule == "reason-missing")
    #expect(reopen.with { $0.reason = "a mistake" }.rule == nil)
  }

  @Test func `a name that hides characters is read raw before it is kept`() {
    #expect(ReviewCase().with { $0.hiddenText = true }.rule == "hidden-text")
    #expect(ready(.revoke).with { $0.hiddenText = true }.rule == nil)
  }

  @Test(arguments: [(["User.Read"], 365), (["Calendars.ReadWrite"], 180), (["Mail.Read"], 90)])
  func `an end lies between now and the tier's limit`(scopes: [String], limit: Int) {
    func rule(_ until: Instant) -> String? {
      ReviewCase(.recertify(until: until)).with {
        $0.item.permissions = scopes.map { Sample.scope($0) }
        $0.reason = "needed"
      }.rule
    }
    let last = Sample.now.adding(days: limit)
    #expect(rule(last) == nil)
    #expect(rule(Instant(seconds: last.seconds + 1)) == "until-beyond")
    #expect(rule(Instant(seconds: Sample.now.seconds + 1)) == nil)
    #expect(rule(Sample.now) == "until-past")
  }

  @Test func `a deferral ends, too`() {
    func rule(_ days: Int) -> String? {
      ready(.deferTo(person: "ole@corp.example", until: Sample.now.adding(days: days))).rule
    }
    #expect(rule(0) == "until-past")
    #expect(rule(365) == nil)
    #expect(rule(366) == "until-beyond")
  }

  @Test(arguments: [Action.revoke, .rotate])
  func `taking away needs a reason and is done once`(action: Action) {
    #expect(ready(action).with { $0.reason = nil }.rule == "reason-missing")
    #expect(ready(action).with { $0.reason = "\t" }.rule == "reason-missing")
    let same: ReviewState = action == .revoke ? .revoking : .rotating
    #expect(ready(action).with { $0.state = same }.rule == "no-change")
    #expect(ready(action).with { $0.state = .recertified }.rule == nil)
  }

  @Test(
    arguments: [
      (.oauthGrant, .oauthToken, false), (.oauthGrant, nil, false),
      (.browserSession, .cookie, false),
      (.browserExtension, nil, false), (.aiAccount, nil, false), (.application, nil, false),
      (.application, .clientSecret, true), (.serviceAccount, .workloadIdentity, false),
      (.serviceAccount, nil, true), (.apiKey, .certificate, true), (.agent, .agentToken, true),
    ] as [(ItemKind, CredentialType?, Bool)])
  func `only what has a credential of its own is rotated`(
    kind: ItemKind, credential: CredentialType?, isPossible: Bool
  ) {
    let asked = ready(.rotate).with {
      ($0.item.kind, $0.item.credential) = (kind, credential)
      ($0.item.fingerprint, $0.item.rotationDue) = (nil, nil)
    }
    #expect(asked.rule == (isPossible ? nil : "nothing-to-rotate"))
    if !isPossible { #expect(asked.refusal?.hint.hasPrefix("revoke it: x") == true) }
  }

  @Test func `what is open isn't opened again`() {
    #expect(ready(.reopen).with { $0.state = .open }.rule == "no-change")
  }

  @Test(arguments: [
    ("lars", "left"), ("team-finance", "not-a-person"), ("notes-inc", "not-a-person"),
    ("nora@corp.example", nil), ("ole@corp.example", nil), ("nobody", "unknown-person"),
    ("vendor:notes", "not-a-person"), ("model:gpt", "not-a-person"), ("OpenAI", "not-a-person"),
    ("", "unknown-person"),
  ])
  func `an owner or a stand-in is a person who is here`(name: String, rule: String?) {
    for action in [
      Action.reassign(role: .business, person: name),
      .deferTo(person: name, until: Sample.now.adding(days: 9)),
    ] {
      let named = ready(action).with {
        $0.named = Sample.people[name]
        $0.item.tool = ToolReference(id: "chatgpt", name: "ChatGPT", vendor: "OpenAI")
      }
      #expect(named.rule == rule, "\(action.word)")
    }
  }

  /// Who has which role, what the role is that is given to Ole, and whether that is refused.
  @Test(
    arguments: [
      ([(.iam, "ole@corp.example")], .business, true),
      ([(.iam, "ole@corp.example")], .workflow, true),
      ([(.iam, "ole@corp.example"), (.business, "ana")], .business, true),
      ([(.iam, "ole@corp.example"), (.business, "lars")], .browser, true),
      ([(.iam, "ole@corp.example"), (.policy, "team-finance")], .evidence, true),
      ([(.iam, "ole@corp.example"), (.business, "OLE@corp.example")], .workflow, true),
      ([(.iam, "ole@corp.example"), (.business, "ana")], .iam, false),
      ([(.iam, "ole@corp.example"), (.business, "ana")], .workflow, false),
      ([(.iam, "ole@corp.example"), (.workflow, "somebody")], .business, false),
      ([(.iam, "ana"), (.business, "kim")], .business, false), ([], .business, false),
      ([(.business, "ole@corp.example")], .iam, false),
    ] as [([(OwnerRole, String)], OwnerRole, Bool)])
  func `IAM doesn't become all who answers for a browser path`(
    owners: [(OwnerRole, String)], role: OwnerRole, isRefused: Bool
  ) {
    let asked = ready(.reassign(role: role, person: "ole@corp.example")).with {
      $0.item.owners = owners.map { Ownership(role: $0.0, person: $0.1, source: "hr") }
    }
    #expect(asked.rule == nil)
    for kind in [ItemKind.browserSession, .browserExtension] {
      let rule = asked.with { $0.item.kind = kind }.rule
      #expect(rule == (isRefused ? "iam-sole-owner" : nil))
    }
    let reached = asked.with { $0.item.browserAccessed = true }
    #expect(reached.rule == (isRefused ? "iam-sole-owner" : nil))
    if isRefused {
      #expect(reached.refusal?.message.hasPrefix("Ole is its IAM owner") == true)
      #expect(reached.refusal?.remedy == .answer)
    }
  }

  @Test func `facts say something, and an acceptance is somebody else's`() {
    #expect(ready(.set(.purpose(" "))).rule == "empty")
    #expect(ready(.set(.initiation(.tool))).rule == nil)
    #expect(ready(.set(.acceptance(by: ""))).rule == "empty")
    #expect(ready(.set(.acceptance(by: "kim"))).rule == "self-acceptance")
    #expect(ready(.set(.acceptance(by: "ole@corp.example"))).rule == nil)
    #expect(ready(.note("")).rule == "empty")
  }

  /// One case for each thing that can be wrong.
  private var spoiled: [ReviewCase] {
    [
      ReviewCase().with { $0.item.owners = [] }, ReviewCase().with { $0.item.purpose = nil },
      ReviewCase().with { $0.version = 1 }, ReviewCase().with { $0.hiddenText = true },
      ReviewCase().with { $0.state = .departed }, ReviewCase().with { $0.state = .revoking },
      ReviewCase(.recertify(until: Sample.now)), ReviewCase(strict: true).with { $0.bulk = true },
      ReviewCase(strict: true).with { $0.seen = false },
      ReviewCase(strict: true).with { $0.reason = nil },
      ReviewCase(strict: true).with { $0.item.owners.removeLast() },
      ReviewCase().with {
        $0.reviewer = Reviewer(uid: 7, account: "kim", person: "kim@corp.example")
        $0.item.principal = "kim"
      },
      ready(.revoke).with { $0.reason = nil }, ready(.note(" ")),
      ready(.reopen, strict: true).with {
        $0.state = .open
      },
      ready(.reassign(role: .business, person: "nobody")).with { $0.named = nil },
      ready(.reassign(role: .business, person: "ole@corp.example")).with {
        $0.item.kind = .browserSession
      },
    ]
  }

  @Test func `every refusal says what to do, in commands and in keys`() {
    for refusal in spoiled.flatMap(\.refusals) {
      #expect(!refusal.message.isEmpty && !refusal.hint.isEmpty && !refusal.key.isEmpty)
      #expect(
        refusal.item == ReviewCase().item.id || refusal.item == ReviewCase(strict: true).item.id)
      #expect(!refusal.key.contains("custody ") && !refusal.key.contains("--"), "\(refusal.key)")
      #expect(
        refusal.hint.wholeMatch(of: /.*: [a-zA-Z]( .*)?|.*enter.*/) == nil, "\(refusal.hint)")
    }
    #expect(Set(spoiled.compactMap(\.rule)).count == 16)
  }

  @Test func `all that stands in the way is found, and the first is the one that is given alone`() {
    let bare = ReviewCase(strict: true).with {
      $0.item.owners = []
      $0.item.purpose = nil
      $0.seen = false
      $0.reason = nil
      $0.hiddenText = true
    }
    #expect(
      bare.refusals.map(\.rule) == [
        "ownerless", "purpose-missing", "not-opened", "reason-missing", "hidden-text",
      ])
    let alone = ReviewRules(policy: Policy()).refusal(
      of: DecisionRequest(item: bare.item.id, action: bare.action, version: 3), by: bare.reviewer,
      in: .init(
        item: bare.item, assessment: Sample.assess(bare.item, bare.surroundings),
        people: Sample.people, named: nil, version: 3, changedBy: nil, state: .open,
        foreignDraft: nil, seen: false, hiddenText: true), now: Sample.now)
    #expect(alone == bare.refusals[0])
    // On what is gone nothing else can be judged.
    #expect(bare.with { $0.state = .departed }.refusals.map(\.rule) == ["departed"])
  }

  @Test func `several obstacles are one sentence with their keys`() {
    let bare = ReviewCase(strict: true).with {
      $0.item.owners = []
      $0.item.purpose = nil
      $0.seen = false
      $0.reason = nil
    }
    #expect(
      bare.refusals.spoken
        == "it wants an owner (o), a purpose (i) and to be opened (enter) first")
    #expect(
      bare.with { $0.seen = true }.refusals.spoken
        == "it wants an owner (o) and a purpose (i) first")
    #expect(
      ReviewCase().with { $0.item.owners = [] }.refusals.spoken
        == "it has no business owner; name an owner first: o")
    #expect([Refusal]().spoken == nil)
  }

  @Test func `what can't be helped is said in place of what could be done first`() {
    let own = ReviewCase().with {
      $0.reviewer = Reviewer(uid: 7, account: "kim", person: "kim@corp.example")
      $0.item.principal = "kim"
      $0.item.owners = []
    }
    #expect(own.refusals.map(\.rule) == ["ownerless", "self-review"])
    #expect(
      own.refusals.spoken
        == "you are its principal; nobody certifies their own access; "
        + "defer it to somebody else: w; revoking your own is always possible: x")
  }
}
