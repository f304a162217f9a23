extension Item {
  /// Owners who can be held to it: not blank, not gone, and no team, vendor or model.
  ///
  /// - Parameter people: the directory by every name.
  public func standingOwners(_ people: [String: Person], now: Instant) -> [Ownership] {
    owners.filter { people.stands($0, now: now) && !isMaker($0, people) }
  }

  /// Whether an ownership names whoever makes or sells the item. A person of that name in a directory is a
  /// person.
  public func isMaker(_ ownership: Ownership, _ people: [String: Person]) -> Bool {
    guard let known = people.person(ownership.person) else { return isMaker(ownership.person) }
    let names = [ownership.person, known.id, known.name] + known.aliases
    return !known.isHuman && names.contains { isMaker($0) }
  }

  /// Whether a name is that of whoever makes or sells it, and not of somebody who could answer for it: its
  /// publisher, its tool, the tool's vendor, or anything written `vendor:…` or `model:…`.
  public func isMaker(_ name: String) -> Bool {
    let folded = name.lowercased()
    if folded.hasPrefix("vendor:") || folded.hasPrefix("model:") { return true }
    return [publisher?.name, tool?.vendor, tool?.name, tool?.id]
      .contains { $0?.lowercased() == folded }
  }
}
