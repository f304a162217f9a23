/// A moment in UTC with a precision of one second.
///
/// Written and read as RFC 3339 (`2026-11-21T09:14:00Z`). Calendar arithmetic is the proleptic
/// Gregorian one, without leap seconds. Years outside 0000 to 9999 do not occur: parsing refuses them.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64

  /// The moment `seconds` after the Unix epoch.
  public init(seconds: Int64) { self.seconds = seconds }

  /// The moment of a civil date and time in UTC; nil unless every field is in range (February 30 is not).
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Instant.days(inMonth: month, year: year),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    let days = Instant.dayNumber(year: year, month: month, day: day)
    seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// Order in time.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The moment `days` times 24 hours later.
  public func adding(days: Int) -> Instant { Instant(seconds: seconds + Int64(days) * 86_400) }

  /// The calendar day, counted from 1970-01-01.
  public var dayNumber: Int64 {
    seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
  }

  /// Midnight UTC at the start of this moment's day.
  public var startOfDay: Instant { Instant(seconds: dayNumber * 86_400) }

  /// Day of the week, 0 for Monday to 6 for Sunday.
  public var weekday: Int { Int(((dayNumber + 3) % 7 + 7) % 7) }

  /// Year, month and day in UTC.
  public var date: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil-from-days algorithm.
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * shifted + 2) / 5 + 1)
    let month = Int(shifted < 10 ? shifted + 3 : shifted - 9)
    let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// `2026-11-21`.
  public var dateText: String {
    let (year, month, day) = date
    return Instant.pad(year, 4) + "-" + Instant.pad(month, 2) + "-" + Instant.pad(day, 2)
  }

  /// `09:14`, in UTC.
  public var timeText: String {
    let second = Int(seconds - dayNumber * 86_400)
    return Instant.pad(second / 3600, 2) + ":" + Instant.pad(second % 3600 / 60, 2)
  }

  /// `2026-11-21 09:14` for a screen, but `2026-11-21` at midnight exactly.
  ///
  /// Many sources give a day and no time, which is kept as its midnight; a time that nobody stated is not
  /// shown. Of what did happen at midnight the day is true, too.
  public var momentText: String {
    seconds == startOfDay.seconds ? dateText : dateText + " " + timeText
  }

  /// `2026-11-21T09:14:00Z`, the one written form.
  public var text: String {
    let second = Int(seconds - dayNumber * 86_400)
    return dateText + "T" + timeText + ":" + Instant.pad(second % 60, 2) + "Z"
  }

  /// Reads the RFC 3339 family: `T` or a blank between date and time, any fraction (cut off), `Z` or an
  /// offset of one or two hour digits; without a zone it is UTC; a bare date is its midnight.
  ///
  /// - Returns: nil for anything else, days that do not exist and offsets beyond 18 hours among them.
  public init?(text: String) {
    let bytes = Array(text.utf8)
    var at = 0
    func number(_ width: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while at < bytes.count, count < width.upperBound, (48...57).contains(bytes[at]) {
        value = value * 10 + Int(bytes[at] - 48)
        at += 1
        count += 1
      }
      return width.contains(count) ? value : nil
    }
    func skip(_ set: StaticString) -> Bool {
      guard at < bytes.count else { return false }
      let found = set.withUTF8Buffer { $0.contains(bytes[at]) }
      if found { at += 1 }
      return found
    }
    guard let year = number(4...4), skip("-"), let month = number(2...2), skip("-"),
      let day = number(2...2)
    else { return nil }
    if at == bytes.count {
      self.init(year: year, month: month, day: day)
      return
    }
    guard skip("Tt "), let hour = number(2...2), skip(":"), let minute = number(2...2) else {
      return nil
    }
    var second = 0
    if skip(":") {
      guard let value = number(2...2) else { return nil }
      second = value
      if skip(".,") { guard number(1...12) != nil else { return nil } }
    }
    var offset = 0
    if at < bytes.count, !skip("Zz") {
      let sign: Int
      if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
      guard let hours = number(1...2), hours <= 18 else { return nil }
      var minutes = 0
      if at < bytes.count {
        _ = skip(":")
        guard let value = number(2...2), value < 60 else { return nil }
        minutes = value
      }
      offset = sign * (hours * 3600 + minutes * 60)
    }
    guard at == bytes.count,
      let local = Instant(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { return nil }
    self.init(seconds: local.seconds - Int64(offset))
    // An offset can lead out of the years that can be written.
    guard (0...9999).contains(date.year) else { return nil }
  }

  static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
    // Howard Hinnant's days-from-civil algorithm.
    let y = Int64(month <= 2 ? year - 1 : year)
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let monthIndex = Int64((month + 9) % 12)
    let dayOfYear = (153 * monthIndex + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension Instant: Codable {
  /// Reads the written form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Instant(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not RFC 3339: \(text)")
    }
    self = value
  }

  /// Writes the written form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
