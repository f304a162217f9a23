/// Makes the bytes of a ledger entry: an in-toto Statement v1, built once, stored, and never serialised
/// again. Whoever signs or hashes takes these bytes (in-toto envelope specification: avoid depending on
/// canonicalisation).
public enum Statement {
  /// A tile log's entries carry a 16-bit length (C2SP tlog-tiles).
  public static let sizeLimit = 65_535
  /// The identifier of the statement format.
  public static let type = "https://in-toto.io/Statement/v1"

  /// The predicate types, one for each kind of record.
  public enum PredicateType: String, CaseIterable, Sendable {
    case decision = "https://custody.example/decision/v1"
    case submit = "https://custody.example/submit/v1"
    case importing = "https://custody.example/import/v1"
    case task = "https://custody.example/task/v1"
    case meeting = "https://custody.example/meeting/v1"
    case campaign = "https://custody.example/campaign/v1"
    case access = "https://custody.example/access/v1"
  }

  /// The bytes of a record; nil when they exceed `sizeLimit`.
  public static func bytes(of record: LedgerRecord) -> [UInt8]? {
    var predicate: [String: StatementValue?] = [
      "entry": .number(record.number),
      "reviewer": reviewer(record.author),
      "time": .text(record.time.text),
      "clock": record.rehearsal ? .text("rehearsal") : nil,
      "head": .object([
        "size": .number(record.head.size), "root": .text(record.head.root),
      ]),
    ]
    let type: PredicateType
    let subjects: [StatementValue]
    let members: [String: StatementValue?]
    switch record.content {
    case .decision(let decision):
      type = .decision
      subjects = [subject(decision.item.text, decision.content)]
      members = predicateMembers(of: decision)
    case .submit(let submit):
      type = .submit
      subjects = submit.listed.map { subject("ledger/\($0.entry)", $0.digest) }
      members = predicateMembers(of: submit)
    case .importing(let record):
      type = .importing
      subjects = record.files.map { subject($0.name, $0.digest) }
      members = predicateMembers(of: record)
    case .task(let task):
      type = .task
      subjects = [subject("ledger/\(task.task)", task.decision)]
      members = [
        "task_id": .text(task.id), "task": .number(task.task), "item": .text(task.item.text),
        "name": .text(task.name), "status": .text(task.status.rawValue),
        "evidence": task.evidence.map { .number($0) }, "note": .optional(task.note),
        "command": task.command.map { .list($0.map { .text($0) }) },
      ]
    case .meeting(let meeting):
      type = .meeting
      subjects =
        [subject(agendaSubject, meeting.agenda)]
        + meeting.listed.map { subject("ledger/\($0.entry)", $0.digest) }
      members = predicateMembers(of: meeting)
    case .campaign(let campaign):
      type = .campaign
      subjects = self.subjects(of: campaign)
      members = predicateMembers(of: campaign)
    case .access(let access):
      type = .access
      subjects = []
      members = predicateMembers(of: access)
    }
    predicate.merge(members) { _, new in new }
    let bytes = StatementValue.members([
      "_type": .text(Statement.type), "subject": .list(subjects),
      "predicateType": .text(type.rawValue), "predicate": .members(predicate),
    ]).bytes
    return bytes.count < sizeLimit ? bytes : nil
  }

  static func subject(_ name: String, _ digest: Hash256) -> StatementValue {
    .object(["name": .text(name), "digest": .object(["sha256": .text(digest.hex)])])
  }

  private static func reviewer(_ reviewer: Reviewer) -> StatementValue {
    .members([
      "uid": .number(reviewer.uid), "account": .text(reviewer.account),
      "person": .optional(reviewer.person), "mapped": .flag(reviewer.person != nil),
      "loginuid": reviewer.loginUID.map { .number($0) },
      "sudo_uid": reviewer.sudoUID.map { .number($0) },
    ])
  }

  private static func predicateMembers(
    of decision: DecisionRecord
  ) -> [String: StatementValue?] {
    var members: [String: StatementValue?] = [
      "decision_id": .text(decision.id), "item": .text(decision.item.text),
      "name": .text(decision.name), "source": .text(decision.source),
      "action": .text(decision.action.word), "reason": .optional(decision.reason),
      "bulk": .flag(decision.bulk), "risk": .text(decision.risk.word),
      "scopes": .list(decision.scopes.map { .text($0) }),
      "limits": .object([
        "tier": .text(decision.limits.tier.rawValue),
        "recertify_days": .number(decision.limits.recertifyDays),
        "revocation_days": .number(decision.limits.revocationDays),
      ]),
      "basis": decision.basis.statement, "before": standing(decision.before),
      "after": standing(decision.after),
      "supersedes": decision.supersedes.map { .number($0) },
      "frozen": .text(decision.frozen.hex), "campaign": .optional(decision.campaign),
      "break_glass": decision.breakGlass.map { .number($0) },
      "verdict": .text(decision.verdict.rawValue), "attention": decision.look.statement,
      "task": decision.task.map {
        .members([
          "owner": .optional($0.owner), "due": .text($0.due.text),
          "fingerprint": .optional($0.fingerprint), "was_off": .flag($0.wasOff),
        ])
      },
    ]
    switch decision.action {
    case .recertify(let until): members["until"] = .text(until.text)
    case .keep(let until, let condition):
      members["until"] = .text(until.text)
      members["condition"] = .text(condition)
    case .exception(let rule, let until):
      members["rule"] = .text(rule)
      members["until"] = .text(until.text)
    case .reassign(let role, let person):
      members["role"] = .text(role.rawValue)
      members["person"] = .text(person)
    case .deferTo(let person, let until):
      members["person"] = .text(person)
      members["until"] = .text(until.text)
    case .set(let fact):
      members["fact"] = .object(["name": .text(fact.name), "value": .text(fact.value)])
    case .note(let text): members["note"] = .text(text)
    case .revoke, .rotate, .reopen: break
    }
    return members
  }

  private static func standing(_ standing: DecisionRecord.Standing) -> StatementValue {
    .members([
      "state": .text(standing.state.rawValue), "until": .optional(standing.until?.text),
      "owners": .list(standing.owners.map { .text($0) }), "version": .number(standing.version),
    ])
  }

  private static func predicateMembers(of submit: SubmitRecord) -> [String: StatementValue?] {
    [
      "submit_id": .text(submit.id), "counts": .object(submit.counts.mapValues { .number($0) }),
      "refused": .number(submit.refused), "part": .number(submit.part),
      "parts": .number(submit.parts),
      "attention": .object([
        "opened": .number(submit.attention.opened), "seconds": .number(submit.attention.seconds),
        "batches": .list(submit.attention.batches.map { .number($0) }),
      ]),
    ]
  }

  private static func predicateMembers(of record: ImportRecord) -> [String: StatementValue?] {
    [
      "import_id": .text(record.id), "part": .number(record.part),
      "parts": .number(record.parts),
      "files": .list(
        record.files.map { file in
          .members([
            "name": .text(file.name), "format": .text(file.format),
            "sha256": .text(file.digest.hex),
            "counts": .object(file.counts.mapValues { .number($0) }),
            "complete": file.complete.map { .flag($0) },
          ])
        }),
    ]
  }
}

extension Action.Fact {
  /// The fact's name in the ledger: `purpose`, `initiation`, `acting`, `acceptance`, `ownership`.
  public var name: String {
    switch self {
    case .purpose: "purpose"
    case .initiation: "initiation"
    case .acting: "acting"
    case .acceptance: "acceptance"
    case .ownership: "ownership"
    }
  }
  /// The fact's value as text.
  public var value: String {
    switch self {
    case .purpose(let text): text
    case .initiation(let initiation): initiation.rawValue
    case .acting(let mode): mode.rawValue
    case .acceptance(let by): by
    case .ownership(let by): by
    }
  }
}
