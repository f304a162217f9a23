/// One person in two roles of a chain, or a person where a machine should run.
public struct SharedRole: Hashable, Sendable {
  /// Who.
  public var person: String
  /// The roles, in the order of the chain; one alone: a person runs what should run as an identity of its own.
  public var steps: [CustodyChain.Step]

  /// All of a chain. Links of different tasks belong to different work and are not compared.
  static func all(
    in chain: CustodyChain, of item: Item, _ surroundings: Surroundings
  ) -> [SharedRole] {
    let pairs: [(CustodyChain.Step, CustodyChain.Step)] = [
      (.asked, .approved), (.asked, .ranAs), (.approved, .ranAs),
    ]
    var found: [SharedRole] = pairs.compactMap { first, second in
      guard let one = chain[first], let other = chain[second], one.proven, other.proven,
        surroundings.isSame(one.who, other.who), !Disorder.conflict(one.task, other.task)
      else { return nil }
      return one.who.map { SharedRole(person: $0, steps: [first, second]) }
    }
    if let runner = chain[.ranAs], runner.proven, claimsMachine(item),
      let person = surroundings.person(runner.who), person.isHuman
    {
      found.append(SharedRole(person: person.id, steps: [.ranAs]))
    }
    return found
  }

  /// Whether the item says of itself that it acts as an identity of its own.
  private static func claimsMachine(_ item: Item) -> Bool {
    switch item.acting {
    case .delegatedService, .autonomousAgent: true
    case .userProxy: false
    case nil: item.kind == .serviceAccount || item.kind == .agent
    }
  }
}
