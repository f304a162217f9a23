import CustodyDomain
import Foundation

/// Reads times as spreadsheets and reports write them, in the order and the zone that a map states.
struct CellTime: Sendable {
  /// What a cell says.
  enum Answer: Equatable {
    case at(Instant)
    /// It says that the time never comes, or never came.
    case never
    /// It says that there is none.
    case none
    /// It can be read in two ways, and the map doesn't say in which.
    case ambiguous
    case wrong
  }

  let dates: ColumnMap.Dates
  let zone: TimeZone

  private static let never: Set<String> = ["never", "never expires", "does not expire"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Reads a cell that isn't empty.
  func read(_ cell: String) -> Answer {
    let text = cell.trimmed.lowercased()
    if CellTime.never.contains(text) { return .never }
    // A cell with a time can't be long; what is costs no more than this look.
    guard text.utf8.count <= 64 else { return .wrong }
    if text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), !text.contains("..") {
      return number(text)
    }
    return words(text)
  }

  /// `20261121`, `20261121091400`, or seconds or milliseconds since 1970.
  private func number(_ text: String) -> Answer {
    let digits = text.prefix { $0 != "." }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 3 { return words(text) }
    if digits.count == text.count, digits.count == 8 || digits.count == 14 {
      let values = [4, 2, 2, 2, 2, 2].prefix(digits.count == 8 ? 3 : 6).reduce(
        into: ([Int](), digits)
      ) {
        $0.0.append(Int($0.1.prefix($1)) ?? -1)
        $0.1 = $0.1.dropFirst($1)
      }.0
      let clock = values.count == 6 ? Array(values[3...]) : nil
      let answer = instant((values[0], values[1], values[2]), clock, offset: nil)
      if digits.count == 14 || answer != .wrong { return answer }
    }
    guard (9...13).contains(digits.count), let moment = Moment(.text(text)) else { return .wrong }
    return answer(moment)
  }

  private func words(_ text: String) -> Answer {
    var clock: [Int]?
    var offset: Int?
    var afternoon: Bool?
    var date: [Substring] = []
    // The `T` of RFC 3339 stands between digits; months have none there.
    let parts = text.split { " ,\t[]()".contains($0) }.flatMap { part -> [Substring] in
      guard let mark = part.firstIndex(of: "t"), part.first?.isNumber == true,
        part[part.index(after: mark)...].first?.isNumber == true
      else { return [part] }
      return [part[..<mark], part[part.index(after: mark)...]]
    }
    for part in parts {
      if part.contains(":"), clock == nil, let found = CellTime.clock(part) {
        clock = found.clock
        offset = found.offset ?? offset
        afternoon = found.afternoon ?? afternoon
      } else if part == "am" || part == "pm" {
        afternoon = part == "pm"
      } else if ["utc", "gmt", "z"].contains(part) {
        offset = 0
      } else if clock != nil, let found = CellTime.offset(part) {
        offset = found
      } else if part == "at" || CellTime.name(part, among: CellTime.weekdays) != nil {
        continue
      } else {
        date.append(part)
      }
    }
    if let pm = afternoon {
      guard var hours = clock, (1...12).contains(hours[0]) else { return .wrong }
      hours[0] = hours[0] % 12 + (pm ? 12 : 0)
      clock = hours
    }
    switch day(date) {
    case .right(let day): return instant(day, clock, offset: offset)
    case .ambiguous: return .ambiguous
    case .wrong: return .wrong
    }
  }

  private enum Day {
    case right((Int, Int, Int))
    case ambiguous, wrong
  }

  /// Year, month and day from one text with marks in it, or from three.
  private func day(_ words: [Substring]) -> Day {
    let parts =
      words.count == 1
      ? words[0].split(omittingEmptySubsequences: false) { "/.-".contains($0) } : words
    guard parts.count == 3 else { return .wrong }
    if let place = parts.firstIndex(where: { CellTime.name($0, among: CellTime.months) != nil }),
      let month = CellTime.name(parts[place], among: CellTime.months)
    {
      let numbers = parts.indices.filter { $0 != place }.map { parts[$0] }
      guard let first = Int(numbers[0]), let second = Int(numbers[1]) else { return .wrong }
      if numbers[0].count == 4 { return .right((first, month + 1, second)) }
      return CellTime.year(numbers[1]).map { .right(($0, month + 1, first)) } ?? .wrong
    }
    guard words.count == 1, parts.allSatisfy({ $0.allSatisfy(\.isASCII) }),
      let first = Int(parts[0]), let second = Int(parts[1]), let third = Int(parts[2])
    else { return .wrong }
    if parts[0].count == 4 { return .right((first, second, third)) }
    guard parts[0].count <= 2, parts[1].count <= 2, let year = CellTime.year(parts[2]) else {
      return .wrong
    }
    switch dates {
    case .dayFirst: return .right((year, second, first))
    case .monthFirst: return .right((year, first, second))
    case .iso: return .ambiguous
    }
  }

  private func instant(_ day: (Int, Int, Int), _ clock: [Int]?, offset: Int?) -> Answer {
    let time = clock ?? [0, 0, 0]
    guard
      let local = Instant(
        year: day.0, month: day.1, day: day.2, hour: time[0], minute: time[1], second: time[2])
    else { return .wrong }
    // A day is a day in any zone.
    guard clock != nil else { return answer(Moment(local)) }
    if let offset { return answer(Moment(Instant(seconds: local.seconds - Int64(offset)))) }
    // The offset depends on the moment, which depends on the offset: twice is enough but for the hour
    // that a clock repeats.
    var seconds = local.seconds
    for _ in 0..<2 {
      let date = Date(timeIntervalSince1970: Double(seconds))
      seconds = local.seconds - Int64(zone.secondsFromGMT(for: date))
    }
    return answer(Moment(Instant(seconds: seconds)))
  }

  private func answer(_ moment: Moment) -> Answer {
    switch moment {
    case .at(let instant): .at(instant)
    case .never: .never
    case .none, .absent: .none
    }
  }

  private static func year(_ text: Substring) -> Int? {
    guard let year = Int(text), year >= 0 else { return nil }
    switch text.count {
    case 4: return year
    case 2: return year < 80 ? 2000 + year : 1900 + year
    default: return nil
    }
  }

  /// A name, whole or by its first three letters.
  private static func name(_ text: Substring, among names: [String]) -> Int? {
    guard text.count >= 3 else { return nil }
    return names.firstIndex {
      $0 == text || $0.prefix(3) == text || (text == "sept" && $0 == "september")
    }
  }

  /// `9:14`, `09:14:33.250`, `9:14pm`, `09:14:33+02:00`, `09:14:33z`.
  private static func clock(
    _ text: Substring
  ) -> (clock: [Int], offset: Int?, afternoon: Bool?)? {
    var text = text
    var zone: Int?
    var afternoon: Bool?
    if text.hasSuffix("am") || text.hasSuffix("pm") {
      afternoon = text.hasSuffix("pm")
      text = text.dropLast(2)
    } else if text.hasSuffix("z") {
      zone = 0
      text = text.dropLast()
    } else if let sign = text.firstIndex(where: { "+-".contains($0) }) {
      guard let found = offset(text[sign...]) else { return nil }
      zone = found
      text = text[..<sign]
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    let second = parts.count == 3 ? parts[2].prefix { $0 != "." && $0 != "," } : "0"
    let numbers = [parts[0], parts[1], second].map { part in
      part.count <= 2 && part.allSatisfy(\.isNumber) ? Int(part) : nil
    }
    guard !numbers.contains(nil) else { return nil }
    return (numbers.compactMap(\.self), zone, afternoon)
  }

  /// `+02:00`, `-0500`, `+2`: seconds east of Greenwich.
  private static func offset(_ text: Substring) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard (1...4).contains(digits.count), let number = Int(digits), digits.first?.isNumber == true
    else { return nil }
    let seconds = digits.count <= 2 ? number * 3600 : number / 100 * 3600 + number % 100 * 60
    return seconds <= 18 * 3600 ? (sign == "-" ? -seconds : seconds) : nil
  }
}
