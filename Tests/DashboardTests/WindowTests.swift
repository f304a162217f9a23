import CustodyDashboard
import CustodyDomain
import Testing

/// Lists hold a window of rows, never everything.
@Suite struct WindowTests {
  private func many(_ count: Int) -> Rig {
    var rig = Rig()
    let pattern = rig.store.rows[40]
    rig.store.rows = (0..<count).map { index in
      var row = pattern
      row.id = ItemID("g-\(String(100_000 + index))")
      row.name = "row-\(index)"
      return row
    }
    rig.press("ctrl-l")
    return rig
  }

  @Test func `the end is reached without the middle`() {
    var rig = many(5000)
    rig.forget()
    rig.press("G")
    #expect(rig.text.contains("row-4999"))
    #expect(rig.status.contains("row 5,000/5,000"))
    let asked = rig.effects.reduce(0) { sum, effect in
      if case .loadRows(let window, _, _) = effect { sum + window.limit } else { sum }
    }
    #expect(asked < 500)
    rig.press("g")
    #expect(rig.status.contains("row 1/5,000"))
  }

  @Test func `moving down goes through every row once, and back up`() {
    var rig = many(1000)
    for step in 1..<700 {
      rig.press("j")
      #expect(rig.status.contains("row \(step + 1 > 999 ? "1,000" : String(step + 1))/1,000"))
    }
    #expect(rig.cursorLine.contains("row-699"))
    for _ in 1..<700 { rig.press("k") }
    #expect(rig.status.contains("row 1/1,000"))
    #expect(rig.lines[4].hasPrefix("│>") && rig.lines[4].contains("row-0"))
  }

  @Test func `a decision keeps the place in a long list`() {
    var rig = many(1000)
    for _ in 0..<40 { rig.press("pgdn") }
    let row = rig.status
    rig.press("x 1")
    #expect(rig.store.summary.drafts == ["revoke": 1])
    #expect(row != rig.status)
    #expect(!rig.cursorLine.isEmpty)
  }

  @Test func `n goes to the next match of a filter that is no longer on`() {
    var rig = Rig()
    rig.press("/ f l o w enter j esc")
    #expect(rig.cursorLine.contains("flow-2"))
    rig.press("g n")
    #expect(rig.cursorLine.contains("flow-1"))
    rig.press("n n N")
    #expect(rig.cursorLine.contains("flow-2"))
  }

  @Test func `a brace goes to the next chain with a missing link`() {
    var rig = Rig()
    rig.press("G {")
    #expect(rig.cursorLine.contains("MeetingBot/oauth-91c"))
    rig.press("}")
    #expect(rig.status.contains("no more in this direction"))
  }

  @Test func `an owner's items open inside the panel and Esc leads back`() {
    var rig = Rig()
    rig.press("4 enter")
    #expect(rig.text.contains("Owners > lars.mikkelsen"))
    #expect(rig.text.contains("3 items"))
    rig.press("esc")
    #expect(rig.text.contains("!left lars.mikkelsen"))
  }

  @Test func `the calendar lists a day, what is overdue and what never ends`() {
    var rig = Rig()
    rig.press("5 l l")
    #expect(rig.text.contains("in 14 days"))
    #expect(rig.text.contains("notes-sync/oauth-c0"))
    rig.press("enter x 1")
    #expect(rig.store.summary.drafts == ["revoke": 1])
    rig.press("esc !")
    #expect(rig.text.contains("Never end"))
    rig.press("m")
    #expect(rig.text.contains("Already ended"))
  }

  @Test func `the first run imports a file or opens the demo`() {
    var rig = Rig(firstRun: true)
    rig.press("i")
    rig.type("/tmp/export.json")
    rig.press("enter")
    #expect(rig.effects.contains(.importFile("/tmp/export.json")))
    #expect(rig.text.contains("MeetingBot/oauth-7f2"))
    var other = Rig(firstRun: true)
    other.press("d")
    #expect(other.effects.contains(.demo))
  }
}
