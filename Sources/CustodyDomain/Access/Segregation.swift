/// Who may do what: the one table of roles, relations and deeds, below every interface (EVIDENCE 4.1, DESIGN
/// section 6). `custody roles table` prints it, and the README beside it is made from it.
public enum Segregation {
  /// A kind of action.
  public enum Deed: String, CaseIterable, Sendable {
    case recertify
    case keep = "keep-if"
    case revoke, rotate, reassign
    case deferring = "defer"
    case set, note, exception, reopen
    case importing = "import"
    /// Opening, closing, escalating, and delegating what others are asked.
    case campaign
    /// Delegating what one is asked oneself.
    case delegate
    /// Holding a meeting, which decides.
    case meeting
    /// Proposing to give or take a role.
    case roles
    /// Confirming that.
    case confirm
    case breakGlass = "break-glass"
    case countersign
    /// Planning revocations.
    case plan
    /// Recording what became of one.
    case record
    case verify, export
  }

  /// What somebody is to an item, or to what they are about to do.
  public enum Relation: String, CaseIterable, Sendable {
    case none
    /// Asked for an answer in a campaign.
    case assigned
    /// A campaign asks others.
    case notAsked = "not asked"
    /// Has answered in this stage of a campaign.
    case answered
    /// Another has denied it in this campaign.
    case deniedByOther = "denied"
    /// One of several owners.
    case owner
    /// The only owner of a strict item.
    case onlyOwner = "only owner"
    case principal
    /// Asked for the item, or made it.
    case requester
    /// An account behind which no person is known, on a strict item.
    case unmapped
    /// Decided on the strict item, proposed the role, began the emergency access.
    case author
  }

  /// What refuses.
  public enum Rule: String, CaseIterable, Sendable {
    case role = "role-missing"
    case selfReview = "self-review"
    case selfException = "self-exception"
    case onlyOwner = "only-owner"
    case unmapped = "reviewer-unmapped"
    case notAsked = "not-asked"
    case answered = "decided-already"
    case denied
    case author = "second-person"

    /// Whether emergency access lifts it.
    public var yieldsToBreakGlass: Bool {
      switch self {
      case .role, .onlyOwner, .notAsked: true
      case .selfReview, .selfException, .unmapped, .answered, .denied, .author: false
      }
    }
  }

  /// The table's answer: what refuses a deed, the role before the relation; nil where it is allowed.
  public static func rule(
    _ deed: Deed, roles: Set<AccessRole>, relation: Relation, breakGlass: Bool = false
  ) -> Rule? {
    let byRole: Rule? = deed.isFor(roles) ? nil : .role
    // Where nobody has a role there may be nobody else to carry it out: it is advised, not refused.
    if relation == .author, [.plan, .record].contains(deed), roles == AccessRole.open {
      return nil
    }
    return [byRole, rule(deed, relation)].compactMap(\.self)
      .first { !(breakGlass && $0.yieldsToBreakGlass) }
  }

  /// What the relation alone refuses.
  public static func rule(_ deed: Deed, _ relation: Relation) -> Rule? {
    let keeps = deed == .recertify || deed == .keep
    return switch relation {
    case .none, .assigned, .owner: nil
    case .notAsked: keeps ? .notAsked : nil
    case .answered: keeps ? .answered : nil
    case .deniedByOther: keeps || deed == .reopen ? .denied : nil
    case .onlyOwner: keeps ? .onlyOwner : nil
    case .principal, .requester:
      keeps ? .selfReview : deed == .exception ? .selfException : nil
    case .unmapped:
      keeps || [.reassign, .deferring, .set, .exception, .breakGlass].contains(deed)
        ? .unmapped : nil
    case .author:
      [.confirm, .countersign, .plan, .record].contains(deed) ? .author : nil
    }
  }
}

extension Segregation.Deed {
  /// The roles of which one is wanted; nil where everybody who can open the store may.
  public var roles: Set<AccessRole>? {
    switch self {
    case .recertify, .keep, .revoke, .rotate, .reassign, .deferring, .set, .note, .exception,
      .reopen, .meeting:
      [.reviewer]
    case .importing, .campaign, .roles, .confirm: [.admin]
    case .breakGlass: [.admin, .reviewer, .executor]
    case .countersign, .delegate: [.admin, .reviewer]
    case .plan, .record: [.executor]
    case .verify, .export: nil
    }
  }

  /// Whether these roles allow it.
  public func isFor(_ roles: Set<AccessRole>) -> Bool {
    self.roles.map { !$0.isDisjoint(with: roles) } ?? true
  }
}

extension Action {
  /// Its row in the table of who may do what.
  public var deed: Segregation.Deed {
    switch self {
    case .recertify: .recertify
    case .keep: .keep
    case .revoke: .revoke
    case .rotate: .rotate
    case .reassign: .reassign
    case .deferTo: .deferring
    case .set: .set
    case .note: .note
    case .exception: .exception
    case .reopen: .reopen
    }
  }
}
