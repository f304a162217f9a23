import CustodyDomain
import GRDB

extension SQLiteStore {
  /// Roles, what waits for confirmation, and emergency access.
  public func access() throws -> AccessFold { try read { try AccessTable.fold($0) } }

  /// Writes a change of roles or of emergency access.
  ///
  /// - Returns: the number of its entry.
  /// - Throws: `Refusal` with the rule that speaks against it; `StoreError`.
  public func change(
    _ change: AccessRecord.Change, by reviewer: Reviewer, now: Instant
  ) throws -> Int {
    try writing(change.deed, by: reviewer, now) { db in
      if let refusal = try AccessTable.fold(db).refusal(of: change, by: reviewer)
        ?? refusal(ofLimits: change, db)
      {
        throw refusal
      }
      var writer = try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal)
      let entry = writer.next
      guard try writer.append(.access(AccessRecord(id: newID(), change: change))) != nil else {
        throw Refusal(
          rule: "entry-too-large", item: nil, message: "the text is too long for a ledger entry",
          hint: "shorten it, or name fewer items", remedy: .answer)
      }
      return entry
    }
  }

  /// Refuses a deed to whom the roles don't allow it: every writing use case of the store asks.
  static func permit(_ deed: Segregation.Deed, to reviewer: Reviewer, _ db: Database) throws {
    let roles = try AccessTable.fold(db).roles(of: reviewer)
    if let refusal = Segregation.refusal(of: deed, roles: roles, by: reviewer) { throw refusal }
  }

  /// What a change may not be by policy and inventory, which the ledger doesn't know.
  private func refusal(
    ofLimits change: AccessRecord.Change, _ db: Database
  ) throws -> Refusal? {
    guard case .breakGlass(let request) = change else { return nil }
    let hours = options.policy.breakGlassHours
    if request.minutes > hours * 60 {
      return Refusal(
        rule: "break-glass-unbounded", item: nil,
        message: "\(request.minutes) minutes are more than the policy's \(hours) hours",
        hint: "choose --for \(hours)h or less; custody policy show tells the limits",
        remedy: .answer)
    }
    for item in request.items
    where try
      !(Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM item WHERE id = ?)", arguments: [item.text]) ?? false)
    {
      throw StoreError.noSuchItem(item.text)
    }
    return nil
  }
}
