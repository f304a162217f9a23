/// Who answered for an item when, and when nobody did (one role at a time).
public struct OwnerTimeline: Hashable, Sendable {
  /// A stretch of time, with an owner or without.
  public struct Span: Hashable, Sendable {
    /// The owner; nil where nobody answered.
    public var person: String?
    /// Where the ownership is known from.
    public var source: String?
    /// Since when; nil where that isn't known.
    public var from: Instant?
    /// Until when; nil where it goes on.
    public var until: Instant?
    /// Whether nobody answered.
    public var isGap: Bool { person == nil }
  }
  /// The spans, the earliest first; owners at the same time overlap.
  public var spans: [Span]

  /// The timeline of a role, from the item's beginning where that is known.
  ///
  /// An ownership whose beginning isn't known is taken to reach back to the item's: a gap of a day or more is told
  /// only where dates prove it.
  ///
  /// - Parameter history: past and present ownerships, of any role and in any order
  ///   (``Surroundings/ownerHistory``).
  public init(_ role: OwnerRole, of item: Item, history: [Ownership], now: Instant) {
    var spans: [Span] = []
    let all = history.filter { $0.role == role }
      .sorted { ($0.since?.seconds ?? .min, $0.person) < ($1.since?.seconds ?? .min, $1.person) }
    // Up to when somebody answered; nil while no date says so.
    var covered = item.created
    var goesOn = false
    for ownership in all {
      if !goesOn, let reached = covered, let since = ownership.since,
        reached.adding(days: 1) <= since
      {
        spans.append(Span(person: nil, from: reached, until: since))
      }
      spans.append(
        Span(
          person: ownership.person, source: ownership.source, from: ownership.since,
          until: ownership.until))
      if let until = ownership.until {
        covered = max(covered ?? until, until)
      } else {
        goesOn = true
      }
    }
    if !goesOn, !all.isEmpty, let covered, covered < now {
      spans.append(Span(person: nil, from: covered, until: nil))
    }
    self.spans = spans
  }

  /// The timeline as lines: each owner with their dates, each gap as what is missing.
  public var answers: [Answer] {
    spans.map { span in
      let until = span.until.map { "until \($0.dateText)" } ?? "until today"
      guard let person = span.person else {
        return Answer("gap", .missing, time: span.from, text: "nobody \(until)")
      }
      let source = span.source.map { ", from \($0)" } ?? ""
      return Answer("owner", .known, who: person, time: span.from, text: until + source)
    }
  }
}
