import CustodyDomain
import Foundation
import GRDB

/// An item as the checks and the ledger need it when a decision on it is made.
struct ReviewSubject {
  var loaded: LoadedItem
  var context: ReviewRules.Context
}

/// Gathers what `ReviewRules` may look at, for one reviewer within one transaction.
final class ReviewContexts {
  private let db: Database
  private let reviewer: Reviewer
  private let now: Instant
  private let loader: ItemLoader
  private let surroundings: SurroundingsLoader
  private let assessor: Assessor

  init(
    _ db: Database, _ options: SQLiteStore.Options, for reviewer: Reviewer, now: Instant
  ) throws {
    self.db = db
    self.reviewer = reviewer
    self.now = now
    loader = try ItemLoader(db)
    surroundings = try SurroundingsLoader(db, loader.people, options)
    assessor = Assessor(policy: options.policy)
  }

  /// The person that a name means, if any directory has them.
  func person(_ name: String) throws -> Person? { try loader.people.person(name) }

  /// Runs a body on each request with its subject, in the order of the requests; items are read some
  /// hundreds at a time.
  ///
  /// - Throws: `StoreError.noSuchItem` where there is no such item.
  func each(
    _ requests: [DecisionRequest], _ body: (DecisionRequest, ReviewSubject) throws -> Void
  ) throws {
    for start in stride(from: 0, to: requests.count, by: 500) {
      let some = requests[start..<min(start + 500, requests.count)]
      let numbers = try some.map { request in
        guard let number = try loader.number(of: request.item) else {
          throw StoreError.noSuchItem(request.item.text)
        }
        return number
      }
      var subjects: [ItemID: ReviewSubject] = [:]
      for loaded in try loader.items(Array(Set(numbers)).sorted()) {
        subjects[loaded.item.id] = try subject(loaded)
      }
      for request in some {
        guard var subject = subjects[request.item] else { continue }
        subject.context.named = try named(by: request.action)
        if let version = request.version, version != subject.context.version {
          subject.context.changedBy = try changedBy(subject)
        }
        try body(request, subject)
      }
    }
  }

  private func subject(_ loaded: LoadedItem) throws -> ReviewSubject {
    let id = loaded.item.id
    var around = try surroundings.surroundings(of: loaded)
    for name in [reviewer.account, reviewer.person].compactMap(\.self) {
      guard let person = try person(name) else { continue }
      for key in [name, person.id] + person.aliases { around.people[key.lowercased()] = person }
    }
    let assessment = assessor.assess(loaded.item, around, now: now)
    let looks = try Row.fetchOne(
      try db.cachedStatement(
        sql: "SELECT version IS ?1, raw IS ?1 FROM seen WHERE item = ?2 AND author = ?3"),
      arguments: [loaded.record.version, id.text, reviewer.account])
    let seen: Bool = looks?[0] ?? false
    let readRaw: Bool = looks?[1] ?? false
    let draft = try SQLiteStore.draft(on: id, db)
    let state =
      try String.fetchOne(
        try db.cachedStatement(sql: "SELECT state FROM item WHERE n = ?"),
        arguments: [loaded.record.number]
      ).flatMap(ReviewState.init(rawValue:)) ?? loaded.review.state
    return ReviewSubject(
      loaded: loaded,
      context: ReviewRules.Context(
        item: loaded.item, assessment: assessment, people: around.people, named: nil,
        version: loaded.record.version, changedBy: nil, state: state,
        foreignDraft: draft.flatMap { $0.draft.author == reviewer.account ? nil : $0.draft },
        seen: seen,
        hiddenText: !readRaw && assessment.findings.contains { $0.rule == "hidden-text" }))
  }

  private func named(by action: Action) throws -> Person? {
    switch action {
    case .reassign(_, let name), .deferTo(let name, _): try person(name)
    default: nil
    }
  }

  /// Who changed an item last: a reviewer if the newest entry about it left this version, else an import.
  private func changedBy(_ subject: ReviewSubject) throws -> String {
    let read = try db.cachedStatement(
      sql: "SELECT body FROM ledger WHERE item = ? ORDER BY sequence DESC LIMIT 1")
    let body = try Data.fetchOne(read, arguments: [subject.loaded.item.id.text])
    guard let body, let record = try? StatementParser.record(Array(body)),
      case .decision(let decision) = record.content,
      decision.after.version == subject.context.version
    else { return "an import" }
    return "\(record.author.name) (\(record.action), \(record.time.dateText))"
  }
}
