extension LedgerLine {
  /// The line of a stored entry. Bytes that can't be read make a line that says so.
  public init(sequence: Int, body: [UInt8], leaf: [UInt8]) {
    let hash = Hash256(bytes: leaf)?.hex ?? ""
    guard let record = try? StatementParser.record(body) else {
      self.init(
        sequence: sequence, time: Instant(seconds: 0), author: "", action: "unreadable",
        item: nil, name: nil, detail: "this entry can't be read: run custody verify", leaf: hash)
      return
    }
    self.init(
      sequence: sequence, time: record.time, author: record.author.name, action: record.action,
      item: record.item, name: record.name, detail: record.detail,
      campaign: record.campaign, leaf: hash)
  }
}

extension LedgerRecord {
  /// The item's name when it was written.
  public var name: String? {
    switch content {
    case .decision(let decision): decision.name
    case .task(let task): task.name
    case .submit, .importing, .meeting, .campaign, .access: nil
    }
  }

  /// The campaign in which it was decided, or which it moves.
  public var campaign: String? {
    switch content {
    case .decision(let decision): decision.campaign
    case .campaign(let campaign): campaign.campaign
    case .task, .submit, .importing, .meeting, .access: nil
    }
  }

  /// One line for a list: until when, to whom, why, how many.
  public var detail: String {
    switch content {
    case .decision(let decision):
      // A note's text may have been given as its reason, too.
      [decision.action.detail, decision.reason == decision.action.detail ? nil : decision.reason]
        .compactMap { $0 }.joined(separator: "; ")
    case .submit(let submit):
      LedgerRecord.counted(submit.counts, refused: submit.refused)
        + LedgerRecord.part(submit.part, submit.parts)
    case .importing(let record):
      LedgerRecord.files(record.files) + LedgerRecord.part(record.part, record.parts)
    case .campaign(let campaign): campaign.detail
    case .task(let task): task.detail
    case .meeting(let meeting): meeting.detail
    case .access(let access): access.detail
    }
  }

  private static func counted(_ counts: [String: Int], refused: Int) -> String {
    let words = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return (words + (refused > 0 ? ["\(refused) refused"] : [])).joined(separator: ", ")
  }

  private static func files(_ files: [ImportRecord.File]) -> String {
    func sum(_ name: String) -> Int { files.reduce(0) { $0 + ($1.counts[name] ?? 0) } }
    let names = files.first.map { $0.name + (files.count > 1 ? " +\(files.count - 1)" : "") }
    return "\(names ?? "no files"): \(sum("loaded")) loaded, \(sum("rejected")) rejected"
  }

  static func part(_ part: Int, _ parts: Int) -> String {
    parts > 1 ? " (part \(part) of \(parts))" : ""
  }
}

extension TaskRecord {
  /// One line for a list: which decision's task, where it stands now, by which import, what was said.
  public var detail: String {
    "entry \(task) \(status.words)" + (evidence.map { ", shown by entry \($0)" } ?? "")
      + (note.map { ": \($0)" } ?? "")
  }
}

extension Action {
  /// What the action says beside its word; nil where the word is all.
  public var detail: String? {
    switch self {
    case .recertify(let until): "until \(until.dateText)"
    case .keep(let until, let condition): "until \(until.dateText) if \(condition)"
    case .exception(let rule, let until): "\(rule) until \(until.dateText)"
    case .reassign(let role, let person): "\(role.rawValue) owner \(person)"
    case .deferTo(let person, let until): "to \(person) until \(until.dateText)"
    case .set(let fact): "\(fact.name) \(fact.value)"
    case .note(let text): text
    case .revoke, .rotate, .reopen: nil
    }
  }
}
