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
}
