/// What somebody may do in a store (EVIDENCE 4.1). A store in which no role was ever given is open: everyone
/// who can open it may review, administer and carry out, so that the first run needs no set-up.
public enum AccessRole: String, CaseIterable, Codable, Hashable, Sendable {
  /// Imports, opens and closes campaigns, gives roles; decides on no item.
  case admin
  /// Decides on items.
  case reviewer
  /// Plans and records what revocations ask for.
  case executor
  /// Reads, exports, verifies.
  case auditor

  /// What everyone is in a store without roles.
  public static let open: Set<AccessRole> = [.admin, .reviewer, .executor]

  /// Whether nobody may have both: who gives the roles decides on no item, and who audits does nothing else.
  public func excludes(_ other: AccessRole) -> Bool {
    let both: Set<AccessRole> = [self, other]
    return self != other && (both.contains(.auditor) || both == [.admin, .reviewer])
  }
}

extension Reviewer {
  /// To whom their roles belong: the person, else `account:NAME`.
  public var holder: String { person ?? "account:\(account)" }

  /// Whether two are the same, by person or by account: nobody is a second person to themselves.
  public func isSame(as other: Reviewer) -> Bool {
    account == other.account || uid == other.uid || holder == other.holder
  }
}
