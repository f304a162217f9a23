/// An account that an item made or changed.
public struct MadeAccount: Hashable, Sendable {
  /// Its name, as the event writes it.
  public var name: String
  /// When it was last made or changed.
  public var time: Instant?
  /// Whether neither the inventory nor a directory holds it: nobody reviews it.
  public var isUnknown: Bool

  /// All of them, by name.
  static func all(in trail: EventTrail, _ surroundings: Surroundings) -> [MadeAccount] {
    var found: [String: MadeAccount] = [:]
    for event in trail.actions where event.kind == .provisioning {
      guard let name = event.target, !name.isBlank else { continue }
      found[name] = MadeAccount(
        name: name, time: event.time, isUnknown: surroundings.unknownAccounts.contains(name))
    }
    for name in surroundings.unknownAccounts where found[name] == nil {
      found[name] = MadeAccount(name: name, isUnknown: true)
    }
    return found.values.sorted { $0.name < $1.name }
  }
}
