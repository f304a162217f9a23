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
        try RecordItem.tool(record, besides: ["record", "clientIDs", "domains", "ai"]),
        clientIDs: try record.ids("clientIDs"), domains: try record.ids("domains"),
        ai: try record.flag("ai") ?? true)
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
        source: try record.id("source") ?? "custody", task: task,
        approval: try record.id("approval"), summary: try record.words("summary")))
  }

  private static func session(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.session, "session")
    return .session(
      Session(
        id: try record.requiredID("id"), item: try RecordReferences.item(record),
        subject: try record.id("subject"), actor: try record.id("actor"),
        actorIsAgent: try record.flag("actorIsAgent"),
        managedDevice: try record.flag("managedDevice"),
        personalProfile: try record.flag("personalProfile"),
        started: try RecordMembers.time(record, "started")))
  }

  private static func exception(_ record: Members) throws(RecordFault) -> Observation {
    try RecordMembers.check(record, RecordMembers.exception, "exception")
    return .exception(
      ExceptionRecord(
        item: try RecordReferences.item(record), rule: try record.requiredID("rule"),
        approver: try record.requiredID("approver"),
        reason: try RecordMembers.required(record, "reason"),
        until: try RecordMembers.requiredTime(record, "until")))
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
        evidence: try record.words("evidence"), tested: try RecordMembers.time(record, "tested")))
  }
}
