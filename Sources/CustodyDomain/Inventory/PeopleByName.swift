/// People by every name that is used for them, in lower case.
extension [String: Person] {
  /// The person known by a name that a source uses, if any directory has them.
  public func person(_ name: String?) -> Person? {
    guard let name else { return nil }
    return self[name.lowercased()]
  }

  /// Whether two names mean one person: the same text, or two names of one directory entry.
  public func isSame(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right, !left.isBlank, !right.isBlank else { return false }
    if left.lowercased() == right.lowercased() { return true }
    guard let one = person(left), let other = person(right) else { return false }
    return one.id == other.id
  }

  /// These names, each person once: by the name that comes first.
  func distinct(_ names: [String]) -> [String] {
    names.reduce(into: []) { found, name in
      if !found.contains(where: { isSame($0, name) }) { found.append(name) }
    }
  }

  /// Whether an ownership holds: a leaver stops being an owner; a team or a vendor never was one.
  /// Somebody in no directory stands, because nothing speaks against them.
  func stands(_ ownership: Ownership, now: Instant) -> Bool {
    guard !ownership.person.isBlank else { return false }
    guard let person = person(ownership.person) else { return true }
    return person.isHuman && !person.hasLeft(now)
  }
}

extension Person {
  /// Whether they are gone at a moment: a directory says so, or their last day has passed.
  public func hasLeft(_ now: Instant) -> Bool {
    employment == .left || (left.map { $0 <= now } ?? false)
  }
}
