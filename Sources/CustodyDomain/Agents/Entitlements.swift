/// What an item may do, what of it was used, and what its tasks need.
///
/// *Held* is what it was granted and what its sessions bring along; *used* is what events and sources tell of each
/// scope; *needed* is what requests and approvals of its tasks named, else what was used.
public struct Entitlements: Hashable, Sendable {
  /// One scope that is held.
  public struct Held: Hashable, Sendable {
    /// As its system writes it.
    public var scope: String
    /// Whether it comes with a person's session and was never granted to the item itself.
    public var inherited: Bool
    /// When it ends; nil where it has no known end.
    public var ends: Instant?
    /// When it was last exercised; nil where nothing tells.
    public var lastUsed: Instant?
  }

  /// Where it is known from what is needed.
  public enum Basis: String, Hashable, Sendable { case tasks, use, unknown }

  /// Each scope once, in the order of their names.
  public var held: [Held]
  /// Scopes of which use is on record; nil where nothing tells of the use of any.
  public var used: [String]?
  /// Scopes that its tasks need; nil where nothing tells.
  public var needed: [String]?
  /// Where that is known from.
  public var basis: Basis

  /// Those that come with a session and of which no use is on record.
  public var inheritedUnused: [Held] { held.filter { $0.inherited && $0.lastUsed == nil } }
  /// How many have no known end: privilege that stands whether or not there is a task.
  public var standing: Int { held.count { $0.ends == nil } }

  /// `40 held / 3 needed`; what isn't known is said to be unknown.
  public var ratio: String {
    "\(held.isEmpty ? "unknown" : "\(held.count)") held / "
      + "\(needed.map { "\($0.count)" } ?? "unknown") needed"
  }

  /// What a subject holds, uses and needs.
  public init(_ subject: RuleSubject) {
    let item = subject.item
    let events = subject.surroundings.events
    var times: [String: Instant?] = [:]
    for event in events where event.exercises {
      for scope in ScopeCover.names(event.scope) {
        times[scope] = [times[scope] ?? nil, event.time].compactMap(\.self).max()
      }
    }
    let granted = item.permissions.map(\.scope) + subject.liveSessions.flatMap(\.entitlements)
    let names = Set(granted.map(folded))
    // A use that names no scope that is held counts for those that cover it.
    func lastUsed(_ scope: String, _ known: Instant?) -> Instant? {
      let uses = times.filter { used, _ in
        names.contains(folded(used))
          ? folded(used) == folded(scope)
          : ScopeCover.covers([subject.grade(scope)], used, source: item.source) == true
      }
      return (uses.compactMap(\.value) + [known].compactMap(\.self)).max()
    }
    var all: [String: Held] = [:]
    for permission in item.permissions {
      all[permission.scope] = Held(
        scope: permission.scope, inherited: false,
        ends: permission.expires ?? item.expires.instant,
        lastUsed: lastUsed(permission.scope, permission.lastUsed))
    }
    for session in subject.liveSessions {
      for scope in session.entitlements where all[scope] == nil {
        all[scope] = Held(
          scope: scope, inherited: true, ends: session.ended, lastUsed: lastUsed(scope, nil))
      }
    }
    held = all.values.sorted { $0.scope < $1.scope }
    // Uses by the names of the scopes held, and those that fit none of them as they were logged.
    let known = Set(held.filter { $0.lastUsed != nil }.map(\.scope)).union(
      times.keys.filter { used in
        !granted.contains {
          folded($0) == folded(used)
            || ScopeCover.covers([subject.grade($0)], used, source: item.source) == true
        }
      })
    used = known.isEmpty ? (item.usage == .never ? [] : nil) : known.sorted()
    let named = events.filter { $0.isOfTask(item) }.flatMap { ScopeCover.names($0.scope) }
    needed = named.isEmpty ? used : Set(named).sorted()
    basis = named.isEmpty ? (used == nil ? .unknown : .use) : .tasks
  }
}

/// A scope without regard to case and to Google's long form.
private func folded(_ scope: String) -> String { ScopeGrader.spoken(scope).lowercased() }

extension Event {
  /// Whether it exercised what it names. What a task alone joins proves no use: a task may cover several items.
  fileprivate var exercises: Bool {
    switch kind {
    case .execution, .use, .change, .provisioning: joinedBy != .task
    case .request, .approval, .revocation, .policyDecision, .signIn: false
    }
  }

  /// Whether it says what a task needs. A consent that the grant's own system records says what was granted.
  fileprivate func isOfTask(_ item: Item) -> Bool {
    (kind == .request || kind == .approval)
      && !(item.kind == .oauthGrant && source == item.source)
  }
}
