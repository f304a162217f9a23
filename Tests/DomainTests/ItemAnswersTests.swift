import CustodyDomain
import Testing

@Suite struct ItemAnswersTests {
  private static let now = Sample.now
  private static func day(_ days: Int) -> Instant { now.adding(days: days) }

  private static func item(created: Int? = -100) -> Item {
    var item = Item(
      id: ItemID("g-1"), kind: .oauthGrant, source: "entra", sourceID: "1", name: "App")
    item.created = created.map(day)
    return item
  }

  private static func owner(
    _ person: String, _ since: Int?, _ until: Int? = nil, role: OwnerRole = .business
  ) -> Ownership {
    Ownership(
      role: role, person: person, source: "custody", since: since.map(day), until: until.map(day))
  }

  private static func timeline(_ history: [Ownership], created: Int? = -100) -> [String] {
    OwnerTimeline(.business, of: item(created: created), history: history, now: now).spans.map {
      span in
      let days = [span.from, span.until].map { moment in
        moment.map { String(Int(($0.seconds - now.seconds) / 86_400)) } ?? "?"
      }
      return "\(span.person ?? "nobody") \(days[0])..\(days[1])"
    }
  }

  @Test(arguments: [
    ([], []),
    ([owner("ana", -100)], ["ana -100..?"]),
    // Nobody at first.
    ([owner("ana", -99)], ["nobody -100..-99", "ana -99..?"]),
    // One to the other without and with a day between.
    ([owner("ana", -100, -50), owner("bo", -50)], ["ana -100..-50", "bo -50..?"]),
    (
      [owner("ana", -100, -51), owner("bo", -50)],
      ["ana -100..-51", "nobody -51..-50", "bo -50..?"]
    ),
    // Somebody else covers what looks like a gap.
    (
      [owner("ana", -100, -50), owner("bo", -60, -20), owner("cy", -20)],
      ["ana -100..-50", "bo -60..-20", "cy -20..?"]
    ),
    // Nobody today.
    ([owner("ana", -100, -10)], ["ana -100..-10", "nobody -10..?"]),
    // Whose beginning isn't known has been there from the item's on.
    ([owner("ana", nil, -50), owner("bo", -40)], ["ana ?..-50", "nobody -50..-40", "bo -40..?"]),
    ([owner("ana", nil), owner("bo", -40)], ["ana ?..?", "bo -40..?"]),
    // Other roles are no business owners.
    ([owner("ana", -100), owner("bo", -40, role: .iam)], ["ana -100..?"]),
  ])
  func `a gap between owners is told where dates prove it`(
    _ history: [Ownership], _ expected: [String]
  ) {
    #expect(Self.timeline(history) == expected)
    #expect(Self.timeline(history.reversed()) == expected)
  }

  @Test func `where nobody knows when the item began, no gap comes before its first owner`() {
    #expect(Self.timeline([Self.owner("ana", -50)], created: nil) == ["ana -50..?"])
  }

  @Test func `somebody is always accountable, and the screen says why`() {
    var item = Self.item()
    var around = Surroundings()
    func told() -> [String] {
      let told = Accountability.of(item, around, now: Self.now)
      return [told.party, told.ground.rawValue]
    }
    #expect(told() == ["organisation", "no owner, and the control plane has none"])
    around.controlPlaneOwner = "bo"
    #expect(told() == ["bo", "owner of the control plane"])
    item.owners = [Self.owner("ana", nil)]
    #expect(told() == ["ana", "business owner"])
    around.people["ana"] = Person(id: "ana", name: "Ana", employment: .left, source: "hr")
    #expect(told() == ["bo", "owner of the control plane"])
    around.controlPlaneOwner = " "
    #expect(told()[0] == "organisation")
  }

  /// The item with everything known of it, and with nothing.
  private static func detail(_ change: (inout ItemDetail) -> Void = { _ in }) -> ItemDetail {
    let (item, around) = (item(), Surroundings())
    let assessment = Assessor(policy: Policy()).assess(item, around, now: now)
    let row = ItemRow(
      id: item.id, version: 1, kind: item.kind, source: item.source, name: item.name, tool: nil,
      ai: false, principal: nil, reaches: "", owner: nil, ownerLeft: false, expires: .unknown,
      usage: .unknown, created: item.created, risk: .none, score: 0, reach: .basic, tier: .light,
      verdict: .none, links: [false, false, false, false], state: .open, until: nil)
    var detail = ItemDetail(
      item: item, row: row, assessment: assessment, surroundings: around, review: ItemReview(),
      history: [], reopened: nil, seen: nil, firstSeen: day(-90), lastSeen: now)
    change(&detail)
    detail.assessment = Assessor(policy: Policy())
      .assess(detail.item, detail.surroundings, now: now)
    return detail
  }

  private static func recertified(_ detail: inout ItemDetail) {
    detail.item.initiation = .human
    detail.item.acting = .userProxy
    detail.item.approvedBy = "cy"
    detail.item.owners = [owner("ana", -90)]
    detail.surroundings.inventoried = day(-1)
    detail.surroundings.sessions = [
      Session(id: "s", item: detail.item.id, destination: "crm.example")
    ]
    detail.review.state = .recertified
    (detail.review.until, detail.review.by, detail.review.at) = (day(30), "ana", day(-5))
    detail.history = [
      LedgerLine(
        sequence: 3, time: day(-5), author: "ana", action: "recertify", item: detail.item.id,
        name: "App", detail: "", leaf: "")
    ]
  }

  private static func told(_ answers: [Answer]) -> [String] {
    answers.map { "\($0.asked) \($0.standing.rawValue)" }
  }

  @Test func `a stage of life that was passed over stays visible`() {
    #expect(
      Self.told(LifeCycle.answers(Self.detail(), now: Self.now)) == [
        "discovered known", "classified missing", "owned missing", "reviewed missing",
        "revoked ahead",
      ])
    #expect(
      Self.told(LifeCycle.answers(Self.detail(Self.recertified), now: Self.now)) == [
        "discovered known", "classified known", "owned known", "reviewed known", "revoked ahead",
      ])
    let gone = Self.detail { $0.row.state = .departed }
    #expect(LifeCycle.answers(gone, now: Self.now).last?.standing == .missing)
    let due = Self.detail { $0.item.rotationDue = Self.now }
    #expect(LifeCycle.answers(due, now: Self.now)[3].standing == .failed)
    #expect(LifeCycle.answers(due, now: Self.day(-1))[3].standing == .ahead)
  }

  @Test func `three processes and three questions are answered, or said to be open`() {
    let bare = Self.detail()
    #expect(
      Self.told(Passage.answers(bare, now: Self.now)) == [
        "approved missing", "inventoried missing", "recertified missing",
      ])
    #expect(
      Self.told(ThreeQuestions.answers(bare, now: Self.now)) == [
        "authorised by missing", "data moves to missing", "still needed missing",
      ])
    let full = Self.detail(Self.recertified)
    #expect(Passage.answers(full, now: Self.now).allSatisfy { $0.standing == .known })
    #expect(ThreeQuestions.answers(full, now: Self.now).allSatisfy { $0.standing == .known })
    // At the end of the recertification nobody has said so any more.
    #expect(Passage.answers(full, now: Self.day(30))[2].standing == .failed)
    #expect(ThreeQuestions.answers(full, now: Self.day(30))[2].standing == .missing)
  }

  @Test func `the duty matrix has a line for each role that is needed or held`() {
    let detail = Self.detail {
      $0.item.owners = [Self.owner("ana", -3, role: .iam), Self.owner("eva", -9)]
      $0.surroundings.people["eva"] = Person(
        id: "eva", name: "Eva", employment: .left, source: "hr")
    }
    let lines = OwnerMatrix.answers(detail, now: Self.now)
    #expect(
      Self.told(lines) == [
        "business missing", "business failed", "iam known", "accountable known",
      ])
    #expect(lines.map(\.who) == [nil, "eva", "ana", "organisation"])
    #expect(lines[0].text.hasPrefix(Answer.nobody))
    #expect(detail.assessment.lacks == [.business])
  }

  @Test func `an exception and a control show what they are worth`() {
    let id = ItemID("g-1")
    let detail = Self.detail {
      $0.item.principal = "eva"
      $0.surroundings.exceptions = [
        ExceptionRecord(
          item: id, kind: .legacy, approver: "bo", reason: "old", from: Self.day(-9),
          until: Self.day(9), plan: "leave by spring"),
        ExceptionRecord(item: id, approver: "bo", reason: "over", until: Self.now),
        ExceptionRecord(item: id, approver: "eva", reason: "own", until: Self.day(9)),
        ExceptionRecord(item: id, reason: "nobody", until: Self.day(9)),
        ExceptionRecord(item: id, approver: "bo", reason: "for ever"),
      ]
      $0.surroundings.controls = [
        ControlRecord(item: id, control: "logging"),
        ControlRecord(item: id, control: "step-up", evidence: "ticket 7"),
        ControlRecord(
          item: id, control: "login", mechanism: "oidc", tested: Self.day(-364), passed: true),
        ControlRecord(item: id, control: "login", tested: Self.day(-365), passed: true),
      ]
    }
    let exceptions = Allowances.exceptions(detail, now: Self.now)
    #expect(exceptions.map(\.standing) == [.known, .failed, .failed, .missing, .failed])
    #expect(exceptions[0].asked == "legacy")
    #expect(exceptions[0].text.contains("plan: leave by spring"))
    let controls = Allowances.controls(detail, now: Self.now)
    #expect(controls.map(\.asked) == ["claimed", "evidenced", "tested", "stale"])
    #expect(controls.map(\.standing) == [.missing, .known, .known, .failed])
    #expect(controls[2].text == "login, by oidc")
  }
}
