/// What a meeting is to be about.
public struct MeetingPlan: Hashable, Sendable {
  /// What it is called in its minutes.
  public var name: String
  /// Which items.
  public var query: Query
  /// By what its agenda is grouped.
  public var grouping: AgendaGrouping
  /// A plan.
  public init(name: String, query: Query, grouping: AgendaGrouping) {
    self.name = name
    self.query = query
    self.grouping = grouping
  }
}

/// By what an agenda is grouped.
public enum AgendaGrouping: String, CaseIterable, Codable, Sendable {
  case owner, tool
}

/// Somebody who is asked for in a meeting.
public struct MeetingPerson: Hashable, Codable, Sendable {
  /// The person's id.
  public var id: String
  /// The name that is shown and written down.
  public var name: String
  /// Whether they are there.
  public var present: Bool
  /// Who speaks for them while they are absent: a present person's id.
  public var speaker: String?
  /// Somebody.
  public init(id: String, name: String, present: Bool, speaker: String? = nil) {
    self.id = id
    self.name = name
    self.present = present
    self.speaker = speaker
  }
}

/// Why an item was put off to the end, and who is to see to it.
public struct Parking: Hashable, Codable, Sendable {
  /// A word why.
  public var why: String
  /// Who sees to it: a person's id; nil where nobody was named.
  public var whom: String?
  /// A parking.
  public init(why: String, whom: String? = nil) {
    self.why = why
    self.whom = whom
  }
  /// How long the word why may be, in characters: a meeting's entry has an end.
  public static let limit = 120
}

/// One item of an agenda, as far as the whole agenda is concerned.
public struct AgendaLine: Hashable, Sendable {
  /// The item.
  public var item: ItemID
  /// What it was called when the meeting began; hostile like every name.
  public var name: String
  /// The heading that it stands under: a tool's name or an owner's id; empty for none.
  public var label: String
  /// Whether somebody owned it when the meeting began.
  public var owned: Bool
  /// What the meeting has made of it so far.
  public var outcome: MeetingOutcome
  /// Where it was put off.
  public var parking: Parking?
  /// A line.
  public init(
    item: ItemID, name: String, label: String, owned: Bool, outcome: MeetingOutcome = .open,
    parking: Parking? = nil
  ) {
    self.item = item
    self.name = name
    self.label = label
    self.owned = owned
    self.outcome = outcome
    self.parking = parking
  }
}

/// What a meeting has made of an item.
public enum MeetingOutcome: String, CaseIterable, Sendable {
  case assigned, kept, revoked, rotated, deferred, parked, open

  /// By what is drafted on it: what becomes of it says more than who owns it; facts and notes decide nothing.
  public init(actions: [Action], isParked: Bool) {
    self = isParked ? .parked : .open
    for action in actions {
      switch action {
      case .reassign where self == .open || self == .parked: self = .assigned
      case .recertify, .keep: self = .kept
      case .revoke: self = .revoked
      case .rotate: self = .rotated
      case .deferTo: self = .deferred
      case .reassign, .set, .note, .exception, .reopen: break
      }
    }
  }
}

/// A heading of an agenda with the lines below it.
public struct AgendaGroup: Hashable, Sendable {
  /// A tool's name or an owner's id; empty for none.
  public var label: String
  /// Whether its items have owners.
  public var owned: Bool
  /// The first of its lines, from 0.
  public var first: Int
  /// How many there are.
  public var count: Int
}

/// A meeting that is going on. Its state is the store's: it outlives the program.
public struct Meeting: Hashable, Sendable {
  /// Made when it began (a UUID); its entry in the ledger has the same.
  public var id: String
  /// What it is called.
  public var name: String
  /// When it began.
  public var started: Instant
  /// The query that its agenda was made from.
  public var query: String
  /// By what the agenda is grouped.
  public var grouping: AgendaGrouping
  /// The ledger's head when it began.
  public var head: LedgerHead
  /// Who is there and who is not, in the order named.
  public var people: [MeetingPerson]
  /// The agenda, fixed when it began; at most `Agenda.limit` lines.
  public var agenda: [AgendaLine]
  /// A meeting.
  public init(
    id: String, name: String, started: Instant, query: String, grouping: AgendaGrouping,
    head: LedgerHead, people: [MeetingPerson], agenda: [AgendaLine]
  ) {
    self.id = id
    self.name = name
    self.started = started
    self.query = query
    self.grouping = grouping
    self.head = head
    self.people = people
    self.agenda = agenda
  }

  /// How many items have come to what.
  public var tally: [MeetingOutcome: Int] {
    agenda.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
  }

  /// Those who are there.
  public var present: [MeetingPerson] { people.filter(\.present) }

  /// The next line after one that nothing was made of yet, from the top again at the end; nil when all are dealt with.
  public func nextOpen(after position: Int) -> Int? {
    let open = agenda.indices.filter { agenda[$0].outcome == .open }
    return open.first { $0 > position } ?? open.first
  }

  /// The next parked line after one, from the top again at the end.
  public func nextParked(after position: Int) -> Int? {
    let parked = agenda.indices.filter { agenda[$0].outcome == .parked }
    return parked.first { $0 > position } ?? parked.first
  }
}
