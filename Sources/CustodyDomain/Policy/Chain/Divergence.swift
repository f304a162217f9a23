/// A difference between what was approved and what ran.
public struct Divergence: Hashable, Sendable {
  /// In what they are compared.
  public enum Aspect: String, CaseIterable, Sendable { case identity, scope, target }
  /// In what they differ.
  public var aspect: Aspect
  /// What the approval says.
  public var approved: String
  /// What ran instead, or besides.
  public var executed: String
  /// When it ran, the first time.
  public var time: Instant?

  /// How many different ones are told.
  static let most = 20

  /// All differences, each once, the oldest first.
  public static func all(in trail: EventTrail, _ surroundings: Surroundings) -> [Divergence] {
    var found: [Divergence] = []
    for action in trail.actions {
      guard let approval = trail.approval(of: action) else { continue }
      for difference in differences(action, approval, surroundings)
      where !found.contains(where: { difference.isSame(as: $0) }) {
        found.append(difference)
        if found.count == most { return found }
      }
    }
    return found
  }

  private func isSame(as other: Divergence) -> Bool {
    (aspect, approved, executed) == (other.aspect, other.approved, other.executed)
  }

  private static func differences(
    _ action: Event, _ approval: Event, _ surroundings: Surroundings
  ) -> [Divergence] {
    var found: [Divergence] = []
    func add(_ aspect: Aspect, _ approved: String, _ executed: String) {
      found.append(
        Divergence(aspect: aspect, approved: approved, executed: executed, time: action.time))
    }
    if let approved = approval.identity, let ran = action.identity, !approved.isBlank,
      !ran.isBlank, !surroundings.isSame(approved, ran)
    {
      add(.identity, approved, ran)
    }
    let scopes = ScopeCover.names(approval.scope)
    let granted = scopes.map {
      ScopeGrader.grade(Permission(scope: $0), source: approval.source, forEveryone: false)
    }
    for scope in ScopeCover.names(action.scope) where !scopes.isEmpty {
      if ScopeCover.covers(granted, scope, source: approval.source) == false {
        add(.scope, scopes.joined(separator: " "), scope)
      }
    }
    if let approved = approval.target, let touched = action.target, !approved.isBlank,
      !touched.isBlank, !isWithin(touched, approved)
    {
      add(.target, approved, touched)
    }
    return found
  }

  /// Whether a target is one of those approved, or lies in one of them: `repo/file` in `repo`.
  private static func isWithin(_ touched: String, _ approved: String) -> Bool {
    let touched = touched.lowercased()
    return approved.lowercased().split(separator: ",").contains { part in
      let place = part.drop { $0.isWhitespace }
      return touched == place
        || (touched.hasPrefix(place)
          && touched.dropFirst(place.count).first.map {
            "/:#".contains($0)
          } == true)
    }
  }
}
