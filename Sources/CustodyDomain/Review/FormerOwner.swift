/// An owner whose role a decision gave to somebody else.
public struct FormerOwner: Codable, Hashable, Sendable {
  /// Which role.
  public var role: OwnerRole
  /// Who had it, as the decision's entry names them.
  public var person: String
  /// Since when, where a decision had given it to them; nil where only sources can tell.
  public var since: Instant?
  /// When the decision took it.
  public var until: Instant
  /// A former owner.
  public init(role: OwnerRole, person: String, since: Instant?, until: Instant) {
    self.role = role
    self.person = person
    self.since = since
    self.until = until
  }
}

extension ItemReview {
  /// Notes who loses a role by a decision, and since when who gets it has it. Whoever had it before, by a
  /// source's word, goes on with it.
  mutating func pass(_ action: Action, from before: [String], at time: Instant) {
    guard case .reassign(let role, let person) = action else { return }
    func since(_ person: String) -> Instant? {
      owners[role.rawValue] == person ? ownersSince[role.rawValue] : nil
    }
    let goes = Set(before).subtracting(action.owners(after: before)).sorted()
    let begins = before.contains("\(role.rawValue):\(person)") ? since(person) : time
    formerOwners += goes.map { line in
      let name = String(line.dropFirst(role.rawValue.count + 1))
      return FormerOwner(role: role, person: name, since: since(name), until: time)
    }
    ownersSince[role.rawValue] = begins
  }
}
