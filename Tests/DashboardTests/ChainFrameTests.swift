import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// The custody chain of an item as drawn: whole, crooked and broken.
@Suite struct ChainFrameTests {
  private static let details: [String: @Sendable (ItemRow) -> ItemDetail] = [
    "whole": { Fixture.wholeChain($0) }, "crooked": { Fixture.crookedChain($0) },
    "broken": { Fixture.brokenChain($0) },
  ]

  private func rig(
    _ name: String, _ keys: String, _ columns: Int = 80, _ rows: Int = 24
  ) throws -> Rig {
    var rig = Rig(columns: columns, rows: rows)
    rig.store.detail = try #require(ChainFrameTests.details[name])
    rig.press(keys)
    return rig
  }

  @Test(arguments: ["whole", "crooked", "broken"], FrameTests.sizes)
  func `a chain looks as drawn`(_ name: String, _ size: (Int, Int)) throws {
    let rig = try rig(name, "enter", size.0, size.1)
    try Golden.check(rig.frame.snapshot(), "Frames/chain-\(name)-\(size.0)x\(size.1).txt")
  }

  @Test func `what stands behind a chain is below it`() throws {
    for page in 1...2 {
      let keys = Array(repeating: "ctrl-d ctrl-d", count: page + 4).joined(separator: " ")
      let rig = try rig("crooked", "enter " + keys)
      try Golden.check(rig.frame.snapshot(), "Frames/chain-crooked-page\(page)-80x24.txt")
    }
  }

  @Test(arguments: ["whole", "crooked", "broken"])
  func `one key shows the four answers on one screen of 80 by 24`(_ name: String) throws {
    let rig = try rig(name, "enter")
    for word in ["1 ASKED", "2 APPROVED", "3 RAN AS", "4 CHANGED"] {
      #expect(rig.text.contains(word), "\(name): \(word)")
    }
    let verdict = name == "broken" ? "partial" : "provable"
    #expect(rig.text.contains("\(verdict), "), "\(name): the verdict")
  }

  @Test func `a missing link tells the rule and a present one what is wrong with it`() throws {
    let broken = try rig("broken", "enter").text
    #expect(broken.contains("?? no record  MED chain-incomplete"))
    #expect(broken.contains("?? no record  MED login-only-trail"))
    let crooked = try rig("crooked", "enter").text
    #expect(crooked.contains("the same who asked"))
    #expect(crooked.contains("before approval"))
    #expect(crooked.contains("2 systems"))
  }

  @Test func `the header counts verdicts, and more of it where there is the room`() throws {
    #expect(Rig().text.contains("provable 79  partial 12  none 37"))
    #expect(Rig(columns: 140, rows: 45).text.contains("provable 79  partial 12  none 37"))
    #expect(!Rig(columns: 60, rows: 15).text.contains("ledger"))
  }
}
