import CustodyDomain
import Testing

/// A case in which a rule must find something: what has to change about the clean sample for it.
///
/// Every rule has one, in the file of its group; `RuleTableTests` holds them, and any mixture of them, to what
/// is true of all rules.
struct RuleFixture: Sendable, CustomTestStringConvertible {
  /// The rule that fires.
  let rule: String
  /// Makes it so.
  let change: @Sendable (inout Item, inout Surroundings) -> Void

  init(_ rule: String, _ change: @escaping @Sendable (inout Item, inout Surroundings) -> Void) {
    self.rule = rule
    self.change = change
  }

  /// The clean sample after the change.
  var subject: (item: Item, surroundings: Surroundings) {
    var sample = Sample.clean()
    change(&sample.item, &sample.surroundings)
    return sample
  }

  var testDescription: String { rule }

  /// The cases of all groups.
  static let all: [RuleFixture] =
    ownership + lifeCycle + scope + consent + browser + sessions + agents + chain + credentials
    + exceptions + controls + names

  /// Several cases at once in one item, which a seed repeats.
  static func mixture(_ seed: Int) -> (item: Item, surroundings: Surroundings) {
    var random = Seeded(seed: UInt64(seed))
    var sample = Sample.clean()
    for _ in 0...random.below(8) { random.pick(all).change(&sample.item, &sample.surroundings) }
    return sample
  }
}
