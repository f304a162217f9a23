/// Something done with administrative rights: what, by which identity, approved by which person.
public struct AdminAction: Hashable, Sendable {
  /// The event.
  public var event: Event
  /// The identity that did it.
  public var identity: String?
  /// The person who approved it; nil where nobody is on record, or no human being.
  public var approver: String?
  /// Whether both are known.
  public var isAttributed: Bool { identity != nil && approver != nil }

  /// All of an item that can make or change administrators, oldest first: what it made or changed. Calls that
  /// change nobody's access are no administrative actions.
  public static func all(
    of item: Item, _ surroundings: Surroundings, _ trail: EventTrail
  ) -> [AdminAction] {
    guard item.permissions.contains(where: \.administers) else { return [] }
    return trail.actions.filter { isAdministrative($0, item) }.map { action in
      AdminAction(
        event: action,
        identity: action.identity.isBlank ? nil : action.identity.map(surroundings.known),
        approver: approver(of: action, surroundings, trail))
    }
  }

  /// Whether it makes or changes accounts or rights: by its kind, or because what it exercised administers.
  static func isAdministrative(_ action: Event, _ item: Item) -> Bool {
    guard action.kind == .execution else { return true }
    return ScopeCover.names(action.scope).contains {
      ScopeGrader.grade(Permission(scope: $0), source: item.source, forEveryone: false).administers
    }
  }

  /// How many of a hundred are attributed; nil where there are none.
  public static func percentage(_ actions: [AdminAction]) -> Int? {
    actions.isEmpty ? nil : actions.count(where: \.isAttributed) * 100 / actions.count
  }

  private static func approver(
    of action: Event, _ surroundings: Surroundings, _ trail: EventTrail
  ) -> String? {
    guard let who = trail.approval(of: action)?.actor else { return nil }
    guard surroundings.person(who)?.isHuman ?? true, !surroundings.isSame(who, action.identity)
    else { return nil }
    return surroundings.known(who)
  }
}
