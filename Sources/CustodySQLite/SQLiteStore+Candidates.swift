import CustodyDomain
import GRDB

extension SQLiteStore {
  /// The person that a name means, if any directory has them.
  public func person(named name: String) throws -> Person? {
    try read { db in try PeopleIndex(db).person(name) }
  }

  /// People for the owner picker, best first: by name, login, team and e-mail. Whoever can't be an owner is
  /// listed last, with the reason.
  public func candidates(
    _ text: String, for items: [ItemID], limit: Int, now: Instant
  ) throws -> [Candidate] {
    try read { db in
      let search = try CandidateSearch(db, text: text, now: now)
      return try search.best(limit, nearness: CandidateNearness(db, items, now: now))
    }
  }
}
