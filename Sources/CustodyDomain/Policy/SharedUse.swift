/// What rules of shared credentials ask.
extension RuleSubject {
  /// Where else its credential, or the id of one of its sessions, is in use: a name for each place.
  var otherPlaces: [(String, String)] {
    let own = Set(surroundings.sessions.map(\.id))
    let twins = surroundings.neighbours.filter { own.contains($0.id) && $0.item != item.id }
      .map { ("session \($0.id)", "also of \($0.item.text)") }
    return surroundings.sameCredential.map { ("same credential", "\($0.name) (\($0.source))") }
      + Set(twins.map(\.1)).sorted().flatMap { place in twins.filter { $0.1 == place }.prefix(1) }
  }

  /// The people whose sessions it has, each once.
  var sessionSubjects: [String] {
    var found: [String] = []
    for name in surroundings.sessions.compactMap(\.subject).sorted()
    where !name.isBlank && !found.contains(where: { surroundings.isSame($0, name) }) {
      found.append(name)
    }
    return found
  }
}
