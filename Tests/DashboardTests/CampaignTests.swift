import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// The campaign's screen, and what stands of it on other screens.
@Suite struct CampaignFrameTests {
  static let screens: [(name: String, keys: String)] = [
    ("campaign-mine", ""),
    ("campaign-queues", "f"),
    ("campaign-item", "enter"),
    ("campaign", "C"),
    ("campaign-gate", "C j j j j j"),
    ("campaign-end", "C G"),
    ("campaign-reminder", "C r"),
    ("campaign-delegate", "C d"),
    ("campaign-delegate-why", "D m enter"),
    ("campaign-close-shut", ": c l o s e enter"),
    ("campaign-open", ": o p e n enter"),
    ("campaign-open-look", ": o p e n enter enter"),
  ]

  @Test(arguments: screens.map(\.name), [(80, 24), (140, 45)])
  func `a campaign looks as drawn`(_ name: String, _ size: (Int, Int)) throws {
    var rig = Rig(columns: size.0, rows: size.1, store: .inCampaign())
    rig.press(CampaignFrameTests.screens.first { $0.name == name }?.keys ?? "")
    try Golden.check(rig.frame.snapshot(), "Frames/\(name)-\(size.0)x\(size.1).txt")
  }

  @Test(arguments: [(80, 24), (140, 45)])
  func `what is left when nothing is mine, and the end, look as drawn`(_ size: (Int, Int)) throws {
    var rig = Rig(columns: size.0, rows: size.1, store: .inCampaign(mine: false))
    rig.press("f enter")
    try Golden.check(rig.frame.snapshot(), "Frames/campaign-done-\(size.0)x\(size.1).txt")
    rig = CampaignFrameTests.decided(columns: size.0, rows: size.1)
    rig.press(": c l o s e enter Q 4 - 2 0 2 6 enter")
    try Golden.check(rig.frame.snapshot(), "Frames/campaign-closed-\(size.0)x\(size.1).txt")
    rig.press("enter C")
    try Golden.check(rig.frame.snapshot(), "Frames/campaign-after-\(size.0)x\(size.1).txt")
  }

  @Test func `in ascii mode a campaign draws nothing else, and the cursor stands somewhere`() throws
  {
    var rig = Rig(ascii: true, store: .inCampaign())
    rig.press("C")
    #expect(rig.text.unicodeScalars.allSatisfy { $0.value < 0x7F })
    #expect(rig.frame.cursor != nil)
    try Golden.check(rig.frame.snapshot(), "Frames/campaign-ascii.txt")
  }

  /// A campaign of which everything is decided.
  static func decided(columns: Int = 80, rows: Int = 24) -> Rig {
    var store = FixtureStore.inCampaign()
    for index in store.rows.indices where store.rows[index].campaign?.found.outcome == .pending {
      store.rows[index].campaign?.found.outcome = .kept
    }
    return Rig(columns: columns, rows: rows, store: store)
  }
}

@Suite struct CampaignTests {
  @Test func `the day begins with what the campaign asks of me`() {
    let rig = Rig(store: .inCampaign())
    #expect(rig.lines[0].contains("Q4-2026"))
    #expect(rig.lines[0].contains("8/40"))
    #expect(rig.lines[0].contains("9d left"))
    #expect(rig.text.contains("campaign:Q4-2026 asked:me"))
    #expect(rig.text.contains("you"))
    var other = rig
    other.press("f 2")
    #expect(other.text.contains("campaign:Q4-2026 outcome:pending"))
    other.press("f 3")
    #expect(other.text.contains("last:90d+ !campaign:Q4-2026"))
  }

  @Test func `without a campaign, or with nothing of mine in it, all that is open is shown`() {
    #expect(!Rig().text.contains("campaign"))
    let rig = Rig(store: .inCampaign(mine: false))
    #expect(!rig.text.contains("asked:me"))
    #expect(rig.lines[0].contains("Q4-2026"))
  }

  @Test func `a gate leads to the items that stand in it`() {
    var rig = Rig(store: .inCampaign())
    rig.press("C j j j j j enter")
    #expect(rig.text.contains("campaign:Q4-2026 outcome:pending"))
    rig.press("C enter")
    #expect(rig.text.contains("asked:ada.lind"))
  }

  @Test func `closing wants its name, and says what is in the way`() {
    var rig = Rig(store: .inCampaign())
    rig.press(": c l o s e enter Q 4 - 2 0 2 6 enter")
    #expect(
      rig.text.contains("It can't be closed yet") || rig.text.contains("it can't be closed yet"))
    #expect(rig.store.campaigns[0].close == nil)
    rig = CampaignFrameTests.decided()
    rig.press(": c l o s e enter Q 3 enter")
    #expect(rig.text.contains("type Q4-2026 to close it"))
    #expect(rig.store.campaigns[0].close == nil)
    rig.press("backspace 4 - 2 0 2 6 enter")
    #expect(rig.text.contains("Q4-2026 is closed"))
    #expect(rig.store.campaigns[0].close != nil)
    rig.press("enter")
    #expect(!rig.lines[0].contains("Q4-2026"))
  }

  @Test func `a name typed before the store has answered closes all the same`() {
    var rig = CampaignFrameTests.decided()
    rig.holdsAnswers = true
    rig.press(": c l o s e enter Q 4 - 2 0 2 6 enter")
    #expect(rig.store.campaigns[0].close == nil)
    rig.holdsAnswers = false
    rig.settle()
    #expect(rig.store.campaigns[0].close != nil)
  }

  @Test func `after the due date what is undecided and what is late each want a reason`() {
    var store = FixtureStore.inCampaign(due: Fixture.now.adding(days: -1))
    store.unproven = 2
    var rig = Rig(store: store)
    #expect(rig.lines[0].contains("overdue"))
    rig.press(": c l o s e enter Q 4 - 2 0 2 6 enter")
    #expect(rig.text.contains("32 items stay undecided"))
    rig.press("enter")
    #expect(rig.store.campaigns[0].close == nil)
    rig.press("l e f t enter")
    #expect(rig.text.contains("2 tasks wait"))
    rig.press("s o o n enter")
    #expect(rig.store.campaigns[0].close?.undecidedReason == "left")
    #expect(rig.store.campaigns[0].close?.lateReason == "soon")
  }

  @Test func `a reminder is copied, and what one can't answer is given to somebody else`() {
    var rig = Rig(store: .inCampaign())
    rig.press("C r")
    #expect(rig.text.contains("12 items wait for your decision"))
    rig.press("y")
    #expect(rig.said.contains("copied"))
    rig.press("esc d h o l g enter b u s y enter")
    #expect(rig.said.contains("holger.b is asked about 12 items now"))
    #expect(rig.store.rows[0].campaign?.found.asked == ["holger.b"])
  }

  @Test func `marked rows are delegated from the list`() {
    var rig = Rig(store: .inCampaign())
    rig.press("space space D m . h enter a w a y enter")
    #expect(rig.store.rows.count { $0.campaign?.found.asked == ["m.holm"] } >= 2)
    #expect(rig.store.rows[0].campaign?.found.asked == ["m.holm"])
    #expect(rig.store.rows[2].campaign?.found.asked == ["ada.lind"])
  }

  @Test func `escalating waits for the due date`() {
    var rig = Rig(store: .inCampaign())
    rig.press("C e")
    #expect(rig.said.contains("until then r reminds and d delegates"))
    rig = Rig(store: .inCampaign(due: Fixture.now.adding(days: -1)))
    rig.press("C e")
    #expect(rig.said.contains("m.holm is asked about 12 items now"))
  }

  @Test func `opening shows the gates before anything is written`() {
    var rig = Rig()
    rig.press(": o p e n enter")
    #expect(rig.text.contains("Q4-2026"))
    #expect(rig.text.contains("state:open"))
    rig.press("enter")
    #expect(rig.text.contains("[x] every item has somebody"))
    #expect(rig.store.campaigns.isEmpty)
    // Something is changed: what was looked at no longer holds.
    rig.press("tab tab tab tab tab ctrl-u enter enter")
    #expect(rig.text.contains("[ ] 3 of them have nobody who may decide"))
    #expect(rig.store.campaigns.isEmpty)
    rig.press("a d a enter enter")
    #expect(rig.text.contains("Q4-2026 is open"))
    #expect(rig.store.campaigns.map(\.plan.name) == ["Q4-2026"])
  }

  @Test func `a form that can't be is refused in its line`() {
    var rig = Rig()
    rig.press(": o p e n enter tab tab ctrl-u x enter")
    #expect(rig.text.contains("write 28d or 2027-01-31"))
    #expect(rig.effects.allSatisfy { if case .campaign = $0 { false } else { true } })
  }

  @Test func `a deferral says that it asks somebody else in my place`() {
    var rig = Rig(store: .inCampaign())
    rig.press("w 1")
    #expect(rig.text.contains("in your place in Q4-2026"))
  }

  @Test func `nothing is written where the store is read only`() {
    var store = FixtureStore.inCampaign()
    store.readOnly = "another program holds it"
    var rig = Rig(store: store)
    rig.press(": c l o s e enter")
    #expect(rig.said.contains("read only"))
    rig.press("C d")
    #expect(rig.said.contains("read only"))
  }
}
