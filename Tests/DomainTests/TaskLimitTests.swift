import CustodyDomain
import Testing

/// How much one plan may take away.
@Suite struct TaskLimitTests {
  @Test(arguments: [
    (["entra": 24], 1000, true), (["entra": 25], 1000, true), (["entra": 26], 1000, false),
    (["entra": 10], 100, true), (["entra": 11], 100, false), (["entra": 1], 2, true),
    (["entra": 2], 20, true), (["entra": 2], 19, false), (["entra": 15, "aws": 11], 1000, false),
  ])
  func `a plan stops above 25 tasks or a tenth of a source`(
    _ tasks: [String: Int], _ population: Int, _ passes: Bool
  ) {
    let excess = TaskLimit.excess(
      tasks: tasks, population: ["entra": population, "aws": population])
    #expect((excess == nil) == passes)
  }
}
