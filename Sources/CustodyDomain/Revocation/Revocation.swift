/// Something to carry out at a source after a decision.
public struct Revocation: Codable, Hashable, Sendable {
  /// decided → planned → carried out → proven, or came back, or cannot apply; superseded when a later
  /// decision on the item takes its place. `moves` says what may follow what.
  public enum Status: String, CaseIterable, Codable, Sendable {
    case decided, planned, failed, unknown, proven, superseded
    case carriedOut = "carried-out"
    case cameBack = "came-back"
    case cannotApply = "cannot-apply"
  }
  /// Ledger sequence of the decision it carries out; its number.
  public var entry: Int
  /// The item.
  public var item: ItemID
  /// The item's name when decided.
  public var name: String
  /// The item's source.
  public var source: String
  /// True for a rotation: keep the item, replace its credential.
  public var rotation: Bool
  /// Who is to carry it out: the IAM owner where there is one.
  public var owner: String?
  /// Where it stands.
  public var status: Status
  /// When it was decided.
  public var decided: Instant
  /// Who decided it, by account.
  public var decidedBy: String
  /// When it is to be done by.
  public var due: Instant
  /// The reason that was given.
  public var reason: String?
  /// The credential's fingerprint when decided: another one proves a rotation.
  public var fingerprint: String?
  /// Whether the source had switched it off already when decided, so that only its absence proves anything.
  public var wasOff: Bool
  /// When it came to stand where it stands.
  public var moved: Instant
  /// Who moved it there, by account.
  public var movedBy: String
  /// When it was last said to be carried out; nil while nobody said so.
  public var carriedOut: Instant?
  /// What was said with the newest move.
  public var note: String?

  /// A task as a decision opens it.
  public init(
    entry: Int, item: ItemID, name: String, source: String, rotation: Bool, owner: String?,
    status: Status, decided: Instant, decidedBy: String, due: Instant, reason: String?,
    fingerprint: String? = nil, wasOff: Bool = false
  ) {
    self.entry = entry
    self.item = item
    self.name = name
    self.source = source
    self.rotation = rotation
    self.owner = owner
    self.status = status
    self.decided = decided
    self.decidedBy = decidedBy
    self.due = due
    self.reason = reason
    self.fingerprint = fingerprint
    self.wasOff = wasOff
    moved = decided
    movedBy = decidedBy
  }

  /// Whether it should have been done by now. What was carried out waits for an import, and ages all the same.
  public func isOverdue(now: Instant) -> Bool { status.isOpen && due < now }

  /// The moment before which nothing that a source says proves anything of it: an export that is older than what
  /// was done shows what was before.
  public var provableFrom: Instant { max(decided, carriedOut ?? decided) }
}
