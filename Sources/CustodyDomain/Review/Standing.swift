/// Where an item stands now: what decisions add up to, held against what the inventory says since.
public struct Standing: Hashable, Sendable {
  /// The state that lists show.
  public var state: ReviewState
  /// Until when recertified or deferred.
  public var until: Instant?
  /// Why it is open although it was decided; nil otherwise.
  public var reopened: String?
  /// The next moment at which time alone changes it; nil if none does.
  public var recheck: Instant?

  /// What the inventory knows about an item since its last decision.
  public struct Facts: Sendable {
    /// Whether the newest imports hold it.
    public var present: Bool
    /// When it came back after it had departed; nil if it never did.
    public var returned: Instant?
    /// Its scopes, by every name that they are known under.
    public var scopes: Set<String>
    /// The worst finding now.
    public var risk: Severity
    /// Whether its business owner has left.
    public var ownerLeft: Bool
    /// How far its newest revocation or rotation is; nil without one.
    public var task: Revocation.Status?
    /// Its scopes with what they are held on, by the names under which they were decided on.
    public var places: Set<ScopePlace>
    /// How far it reaches; nil where a scope's name has become known since, which may grade it anew.
    public var reach: Reach?
    /// Its purpose.
    public var purpose: String?
    /// Facts.
    public init(
      present: Bool, returned: Instant?, scopes: Set<String>, risk: Severity, ownerLeft: Bool,
      task: Revocation.Status?, places: Set<ScopePlace> = [], reach: Reach? = nil,
      purpose: String? = nil
    ) {
      self.present = present
      self.returned = returned
      self.scopes = scopes
      self.risk = risk
      self.ownerLeft = ownerLeft
      self.task = task
      self.places = places
      self.reach = reach
      self.purpose = purpose
    }
  }

  /// The standing of an item at a moment (DESIGN.md section 2, *state*).
  ///
  public init(_ review: ItemReview, _ facts: Facts, now: Instant) {
    self.init(state: review.state, until: nil)
    let decided = review.state == .revoking || review.state == .rotating
    guard facts.present else {
      // An export older than what was carried out, which no longer holds it, proves nothing yet.
      state = !decided ? .departed : facts.task?.isOpen ?? false ? review.state : .removed
      return
    }
    switch review.state {
    case .recertified:
      let condition = review.facts["condition"]
      let grown = review.scopes.map { facts.scopes.subtracting($0) } ?? []
      if let end = review.until, end <= now {
        reopen(
          condition.map { "its condition fell due on \(end.dateText): \($0)" }
            ?? "its recertification ended on \(end.dateText)")
      } else if !grown.isEmpty {
        let first = grown.sorted()[0]
        reopen("it has new scopes: " + first + (grown.count > 1 ? " +\(grown.count - 1)" : ""))
      } else if let other = review.basis?.change(facts) {
        reopen(other)
      } else if facts.ownerLeft {
        reopen("its owner has left")
      } else if let returned = facts.returned, let at = review.at, returned > at {
        reopen("it departed and came back on \(returned.dateText)")
      } else if let risk = review.risk, facts.risk > risk, facts.risk >= .high {
        reopen("its risk rose from \(risk.word) to \(facts.risk.word)")
      } else {
        until = review.until
        recheck = review.until
      }
    case .deferred:
      if let end = review.until, end <= now {
        reopen("its deferral ended on \(end.dateText)")
      } else {
        until = review.until
        recheck = review.until
      }
    case .revoking:
      // Its source holds it still, switched off: that was what was to be done.
      if facts.task == .proven { state = .removed }
    case .rotating: break
    case .open, .removed, .departed:
      if let why = review.facts[ItemReview.reopened] { reopen(why) } else { state = .open }
    }
  }

  private init(state: ReviewState, until: Instant?) {
    self.state = state
    self.until = until
  }

  private mutating func reopen(_ why: String) {
    state = .open
    reopened = why
  }
}

extension DecisionBasis {
  /// What a recertification no longer covers: another target, reach or task. Nil while all is as it was.
  func change(_ facts: Standing.Facts) -> String? {
    let targets = newTargets(facts.places)
    if let first = targets.first {
      return "it reaches another target: \(first)"
        + (targets.count > 1 ? " +\(targets.count - 1)" : "")
    }
    if let now = facts.reach, now > reach {
      return "its reach rose from \(reach.rawValue) to \(now.rawValue)"
    }
    if isAnotherTask(facts.purpose) { return "it has another task: its purpose was changed" }
    return nil
  }
}
