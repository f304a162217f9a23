import CustodyDomain

/// The written forms that several reports share.
enum Words {
  /// RFC 3339 UTC, or null where unknown.
  static func time(_ instant: Instant?) -> JSON { .text(instant?.text) }

  /// A time, `never`, or null where unknown.
  static func expiry(_ expiry: Expiry) -> JSON {
    switch expiry {
    case .unknown: .null
    case .never: .string("never")
    case .at(let instant): .string(instant.text)
    }
  }

  /// `never`, `unknown` or `seen`.
  static func usage(_ usage: Usage) -> String {
    switch usage {
    case .unknown: "unknown"
    case .never: "never"
    case .seen: "seen"
    }
  }

  /// The last use, or null where there is none on record.
  static func lastUsed(_ usage: Usage) -> JSON {
    if case .seen(let instant) = usage { .string(instant.text) } else { .null }
  }

  /// An age for a narrow column: `214d`, `never`, `?` where unknown.
  static func age(_ usage: Usage, now: Instant) -> String {
    switch usage {
    case .unknown: "?"
    case .never: "never"
    case .seen(let instant): "\(max(0, instant.days(until: now)))d"
    }
  }

  /// An end for a narrow column: `+30d`, `-12d`, `never`, `?` where unknown.
  static func end(_ expiry: Expiry, now: Instant) -> String {
    switch expiry {
    case .unknown: return "?"
    case .never: return "never"
    case .at(let instant):
      let days = now.days(until: instant)
      return days < 0 ? "\(days)d" : "+\(days)d"
    }
  }
}
