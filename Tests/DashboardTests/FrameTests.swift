import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// Each panel and popup as a drawing; `UPDATE_GOLDEN=1` draws them anew.
@Suite struct FrameTests {
  /// A name and the keys that lead there from the start.
  static let screens: [(name: String, keys: String)] = [
    ("review", ""),
    ("review-marked", "x 1 j c 1 space space space"),
    ("review-grouped", "f enter b j l"),
    ("review-zoomed", "z"),
    ("tools", "2"),
    ("tools-inside", "2 enter"),
    ("integrations", "3"),
    ("owners", "4"),
    ("owners-unheld", "4 j j"),
    ("item-answers", "enter ctrl-d ctrl-d"),
    ("expiry", "5 l l"),
    ("findings", "6"),
    ("ledger", "x 1 S 1 enter enter 7"),
    ("entry", "x 1 S 1 enter enter 7 enter"),
    ("changes", "8"),
    ("changes-import", "8 j j j j j j j"),
    ("changes-inside", "8 enter"),
    ("changes-owners", "8 j enter"),
    ("item", "enter"),
    ("queues", "f"),
    ("sort", "s"),
    ("group-by", "B"),
    ("reason", "x"),
    ("reason-many", "f enter b x"),
    ("owner", "space space space o h o l"),
    ("until", "G e 9 9 9 d enter"),
    ("defer", "w 4"),
    ("facts", "i"),
    ("note", "a h e l l o"),
    ("filter", "/ r i s k : h i g h +"),
    ("filter-fault", "/ o w n e d : m e"),
    ("filter-empty", "/ z z z z enter"),
    ("palette", ": l e d g e r"),
    ("help", "?"),
    ("submit", "x 1 j c 1 S"),
    ("submitted", "x 1 S 1 enter"),
    ("hidden-marks", "space space / n o t e s enter x"),
    ("raw", "r"),
    ("standing", "/ k i n d : a g e n t enter d"),
    ("standing-end", "/ k i n d : a g e n t enter d G"),
    ("jobs", "J"),
    ("quit", "x 1 q"),
  ]

  static let sizes = [(80, 24), (140, 45)]

  @Test(arguments: screens.map(\.name), sizes)
  func `a screen looks as drawn`(_ name: String, _ size: (Int, Int)) throws {
    var rig = Rig(columns: size.0, rows: size.1)
    let keys = FrameTests.screens.first { $0.name == name }?.keys ?? ""
    rig.press(keys)
    try Golden.check(rig.frame.snapshot(), "Frames/\(name)-\(size.0)x\(size.1).txt")
  }

  @Test(arguments: [(60, 15), (59, 15), (70, 20), (110, 24), (200, 60)])
  func `the review fits other sizes`(_ size: (Int, Int)) throws {
    let rig = Rig(columns: size.0, rows: size.1)
    try Golden.check(rig.frame.snapshot(), "Frames/review-\(size.0)x\(size.1).txt")
  }

  @Test(arguments: ["review", "expiry", "item", "submit", "owner", "changes", "changes-owners"])
  func `in ascii mode nothing else is drawn`(_ name: String) throws {
    var rig = Rig(ascii: true)
    rig.press(FrameTests.screens.first { $0.name == name }?.keys ?? "")
    #expect(rig.text.unicodeScalars.allSatisfy { $0.value < 0x7F })
    try Golden.check(rig.frame.snapshot(), "Frames/\(name)-ascii.txt")
  }

  @Test(arguments: ["stale", "ages"], sizes)
  func `stale sources are told in the header, and each with its age`(
    _ name: String, _ size: (Int, Int)
  ) throws {
    var rig = Rig(columns: size.0, rows: size.1)
    rig.store.inventories = Fixture.inventories
    rig.press(name == "ages" ? "ctrl-l A" : "ctrl-l")
    try Golden.check(rig.frame.snapshot(), "Frames/\(name)-\(size.0)x\(size.1).txt")
  }

  @Test func `the first run says what to do`() throws {
    let rig = Rig(firstRun: true)
    try Golden.check(rig.frame.snapshot(), "Frames/first-run-80x24.txt")
  }
}
