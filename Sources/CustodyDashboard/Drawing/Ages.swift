import CustodyDomain

/// Distances in time at a moment, as columns and sentences show them.
struct Ages {
  let now: Instant

  /// How long ago something was used.
  func last(_ usage: Usage) -> Chrome { Chrome(SafeText(usage.ageText(now: now))) }

  /// When something ends: `+30d`, `-12d` when it has ended.
  func expires(_ expiry: Expiry) -> Chrome { Chrome(SafeText(expiry.distanceText(now: now))) }
}

extension Chrome {
  /// A day, `2026-11-21`.
  init(day: Instant) { self.init(SafeText(day.dateText)) }
  /// A moment, `2026-11-21 09:14`; a day alone where no time is on record.
  init(moment: Instant) { self.init(SafeText(moment.momentText)) }
  /// A number with its thousands parted, `9,342`.
  init(grouped number: Int) {
    let digits = Array(String(abs(number)))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    self.init(SafeText((number < 0 ? "-" : "") + text))
  }
}
