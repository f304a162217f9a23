import CustodyDomain

/// The expiry calendar: weeks from left to right, days from Monday down.
struct Calendar: Sendable {
  /// What the list below it shows.
  enum Choice: Hashable, Sendable {
    case day, overdue, never
  }
  var summary: ExpirySummary?
  var request = 0
  /// The chosen day; nil until the calendar is opened.
  var day: Int64?
  var choice = Choice.day
  /// The Monday of the first week shown.
  var start: Int64 = 0

  /// How far ahead the calendar and the strip look.
  static let weeks = 104

  static func monday(of day: Int64) -> Int64 { day - ((day + 3) % 7 + 7) % 7 }

  /// The items of what is chosen.
  var query: Query {
    let value: Query.Value =
      switch choice {
      case .day: .date(Instant(seconds: (day ?? 0) * 86_400), .exactly)
      case .overdue: .days(0, .atMost)
      case .never: .never
      }
    return Query([Query.Term(field: .expires, values: [value])])
  }
}
