import CustodyDomain

/// What a reviewer wants done, before it is known for which items.
enum Verb: Hashable, Sendable {
  /// Until the limit of each item's tier.
  case recertify
  case recertifyUntil(Instant)
  case keep(until: Instant, condition: String)
  case exception(rule: String, until: Instant)
  case revoke, rotate, reopen
  case reassign(role: OwnerRole, person: String)
  case deferTo(person: String, until: Instant)
  case set(Action.Fact)
  case note(String)

  /// The word of it in commands, the ledger and lists of reasons.
  var word: String {
    switch self {
    case .recertify, .recertifyUntil: "recertify"
    case .keep: "keep-if"
    case .exception: "exception"
    case .revoke: "revoke"
    case .rotate: "rotate"
    case .reopen: "reopen"
    case .reassign: "reassign"
    case .deferTo: "defer"
    case .set: "set"
    case .note: "note"
    }
  }

  /// The heading of its popup.
  var title: Chrome {
    switch self {
    case .recertify, .recertifyUntil: "Recertify"
    case .keep: "Keep on a condition"
    case .exception: "Accept a finding of"
    case .revoke: "Revoke"
    case .rotate: "Rotate"
    case .reopen: "Reopen"
    case .reassign: "New owner"
    case .deferTo: "Defer"
    case .set: "State a fact"
    case .note: "Note"
    }
  }

  var isRecertification: Bool {
    switch self {
    case .recertify, .recertifyUntil, .keep: true
    default: false
    }
  }

  /// The action on one row. A recertification ends at the tier's limit, or where it was told to, if
  /// that is earlier.
  func action(for row: ItemRow, limits: Policy.Days, now: Instant) -> Action {
    let limit = now.adding(days: limits[row.tier])
    return switch self {
    case .recertify: .recertify(until: limit)
    case .recertifyUntil(let until): .recertify(until: until)
    case .keep(let until, let condition): .keep(until: until, condition: condition)
    case .exception(let rule, let until): .exception(rule: rule, until: until)
    case .revoke: .revoke
    case .rotate: .rotate
    case .reopen: .reopen
    case .reassign(let role, let person): .reassign(role: role, person: person)
    case .deferTo(let person, let until): .deferTo(person: person, until: until)
    case .set(let fact): .set(fact)
    case .note(let text): .note(text)
    }
  }
}

/// The items that a decision is about.
struct Target: Hashable, Sendable {
  /// Where they come from, and with that what happens afterwards.
  enum Origin: Hashable, Sendable {
    /// The row of the cursor; the cursor steps on.
    case cursor
    /// The marked rows; the marks go.
    case marks
    /// A group's header: its open items.
    case group(label: String, query: Query)
  }
  var origin: Origin
  /// The rows; nil while a group's are on their way.
  var rows: [ItemRow]?
  /// How many there are, as shown when the key was pressed.
  var count: Int
  /// The question for a group's rows.
  var request = 0
  /// The question whether the one row's decision could be made, while it is on its way; else 0.
  var check = 0

  var isBulk: Bool { count > 1 }
}

/// A decision that waits for its group's rows.
struct PendingDecision: Hashable, Sendable {
  var verb: Verb
  var reason: String?
  var target: Target
}
