import CustodyDomain
import GRDB

/// The items of a campaign that is about to be opened: what is frozen of each, who is asked, and which are as they
/// were when they were last decided on.
struct CampaignPopulation {
  private(set) var listed: [CampaignRecord.Listed] = []
  private(set) var carried: [CampaignRecord.Carried] = []
  /// How many items each person is asked about.
  private(set) var asked: [String: Int] = [:]
  /// Items that nobody may decide on, with why.
  private(set) var unanswered: [CampaignGate.Named] = []
  /// Items that another open campaign holds.
  private(set) var taken: [CampaignGate.Named] = []

  private let plan: CampaignPlan
  private let store: SQLiteStore
  private let db: Database
  private let contexts: ReviewContexts
  private let rules: ReviewRules
  private let now: Instant
  /// How many items were given out before, by stage.
  private var turns: [Int]

  /// Gathers what a plan's query holds.
  init(
    _ plan: CampaignPlan, _ query: Query, by reviewer: Reviewer, _ store: SQLiteStore,
    now: Instant, _ db: Database
  ) throws {
    self.plan = plan
    self.store = store
    self.db = db
    self.now = now
    contexts = try ReviewContexts(db, store.options, for: reviewer, now: now)
    rules = ReviewRules(policy: store.options.policy)
    turns = plan.stages.map { _ in 0 }
    let condition = try store.compiler(db, now, .whole).condition(query)
    // Who answers for nothing yet comes first: that is where a review helps most.
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT i.id FROM item i WHERE \(condition.sql)
        ORDER BY i.owner <> '' AND NOT i.owner_left, i.risk_key, i.last_key, i.id
        """, arguments: StatementArguments(condition.values))
    let end = now.adding(days: 1)
    let requests = ids.map { DecisionRequest(item: ItemID($0), action: .recertify(until: end)) }
    try contexts.each(requests) { subject, requests in try add(subject, requests[0]) }
  }

  /// The digest of its list.
  var digest: Hash256 { CampaignRecord.digest(of: listed.map { ($0.item, $0.frozen) }) }

  private mutating func add(_ subject: ReviewSubject, _ request: DecisionRequest) throws {
    let item = subject.loaded.item
    if let open = try CampaignTable.open(holding: item.id, db) {
      taken.append(.init(item: item.id, name: item.identity, why: open.name))
    }
    let frozen = ItemContent.frozen(of: item)
    let carried = try carried(subject, frozen)
    var stages: [[String]] = []
    for (stage, choice) in plan.stages.enumerated() {
      let found = try reviewers(choice, stage, subject, request)
      if found.persons.isEmpty, carried == nil {
        unanswered.append(.init(item: item.id, name: item.identity, why: found.why))
      }
      stages.append(found.persons)
    }
    listed.append(
      .init(
        item: item.id, name: item.identity, tier: subject.context.assessment.tier, frozen: frozen,
        stages: stages))
    if let carried {
      self.carried.append(carried)
    } else {
      for person in stages.first ?? [] { asked[person, default: 0] += 1 }
    }
  }

  /// What an item is carried over on: a decision that is under way, or one that stands and saw the same.
  private func carried(
    _ subject: ReviewSubject, _ frozen: Hash256
  ) throws -> CampaignRecord.Carried? {
    let review = subject.loaded.review
    guard let entry = review.entry else { return nil }
    switch subject.context.state {
    case .revoking, .rotating:
      return .init(item: subject.loaded.item.id, entry: entry, carries: 0)
    case .recertified:
      guard let limit = plan.carriedOver, review.frozen == frozen.hex, let decided = review.kept,
        review.until.map({ $0 > plan.due }) ?? false
      else { return nil }
      let carries = try carries(of: subject.loaded.item.id, on: decided) + 1
      guard carries <= limit else { return nil }
      return .init(item: subject.loaded.item.id, entry: decided, carries: carries)
    default: return nil
    }
  }

  /// In how many reviews in a row an item was carried over on the same decision.
  private func carries(of item: ItemID, on entry: Int) throws -> Int {
    let body = try String.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT k.body FROM campaign_case k JOIN campaign c ON c.name = k.campaign
          WHERE k.item = ? AND c.close_entry IS NOT NULL ORDER BY c.close_entry DESC LIMIT 1
          """), arguments: [item.text])
    guard let found: CampaignCase = try body.map(ReviewRecord.decoded),
      found.outcome == .carried, found.entry == entry
    else { return 0 }
    return found.carries
  }

  /// Who is asked in one stage: those of the choice who may decide on the item, else the fallback if they may.
  private mutating func reviewers(
    _ choice: ReviewerChoice, _ stage: Int, _ subject: ReviewSubject, _ request: DecisionRequest
  ) throws -> (persons: [String], why: String?) {
    var names = choice.candidates(
      subject.loaded.item.standingOwners(subject.context.people, now: now), turn: turns[stage])
    if subject.context.state == .deferred, let to = subject.loaded.review.facts["deferred"] {
      names = [to]
    }
    var why: String?
    var able: [String] = []
    for name in names where !able.contains(name) {
      if let obstacle = try obstacle(to: name, subject, request) {
        why = why ?? obstacle
      } else {
        able.append(name)
      }
    }
    if case .inTurn = choice {
      able = Array(able.prefix(1))
      turns[stage] += 1
    }
    for fallback in plan.fallback where able.isEmpty {
      if let obstacle = try obstacle(to: fallback, subject, request) {
        why = "nobody who stands in may: \(obstacle)"
      } else {
        able = [fallback]
      }
    }
    return (able, able.isEmpty ? why ?? "nobody who is here has the role" : nil)
  }

  /// Why a person can't be asked about an item, whatever its state; nil when they can.
  private func obstacle(
    to name: String, _ subject: ReviewSubject, _ request: DecisionRequest
  ) throws -> String? {
    guard let person = try contexts.person(name) else {
      return "no people directory has \(name)"
    }
    if person.hasLeft(now) { return "\(person.name) has left" }
    if !person.isHuman { return "\(person.name) is no person" }
    if !contexts.mayReview(person) { return "\(person.id) hasn't the role reviewer" }
    let context = try contexts.context(of: subject, knowing: person)
    return rules.bars(person, from: request, in: context, now: now).map { refusal in
      refusal.rule == "only-owner"
        ? "\(person.id) is its only owner, and it can do harm"
        : "\(person.id) uses it, asked for it or made it"
    }
  }
}
