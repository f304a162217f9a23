/// Whether what was exercised lies within what was granted.
public enum ScopeCover {
  /// The names in an event's scope.
  public static func names(_ scope: String?) -> [String] {
    (scope ?? "").split { $0.isWhitespace || $0 == "," }.map(String.init)
  }

  /// Whether graded permissions cover a scope that was exercised; nil where the two can't be compared.
  ///
  /// A scope is covered by its own name, by a pattern (`s3:*`), and by a permission of its class that reaches
  /// as far: `Mail.ReadWrite` covers `Mail.Read`. A name that no vocabulary knows is compared only with names
  /// of its form: `invoices.post` with `invoices.read`, but an operation (`s3:PutObject`) not with the name of
  /// a policy, which says nothing of operations.
  public static func covers(_ granted: [Permission], _ scope: String, source: String) -> Bool? {
    let names = granted.map { $0.scope.lowercased() }
    let used = scope.lowercased()
    guard !names.isEmpty, !used.isEmpty, used != "…" else { return nil }
    let spoken = ScopeGrader.spoken(scope).lowercased()
    if granted.contains(where: { ScopeGrader.spoken($0.scope).lowercased() == spoken }) {
      return true
    }
    if names.contains(where: { $0.hasSuffix("*") && used.hasPrefix($0.dropLast()) }) { return true }
    let graded = ScopeGrader.grade(Permission(scope: scope), source: source, forEveryone: false)
    guard graded.ranked else {
      guard let form = form(used) else { return nil }
      return names.contains { self.form($0) == form } ? false : nil
    }
    if granted.contains(where: {
      $0.ranked && $0.permissionClass == graded.permissionClass && $0.reach >= graded.reach
    }) {
      return true
    }
    // What a permission that no vocabulary knows allows isn't known either.
    return granted.allSatisfy(\.ranked) ? false : nil
  }

  /// The scopes of an action that nothing granted covers.
  public static func beyond(
    _ item: Item, _ surroundings: Surroundings, _ action: Event, _ trail: EventTrail
  ) -> [String] {
    judged(item, surroundings, action, trail).filter { $0.covered == false }.map(\.scope)
  }

  /// The scopes of an action, and whether they are covered: by the item's permissions, by what its sessions bring
  /// along, or by the approval that the action rests on; nil where it can't be compared. What the business owner
  /// approved by the same name is an action and no scope.
  static func judged(
    _ item: Item, _ surroundings: Surroundings, _ action: Event, _ trail: EventTrail
  ) -> [(scope: String, covered: Bool?)] {
    let asked = names(action.scope).filter { !item.approvedActions.contains($0) }
    guard !asked.isEmpty else { return [] }
    let given =
      surroundings.sessions.flatMap(\.entitlements) + names(trail.approval(of: action)?.scope)
    let granted = item.permissions + given.map { permission($0, of: item) }
    return asked.map { ($0, covers(granted, $0, source: item.source)) }
  }

  /// A scope as the source of an item means it.
  static func permission(_ scope: String, of item: Item) -> Permission {
    ScopeGrader.grade(
      Permission(scope: scope), source: item.source, forEveryone: item.consent == .admin)
  }

  /// The marks between the words of a name; nil for a single word. A colon and a point part alike, as they do in
  /// custody's own words.
  private static func form(_ name: String) -> String? {
    let marks = name.filter { ":./".contains($0) }.map { $0 == ":" ? "." : $0 }
    return marks.isEmpty ? nil : String(marks)
  }
}
