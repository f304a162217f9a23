import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// The panel of tasks, and what is told before a revocation is asked for.
@Suite struct TaskPanelTests {
  private func rig(_ keys: String, _ size: (Int, Int) = (140, 45)) -> Rig {
    var rig = Rig(columns: size.0, rows: size.1)
    rig.store.taskRows = Fixture.tasks()
    rig.press("ctrl-l 9 " + keys)
    return rig
  }

  @Test(
    arguments: [
      ("tasks", ""), ("tasks-done", "j d t i c k e t"), ("tasks-all", "* j j j"),
      ("tasks-gone", "j x enter"),
    ], FrameTests.sizes)
  func `the panel of tasks looks as drawn`(_ screen: (String, String), _ size: (Int, Int)) throws {
    let rig = rig(screen.1, size)
    try Golden.check(rig.frame.snapshot(), "Frames/\(screen.0)-\(size.0)x\(size.1).txt")
  }

  @Test func `a task is recorded as done with a note`() throws {
    let rig = rig("j d t 7 enter")
    let move = TaskMove(task: 41, status: .carriedOut, note: "t7")
    #expect(rig.effects.contains(.moveTask(move)))
    #expect(rig.store.taskRows[1].task.status == .carriedOut)
    #expect(rig.text.contains("task 41: carried out"))
  }

  @Test func `a task is given up with a reason only`() {
    #expect(!rig("j x enter").effects.contains { if case .moveTask = $0 { true } else { false } })
    let move = TaskMove(task: 41, status: .cannotApply, note: "no")
    #expect(rig("j x n o enter").effects.contains(.moveTask(move)))
  }

  @Test func `a move that none may make is refused before anything is typed`() {
    let back = rig("d")
    #expect(back.text.contains("can't become carried out"))
    #expect(!back.effects.contains { if case .moveTask = $0 { true } else { false } })
  }

  @Test func `the command is copied exactly, and enter opens the item`() {
    let rows = Fixture.tasks()
    #expect(rig("j y").effects.contains(.copy(rows[1].step.text)))
    #expect(rig("j enter").effects.contains(.seen(rows[1].task.item, .opened)))
  }

  @Test func `overdue tasks are told in the first line`() {
    #expect(rig("1").text.contains("OVERDUE: 9"))
  }

  @Test
  func
    `what depends on an item is asked for once, when its revocation is, and never as the cursor moves`()
  {
    func asked(_ keys: String) -> Int {
      var rig = Rig()
      rig.press(keys)
      return rig.effects.count { if case .loadConsequences = $0 { true } else { false } }
    }
    #expect(asked("j j j k") == 0)
    #expect(asked("x") == 1)
    #expect(asked("c") == 0)
    #expect(asked("space space x") == 1)
  }
}
