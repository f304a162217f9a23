import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// Several drafts on one item, and refusals that come before questions.
@Suite struct DraftStackTests {
  private func refusal(
    _ rig: Rig, _ rule: String, _ message: String, _ remedy: Refusal.Remedy = .none
  ) -> Refusal {
    Refusal(
      rule: rule, item: rig.store.rows[0].id, message: message, hint: "custody \(rule)",
      key: "keys for \(rule)", remedy: remedy)
  }

  /// A rig whose first row is refused with what a bare strict item lacks.
  private func bare(columns: Int = 80, rows: Int = 24) -> Rig {
    var rig = Rig(columns: columns, rows: rows)
    rig.store.obstacles[rig.store.rows[0].id] = [
      refusal(rig, "ownerless", "it has no business owner", .first("an owner", key: "o")),
      refusal(rig, "purpose-missing", "nobody has said why", .first("a purpose", key: "i")),
      refusal(rig, "not-opened", "it was not opened", .first("to be opened", key: "enter")),
      refusal(rig, "reason-missing", "it needs a reason", .answer),
    ]
    return rig
  }

  @Test func `a note and a new owner leave a drafted revocation alone`() {
    var rig = Rig()
    rig.press("x 1 k o m . h enter k a o k enter")
    #expect(rig.store.summary.drafts == ["revoke": 1, "reassign": 1, "note": 1])
    #expect(rig.lines[4].contains("X CRIT MeetingBot"))
    #expect(rig.lines[4].contains(">m.holm"))
    #expect(rig.text.contains("X revoke 1   O owner 1   N note 1"))
  }

  @Test func `a newer disposition says what it replaces`() {
    var rig = Rig()
    rig.press("c 1 k x 1")
    #expect(rig.store.summary.drafts == ["revoke": 1])
    #expect(rig.status.contains("revoke replaces keep"))
    rig.press("k o m . h enter k o h o l g enter")
    #expect(rig.status.contains("owner holger.b replaces m.holm"))
    rig.press("u")
    #expect(rig.lines[4].contains(">m.holm"))
  }

  @Test func `many replaced drafts are counted`() {
    var rig = Rig()
    rig.press("x 1 . . g space space space space c enter")
    #expect(rig.status.contains("skipped"))
    rig.press("g o m . h enter k o h o l g enter g")
    rig.press("esc space space o m . h enter")
    #expect(rig.status.contains("1 earlier draft replaced"))
  }

  @Test func `the letter is the disposition's, else that of what there is`() {
    var rig = Rig()
    rig.press("a o k enter k")
    #expect(rig.lines[4].contains("N CRIT"))
    rig.press("i 2 1 k")
    #expect(rig.lines[4].contains("I CRIT"))
    rig.press("o m . h enter k")
    #expect(rig.lines[4].contains("O CRIT"))
    rig.press("c 1")
    #expect(rig.lines[4].contains("C CRIT"))
  }

  @Test func `the note is found among other drafts to be written on`() {
    var rig = Rig()
    rig.press("a o k enter k x 1 k a")
    #expect(rig.text.contains("> ok"))
  }

  @Test func `submitting counts decisions, and items where they are fewer`() {
    var rig = Rig()
    rig.press("x 1 k o m . h enter k a o k enter S")
    #expect(rig.text.contains("Submit 3 decisions on 1 item"))
    rig.press("v")
    #expect(rig.text.contains("business owner m.holm"))
    #expect(rig.text.contains("note ok"))
    rig.press("v 1 enter")
    #expect(rig.text.contains("3 decisions written"))
  }

  @Test(arguments: ["x", "c", "e", "o", "w", "i", "a", "t", "R"])
  func `what would be refused is refused at the key press`(key: String) {
    var rig = bare()
    rig.forget()
    rig.press(key)
    #expect(rig.text.contains("Not yet: MeetingBot"))
    #expect(
      rig.status.contains("it wants an owner (o), a purpose (i) and to be opened (enter) first"))
    #expect(rig.saved.isEmpty)
    // Typed without looking, a reason leads nowhere.
    rig.type("quite useful 1")
    #expect(rig.text.contains("Not yet: MeetingBot"))
    rig.press("enter")
    #expect(!rig.text.contains("Not yet"))
    #expect(rig.saved.isEmpty)
    #expect(!rig.effects.contains(.undo))
  }

  @Test func `what only the answer decides stops no question`() {
    var rig = Rig()
    rig.store.obstacles[rig.store.rows[0].id] = [
      refusal(rig, "reason-missing", "it needs a reason", .answer)
    ]
    rig.press("x 1")
    #expect(rig.store.summary.drafts == ["revoke": 1])
  }

  @Test func `what can't be helped is told with its key`() {
    var rig = Rig()
    rig.store.obstacles[rig.store.rows[0].id] = [
      refusal(rig, "ownerless", "it has no business owner", .first("an owner", key: "o")),
      refusal(rig, "self-review", "you are its principal"),
    ]
    rig.press("c")
    #expect(rig.status.contains("you are its principal; keys for self-review"))
    #expect(!rig.text.contains("custody self-review"))
  }

  @Test func `several marked rows are asked about at once and refused afterwards`() {
    var rig = bare()
    rig.press("space space x")
    #expect(!rig.text.contains("Not yet"))
    rig.press("1")
    #expect(rig.store.summary.drafts == ["revoke": 2])
  }

  @Test func `keys typed before the reply wait for it, and go nowhere if it is no`() {
    var rig = bare()
    rig.holdsAnswers = true
    rig.forget()
    rig.press("x")
    #expect(rig.text.contains("Revoke"))
    rig.press("1 x")
    #expect(rig.saved.isEmpty)
    rig.settle()
    #expect(rig.text.contains("Not yet: MeetingBot"))
    #expect(rig.saved.isEmpty)
    #expect(rig.store.summary.drafts.isEmpty)
  }

  @Test func `keys typed before the reply answer the question if it is yes`() {
    var rig = Rig()
    rig.holdsAnswers = true
    rig.press("x 1 j")
    #expect(rig.saved.isEmpty)
    rig.settle()
    #expect(rig.store.summary.drafts == ["revoke": 1])
    #expect(rig.text.contains("row 3/91"))
  }

  @Test func `a question whose check fails is asked all the same`() throws {
    var rig = Rig()
    rig.holdsAnswers = true
    rig.press("x")
    let check = try #require(
      rig.effects.last {
        if case .checkDecision = $0 { true } else { false }
      })
    rig.waiting = []
    rig.send(.failed(check, message: "somebody else is writing", hint: ""))
    rig.holdsAnswers = false
    rig.press("1")
    #expect(rig.store.summary.drafts == ["revoke": 1])
  }

  @Test func `a decision refused without a question tells all obstacles in one sentence`() {
    var rig = Rig()
    rig.press("/ n o t e s enter")
    let id = rig.store.rows[12].id
    let wants = [("an owner", "o"), ("a purpose", "i")].map { what, key in
      Refusal(
        rule: what, item: id, message: what, hint: "custody", remedy: .first(what, key: key))
    }
    rig.send(.drafted(DraftOutcome(saved: [], refused: wants)))
    #expect(rig.status.contains("it wants an owner (o) and a purpose (i) first"))
  }

  @Test(arguments: [(80, 24), (140, 45)])
  func `stacked drafts and what is refused look as drawn`(_ size: (Int, Int)) throws {
    let end = "\(size.0)x\(size.1).txt"
    var rig = Rig(columns: size.0, rows: size.1)
    rig.press("x 1 k o m . h enter k i 1 p a y enter k a o k enter")
    try Golden.check(rig.frame.snapshot(), "Frames/stacked-\(end)")
    rig.press("k enter")
    try Golden.check(rig.frame.snapshot(), "Frames/stacked-item-\(end)")
    rig.press("esc S")
    try Golden.check(rig.frame.snapshot(), "Frames/stacked-submit-\(end)")
    var refused = bare(columns: size.0, rows: size.1)
    refused.press("c")
    try Golden.check(refused.frame.snapshot(), "Frames/barred-\(end)")
  }
}
