/// A meeting that was held, as its ledger entry tells it. It follows the submit of its decisions, so that what was
/// decided and by whom is there once: in the decisions' own entries, which it lists by digest.
public struct MeetingRecord: Hashable, Sendable {
  /// An item that the meeting decided nothing on.
  public struct Left: Hashable, Sendable {
    /// The item.
    public var item: ItemID
    /// What it was called when the meeting began, cut to `nameLimit`.
    public var name: String
    /// Why it was parked, and for whom; nil where it was left open.
    public var parking: Parking?
    /// An undecided item.
    public init(item: ItemID, name: String, parking: Parking? = nil) {
      self.item = item
      self.name = String(name.prefix(MeetingRecord.nameLimit))
      self.parking = parking
    }
  }
  /// An item that an absent person was given, and has yet to accept.
  public struct Awaited: Hashable, Sendable {
    /// The item.
    public var item: ItemID
    /// Whose acceptance is open.
    public var person: String
    /// An open acceptance.
    public init(item: ItemID, person: String) {
      self.item = item
      self.person = person
    }
  }
  /// How many characters of a name are kept: the decisions' entries have them whole.
  public static let nameLimit = 80

  /// The meeting's id (a UUID).
  public var id: String
  /// What it is called.
  public var name: String
  /// When it began; the entry's own time is its end.
  public var started: Instant
  /// The query that the agenda was made from.
  public var query: String
  /// By what the agenda was grouped.
  public var grouping: AgendaGrouping
  /// How many items were on the agenda.
  public var items: Int
  /// The digest of the agenda (`Agenda.digest`).
  public var agenda: Hash256
  /// The ledger's head when it began.
  public var before: LedgerHead
  /// Who was there and who was not.
  public var people: [MeetingPerson]
  /// The decisions, in the order of their entries.
  public var listed: [SubmitRecord.Listed]
  /// What was parked or left open, in the order of the agenda.
  public var left: [Left]
  /// What absent people were given.
  public var awaited: [Awaited]

  /// A meeting.
  public init(
    id: String, name: String, started: Instant, query: String, grouping: AgendaGrouping,
    items: Int, agenda: Hash256, before: LedgerHead, people: [MeetingPerson],
    listed: [SubmitRecord.Listed], left: [Left], awaited: [Awaited]
  ) {
    self.id = id
    self.name = name
    self.started = started
    self.query = query
    self.grouping = grouping
    self.items = items
    self.agenda = agenda
    self.before = before
    self.people = people
    self.listed = listed
    self.left = left
    self.awaited = awaited
  }
}

extension MeetingRecord {
  /// The record of a meeting whose decisions stand in the ledger.
  ///
  /// - Parameter decisions: in the order of their entries, with what each decided.
  public init(
    _ meeting: Meeting, decisions: [(listed: SubmitRecord.Listed, item: ItemID, action: Action)]
  ) {
    let decided = Set(decisions.filter { $0.action.decides }.map(\.item))
    let present = Set(meeting.present.map(\.id))
    let awaited = decisions.compactMap { decision -> Awaited? in
      guard case .reassign(.business, let person) = decision.action, !present.contains(person)
      else { return nil }
      return Awaited(item: decision.item, person: person)
    }
    self.init(
      id: meeting.id, name: meeting.name, started: meeting.started, query: meeting.query,
      grouping: meeting.grouping, items: meeting.agenda.count,
      agenda: Agenda.digest(of: meeting.agenda.map(\.item)), before: meeting.head,
      people: meeting.people, listed: decisions.map(\.listed),
      left: meeting.agenda.filter { !decided.contains($0.item) }
        .map { Left(item: $0.item, name: $0.name, parking: $0.parking) },
      awaited: awaited)
  }

  /// One line for a list: how much was decided, parked, left, and awaits somebody.
  var detail: String {
    let parked = left.count { $0.parking != nil }
    let parts = [
      "\(items) items", "\(listed.count) decisions", "\(parked) parked",
      "\(left.count - parked) left open",
    ]
    return "\(name): " + parts.joined(separator: ", ")
      + (awaited.isEmpty ? "" : ", \(awaited.count) to be accepted")
  }
}

extension Action {
  /// Whether a meeting is done with an item by it; facts and notes leave it as it is.
  public var decides: Bool {
    switch self {
    case .recertify, .keep, .revoke, .rotate, .reassign, .deferTo, .reopen: true
    case .set, .note, .exception: false
    }
  }
}
