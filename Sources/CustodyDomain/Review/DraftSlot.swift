/// The place of a draft on its item. Drafts in the same slot exclude each other, a newer one takes the
/// place of the older; those in different slots stand side by side and are submitted together.
public enum DraftSlot: Hashable, Sendable {
  /// What becomes of the item: recertify, keep, revoke, rotate, defer or reopen.
  case disposition
  /// Who has a role.
  case owner(OwnerRole)
  /// A fact, by the name that it has in the ledger.
  case fact(String)
  /// Whether a rule's finding is accepted, by the rule's id.
  case exception(String)
  /// A note.
  case note

  /// The slot as stored: `disposition`, `owner:business`, `fact:purpose`, `exception:never-used`, `note`.
  public var text: String {
    switch self {
    case .disposition: "disposition"
    case .owner(let role): "owner:\(role.rawValue)"
    case .fact(let name): "fact:\(name)"
    case .exception(let rule): "exception:\(rule)"
    case .note: "note"
    }
  }

  /// The order in which the drafts of one item are written: what is known of it, who answers for it, what
  /// is accepted, what becomes of it, and the note at the end.
  public var turn: Int {
    switch self {
    case .fact: 0
    case .owner: 1
    case .exception: 2
    case .disposition: 3
    case .note: 4
    }
  }

  /// The order in which they are shown: the weightiest first, the business owner before the others.
  var weight: Int {
    switch self {
    case .disposition: 0
    case .owner(let role): 1 + (OwnerRole.allCases.firstIndex(of: role) ?? 0)
    case .fact: 20
    case .exception: 21
    case .note: 22
    }
  }
}

extension Action {
  /// Which other drafts it excludes.
  public var slot: DraftSlot {
    switch self {
    case .recertify, .keep, .revoke, .rotate, .deferTo, .reopen: .disposition
    case .reassign(let role, _): .owner(role)
    case .set(let fact): .fact(fact.name)
    case .exception(let rule, _): .exception(rule)
    case .note: .note
    }
  }

  /// Whether it changes what the item is, and so what later decisions on it rest on.
  public var informs: Bool {
    switch slot {
    case .owner, .fact: true
    case .disposition, .exception, .note: false
    }
  }
}

extension Draft {
  /// Its place among the drafts of its item.
  public var slot: DraftSlot { action.slot }
}

extension [Draft] {
  /// The drafts of one item as they are shown: the weightiest first, and none of them by chance.
  public var byWeight: [Draft] {
    sorted { ($0.slot.weight, $0.slot.text) < ($1.slot.weight, $1.slot.text) }
  }
}

extension ItemRow {
  /// The draft that stands for all of them in one letter or word: the disposition, else the first.
  public var draft: Draft? { drafts.first }

  /// The business owner that it gets when its drafts are submitted; nil where none is drafted.
  public var draftedOwner: String? {
    for draft in drafts {
      if case .reassign(.business, let person) = draft.action { return person }
    }
    return nil
  }
}
