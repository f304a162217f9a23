import CustodyDomain

/// What a member that should hold a time says. Vendors write absence in many words, and two of them,
/// "none" and "no end", are answers.
enum Moment: Equatable {
  /// Nothing usable: no member, or a word for absence.
  case absent
  /// The source says that there is none.
  case none
  /// The source says that it never comes: a year so far away that it stands for that.
  case never
  case at(Instant)

  /// Words that mean nothing is known.
  private static let absentWords: Set<String> = [
    "", "n/a", "none", "null", "unknown", "no_information", "not_supported", "-",
  ]

  /// Reads any form of FORMATS.md 1.5; nil if it is no time.
  init?(_ value: JSON) {
    switch value {
    case .null: self = .none
    case .number(let text):
      guard let moment = Moment(epoch: text) else { return nil }
      self = moment
    case .text(let text):
      let trimmed = text.trimmed
      if Moment.absentWords.contains(trimmed.lowercased()) {
        self = .absent
      } else if let instant = Instant(text: trimmed) {
        self = Moment(instant)
      } else if let moment = Moment(epoch: trimmed) {
        self = moment
      } else if let instant = SpelledTime.instant(trimmed) {
        self = Moment(instant)
      } else {
        return nil
      }
    case .bool, .list, .object: return nil
    }
  }

  /// An instant, unless its year stands for something else.
  init(_ instant: Instant) {
    let (year, _, _) = instant.date
    self =
      switch year {
      case ...1: .none
      case 2100 where instant.dateText == "2100-12-31": .never
      case 2299...: .never
      default: .at(instant)
      }
  }

  /// Seconds since 1970, or milliseconds above 10^11, with or without a fraction; 0 is none.
  private init?(epoch text: String) {
    guard let value = Double(text), value.isFinite, text.utf8.allSatisfy(Moment.isDecimal)
    else { return nil }
    let seconds = abs(value) > 1e11 ? value / 1000 : value
    guard abs(seconds) < 253_402_300_800 else { return nil }
    if seconds == 0 {
      self = .none
    } else {
      self = Moment(Instant(seconds: Int64(seconds.rounded(.down))))
    }
  }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 46 || byte == 45
  }

  /// The instant, if there is one.
  var instant: Instant? { if case .at(let instant) = self { instant } else { nil } }
}
