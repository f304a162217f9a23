import CustodyDomain

/// Distances in time with one unit, as short as a column needs.
struct Ages {
  let now: Instant

  /// How long ago something was used.
  func last(_ usage: Usage) -> Chrome {
    switch usage {
    case .unknown: "?"
    case .never: "never"
    case .seen(let instant): distance(instant.days(until: now))
    }
  }

  /// When something ends: `+30d`, `-12d` when it has ended.
  func expires(_ expiry: Expiry) -> Chrome {
    switch expiry {
    case .unknown: "?"
    case .never: "never"
    case .at(let instant):
      instant < now
        ? "-\(distance(instant.days(until: now)))" : "+\(distance(now.days(until: instant)))"
    }
  }

  private func distance(_ days: Int) -> Chrome {
    let days = max(0, days)
    return days < 1000 ? "\(days)d" : "\(days / 365)y"
  }
}

extension Chrome {
  /// A day, `2026-11-21`.
  init(day: Instant) { self.init(SafeText(day.dateText)) }
  /// A moment, `2026-11-21 09:14`.
  init(moment: Instant) { self.init(SafeText(moment.dateText + " " + moment.timeText)) }
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
