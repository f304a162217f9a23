import CustodyDashboard
import CustodyDomain
import Testing

/// What a reviewer is told of their own pace.
struct PaceTests {
  private func rig() -> Rig {
    var policy = Policy()
    policy.attention.approvals = 4
    var rig = Rig(policy: policy)
    rig.press("/ n o t e s enter")
    return rig
  }

  /// Keeps an item at so many seconds after the start.
  private func keep(_ rig: inout Rig, at seconds: Int) {
    rig.milliseconds += 10
    rig.send(
      .tick(
        Instant(seconds: Fixture.now.seconds + Int64(seconds)), milliseconds: rig.milliseconds))
    rig.press("c")
  }

  @Test func `a fast series is told when it happens, and holds nothing up`() {
    var rig = rig()
    for seconds in [0, 3, 6] { keep(&rig, at: seconds) }
    #expect(!rig.text.contains("kept in"))
    keep(&rig, at: 9)
    #expect(rig.text.contains("4 kept in 9 s; the ledger will say so"))
    let saved = rig.effects.count { effect in
      if case .saveDrafts = effect { return true }
      return false
    }
    #expect(saved == 4)
  }

  @Test func `who takes their time is told nothing`() {
    var rig = rig()
    for seconds in [0, 8, 16, 24, 32] { keep(&rig, at: seconds) }
    #expect(!rig.text.contains("kept in"))
  }

  @Test func `the read-back says how the drafts were made`() {
    var rig = Rig()
    rig.press("x 1 j c 1 S")
    let asked = rig.effects.contains { effect in
      if case .loadPace = effect { return true }
      return false
    }
    #expect(asked)
    #expect(rig.text.contains("1 kept, 2 never opened"))
  }
}
