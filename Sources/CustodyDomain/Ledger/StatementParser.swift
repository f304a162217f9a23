/// Reads the bytes of a ledger entry back into a record. It shares nothing with `Statement` but the format.
public enum StatementParser {
  /// Why an entry can't be read.
  public struct Failure: Error, Hashable, Sendable {
    /// What is wrong.
    public var reason: String
  }

  /// The record that the bytes state; an entry with a member missing, or with one of another type, has none.
  public static func record(_ bytes: [UInt8]) throws(Failure) -> LedgerRecord {
    guard bytes.count < Statement.sizeLimit else { throw Failure(reason: "too long") }
    let value: StatementValue
    do {
      value = try StatementReader.read(bytes)
    } catch {
      throw Failure(reason: "byte \(error.at): \(error.reason)")
    }
    let statement = try Members(value, "the statement")
    guard try statement.text("_type") == Statement.type,
      let type = Statement.PredicateType(rawValue: try statement.text("predicateType"))
    else { throw Failure(reason: "another type of statement") }
    let predicate = try statement.members("predicate")
    var subjects: [(name: String, digest: Hash256)] = []
    for subject in try statement.list("subject") {
      let members = try Members(subject, "a subject")
      subjects.append(
        (try members.text("name"), try members.members("digest").digest("sha256")))
    }
    let content: LedgerRecord.Content
    switch type {
    case .decision: content = .decision(try decision(predicate, subjects))
    case .submit: content = .submit(try submit(predicate, subjects))
    case .importing: content = .importing(try importing(predicate))
    case .task: content = .task(try task(predicate, subjects))
    case .meeting: content = .meeting(try meeting(predicate, subjects))
    case .campaign: content = .campaign(try campaign(predicate, subjects))
    case .access: content = .access(try access(predicate))
    }
    let head = try predicate.members("head")
    let clock = try predicate.textIfAny("clock")
    guard clock == nil || clock == "rehearsal" else { throw Failure(reason: "an unknown clock") }
    return LedgerRecord(
      number: try predicate.number("entry"), author: try author(predicate.members("reviewer")),
      time: try predicate.instant("time"), rehearsal: clock != nil,
      head: LedgerHead(size: try head.number("size"), root: try head.digest("root").hex),
      content: content)
  }

  private static func author(_ members: Members) throws(Failure) -> Reviewer {
    let reviewer = Reviewer(
      uid: try members.number("uid"), account: try members.text("account"),
      person: try members.textIfAny("person"), loginUID: try members.numberIfAny("loginuid"),
      sudoUID: try members.numberIfAny("sudo_uid"))
    guard try members.flag("mapped") == (reviewer.person != nil) else {
      throw Failure(reason: "a reviewer is mapped to nobody")
    }
    return reviewer
  }

  private static func decision(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)]
  ) throws(Failure) -> DecisionRecord {
    let item = try members.text("item")
    guard subjects.count == 1, subjects[0].name == item else {
      throw Failure(reason: "the subject isn't the item")
    }
    let limits = try members.members("limits")
    let task: DecisionRecord.Task? =
      if let task = try members.membersIfAny("task") {
        DecisionRecord.Task(
          owner: try task.textIfAny("owner"), due: try task.instant("due"),
          fingerprint: try task.textIfAny("fingerprint"), wasOff: try task.flag("was_off"))
      } else { nil }
    var record = DecisionRecord(
      id: try members.text("decision_id"), item: ItemID(item), name: try members.text("name"),
      source: try members.text("source"), content: subjects[0].digest,
      action: try action(members), reason: try members.textIfAny("reason"),
      bulk: try members.flag("bulk"),
      limits: DecisionRecord.Limits(
        tier: try limits.word("tier"), recertifyDays: try limits.number("recertify_days"),
        revocationDays: try limits.number("revocation_days")),
      risk: try members.severity("risk"), scopes: try members.texts("scopes"),
      before: try standing(members.members("before")),
      after: try standing(members.members("after")),
      supersedes: try members.numberIfAny("supersedes"), task: task,
      basis: try DecisionBasis(members.members("basis")),
      frozen: try members.digest("frozen"), campaign: try members.textIfAny("campaign"),
      verdict: try members.word("verdict"), look: try DecisionLook(members.members("attention")))
    record.breakGlass = try members.numberIfAny("break_glass")
    guard record.bulk == (record.look.batch > 1) else {
      throw Failure(reason: "it is one of several, and alone")
    }
    switch record.action {
    case .revoke, .rotate:
      if task == nil { throw Failure(reason: "a revocation without a task") }
    default:
      if task != nil { throw Failure(reason: "a task without a revocation") }
    }
    return record
  }

  private static func standing(
    _ members: Members
  ) throws(Failure) -> DecisionRecord.Standing {
    DecisionRecord.Standing(
      state: try members.word("state"), until: try members.instantIfAny("until"),
      owners: try members.texts("owners"), version: try members.number("version"))
  }

  private static func action(_ members: Members) throws(Failure) -> Action {
    switch try members.text("action") {
    case "recertify": return .recertify(until: try members.instant("until"))
    case "keep-if":
      return .keep(
        until: try members.instant("until"), condition: try members.text("condition"))
    case "exception":
      return .exception(rule: try members.text("rule"), until: try members.instant("until"))
    case "revoke": return .revoke
    case "rotate": return .rotate
    case "reassign":
      return .reassign(role: try members.word("role"), person: try members.text("person"))
    case "defer":
      return .deferTo(person: try members.text("person"), until: try members.instant("until"))
    case "note": return .note(try members.text("note"))
    case "reopen": return .reopen
    case "set":
      let fact = try members.members("fact")
      switch try fact.text("name") {
      case "purpose": return .set(.purpose(try fact.text("value")))
      case "initiation": return .set(.initiation(try fact.word("value")))
      case "acting": return .set(.acting(try fact.word("value")))
      case "acceptance": return .set(.acceptance(by: try fact.text("value")))
      case "ownership": return .set(.ownership(by: try fact.text("value")))
      case let name: throw Failure(reason: "an unknown fact: \(name)")
      }
    case let word: throw Failure(reason: "an unknown action: \(word)")
    }
  }

  private static func submit(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)]
  ) throws(Failure) -> SubmitRecord {
    var listed: [SubmitRecord.Listed] = []
    for subject in subjects {
      guard subject.name.hasPrefix("ledger/"), let entry = Int(subject.name.dropFirst(7)) else {
        throw Failure(reason: "a submit lists something that is no entry")
      }
      listed.append(SubmitRecord.Listed(entry: entry, digest: subject.digest))
    }
    let attention = try members.members("attention")
    return SubmitRecord(
      id: try members.text("submit_id"), counts: try members.counts("counts"),
      refused: try members.number("refused"), listed: listed, part: try members.number("part"),
      parts: try members.number("parts"),
      attention: SubmitRecord.Attention(
        opened: try attention.number("opened"), seconds: try attention.number("seconds"),
        batches: try attention.numbers("batches")))
  }

  private static func importing(_ members: Members) throws(Failure) -> ImportRecord {
    var files: [ImportRecord.File] = []
    for value in try members.list("files") {
      let file = try Members(value, "a file")
      files.append(
        ImportRecord.File(
          name: try file.text("name"), format: try file.text("format"),
          digest: try file.digest("sha256"), counts: try file.counts("counts"),
          complete: try file.flagIfAny("complete")))
    }
    return ImportRecord(
      id: try members.text("import_id"), files: files, part: try members.number("part"),
      parts: try members.number("parts"))
  }

  private static func task(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)]
  ) throws(Failure) -> TaskRecord {
    let number = try members.number("task")
    guard subjects.count == 1, subjects[0].name == "ledger/\(number)" else {
      throw Failure(reason: "the subject isn't the task's decision")
    }
    return TaskRecord(
      id: try members.text("task_id"), task: number, decision: subjects[0].digest,
      item: ItemID(try members.text("item")), name: try members.text("name"),
      status: try members.word("status"), evidence: try members.numberIfAny("evidence"),
      note: try members.textIfAny("note"), command: try members.textsIfAny("command"))
  }
}
