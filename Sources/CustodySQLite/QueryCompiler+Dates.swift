import CustodyDomain

/// Fields that hold moments, and where items stand.
extension QueryCompiler {
  private var day: Int64 { 86_400 }

  /// A moment in the past: `+` is longer ago for days, later for dates.
  func past(_ column: String, _ value: Query.Value) -> Condition {
    switch value {
    case .days(let days, let bound):
      let cut = now.adding(days: -days).seconds
      return switch bound {
      case .exactly: Condition("\(column) > ? AND \(column) <= ?", cut - day, cut)
      case .atLeast: Condition("\(column) <= ?", cut)
      case .atMost: Condition("\(column) >= ?", cut)
      }
    case .date(let date, let bound): return self.date(column, date, bound)
    case .none, .unknown, .never: return Condition("\(column) IS NULL")
    case .text, .rank: return .never
    }
  }

  /// A moment to come: `-` is earlier, what is overdue among it.
  func future(_ column: String, _ value: Query.Value) -> Condition {
    switch value {
    case .days(let days, let bound):
      let cut = now.adding(days: days).seconds
      return switch bound {
      case .exactly: Condition("\(column) >= ? AND \(column) < ?", cut, cut + day)
      case .atLeast: Condition("\(column) > ?", cut)
      case .atMost: Condition("\(column) <= ?", cut)
      }
    case .date(let date, let bound): return self.date(column, date, bound)
    case .none, .unknown, .never: return Condition("\(column) IS NULL")
    case .text, .rank: return .never
    }
  }

  private func date(_ column: String, _ date: Instant, _ bound: Query.Bound) -> Condition {
    let (start, end) = (date.startOfDay.seconds, date.startOfDay.seconds + day)
    return switch bound {
    case .exactly: Condition("\(column) >= ? AND \(column) < ?", start, end)
    case .atLeast: Condition("\(column) >= ?", start)
    case .atMost: Condition("\(column) < ?", end)
    }
  }

  /// Never used is longer ago than any day; unknown matches no age.
  func lastUsed(_ value: Query.Value) -> Condition {
    switch value {
    case .never, .none: Condition("i.usage = 'never'")
    case .unknown: Condition("i.usage = 'unknown'")
    case .days(let days, .atLeast):
      Condition("i.last_key <= ?", now.adding(days: -days).seconds)
    default: past("i.last_used", value)
    }
  }

  /// Never ending is later than any day; unknown matches none.
  func expires(_ value: Query.Value) -> Condition {
    switch value {
    case .never, .none: Condition("i.expiry = 'never'")
    case .unknown: Condition("i.expiry = 'unknown'")
    case .days(_, .atLeast), .date(_, .atLeast):
      .any([Condition("i.expiry = 'never'"), future("i.expires", value)])
    // On the key, which an index holds in order; never and unknown lie after every date.
    default: future("i.expires_key", value)
    }
  }

  func state(_ value: Query.Value) -> Condition {
    word(value) == "decided"
      ? Condition("i.state NOT IN ('open', 'departed')") : text("i.state", value, lower: true)
  }

  func draft(_ value: Query.Value) -> Condition {
    switch word(value) {
    case "none", "unknown": Condition("i.id NOT IN (SELECT d.item FROM draft d)")
    case "any": Condition("i.id IN (SELECT d.item FROM draft d)")
    case "mine": Condition("i.id IN (SELECT d.item FROM draft d WHERE d.author = ?)", account)
    case let action: Condition("i.id IN (SELECT d.item FROM draft d WHERE d.word = ?)", action)
    }
  }

  /// A fact that a decision may have stated in place of the source.
  func fact(_ name: String, _ value: Query.Value, inside: Bool) -> Condition {
    let stated = "(SELECT json_extract(r.facts, '$.\(name)') FROM review r WHERE r.item = i.id)"
    return text("coalesce(\(stated), i.\(name))", value, inside: inside)
  }

  /// Items that are reached through a browser, by what a source says or by what they are.
  func browser(_ value: Query.Value) -> Condition {
    let kinds = "i.kind IN ('browser-session', 'browser-extension')"
    return switch word(value) {
    case "yes": Condition("(i.browser = 1 OR \(kinds))")
    case "no": Condition("i.browser = 0 AND NOT \(kinds)")
    default: Condition("i.browser IS NULL AND NOT \(kinds)")
    }
  }

  /// Items for which nobody holds a role; with `none`, those that lack nobody.
  func lacks(_ value: Query.Value) -> Condition {
    let word = word(value)
    if word == "none" || word == "unknown" { return Condition("i.lacks = 0") }
    let roles = OwnerRole.allCases.filter { QueryCompiler.fits($0.rawValue, word) }
    return Condition("i.lacks & ? <> 0", Conclusion.bits(roles))
  }

  /// Items that somebody has yet to accept, whom a meeting gave them in their absence.
  func acceptance(_ value: Query.Value) -> Condition {
    let open = "i.id IN (SELECT item FROM open_acceptance)"
    return word(value) == "open" ? Condition(open) : Condition("NOT \(open)")
  }

  func missing(_ value: Query.Value) -> Condition {
    let word = word(value)
    return word == "none" || word.isEmpty
      ? Condition("i.missing = ''") : Condition("instr(i.missing, ?) > 0", " \(word) ")
  }
}
