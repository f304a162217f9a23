import CustodyDashboard
import CustodyDomain
import Testing

/// What a reviewer has to be able to read: numbers whole, names apart, what was decided as decided.
@Suite struct ReadingTests {
  @Test func `d tells how the cursor's item acts, and closes what it opened`() {
    var rig = Rig()
    rig.press("/ k i n d : a g e n t enter d")
    #expect(rig.text.contains("1 of 3 controls"))
    rig.press("d")
    #expect(!rig.text.contains("1 of 3 controls"))
    rig.press("enter d")
    #expect(rig.text.contains("1 of 3 controls"))
    rig = Rig()
    rig.press("d")
    #expect(rig.text.contains("Neither a session nor an agent"))
  }

  static let sizes = [(80, 24), (100, 30), (140, 45)]

  @Test(arguments: sizes)
  func `the number typed to submit is seen whole`(_ size: (Int, Int)) {
    var rig = Rig(columns: size.0, rows: size.1)
    rig.press("x 1 S 4 0 7")
    #expect(rig.text.contains("to go on: 407"))
    rig.press("backspace")
    #expect(rig.text.contains("to go on: 40 "))
  }

  @Test(arguments: sizes)
  func `the counts of a large submit are all there`(_ size: (Int, Int)) {
    var rig = Rig(columns: size.0, rows: size.1)
    rig.press("* x 1 S")
    for words in ["1 CRIT", "11 HIGH", "17 MED", "11 LOW", "12 strict"] {
      #expect(rig.text.contains(words), "\(words)")
    }
  }

  @Test func `the list of drafts says which item, what and why`() {
    var rig = Rig(columns: 140, rows: 45)
    rig.press("x 1 S v")
    let line = rig.lines.first { $0.contains("revoke, unused") } ?? ""
    #expect(line.contains("X CRIT MeetingBot/oauth-7f2"))
    #expect(line.contains("user1 "))
    #expect(line.contains("revoke, unused for more than 90 days"))
  }

  @Test func `what is decided shows the letter of its state, and words beside it`() {
    var rig = Rig(columns: 140, rows: 45)
    let states: [(ReviewState, String)] = [
      (.revoking, "X"), (.rotating, "T"), (.recertified, "C"), (.deferred, "W"), (.removed, "-"),
      (.departed, "-"),
    ]
    for (index, state) in states.enumerated() { rig.store.rows[index].state = state.0 }
    rig.press("f end enter")
    let rows = rig.lines.filter { $0.contains("Mail.Read") || $0.contains("Calendars.Re") }
    for (row, state) in zip(rows, states) {
      #expect(row.contains(" \(state.1) HIGH") || row.contains(" \(state.1) CRIT"), "\(row)")
    }
    #expect(rig.text.contains("being revoked: decided"))
    let frame = rig.frame
    let place = rig.lines.firstIndex { $0.contains(" X CRIT") }.flatMap { row in
      (0..<frame.columns).first { frame[$0, row].text == "X" }.map { frame[$0, row].role }
    }
    #expect(place == .dim)
  }

  @Test func `an entry of the ledger says what it says before it shows its bytes`() {
    var rig = Rig()
    rig.press("x 1 S 1 enter enter 7 enter")
    #expect(rig.text.contains("Action     revoke"))
    #expect(rig.text.contains("Item       MeetingBot/oauth-7f2, g-001fixture"))
    #expect(rig.text.contains("Reason     unused for more than 90 days"))
    #expect(rig.text.contains("Before     open, business owner lars.mikkelsen"))
    rig.press("j j j")
    #expect(rig.text.contains("custody ledger show 1"))
    for _ in 0..<80 where !rig.text.contains("predicateType") { rig.press("j") }
    // Pretty-printed, and no word is broken over two lines.
    #expect(rig.text.contains("\"predicateType\": \"https://custody.example/decision/v1\""))
  }

  @Test func `digits belong to the name once something is typed`() {
    var rig = Rig()
    rig.press("o")
    rig.type("h4")
    #expect(rig.text.contains("> h4"))
    #expect(rig.text.contains("nobody by that name"))
    rig.press("backspace backspace 1")
    #expect(rig.store.rows[0].drafts.first?.action == .reassign(role: .business, person: "m.holm"))
  }

  @Test func `the filter of a panel of groups chooses groups`() {
    var rig = Rig()
    rig.press("4 / h o l m enter")
    #expect(rig.lines[2].contains("Owners ── \"holm\""))
    #expect(rig.text.contains("> LOW  m.holm"))
    #expect(!rig.text.contains("plat-team"))
    rig.press("esc")
    #expect(rig.text.contains("plat-team"))
    // Terms with a field still choose the items that are counted.
    rig.press("/ r i s k : h i g h + enter")
    #expect(rig.lines[2].contains("risk:high+"))
    #expect(!rig.text.contains("plat-team"))
  }

  @Test func `in the detail the next missing link is one key away`() {
    var rig = Rig()
    rig.press("enter }")
    #expect(rig.lines[2].contains("MeetingBot/oauth-81c"))
    rig.press("{")
    #expect(rig.lines[2].contains("MeetingBot/oauth-7f2"))
    rig.press("esc")
    #expect(rig.cursorLine.contains("MeetingBot/oauth-7f2"))
  }

  @Test func `a note goes on in the editor`() {
    var rig = Rig()
    rig.press("a h i")
    rig.forget()
    rig.press("ctrl-e")
    #expect(rig.effects.contains(.edit("hi")))
    #expect(rig.store.rows[0].drafts.first?.action == .note("a note from the editor"))
  }

  @Test func `the calendar leads to an item and back`() {
    var rig = Rig()
    rig.press("5 m")
    #expect(rig.text.contains("Already ended"))
    rig.press("esc")
    #expect(rig.text.contains("2026-11-21, today"))
    rig.press("k e")
    #expect(rig.said.contains("nothing ends on this day"))
    rig.press("j e")
    #expect(rig.text.contains("Recertify svc-status-0 until"))
    rig.press("esc esc")
    #expect(rig.text.contains("CALENDAR"))
  }

  @Test func `what was said goes with the next key and with a popup`() {
    var rig = Rig()
    rig.press("Z")
    #expect(rig.said.contains("does nothing here"))
    rig.press("j")
    #expect(!rig.said.contains("does nothing here"))
    rig.press("Z ?")
    #expect(!rig.said.contains("does nothing here"))
  }

  @Test func `an error that has just come outlives the next key`() {
    var rig = Rig()
    rig.send(.failed(.loadSummary, message: "the disk is full", hint: "make room"))
    rig.press("j")
    #expect(rig.said.contains("the disk is full"))
    rig.press("j", apart: 3000)
    #expect(!rig.said.contains("the disk is full"))
  }

  @Test func `a sentence that is too long for the last line is told whole`() {
    var rig = Rig()
    let long = String(repeating: "it was refused for this reason and ", count: 4) + "no other"
    rig.send(.failed(.loadSummary, message: long, hint: "w defers it"))
    #expect(rig.said.contains("and no other; w defers it"))
    #expect(rig.said.contains("NORMAL row 1/91"))
  }

  @Test func `columns that are hidden come in, and the name stays`() {
    var rig = Rig()
    var seen: Set<String> = []
    for _ in 0..<12 {
      #expect(rig.lines[3].contains("Identity"))
      for name in ["Tool", "Source", "Tier", "Kind", "Granted", "Acts for", "State"]
      where rig.lines[3].contains(name) {
        seen.insert(name)
      }
      rig.press(">")
    }
    #expect(seen.count == 7, "\(seen.sorted())")
    rig.press("< < < < < < < < < < < <")
    #expect(rig.lines[3].contains("Reaches"))
  }

  @Test func `a wide screen shows no less of a row than a narrow one`() {
    let narrow = Rig(columns: 80, rows: 24).lines[3]
    for columns in [118, 130, 139, 140, 160, 200] {
      let wide = Rig(columns: columns, rows: 45).lines[3]
      let start = wide.range(of: "Identity")?.lowerBound ?? wide.startIndex
      let head = "Identity" + (narrow.components(after: "Identity").prefix { $0 == " " })
      #expect(wide[start...].hasPrefix(head), "\(columns): \(wide)")
    }
  }

  @Test func `a gap stands between who and when`() {
    var rig = Rig()
    for index in rig.store.rows.indices {
      rig.store.rows[index].principal = "lars.mikkelsen.of.the.sales.team@another.example"
    }
    rig.press("ctrl-l")
    let asked = rig.lines.first { $0.contains("ASKED") } ?? ""
    #expect(asked.contains("…  2025-10-16"), "\(asked)")
  }

  @Test func `on a group the pane is called after it`() {
    var rig = Rig()
    rig.press("f enter b")
    let title = rig.lines.first { $0.hasPrefix("├─") } ?? ""
    #expect(title.contains("MeetingBot"))
    #expect(!title.contains("Custody chain"))
  }

  @Test func `a finding tells its sentence once`() {
    var rig = Rig(columns: 140, rows: 45)
    rig.press("enter")
    #expect(rig.text.contains("no business owner answers for it"))
    #expect(!rig.text.contains("owner none"))
    #expect(rig.text.contains("controls: GV.RR-02"))
    rig.press("G")
    #expect(rig.text.contains("─ Record "))
    #expect(rig.text.contains(" g-001fixture "))
  }

  @Test(arguments: sizes)
  func `enter on an item explains what its findings rest on`(_ size: (Int, Int)) {
    var rig = Rig(columns: size.0, rows: size.1)
    rig.press("enter enter")
    for words in [" Why ", "says ", "because ", "weighs ", "listed ", "clear it ", "controls "] {
      #expect(rig.text.contains(words), "\(words)")
    }
    rig.press("G")
    #expect(rig.text.contains("esc close"))
    rig.press("esc")
    #expect(!rig.text.contains(" Why "))
    #expect(rig.text.contains("enter why") || size.0 < 140)
  }

  @Test func `one is not many`() {
    var rig = Rig()
    rig.press("x 1 q")
    #expect(rig.text.contains("1 draft is saved"))
    rig.press("esc :")
    rig.type("ledger.verify")
    #expect(rig.text.contains("1 action "))
  }

  @Test func `a popup leaves the frame of its panel whole`() {
    for keys in ["S v", "?", "f", "r", "o", ":"] {
      var rig = Rig()
      rig.press("x 1 k \(keys)")
      #expect(rig.lines[2].hasPrefix("╭─ Review"), "\(keys)")
      #expect(rig.lines[2].hasSuffix("─╮"), "\(keys)")
    }
  }
}

extension String {
  /// What follows the first occurrence of a text.
  fileprivate func components(after text: String) -> Substring {
    range(of: text).map { self[$0.upperBound...] } ?? ""
  }
}
