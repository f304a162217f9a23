/// The bytes of a meeting's entry, and back.
extension Statement {
  /// The agenda comes first among the subjects, so that a meeting that decided nothing has one, too.
  static let agendaSubject = "agenda"

  static func predicateMembers(of meeting: MeetingRecord) -> [String: StatementValue?] {
    [
      "meeting_id": .text(meeting.id), "name": .text(meeting.name),
      "started": .text(meeting.started.text), "query": .text(meeting.query),
      "by": .text(meeting.grouping.rawValue), "items": .number(meeting.items),
      "before": .object([
        "size": .number(meeting.before.size), "root": .text(meeting.before.root),
      ]),
      "people": .list(
        meeting.people.map { person in
          .members([
            "id": .text(person.id), "name": .text(person.name), "present": .flag(person.present),
            "speaker": .optional(person.speaker),
          ])
        }),
      "left": .list(
        meeting.left.map { left in
          .members([
            "item": .text(left.item.text), "name": .text(left.name),
            "parked": left.parking.map {
              .members(["why": .text($0.why), "whom": .optional($0.whom)])
            },
          ])
        }),
      "awaited": .list(
        meeting.awaited.map {
          .object(["item": .text($0.item.text), "person": .text($0.person)])
        }),
    ]
  }
}

extension StatementParser {
  static func meeting(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)]
  ) throws(Failure) -> MeetingRecord {
    guard let agenda = subjects.first, agenda.name == Statement.agendaSubject else {
      throw Failure(reason: "a meeting has no agenda")
    }
    var listed: [SubmitRecord.Listed] = []
    for subject in subjects.dropFirst() {
      guard subject.name.hasPrefix("ledger/"), let entry = Int(subject.name.dropFirst(7)) else {
        throw Failure(reason: "a meeting lists something that is no entry")
      }
      listed.append(SubmitRecord.Listed(entry: entry, digest: subject.digest))
    }
    let before = try members.members("before")
    return MeetingRecord(
      id: try members.text("meeting_id"), name: try members.text("name"),
      started: try members.instant("started"), query: try members.text("query"),
      grouping: try members.word("by"), items: try members.number("items"),
      agenda: agenda.digest,
      before: LedgerHead(size: try before.number("size"), root: try before.digest("root").hex),
      people: try people(members), listed: listed, left: try left(members),
      awaited: try awaited(members))
  }

  private static func people(_ members: Members) throws(Failure) -> [MeetingPerson] {
    var people: [MeetingPerson] = []
    for value in try members.list("people") {
      let person = try Members(value, "a person")
      people.append(
        MeetingPerson(
          id: try person.text("id"), name: try person.text("name"),
          present: try person.flag("present"), speaker: try person.textIfAny("speaker")))
    }
    return people
  }

  private static func left(_ members: Members) throws(Failure) -> [MeetingRecord.Left] {
    var left: [MeetingRecord.Left] = []
    for value in try members.list("left") {
      let item = try Members(value, "an undecided item")
      var parking: Parking?
      if let parked = try item.membersIfAny("parked") {
        parking = Parking(why: try parked.text("why"), whom: try parked.textIfAny("whom"))
      }
      left.append(
        MeetingRecord.Left(
          item: ItemID(try item.text("item")), name: try item.text("name"), parking: parking))
    }
    return left
  }

  private static func awaited(_ members: Members) throws(Failure) -> [MeetingRecord.Awaited] {
    var awaited: [MeetingRecord.Awaited] = []
    for value in try members.list("awaited") {
      let item = try Members(value, "an open acceptance")
      awaited.append(
        MeetingRecord.Awaited(
          item: ItemID(try item.text("item")), person: try item.text("person")))
    }
    return awaited
  }
}
