import CustodyDomain

/// Ledgers for tests of the domain: chains of sound entries, written as a store would.
struct LedgerSample {
  static let start = Instant(seconds: 1_790_000_000)
  static let ana = Reviewer(uid: 1001, account: "ana", person: "ana@corp.example")

  var rows: [LedgerChecker.Row] = []
  var records: [LedgerRecord] = []
  var frontier = MerkleFrontier()
  var fold = ReviewFold()

  /// Writes a record; the head that its author saw is the newest one unless given.
  mutating func append(_ content: LedgerRecord.Content, head: LedgerHead? = nil) {
    let record = LedgerRecord(
      number: rows.count + 1, author: Self.ana, time: Self.start, rehearsal: false,
      head: head ?? frontier.head, content: content)
    let body = Statement.bytes(of: record) ?? []
    let leaf = Hash256.leaf(body)
    let node = frontier.append(leaf)
    rows.append(
      LedgerChecker.Row(
        sequence: record.number, body: body, leaf: leaf.bytes, node: node.bytes))
    records.append(record)
    fold.apply(record)
  }

  /// A decision on an item that follows from what is there.
  func decision(_ item: String, _ action: Action, reason: String? = nil) -> LedgerRecord.Content {
    let review = fold.items[ItemID(item)] ?? ItemReview()
    let needsTask = action == .revoke || action == .rotate
    var record = DecisionRecord(
      id: "d-\(rows.count + 1)", item: ItemID(item), name: "Café \"\(item)\"", source: "entra",
      content: .of(Array(item.utf8)), action: action, reason: reason, bulk: false,
      limits: .init(tier: .standard, recertifyDays: 180, revocationDays: 7), risk: .medium,
      scopes: ["Files.Read", "Mail.Read"],
      before: .init(state: review.state, until: review.until, owners: [], version: 3),
      after: .init(state: .open, until: nil, owners: [], version: 4), supersedes: review.entry,
      task: needsTask
        ? .init(owner: "iam@corp.example", due: Self.start.adding(days: 7), fingerprint: nil)
        : nil, frozen: .of(Array((item + " frozen").utf8)))
    let after = ReviewFold.review(review, after: record, by: Self.ana, at: Self.start, entry: 0)
    record.after.state = after.state
    record.after.until = after.until
    return .decision(record)
  }

  /// A submit of the decisions since the last one.
  func submit() -> LedgerRecord.Content {
    var listed: [SubmitRecord.Listed] = []
    for (record, row) in zip(records, rows).reversed() {
      guard case .decision = record.content else { break }
      listed.insert(.init(entry: record.number, digest: .of(row.body)), at: 0)
    }
    return .submit(
      SubmitRecord(
        id: "s-\(rows.count + 1)", counts: ["all": listed.count], refused: 0, listed: listed,
        part: 1, parts: 1, attention: .init(opened: 0, seconds: 0, batches: [2])))
  }

  /// Ten entries: decisions on three items, their submits, an import, and a proven task.
  static func ten() -> LedgerSample {
    var sample = LedgerSample()
    let file = ImportRecord.File(
      name: "grants.json", format: "entra.oauth2PermissionGrants", digest: .of([7]),
      counts: ["read": 3, "loaded": 3], complete: true)
    sample.append(.importing(ImportRecord(id: "i-1", files: [file], part: 1, parts: 1)))
    sample.append(sample.decision("g-1", .recertify(until: start.adding(days: 90))))
    sample.append(sample.decision("g-2", .revoke, reason: "unused\nfor long"))
    sample.append(sample.submit())
    sample.append(sample.decision("g-1", .reassign(role: .business, person: "bo")))
    sample.append(sample.decision("g-3", .deferTo(person: "bo", until: start.adding(days: 5))))
    sample.append(sample.submit())
    sample.append(
      .task(
        TaskRecord(
          id: "t-8", task: 3, decision: .of([3]), item: ItemID("g-2"), name: "Café",
          status: .proven, evidence: 1)))
    sample.append(sample.decision("g-3", .note("asked Bo")))
    sample.append(sample.submit())
    return sample
  }

  /// What the checker says of rows.
  static func check(_ rows: [LedgerChecker.Row]) -> [VerifyReport.Problem] {
    var checker = LedgerChecker()
    for row in rows { checker.take(row) }
    return checker.finish()
  }
}
