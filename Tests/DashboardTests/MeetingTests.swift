import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// The meeting's screen, and what its keys do.
@Suite struct MeetingFrameTests {
  /// A meeting over what nobody owns, with two people who are there and one who is not.
  private static let begin =
    "/ o w n e r : n o n e enter M 1 m . h enter h o l g enter i d a enter end tab 1 enter"
  static let screens: [(name: String, keys: String)] = [
    ("meeting", ""),
    ("meeting-people", "m"),
    ("meeting-naming", "m h o l"),
    ("meeting-owner", "o i d a"),
    ("meeting-decided", "o i d a enter ["),
    ("meeting-parked", "p w h o enter enter ["),
    ("meeting-end", "o m . h enter x 1 p w h o enter enter G"),
    ("meeting-read-back", "o i d a enter x 1 p w h o enter esc S"),
    ("meeting-over", "o i d a enter x 1 p w h o enter esc S 1 enter"),
  ]

  static func rig(columns: Int = 80, rows: Int = 24, ascii: Bool = false) -> Rig {
    var rig = Rig(columns: columns, rows: rows, ascii: ascii)
    rig.press(begin)
    return rig
  }

  @Test(arguments: screens.map(\.name), [(80, 24), (140, 45)])
  func `a meeting looks as drawn`(_ name: String, _ size: (Int, Int)) throws {
    var rig = MeetingFrameTests.rig(columns: size.0, rows: size.1)
    rig.press(MeetingFrameTests.screens.first { $0.name == name }?.keys ?? "")
    try Golden.check(rig.frame.snapshot(), "Frames/\(name)-\(size.0)x\(size.1).txt")
  }

  @Test(arguments: ["meeting", "meeting-owner", "meeting-end"])
  func `in ascii mode a meeting draws nothing else, and the cursor stands where one types`(
    _ name: String
  ) throws {
    var rig = MeetingFrameTests.rig(ascii: true)
    rig.press(MeetingFrameTests.screens.first { $0.name == name }?.keys ?? "")
    #expect(rig.text.unicodeScalars.allSatisfy { $0.value < 0x7F })
    #expect(rig.frame.cursor != nil)
    try Golden.check(rig.frame.snapshot(), "Frames/\(name)-ascii.txt")
  }
}

@Suite struct MeetingTests {
  private func first(_ rig: Rig) -> AgendaLine? { rig.store.meeting?.agenda.first }

  @Test func `a name of three letters and enter assigns, and the next item comes by itself`() {
    var rig = MeetingFrameTests.rig()
    #expect(rig.lines[0].contains("1 of 21"))
    let keys = rig.keys
    rig.press("o i d a enter")
    #expect(rig.keys - keys == 5)
    #expect(rig.lines[0].contains("2 of 21"))
    #expect(rig.text.contains("assigned 1"))
    #expect(first(rig)?.outcome == .assigned)
    // Those who are there have numbers before anything is typed, and the point repeats.
    rig.press("o 1 .")
    #expect(rig.lines[0].contains("4 of 21"))
    #expect(rig.text.contains("assigned 3"))
  }

  @Test func `keys typed ahead wait for the next item`() {
    var rig = MeetingFrameTests.rig()
    rig.holdsAnswers = true
    rig.press("o i d a enter o h o l g enter x 1")
    rig.holdsAnswers = false
    rig.settle()
    #expect(rig.lines[0].contains("4 of 21"))
    #expect(
      rig.store.meeting?.agenda.prefix(4).map(\.outcome) == [.assigned, .assigned, .revoked, .open])
  }

  @Test func `an item is parked with a word and a name, and taken up again`() {
    var rig = MeetingFrameTests.rig()
    rig.press("p w h o enter h o l g enter")
    #expect(first(rig)?.parking == Parking(why: "who", whom: "holger.b"))
    #expect(rig.lines[0].contains("2 of 21"))
    rig.press("P")
    #expect(
      rig.text.contains("Parked: who; Holger Bruun sees to it"))
    rig.press("p")
    #expect(first(rig)?.parking == nil)
    rig.press("u")
    #expect(first(rig)?.parking?.why == "who")
    rig.press("p p x enter esc")
    #expect(first(rig)?.parking == Parking(why: "x"))
  }

  @Test func `undo takes a decision back and shows its item`() {
    var rig = MeetingFrameTests.rig()
    rig.press("o i d a enter x 1 u u")
    #expect(rig.lines[0].contains("1 of 21"))
    #expect(rig.text.contains("open 21"))
    rig.press("U")
    #expect(first(rig)?.outcome == .assigned)
  }

  @Test func `a refused decision stays on its item`() {
    var rig = MeetingFrameTests.rig()
    if let item = first(rig)?.item {
      rig.store.refusals[item] = Refusal(
        rule: "owner-left", item: item, message: "has left", hint: "choose somebody else")
    }
    rig.press("o i d a enter")
    #expect(rig.lines[0].contains("1 of 21"))
    #expect(rig.said.contains("has left"))
  }

  @Test func `leaving keeps the meeting, and M goes on at the first open item`() {
    var rig = MeetingFrameTests.rig()
    rig.press("o i d a enter ] ] q")
    #expect(rig.said.contains("M goes on with it"))
    rig.press("M")
    #expect(rig.lines[0].contains("2 of 21"))
    rig.press("enter")
    #expect(rig.text.contains("ITEM"))
    rig.press("esc")
    #expect(rig.lines[0].contains("2 of 21"))
  }

  @Test func `one who is present speaks for one who is absent, and not the other way`() {
    var rig = MeetingFrameTests.rig()
    #expect(rig.store.meeting?.people.last?.speaker == "m.holm")
    #expect(rig.text.contains("Ida Kvist (Mette Holm speaks)"))
    rig.press("m 3")
    #expect(rig.said.contains("one who is present speaks"))
    rig.press("end 0")
    #expect(rig.store.meeting?.people.last?.speaker == nil)
    rig.press("delete")
    #expect(rig.store.meeting?.people.count == 2)
  }

  @Test func `a meeting that parked everything can be ended`() {
    var rig = MeetingFrameTests.rig()
    rig.press("p w h o enter esc S")
    #expect(rig.text.contains("1 parked, 20 left open"))
    rig.press("tab enter")
    #expect(rig.text.contains("The meeting has ended"))
    #expect(rig.store.meeting == nil)
  }
}
