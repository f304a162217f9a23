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
  private let access: AccessFold

  init(
    _ db: Database, _ options: SQLiteStore.Options, for reviewer: Reviewer, now: Instant
  ) throws {
    self.db = db
    self.reviewer = reviewer
    self.now = now
    loader = try ItemLoader(db)
    surroundings = try SurroundingsLoader(db, loader.people, options, now: now)
    assessor = Assessor(policy: options.policy)
    access = try AccessTable.fold(db)
  }

  /// The person that an action names, if any directory has them.
  func person(namedBy action: Action) throws -> Person? {
    switch action {
    case .reassign(_, let name), .deferTo(let name, _): try loader.people.person(name)
    default: nil
    }
  }

  /// Runs a body on each item with its requests, items in the order of their first and requests in their
  /// own; items are read some hundreds at a time.
  ///
  /// - Throws: `StoreError.noSuchItem` where there is no such item.
  func each(
    _ requests: [DecisionRequest], _ body: (ReviewSubject, [DecisionRequest]) throws -> Void
  ) throws {
    var items: [ItemID] = []
    var byItem: [ItemID: [DecisionRequest]] = [:]
    for request in requests {
      if byItem[request.item] == nil { items.append(request.item) }
      byItem[request.item, default: []].append(request)
    }
    for start in stride(from: 0, to: items.count, by: 500) {
      let some = items[start..<min(start + 500, items.count)]
      let numbers = try some.map { item in
        guard let number = try loader.number(of: item) else {
          throw StoreError.noSuchItem(item.text)
        }
        return number
      }
      var subjects: [ItemID: ReviewSubject] = [:]
      for loaded in try loader.items(numbers.sorted()) {
        subjects[loaded.item.id] = try subject(loaded)
      }
      for item in some {
        guard let subject = subjects[item] else { continue }
        try body(subject, byItem[item] ?? [])
      }
    }
  }

  /// The subject as a reviewer's own drafts would leave it, all but the one that the request takes the place of.
  func subject(
    _ subject: ReviewSubject, after drafts: [DraftState], for request: DecisionRequest,
    by reviewer: Reviewer
  ) throws -> ReviewSubject {
    let actions = drafts.map(\.draft)
      .filter { $0.author == reviewer.account && $0.slot != request.action.slot }.map(\.action)
    return try self.subject(subject, after: actions)
  }

  /// The subject as these actions leave it: what they say of owners and facts holds for those that follow.
  func subject(_ subject: ReviewSubject, after actions: [Action]) throws -> ReviewSubject {
    let informing = actions.filter(\.informs)
    guard !informing.isEmpty else { return subject }
    var loaded = subject.loaded
    for action in informing {
      loaded.review.learn(action.naming(try person(namedBy: action)), at: now)
    }
    try loaded.mergeDecisions(loader.people)
    return try self.subject(loaded)
  }

  /// Whether a person has the role to decide, in a store with roles.
  func mayReview(_ person: Person) -> Bool {
    access.isOpen || access.roles(of: person.id).contains(.reviewer)
  }

  /// The person of a name, if any directory has them.
  func person(_ name: String) throws -> Person? { try loader.people.person(name) }

  /// What the rules may look at when they judge another person.
  func context(of subject: ReviewSubject, knowing person: Person) throws -> ReviewRules.Context {
    var context = subject.context
    // Whoever asks may have drafts, roles and emergency access; the person has their own.
    context.foreignDraft = nil
    context.access = AccessContext()
    for key in [person.id] + person.aliases { context.people[key.lowercased()] = person }
    return context
  }

  /// What the rules may look at for one request.
  func context(
    of subject: ReviewSubject, for request: DecisionRequest
  ) throws -> ReviewRules.Context {
    var context = subject.context
    context.named = try person(namedBy: request.action)
    if case .set(.ownership) = request.action {
      context.awaited = try MeetingTable.acceptance(of: request.item, db)?.person
    }
    if let version = request.version, version != context.version {
      context.changedBy = try changedBy(subject)
      context.shown = try request.shown ?? sighting(of: request.item, version)
    }
    return context
  }

  private func subject(_ loaded: LoadedItem) throws -> ReviewSubject {
    let id = loaded.item.id
    var around = try surroundings.surroundings(of: loaded)
    for name in [reviewer.account, reviewer.person].compactMap(\.self) {
      guard let person = try loader.people.person(name) else { continue }
      for key in [name, person.id] + person.aliases { around.people[key.lowercased()] = person }
    }
    let assessment = assessor.assess(loaded.item, around, now: now)
    let looks = try Row.fetchOne(
      try db.cachedStatement(
        sql: "SELECT version IS ?1, raw IS ?1 FROM seen WHERE item = ?2 AND author = ?3"),
      arguments: [loaded.record.version, id.text, reviewer.account])
    let seen: Bool = looks?[0] ?? false
    let readRaw: Bool = looks?[1] ?? false
    let draft = try SQLiteStore.drafts(on: id, db).last?.draft
    let state =
      try String.fetchOne(
        try db.cachedStatement(sql: "SELECT state FROM item WHERE n = ?"),
        arguments: [loaded.record.number]
      ).flatMap(ReviewState.init(rawValue:)) ?? loaded.review.state
    var context = ReviewRules.Context(
      item: loaded.item, assessment: assessment, people: around.people, named: nil,
      version: loaded.record.version, changedBy: nil, state: state,
      foreignDraft: draft.flatMap { $0.author == reviewer.account ? nil : $0 },
      seen: seen,
      hiddenText: !readRaw
        && (Confusables.mixes(loaded.item.name)
          || assessment.findings.contains { $0.rule == "hidden-text" }),
      campaign: try CampaignTable.open(holding: id, db).map { $0.found.context(in: $0.name) },
      accepted: Set(loaded.review.exceptions.filter { $0.value.until > now }.keys))
    context.until = loaded.review.until
    context.access = AccessContext(
      roles: access.roles(of: reviewer),
      breakGlass: access.breakGlass(on: id, by: reviewer, now)?.entry)
    return ReviewSubject(loaded: loaded, context: context)
  }

  /// An item as it stood at an earlier version, where a decision ended that.
  private func sighting(of item: ItemID, _ version: Int) throws -> RowView? {
    let bodies = try Data.fetchCursor(
      try db.cachedStatement(sql: "SELECT body FROM ledger WHERE item = ? ORDER BY sequence DESC"),
      arguments: [item.text])
    while let body = try bodies.next() {
      guard case .decision(let decision) = try? StatementParser.record(Array(body)).content,
        decision.before.version == version
      else { continue }
      return RowView(before: decision)
    }
    return nil
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
