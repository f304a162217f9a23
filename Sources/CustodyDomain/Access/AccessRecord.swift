/// A change of who may do what: of a role, or of emergency access.
public struct AccessRecord: Hashable, Sendable {
  /// What changes.
  public enum Change: Hashable, Sendable {
    /// The first two administrators; from here on the store isn't open any more.
    case begin([String])
    /// Proposes to give a role, or to take it; a second administrator confirms.
    case propose(RoleChange)
    /// Confirms the proposal of an entry.
    case confirm(Int)
    /// Emergency access to listed items begins.
    case breakGlass(BreakGlassRequest)
    /// A second person answers for the emergency access of an entry.
    case countersign(Int)
  }
  /// A UUID.
  public var id: String
  /// What changes.
  public var change: Change
  /// A record.
  public init(id: String, change: Change) {
    self.id = id
    self.change = change
  }

  /// One word, as in lists of the ledger.
  public var word: String { change.word }

  /// One line for lists.
  public var detail: String { change.detail }
}

extension AccessRecord.Change {
  /// One word, as in lists of the ledger.
  public var word: String {
    switch self {
    case .begin, .propose, .confirm: "roles"
    case .breakGlass: "break-glass"
    case .countersign: "countersign"
    }
  }

  /// One line for lists.
  public var detail: String {
    switch self {
    case .begin(let admins): "the first administrators: \(admins.joined(separator: ", "))"
    case .propose(let change): "proposed: \(change.sentence)"
    case .confirm(let entry): "confirmed entry \(entry)"
    case .breakGlass(let request):
      "\(request.items.count) item(s) for \(request.minutes) min, \(request.ticket): \(request.reason)"
    case .countersign(let entry): "countersigned break-glass \(entry)"
    }
  }
}

/// A role that somebody is to have, or to have no more.
public struct RoleChange: Codable, Hashable, Sendable {
  /// Whose: a person's id, or `account:NAME` where nobody is mapped.
  public var holder: String
  /// Which.
  public var role: AccessRole
  /// True to give it, false to take it.
  public var gives: Bool
  /// A change.
  public init(holder: String, role: AccessRole, gives: Bool) {
    self.holder = holder
    self.role = role
    self.gives = gives
  }

  /// In words.
  public var sentence: String {
    gives ? "\(holder) becomes \(role.rawValue)" : "\(holder) is \(role.rawValue) no more"
  }
}
