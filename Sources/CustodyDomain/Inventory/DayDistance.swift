/// Distances in time as every list shows them: whole calendar days in UTC, so that the same two moments read the
/// same everywhere, whatever the hour.
extension Instant {
  /// Calendar days in UTC from this moment's day to that of `later`; negative when `later` is earlier.
  public func days(until later: Instant) -> Int { Int(later.dayNumber - dayNumber) }
}

extension Usage {
  /// How long ago, for a narrow column: `214d`, `3y` from 1,000 days on, `never`, `?` where unknown.
  public func ageText(now: Instant) -> String {
    switch self {
    case .unknown: "?"
    case .never: "never"
    case .seen(let instant): dayText(instant.days(until: now))
    }
  }
}

extension Expiry {
  /// When something ends, for a narrow column: `+30d`, `-12d` when it has ended, `never`, `?` where unknown.
  public func distanceText(now: Instant) -> String {
    switch self {
    case .unknown: "?"
    case .never: "never"
    case .at(let instant):
      // What ended earlier today is over, though no day lies between.
      instant <= now
        ? "-" + dayText(instant.days(until: now)) : "+" + dayText(now.days(until: instant))
    }
  }
}

/// A number of days, never below none, in as few columns as it needs.
private func dayText(_ days: Int) -> String {
  let days = max(0, days)
  return days < 1000 ? "\(days)d" : "\(days / 365)y"
}
