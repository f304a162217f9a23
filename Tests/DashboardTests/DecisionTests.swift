import CustodyDashboard
import CustodyDomain
import Testing

/// From a key to a request to the store.
@Suite struct DecisionTests {
  @Test func `c recertifies until the limit of the tier and steps on`() throws {
    var rig = Rig.atStandard()
    rig.press("c")
    let request = try #require(rig.saved.first)
    #expect(request.action == .recertify(until: Fixture.now.adding(days: 180)))
    #expect(request.version == 1)
    #expect(!request.bulk)
    #expect(rig.status.contains("row 2/9"))
    #expect(rig.lines[4].contains("  C MED  notes-sync/oauth-c0"))
  }

  @Test func `a strict item asks for a reason before it is recertified`() throws {
    var rig = Rig()
    rig.forget()
    rig.press("c")
    #expect(rig.saved.isEmpty)
    rig.type("checked with ida")
    rig.press("enter")
    let request = try #require(rig.saved.first)
    #expect(request.reason == "checked with ida")
    #expect(request.action == .recertify(until: Fixture.now.adding(days: 90)))
  }

  @Test func `a new owner gets the role that nobody holds in the chosen line`() throws {
    for keys in ["4 j j o", "4 j j enter o", "4 j j enter enter o"] {
      var rig = Rig()
      rig.press(keys)
      #expect(rig.text.contains("New iam owner for"), "\(keys)")
      rig.press("1")
      let request = try #require(rig.saved.first)
      #expect(request.action == .reassign(role: .iam, person: "m.holm"), "\(keys)")
    }
    var rig = Rig()
    rig.press("4 j j 1 o")
    #expect(rig.text.contains("New business owner for"))
  }

  @Test func `x asks for a reason and takes a number`() throws {
    var rig = Rig()
    rig.forget()
    rig.press("x 2")
    let request = try #require(rig.saved.first)
    #expect(request.action == .revoke)
    #expect(request.reason == "no owner answers for it")
  }

  @Test func `a dot repeats decision and reason on the next row`() {
    var rig = Rig()
    rig.forget()
    rig.press("x 3 . .")
    let requests = rig.saved
    #expect(requests.count == 3)
    #expect(requests.allSatisfy { $0.reason == "its owner has left" && $0.action == .revoke })
    #expect(Set(requests.map(\.item)).count == 3)
  }

  @Test func `e takes days or a date within the limit`() throws {
    var rig = Rig.atStandard()
    rig.press("e")
    rig.type("999d")
    rig.press("enter")
    #expect(rig.saved.isEmpty)
    #expect(rig.text.contains("at most until"))
    rig.press("ctrl-u")
    rig.type("2027-01-31")
    rig.press("enter")
    let request = try #require(rig.saved.first)
    #expect(request.action == .recertify(until: try #require(Instant(text: "2027-01-31"))))
  }

  @Test func `bulk recertification skips what is strict and says how many`() {
    var rig = Rig()
    rig.press("/ o a u t h enter *")
    rig.forget()
    rig.press("c enter")
    #expect(rig.saved.count == 9)
    #expect(!rig.saved.contains { !$0.bulk })
    #expect(rig.said.contains("skipped 12 strict"))
  }

  @Test func `hidden marks are never acted on without being named`() {
    var rig = Rig()
    rig.press("space space / n o t e s enter space x")
    #expect(rig.text.contains("3 marked, 2 hidden by the filter"))
    rig.forget()
    rig.press("v 1")
    #expect(rig.saved.count == 1)
    rig.press("esc")
  }

  @Test func `marks in a group that was closed are still in the list`() {
    var rig = Rig()
    rig.press("f enter b l space h j l space o")
    #expect(!rig.text.contains("hidden by the filter"))
    #expect(rig.text.contains("New business owner for 2 items"))
    rig.type("m.h")
    rig.forget()
    rig.press("enter")
    #expect(rig.saved.count == 2)
  }

  @Test func `all marks are acted on when that is said`() {
    var rig = Rig()
    rig.press("space space / n o t e s enter x a 1")
    #expect(rig.saved.count == 2)
  }

  @Test func `a row that hides text is kept only after its raw text was opened`() {
    var rig = Rig()
    rig.press("/ m i n enter")
    #expect(rig.lines[4].contains("!LOW"))
    rig.forget()
    rig.press("c")
    #expect(rig.store.summary.drafts.isEmpty)
    #expect(rig.said.contains("read the raw text first: r"))
    rig.press("r")
    #expect(rig.text.contains("ad<U+200B>min"))
    rig.press("esc c")
    #expect(rig.store.summary.drafts == ["recertify": 1])
  }

  @Test func `a refusal is shown with what to do, and the cursor is back on the row`() {
    var rig = Rig.atStandard()
    rig.store.refusals[rig.store.rows[12].id] = Refusal(
      rule: "self-review", item: rig.store.rows[12].id,
      message: "you asked for this grant", hint: "w defers to another")
    rig.press("c")
    #expect(rig.status.contains("you asked for this grant; w defers"))
    #expect(rig.status.contains("row 1/9"))
  }

  @Test func `the picker refuses whom the store bars`() {
    var rig = Rig()
    rig.press("o h o l")
    rig.forget()
    rig.press("down down enter")
    #expect(rig.saved.isEmpty)
    #expect(rig.text.contains("Why not"))
    rig.press("up up enter")
    #expect(rig.saved.first?.action == .reassign(role: .business, person: "m.holm"))
  }

  @Test func `deferring asks who and until when`() throws {
    var rig = Rig()
    rig.forget()
    rig.press("w i d a enter ctrl-u")
    rig.type("30d")
    rig.press("enter")
    let request = try #require(rig.saved.first)
    #expect(request.action == .deferTo(person: "ida.k", until: Fixture.now.adding(days: 30)))
  }

  @Test func `facts and notes are drafts too`() {
    var rig = Rig()
    rig.forget()
    rig.press("i 2 3")
    rig.press("i 1 p a y enter")
    rig.press("a o k enter")
    rig.press("E")
    #expect(
      rig.saved.map(\.action) == [
        .set(.initiation(.autonomous)), .set(.purpose("pay")), .note("ok"),
        .note("a note from the editor"),
      ])
  }

  @Test func `undo and redo take marks, filters and drafts in the order made`() {
    var rig = Rig()
    rig.press("x 1 space / n o t e s enter")
    #expect(rig.text.contains("9 of 91 open"))
    rig.press("u")
    #expect(rig.text.contains("91 of 91 open"))
    #expect(rig.status.contains("filter") || rig.status.contains("marked"))
    rig.press("u u")
    #expect(rig.store.summary.drafts.isEmpty)
    rig.press("U U U")
    #expect(rig.store.summary.drafts == ["revoke": 1])
    #expect(rig.text.contains("9 of 91 open"))
  }

  @Test func `submitting needs the number of revocations`() {
    var rig = Rig()
    rig.press("x 1 S enter")
    #expect(rig.store.ledger.isEmpty)
    rig.press("2 enter")
    #expect(rig.store.ledger.isEmpty)
    #expect(rig.text.contains("locked until the number fits"))
    rig.press("backspace 1 enter")
    #expect(rig.store.ledger.count == 1)
  }

  @Test func `without revocations Cancel has the focus and Enter sends nothing`() {
    var rig = Rig.atStandard()
    rig.press("c S enter")
    #expect(rig.store.ledger.isEmpty)
    rig.press("S tab enter")
    #expect(rig.store.ledger.count == 1)
  }

  @Test func `R puts back what was decided, with a reason`() throws {
    var rig = Rig()
    rig.forget()
    rig.press("R 1")
    let request = try #require(rig.saved.first)
    #expect(request.action == .reopen)
    #expect(request.reason == "decided by mistake")
  }

  @Test func `reading the raw text is recorded, and is no opening`() {
    var rig = Rig()
    let id = rig.store.rows[0].id
    rig.forget()
    rig.press("r")
    #expect(rig.effects.contains(.seen(id, .raw)))
    #expect(!rig.effects.contains(.seen(id, .opened)))
  }

  @Test func `opening an item is recorded, and for how long`() {
    var rig = Rig()
    let id = rig.store.rows[0].id
    rig.forget()
    rig.press("enter")
    #expect(rig.effects.contains(.seen(id, .opened)))
    rig.send(
      .tick(Instant(seconds: Fixture.now.seconds + 42), milliseconds: rig.milliseconds + 42_000))
    rig.press("esc")
    #expect(rig.effects.contains(.seen(id, .left(seconds: 42))))
  }
}
