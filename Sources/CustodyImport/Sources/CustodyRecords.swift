import CustodyDomain

extension Format {
  /// Custody's own records: JSON Lines, what no vendor exports. `Resources/records.schema.json` is the
  /// contract; `RecordWriter` writes what this reads.
  static let custodyRecords = Format(
    about: SourceFormat(
      name: "custody.records",
      title: "custody: records of owners, purposes, approvals, sessions, exceptions",
      exportCommand: "custody export > records.jsonl",
      learns: "whatever the records say (records.schema.json)",
      doesNotLearn: "nothing is retired by a records file"
    ),
    source: "custody",
    media: .json,
    signatures: [Signature(all: ["record"])],
    coverage: .nothing,
    read: { record, reading in reading.emit(try RecordReader.observation(record)) })
}

/// One custody record as an observation.
enum RecordReader {
  /// The kinds of records, by their word.
  static let kinds: [String: @Sendable (Members) throws(RecordFault) -> Observation] = [
    "item": { record throws(RecordFault) in .item(try RecordItem.read(record)) },
    "permission": permission,
    "owner": { record throws(RecordFault) in
      .owner(
        on: try RecordReferences.item(record),
        try RecordItem.ownership(record, besides: ["record", "item"]))
    },
    "person": person,
    "event": event,
    "session": session,
    "exception": exception,
    "acceptance": acceptance,
    "control": control,
    "tool": { record throws(RecordFault) in
      .tool(
        try RecordItem.tool(record, besides: ["record", "clientIDs", "domains", "ai", "state"]),
        clientIDs: try record.ids("clientIDs"), domains: try record.ids("domains"),
        ai: try record.flag("ai") ?? true,
        state: try RecordMembers.optionalWord(record, "state"))
    },
  ]

  static func observation(_ record: Members) throws(RecordFault) -> Observation {
    let word = try RecordMembers.required(record, "record")
    if let read = kinds[word] { return try read(record) }
    let known = kinds.keys.sorted()
    let near = nearest(to: word, among: known)
    throw .rejected(
      "'record' is '\(word.prefix(40))', "
        + (near.map { "did you mean '\($0)'?" } ?? "not one of \(known.joined(separator: ", "))"))
  }

  private static func permission(_ record: Members) throws(RecordFault) -> Observation {
    let id = try RecordReferences.item(record)
    let stub = try record.object("stub").map { value throws(RecordFault) in
      try RecordItem.read(value)
    }
    return .permission(
      on: id, try RecordItem.permission(record, besides: ["record", "item", "stub"]),
      stub: stub ?? RecordReferences.stub(for: id))
  }

  private static func person(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.person, "person")
    let id = try record.requiredID("id")
    return .person(
      Person(
        id: id, name: try record.words("name") ?? id, email: try record.id("email"),
        aliases: try record.ids("aliases"), team: try record.words("team"),
        manager: try record.id("manager"),
        employment: try RecordMembers.optionalWord(record, "employment") ?? .unknown,
        left: try RecordMembers.time(record, "left"), isHuman: try record.flag("human") ?? true,
        source: try record.id("source") ?? "custody"))
  }

  private static func event(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.event, "event")
    let keys = try RecordReferences.keys(record)
    let task = try record.id("task")
    // What shares a task with an event of an item is about that item, too.
    let isLoose = !record.has("item") && (keys != nil || task != nil)
    return .event(
      Event(
        id: try record.requiredID("id"),
        item: isLoose ? nil : try RecordReferences.item(record),
        keys: keys.flatMap { $0.isEmpty ? nil : $0 },
        kind: try RecordMembers.word(record, "event"), actor: try record.id("actor"),
        identity: try record.id("identity"), target: try record.words("target"),
        scope: try record.words("scope"), time: try RecordMembers.time(record, "time"),
        until: try RecordMembers.time(record, "until"),
        source: try record.id("source") ?? "custody", system: try record.id("system"), task: task,
        approval: try record.id("approval"), summary: try record.words("summary")))
  }

  private static func session(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.session, "session")
    var session = Session(id: try record.requiredID("id"), item: try RecordReferences.item(record))
    session.subject = try record.id("subject")
    session.actor = try record.id("actor")
    session.actorIsAgent = try record.flag("actorIsAgent")
    session.managedDevice = try record.flag("managedDevice")
    session.personalDevice = try record.flag("personalDevice")
    session.profile = try record.id("profile")
    session.personalProfile = try record.flag("personalProfile")
    session.federated = try record.flag("federated")
    session.destination = try record.words("destination")
    session.sensitive = try record.flag("sensitive")
    session.production = try record.flag("production")
    session.entitlements = try record.ids("entitlements")
    if let state = try record.object("state") {
      try RecordMembers.check(state, RecordMembers.sessionState, "state")
      for element in Session.Element.allCases {
        session.state[element] = try RecordMembers.optionalWord(state, element.rawValue)
      }
    }
    session.started = try RecordMembers.time(record, "started")
    session.ended = try RecordMembers.time(record, "ended")
    return .session(session)
  }

  private static func exception(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.exception, "exception")
    var exception = ExceptionRecord(
      item: try RecordReferences.item(record),
      kind: try RecordMembers.optionalWord(record, "kind") ?? .accepted,
      rule: try record.id("rule"), reason: try RecordMembers.required(record, "reason"))
    if exception.kind == .accepted, exception.rule == nil {
      throw .rejected("has no 'rule': the one whose finding is accepted")
    }
    exception.user = try record.id("user")
    exception.approver = try record.id("approver")
    exception.from = try RecordMembers.time(record, "from")
    exception.until = try RecordMembers.time(record, "until")
    exception.plan = try record.words("plan")
    exception.log = try record.words("log")
    return .exception(exception)
  }

  private static func acceptance(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.acceptance, "acceptance")
    return .acceptance(
      Acceptance(
        item: try RecordReferences.item(record), by: try record.requiredID("by"),
        at: try RecordMembers.requiredTime(record, "at"), reference: try record.words("reference")))
  }

  private static func control(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.control, "control")
    return .control(
      ControlRecord(
        item: try RecordReferences.item(record), control: try record.requiredID("control"),
        target: try record.words("target"), mechanism: try record.words("mechanism"),
        evidence: try record.words("evidence"), claimedBy: try record.words("claimedBy"),
        tested: try RecordMembers.time(record, "tested"), passed: try record.flag("passed")))
  }
}
