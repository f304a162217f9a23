/// A meeting that was held, as lists show it.
public struct HeldMeeting: Hashable, Sendable {
  /// The number of its entry, by which it is asked for.
  public var entry: Int
  /// What it was called.
  public var name: String
  /// Who held it: the account.
  public var account: String
  /// When it began.
  public var started: Instant
  /// When it ended.
  public var ended: Instant
  /// Items on its agenda.
  public var items: Int
  /// Decisions that it made.
  public var decisions: Int
  /// Items that it parked.
  public var parked: Int
  /// A meeting.
  public init(
    entry: Int, name: String, account: String, started: Instant, ended: Instant, items: Int,
    decisions: Int, parked: Int
  ) {
    self.entry = entry
    self.name = name
    self.account = account
    self.started = started
    self.ended = ended
    self.items = items
    self.decisions = decisions
    self.parked = parked
  }
}

/// An acceptance that is open: a meeting gave an item to somebody who was not there.
public struct OpenAcceptance: Hashable, Sendable {
  /// Who is to accept it.
  public var person: String
  /// The entry of the meeting.
  public var meeting: Int
  /// An open acceptance.
  public init(person: String, meeting: Int) {
    self.person = person
    self.meeting = meeting
  }
}

/// What entries add up to for meetings: a pure fold. The store applies one entry to its tables; `verify` applies all of
/// them to nothing and compares.
public struct MeetingFold: Hashable, Sendable {
  /// Meetings by the number of their entry.
  public private(set) var held: [Int: HeldMeeting] = [:]
  /// Open acceptances.
  public private(set) var awaited: [ItemID: OpenAcceptance] = [:]
  /// The decisions of the newest submit.
  private var newest: [Int: Decided] = [:]
  private var isSubmitted = true

  private struct Decided: Hashable, Sendable {
    var item: ItemID
    var action: Action
    var digest: Hash256
  }

  /// Nothing was held yet.
  public init() {}

  /// What one entry changes.
  public struct Change: Sendable {
    /// A meeting that it tells of.
    public var held: HeldMeeting?
    /// Acceptances that are open from now on.
    public var opened: [ItemID: OpenAcceptance] = [:]
    /// The item whose acceptance is asked for no more.
    public var settled: ItemID?
  }

  /// What an entry changes.
  public static func change(by record: LedgerRecord) -> Change {
    var change = Change()
    switch record.content {
    case .meeting(let meeting):
      change.held = HeldMeeting(
        entry: record.number, name: meeting.name, account: record.author.account,
        started: meeting.started, ended: record.time, items: meeting.items,
        decisions: meeting.listed.count, parked: meeting.left.count { $0.parking != nil })
      for awaited in meeting.awaited {
        change.opened[awaited.item] = OpenAcceptance(
          person: awaited.person, meeting: record.number)
      }
    case .decision(let decision):
      switch decision.action {
      case .reassign(.business, _), .revoke, .set(.ownership): change.settled = decision.item
      default: break
      }
    default: break
    }
    return change
  }

  /// Adds an entry, given with its bytes.
  ///
  /// - Returns: what in the entry doesn't follow from those before it; nil when all does.
  @discardableResult
  public mutating func apply(_ record: LedgerRecord, body: [UInt8]) -> ReviewFold.Mismatch? {
    var reason: String?
    switch record.content {
    case .decision(let decision):
      if isSubmitted { newest = [:] }
      isSubmitted = false
      newest[record.number] = Decided(
        item: decision.item, action: decision.action, digest: .of(body))
    case .submit: isSubmitted = true
    case .meeting(let meeting): reason = fault(in: meeting)
    default: break
    }
    let change = MeetingFold.change(by: record)
    if let meeting = change.held { held[meeting.entry] = meeting }
    awaited.merge(change.opened) { _, new in new }
    if let item = change.settled { awaited[item] = nil }
    return reason.map { ReviewFold.Mismatch(reason: $0) }
  }

  private func fault(in meeting: MeetingRecord) -> String? {
    for listed in meeting.listed where newest[listed.entry]?.digest != listed.digest {
      return "the meeting lists entry \(listed.entry), which its submit doesn't, or as other bytes"
    }
    let decisions = meeting.listed.compactMap { newest[$0.entry] }
    let items = Set(decisions.map(\.item)).union(meeting.left.map(\.item))
    if items.count != meeting.items || Agenda.digest(of: items) != meeting.agenda {
      return "the meeting's agenda isn't what it decided, parked and left open"
    }
    let present = Set(meeting.people.filter(\.present).map(\.id))
    let absent = decisions.compactMap { decision -> MeetingRecord.Awaited? in
      guard case .reassign(.business, let person) = decision.action, !present.contains(person)
      else { return nil }
      return MeetingRecord.Awaited(item: decision.item, person: person)
    }
    return Set(absent) == Set(meeting.awaited)
      ? nil : "the meeting's open acceptances aren't those of its absent owners"
  }
}
