import CustodyDomain
import GRDB

/// Finds the items that an event is about by what it says itself. Items stay as they are while one lookup
/// is in use.
final class EventLookup {
  private let db: Database
  private let people: PeopleIndex
  private var answers: [String: Answer?] = [:]
  private var sources: [String] = []

  /// What an event is about, and how that is known.
  struct Answer {
    var by: EventJoin
    var items: [Int64]
  }

  /// A decision about a client of more items joins none of them.
  static let most = 10_000

  init(_ db: Database, _ people: PeopleIndex) throws {
    self.db = db
    self.people = people
    sources = try String.fetchAll(
      db,
      sql: """
        WITH RECURSIVE \(DistinctValues.known("source", of: "item"))
        SELECT value FROM known WHERE value IS NOT NULL
        """)
  }

  /// The items of an event: the one that it names if there is one, else those that fit its keys. Nil where it
  /// says nothing by which items are found.
  func answer(_ kind: Event.Kind, item: String?, keys: String?) throws -> Answer? {
    if let item,
      let number = try Int64.fetchOne(
        try db.cachedStatement(sql: "SELECT n FROM item WHERE id = ?"), arguments: [item])
    {
      return Answer(by: .item, items: [number])
    }
    guard let keys else { return nil }
    // A log says the same of one item again and again.
    let question = "\(kind.isDeed) \(kind.coversClient) \(keys)"
    if let known = answers[question] { return known }
    if answers.count > 20_000 { answers.removeAll(keepingCapacity: true) }
    let decoded: EventKeys = try ReviewRecord.decoded(keys)
    let answer = try decoded.lookup.map { join, value in
      Answer(by: join, items: try items(kind, decoded, join, value))
    }
    answers[question] = .some(answer)
    return answer
  }

  private func items(
    _ kind: Event.Kind, _ keys: EventKeys, _ join: EventJoin, _ value: String
  ) throws -> [Int64] {
    let person = keys.principal.flatMap { $0.isEmpty ? nil : $0 }
    let candidates: [EventMatch.Candidate]
    switch join {
    case .sourceID: candidates = try bySourceID(value, keys)
    case .credential:
      candidates =
        try fetch("fingerprint = ?", [value])
        + bySourceID(value, keys).filter { $0.fingerprint != value }
    case .client:
      candidates =
        try person.map { try ofClient(value, person: $0) } ?? ofClient(value, kind, keys.kind)
    // A name that many bear is no sign of one item; the limit only ends the look early.
    case .name: candidates = try fetch("hidden IN (0, 1) AND name = ?", [value], limit: 1000)
    case .item, .task: candidates = []
    }
    guard candidates.count <= EventLookup.most else { return [] }
    return EventMatch.items(
      kind, keys, person: try person.map(name), among: candidates)
  }

  private func bySourceID(_ id: String, _ keys: EventKeys) throws -> [EventMatch.Candidate] {
    let among = keys.source.map { [$0] } ?? sources
    return try among.flatMap { try fetch("source = ? AND source_id = ?", [$0, id]) }
  }

  /// What somebody has through a client, and what names no principal: what it has for everyone, and what
  /// only a holder is known of.
  private func ofClient(_ client: String, person: String) throws -> [EventMatch.Candidate] {
    let names = Set(
      [TextFolding.folded(person)] + (try people.person(person).map { [$0.id] + $0.aliases } ?? []))
    return try names.sorted().flatMap {
      try fetch("client_id = ? AND principal = ? COLLATE NOCASE", [client, $0])
    } + fetch("client_id = ? AND principal IS NULL", [client])
  }

  private func ofClient(
    _ client: String, _ kind: Event.Kind, _ only: ItemKind?
  ) throws -> [EventMatch.Candidate] {
    if kind.coversClient { return try fetch("client_id = ?", [client]) }
    let identities = try fetch(
      "client_id = ? AND (kind = 'application' OR kind = 'service-account')", [client])
    if !identities.isEmpty, only == nil { return identities }
    guard let only else { return try fetch("client_id = ?", [client], limit: 2) }
    return try fetch("client_id = ? AND kind = ?", [client, only.rawValue])
  }

  private func fetch(
    _ condition: String, _ values: [String], limit: Int = most + 1
  ) throws -> [EventMatch.Candidate] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT n, kind, source, source_id, name, client_id, fingerprint, principal, holder, consent,
            tenant
          FROM item WHERE \(condition) LIMIT \(limit)
          """), arguments: StatementArguments(values)
    ).map { row in
      let (principal, holder, consent): (String?, String?, String?) = (row[7], row[8], row[9])
      return EventMatch.Candidate(
        number: row[0], kind: ItemKind(rawValue: row[1]) ?? .application, source: row[2],
        sourceID: row[3], tenant: row[10], name: row[4], clientID: row[5], fingerprint: row[6],
        people: Set(try [principal, holder].compactMap(\.self).map(name)),
        isForEveryone: principal == nil && consent == ConsentType.admin.rawValue)
    }
  }

  /// One name for all names of a person.
  private func name(_ text: String) throws -> String {
    try people.person(text)?.id ?? TextFolding.folded(text)
  }
}
