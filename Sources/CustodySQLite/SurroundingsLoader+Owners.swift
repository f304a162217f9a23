import CustodyDomain
import GRDB

/// Who was owner when.
extension SurroundingsLoader {
  /// Past owners and those of today, the earliest first; who has been owner since ever comes first. A leaver's
  /// ownership ended when they left, whatever names them still.
  func ownerHistory(_ loaded: LoadedItem) throws -> [Ownership] {
    var past = has("owner_past") ? try OwnerPast.of(loaded.item.id, db) : []
    for index in past.indices { past[index].person = try id(of: past[index].person) }
    for former in loaded.review.formerOwners {
      past += try ownerships(of: former, loaded.givenOwners, past)
    }
    var history = OwnerPast.joined(past + loaded.item.owners)
    for index in history.indices {
      guard let end = try people.end(of: history[index].person, by: now),
        end < history[index].until ?? .distantFuture, end >= history[index].since ?? .distantPast
      else { continue }
      history[index].until = end
    }
    return history
  }

  /// What a decision took away. Since when, sources may tell: one that names the former owner still, or did when it
  /// stopped to.
  private func ownerships(
    of former: FormerOwner, _ given: [Ownership], _ past: [Ownership]
  ) throws -> [Ownership] {
    let person = try id(of: former.person)
    var plain = Ownership(
      role: former.role, person: person, source: "decision", since: former.since,
      until: former.until)
    guard former.since == nil else { return [plain] }
    let known = past.contains {
      $0.role == former.role && $0.person == person && $0.until == former.until
    }
    if known { return [] }
    let still = try given.filter {
      try $0.role == former.role && id(of: $0.person) == person
        && $0.since ?? former.until <= former.until
    }
    guard !still.isEmpty else { return [plain] }
    return still.map {
      (plain.target, plain.source, plain.since) = ($0.target, $0.source, $0.since)
      return plain
    }
  }

  private func id(of name: String) throws -> String { try people.person(name)?.id ?? name }
}
