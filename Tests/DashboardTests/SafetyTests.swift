import CustodyDashboard
import CustodyDomain
import Testing

/// Keys that were not meant do nothing.
@Suite struct SafetyTests {
  @Test func `after thirty idle minutes a deciding key only unlocks`() {
    var rig = Rig()
    rig.press("x 1")
    rig.send(
      .tick(
        Instant(seconds: Fixture.now.seconds + 1800), milliseconds: rig.milliseconds + 1_800_000)
    )
    rig.milliseconds += 1_800_000
    rig.press("x")
    #expect(rig.status.contains("unlocked"))
    rig.press("x 1")
    #expect(rig.store.summary.drafts == ["revoke": 2])
  }

  @Test func `a burst of keys is taken for a paste and taken back`() {
    var rig = Rig()
    rig.press("/ n o t e s enter")
    rig.type("ccccccccccc", apart: 1)
    #expect(rig.store.summary.drafts.isEmpty)
    #expect(rig.status.contains("taken for a paste"))
    rig.press("c")
    #expect(rig.store.summary.drafts == ["recertify": 1])
  }

  @Test func `pasted text outside a field does nothing and says so`() {
    var rig = Rig()
    rig.forget()
    rig.send(.input(.paste("xxxx"), milliseconds: 2000))
    #expect(rig.effects.isEmpty)
    #expect(rig.status.contains("pasted text does nothing"))
  }

  @Test func `pasted text lands in a field, up to its first line end`() {
    var rig = Rig()
    rig.press("a")
    rig.send(.input(.paste("one\ntwo"), milliseconds: 2000))
    #expect(rig.text.contains("> one "))
    #expect(!rig.text.contains("two"))
  }

  @Test func `a key just after the window got the keyboard is swallowed`() {
    var rig = Rig()
    rig.send(.input(.focus(true), milliseconds: rig.milliseconds))
    rig.press("x", apart: 100)
    #expect(!rig.text.contains("Revoke"))
    rig.press("x", apart: 100)
    #expect(rig.text.contains("Revoke"))
  }

  @Test func `ctrl-c cancels, and quits only when pressed again at once`() {
    var rig = Rig()
    rig.press("x ctrl-c")
    #expect(!rig.text.contains("Revoke MeetingBot"))
    rig.press("ctrl-c", apart: 2500)
    #expect(!rig.effects.contains(.quit))
    rig.press("ctrl-c", apart: 500)
    #expect(rig.effects.contains(.quit))
  }

  @Test func `quitting with drafts says that they stay`() {
    var rig = Rig()
    rig.press("x 1 q")
    #expect(rig.text.contains("1 draft is saved"))
    #expect(!rig.effects.contains(.quit))
    rig.press("q")
    #expect(rig.effects.contains(.quit))
  }

  @Test func `a store for reading only takes no decision and says why`() {
    var rig = Rig()
    rig.store.readOnly = "acknowledged entries are missing"
    rig.press("ctrl-l")
    rig.forget()
    rig.press("x")
    #expect(rig.status.contains("read only: acknowledged"))
    #expect(rig.lines[0].contains("READ ONLY"))
  }

  @Test func `keys that destroy elsewhere are bound to nothing`() {
    for name in ["delete", "backspace", "ctrl-s", "ctrl-q", "d"] {
      var rig = Rig()
      rig.forget()
      rig.press(name)
      #expect(rig.effects.isEmpty, "\(name)")
    }
  }

  @Test func `an answer that was overtaken is dropped`() {
    var rig = Rig()
    rig.holdsAnswers = true
    rig.press("/ z")
    let late = rig.waiting
    rig.waiting = []
    rig.press("backspace")
    rig.settle()
    for effect in late {
      if let message = rig.store.answer(effect) { rig.send(message) }
    }
    rig.settle()
    rig.press("enter")
    rig.settle()
    #expect(rig.text.contains("91 of 91 open"))
    #expect(rig.lines[4].contains("MeetingBot"))
  }

  @Test func `a failed question is shown and not asked again by itself`() {
    var rig = Rig()
    rig.holdsAnswers = true
    rig.press("2")
    rig.waiting = []
    rig.forget()
    rig.send(.failed(.loadSummary, message: "the disk is gone", hint: "look at it"))
    #expect(rig.status.contains("the disk is gone; look at it"))
    #expect(rig.effects.isEmpty)
  }
}
