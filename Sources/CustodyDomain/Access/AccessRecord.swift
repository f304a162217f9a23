/// A change of who may do what: of a role, or of emergency access.
public struct AccessRecord: Hashable, Sendable {
  /// What changes.
  public enum Change: Hashable, Sendable {
    /// The first two administrators, and the account of the one who isn't the author where no people directory
    /// has it; from here on the store isn't open any more.
    case begin([String], account: String? = nil)
    /// Proposes to give a role, or to take it; a second administrator confirms.
    case propose(RoleChange)
    /// Confirms the proposal of an entry.
    case confirm(Int)
    /// Emergency access to listed items begins.
    case breakGlass(BreakGlassRequest)
    /// A second person answers for the emergency access of an entry.
    case countersign(Int)
    /// The table of who may do what refused something; nothing changes.
    case refused(AccessRefusal)
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
  /// Its row in the table of who may do what.
  public var deed: Segregation.Deed {
    switch self {
    case .begin, .propose, .refused: .roles
    case .confirm: .confirm
    case .breakGlass: .breakGlass
    case .countersign: .countersign
    }
  }

  /// One word, as in lists of the ledger.
  public var word: String {
    switch self {
    case .begin, .propose, .confirm: "roles"
    case .breakGlass: "break-glass"
    case .countersign: "countersign"
    case .refused: "refused"
    }
  }

  /// One line for lists.
  public var detail: String {
    switch self {
    case .begin(let admins, let account):
      "the first administrators: \(admins.joined(separator: ", "))"
        + (account.map { ", account \($0)" } ?? "")
    case .propose(let change): "proposed: \(change.sentence)"
    case .confirm(let entry): "confirmed entry \(entry)"
    case .breakGlass(let request):
      "\(request.items.count) item(s) for \(request.minutes) min, \(request.ticket): \(request.reason)"
    case .countersign(let entry): "countersigned break-glass \(entry)"
    case .refused(let refusal): refusal.sentence
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
  /// An account that is theirs by this change, where no people directory says so.
  public var account: String?
  /// A change.
  public init(holder: String, role: AccessRole, gives: Bool, account: String? = nil) {
    self.holder = holder
    self.role = role
    self.gives = gives
    self.account = account
  }

  /// In words.
  public var sentence: String {
    guard gives else { return "\(holder) is \(role.rawValue) no more" }
    return "\(holder) becomes \(role.rawValue)" + (account.map { ", account \($0)" } ?? "")
  }
}
