import CustodyDomain
import GRDB

/// The people around an item, and the accounts and rights that go with them.
extension SurroundingsLoader {
  func addPeople(_ item: Item, _ found: inout Surroundings) throws {
    var names = [item.principal, item.holder, item.requestedBy, item.approvedBy].compactMap(\.self)
    names += item.owners.map(\.person)
    names += found.ownerHistory.map(\.person)
    names += found.events.flatMap { [$0.actor, $0.identity].compactMap(\.self) }
    names += (found.sessions + found.neighbours).flatMap {
      [$0.subject, $0.actor].compactMap(\.self)
    }
    names += found.exceptions.flatMap { [$0.approver, $0.user].compactMap(\.self) }
    names += [found.acceptance?.by, found.controlPlaneOwner].compactMap(\.self)
    for name in Set(names.map(TextFolding.folded)) {
      guard let person = try people.person(name) else { continue }
      found.people[name] = person
      // Two people may be known by one name: whoever it means, it means for every item.
      for alias in [TextFolding.folded(person.id)] + person.aliases where found.people[alias] == nil
      {
        found.people[alias] = try people.person(alias)
      }
    }
  }

  /// The accounts among the targets of provisioning events that nothing else knows. What only a task id joins
  /// was perhaps another's doing.
  func unknownAccounts(_ events: [Event]) throws -> Set<String> {
    var unknown: Set<String> = []
    for event in events where event.kind == .provisioning && event.joinedBy != .task {
      if let target = event.target, !target.isEmpty, try !isKnown(account: target) {
        unknown.insert(target)
      }
    }
    return unknown
  }

  /// Whether an item bears this name or id, or somebody is known by it. What departed was known.
  private func isKnown(account: String) throws -> Bool {
    if let known = accounts[account] { return known }
    let folded = TextFolding.folded(account)
    let known =
      try people.person(account) != nil
      || Bool.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT EXISTS (SELECT 1 FROM look WHERE folded = ?2)
              OR EXISTS (SELECT 1 FROM item WHERE principal = ?1 COLLATE NOCASE)
              OR EXISTS (SELECT 1 FROM item WHERE client_id = ?1)
              OR EXISTS (
                SELECT 1 FROM (\(SurroundingsLoader.sources)) s
                JOIN item i ON i.source = s.value AND i.source_id = ?1)
            """), arguments: [account, folded]) ?? false
    if accounts.count > 50_000 { accounts.removeAll(keepingCapacity: true) }
    accounts[account] = known
    return known
  }

  /// The sources that the inventory has items of.
  private static let sources = """
    WITH RECURSIVE \(DistinctValues.known("source", of: "item"))
    SELECT value FROM known WHERE value IS NOT NULL
    """

  /// What the subjects of these sessions may do by other items than this one, by subject.
  func subjectScopes(of item: Int64, _ sessions: [Session]) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for subject in Set(sessions.compactMap(\.subject)) where !subject.isEmpty {
      let scopes = try rights(of: subject).filter { $0.value != item }.keys
      if !scopes.isEmpty { found[subject] = Set(scopes) }
    }
    return found
  }

  /// The scopes of all present items of a person, by any of their names, each with the item that has it; 0 where
  /// several have.
  private func rights(of subject: String) throws -> [String: Int64] {
    let person = try people.person(subject)
    let key = person?.id ?? TextFolding.folded(subject)
    if let known = rights[key] { return known }
    var found: [String: Int64] = [:]
    for name in Set([key] + (person?.aliases ?? [])) {
      let rows = try Row.fetchCursor(
        try db.cachedStatement(
          sql: """
            SELECT a.scope, p.item FROM item i JOIN permission p ON p.item = i.n
            JOIN access a ON a.n = p.access
            WHERE i.principal = ? COLLATE NOCASE AND i.presence = 'present'
            """), arguments: [name])
      while let row = try rows.next() {
        let (scope, item): (String, Int64) = (row[0], row[1])
        found[scope] = found[scope].map { $0 == item ? item : 0 } ?? item
      }
    }
    if rights.count > 10_000 { rights.removeAll(keepingCapacity: true) }
    rights[key] = found
    return found
  }
}
