import CustodyDomain
import GRDB

/// The decisions of one submit on their way into the ledger.
struct Submission {
  private(set) var writer: EntryWriter
  let policy: Policy
  /// Items decided, in order.
  private(set) var items: [ItemID] = []
  /// Tasks opened.
  private(set) var tasks = 0
  private var counts: [String: Int] = [:]
  private var listed: [SubmitRecord.Listed] = []
  private var looks: [ItemID: DecisionLook] = [:]

  init(writer: EntryWriter, policy: Policy) {
    self.writer = writer
    self.policy = policy
  }

  /// Writes one decision, which has passed the checks. The item's version rises by one afterwards, when its
  /// conclusions are drawn anew.
  ///
  /// - Returns: why it can't be written; nil when it was.
  mutating func decide(
    _ request: DecisionRequest, on subject: ReviewSubject, _ look: DecisionLook, id: String
  ) throws -> Refusal? {
    let item = subject.loaded.item
    let before = try EntryWriter.review(of: item.id, writer.db)
    let version = subject.loaded.record.version
    let owners = Set(item.owners.map { "\($0.role.rawValue):\($0.person)" }).sorted()
    var decision = DecisionRecord(
      id: id, item: item.id, name: item.name, source: item.source,
      content: ItemContent.digest(of: item),
      action: request.action.naming(subject.context.named), reason: request.reason,
      bulk: look.batch > 1,
      limits: limits(subject.context.assessment.tier), risk: subject.context.assessment.risk,
      scopes: Array(Set(item.permissions.map(\.scope))).sorted(),
      before: .init(
        state: before.state, until: before.until, owners: owners, version: version),
      after: .init(state: before.state, until: nil, owners: [], version: version + 1),
      supersedes: before.entry, task: task(request.action, subject),
      basis: DecisionBasis(item, subject.context.assessment),
      frozen: ItemContent.frozen(of: item), campaign: subject.context.campaign?.name,
      verdict: subject.context.assessment.chain.verdict, look: look)
    decision.breakGlass = subject.context.access.breakGlass
    let after = ReviewFold.review(
      before, after: decision, by: writer.author, at: writer.now, entry: writer.next)
    decision.after.state = after.state
    decision.after.until = after.until
    decision.after.owners = decision.action.owners(after: decision.before.owners)
    guard let entry = try writer.append(.decision(decision)) else {
      return Refusal(
        rule: "entry-too-large", item: item.id,
        message: "its scopes or the text are too long for a ledger entry",
        hint: "shorten the text; an item with this many scopes can only be revoked at its source",
        remedy: .answer)
    }
    listed.append(entry)
    looks[item.id] = look
    items.append(item.id)
    counts[decision.action.word, default: 0] += 1
    if decision.task != nil { tasks += 1 }
    return nil
  }

  /// Writes the submit that lists the decisions: in parts if they are many, the last of which lists the
  /// parts before it, so that a signature on the last covers all.
  ///
  /// - Parameter batches: which step decided which item.
  /// - Returns: the number of the last part.
  mutating func close(
    refused: Int, batches: [(item: ItemID, step: Int)], id: () -> String
  ) throws -> Int {
    let attention = attention(batches)
    let size = SubmitRecord.limit / 2
    let parts = max(1, (listed.count + size - 1) / size)
    var earlier: [SubmitRecord.Listed] = []
    var entry = 0
    for part in 1...parts {
      let some = listed.dropFirst((part - 1) * size).prefix(size)
      let submit = SubmitRecord(
        id: id(), counts: counts, refused: refused,
        listed: Array(some) + (part == parts ? earlier : []), part: part, parts: parts,
        attention: attention)
      entry = writer.next
      guard let written = try writer.append(.submit(submit)) else {
        throw StoreError.inputOutput("too many decisions for one submit; submit fewer at once")
      }
      earlier.append(written)
    }
    return entry
  }

  /// What was opened and for how long, and how many items each step decided.
  private func attention(_ batches: [(item: ItemID, step: Int)]) -> SubmitRecord.Attention {
    let opened = looks.values.filter { $0.opened > 0 }
    var steps: [Int: Set<ItemID>] = [:]
    for (item, step) in batches { steps[step, default: []].insert(item) }
    return SubmitRecord.Attention(
      opened: opened.count, seconds: opened.reduce(0) { $0 + $1.seconds },
      batches: Array(steps.values.map(\.count).sorted(by: >).prefix(20)))
  }

  private func limits(_ tier: Tier) -> DecisionRecord.Limits {
    DecisionRecord.Limits(
      tier: tier, recertifyDays: policy.recertify[tier], revocationDays: policy.revocationDue)
  }

  /// The task that a decision opens. Whose duty revoking is does it, else the identity team's owner, else
  /// whoever is accountable: it is never nobody's.
  private func task(_ action: Action, _ subject: ReviewSubject) -> DecisionRecord.Task? {
    guard action == .revoke || action == .rotate else { return nil }
    let item = subject.loaded.item
    let owner =
      item.owners.first { $0.role == .revocation } ?? item.owners.first { $0.role == .iam }
    return DecisionRecord.Task(
      owner: owner?.person ?? subject.context.assessment.accountable,
      due: writer.now.adding(days: policy.revocationDue),
      fingerprint: item.fingerprint, wasOff: item.isOff)
  }
}
