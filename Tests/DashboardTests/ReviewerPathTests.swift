import CustodyDashboard
import CustodyDomain
import Testing

/// SCREENS 1.6: a reviewer's first path, with the keys counted.
@Suite struct ReviewerPathTests {
  @Test func `forty items take at most seventy keys`() {
    var rig = Rig(storeOption: "--store ~/demo.db")
    rig.press("f enter")
    rig.press("b")
    rig.press("x 1")
    rig.press("l")
    rig.type("ccc")
    rig.press("x 1")
    rig.type(".....")
    rig.press("l")
    rig.type("cccccccc")
    // Past the three without a tool, then three small groups: figma-ai, n8n, zap.
    rig.press("j")
    for count in [2, 3, 3] {
      rig.press("l")
      rig.type(String(repeating: "c", count: count))
    }
    #expect(rig.store.summary.drafts == ["recertify": 19, "revoke": 18])
    // One of the eight was a mistake: undo leads back to it, and the right key follows.
    rig.press("u c")
    // Back to those without a tool: an owner for all three.
    rig.press("h k k k l")
    rig.press("space space space o")
    rig.type("m.h")
    rig.press("enter")
    #expect(rig.store.summary.drafts == ["recertify": 19, "revoke": 18, "reassign": 3])
    rig.press("S 1 8 enter")
    #expect(rig.store.ledger.count == 40)
    #expect(rig.text.contains("40 decisions written"))
    #expect(rig.text.contains("custody revocations list --store ~/demo.db"))
    #expect(rig.keys <= 70)
  }

  @Test func `keys pressed before the rows come wait for them`() {
    var rig = Rig()
    rig.holdsAnswers = true
    rig.press("f enter b")
    rig.press("x 1 l")
    rig.type("ccc")
    rig.settle()
    // Had they not waited, c would have acted on the header of nine items.
    #expect(rig.store.summary.drafts == ["revoke": 12, "recertify": 3])
  }

  @Test func `a decision on a header is not made when the group changed meanwhile`() {
    var rig = Rig()
    rig.press("f enter b")
    rig.store.rows[3].state = .revoking
    rig.press("x 1")
    #expect(rig.store.summary.drafts.isEmpty)
    #expect(rig.status.contains("not 12"))
  }
}
