import CustodyDashboard
import CustodyDomain
import Testing

/// What holds for every frame, whatever is pressed at whatever size.
@Suite struct FrameLawTests {
  private func check(_ frame: Frame, _ note: String) {
    for row in 0..<frame.rows {
      var width = 0
      for column in 0..<frame.columns {
        let cell = frame[column, row]
        width += cell.width
        if cell.width == 2 {
          #expect(column + 1 < frame.columns && frame[column + 1, row].width == 0, "\(note)")
        }
        for scalar in cell.text.unicodeScalars {
          #expect(scalar.value >= 32 && !(127...159).contains(scalar.value), "\(note)")
        }
      }
      #expect(width == frame.columns, "\(note), row \(row)")
    }
  }

  @Test func `any size is drawn`() {
    for columns in [1, 2, 7, 59, 60, 61, 79, 80, 81, 109, 110, 129, 130, 200] {
      for rows in [1, 2, 5, 14, 15, 16, 19, 23, 24, 40, 80] {
        var rig = Rig(columns: columns, rows: rows)
        rig.press("j enter")
        check(rig.frame, "\(columns)x\(rows)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `random keys never trap and every frame is whole`(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let named: [Key] = [
      .enter, .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .backspace, .delete, .function(1), .control("d"), .control("u"), .control("l"),
    ]
    let letters = Array("jjjkkllhgGcxoeatiw.uUSvnN}{fsbBpzrJyO 123456789/:?*\\E<>I!mLHV][q")
    var rig = Rig()
    for step in 0..<2000 {
      let key =
        next(5) == 0 ? named[next(named.count)] : .character(letters[next(letters.count)])
      rig.milliseconds += 100
      rig.send(.input(.key(key), milliseconds: rig.milliseconds))
      if step % 97 == 0 {
        rig.send(.input(.resize(columns: 1 + next(200), rows: 1 + next(80)), milliseconds: 0))
      }
      if step % 41 == 0 { check(rig.frame, "seed \(seed), step \(step)") }
      rig.forget()
    }
    // Whatever was drafted, undo leads back to where nothing was.
    rig.send(.input(.resize(columns: 80, rows: 24), milliseconds: 0))
    rig.press("esc esc esc esc esc 1")
    for _ in 0..<3000 where !rig.store.undoStack.isEmpty { rig.press("u") }
    #expect(rig.store.undoStack.isEmpty)
  }

  @Test func `each state shows in the text alone`() {
    var rig = Rig()
    let plain = rig.text
    rig.press("space")
    let marked = rig.text
    rig.press("\\ k x 1")
    #expect(Set([plain, marked, rig.text]).count == 3)
  }
}
