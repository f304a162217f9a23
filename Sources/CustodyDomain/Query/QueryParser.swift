extension Query {
  /// Reads a query. Words are parted by blanks; `"…"` keeps blanks, commas and colons together.
  ///
  /// - Throws: `QueryError`, which names the nearest field for a wrong one.
  public init(parsing text: String) throws(QueryError) {
    terms = []
    for word in try Query.words(of: text) {
      terms.append(try Query.term(word))
    }
  }

  private struct Word {
    var negated = false
    var field: String?
    var values: [(text: String, quoted: Bool)] = []
  }

  private static func words(of text: String) throws(QueryError) -> [Word] {
    var words: [Word] = []
    let scalars = Array(text.unicodeScalars)
    var at = 0
    while at < scalars.count {
      if scalars[at].properties.isWhitespace {
        at += 1
        continue
      }
      var word = Word()
      if scalars[at] == "!" {
        word.negated = true
        at += 1
      }
      var value = ""
      var quoted = false
      while at < scalars.count, !scalars[at].properties.isWhitespace {
        let scalar = scalars[at]
        if scalar == "\"" {
          quoted = true
          at += 1
          while at < scalars.count, scalars[at] != "\"" {
            value.unicodeScalars.append(scalars[at])
            at += 1
          }
          guard at < scalars.count else {
            throw QueryError(
              message: "a quotation mark is not closed", hint: "end the text with \"")
          }
        } else if scalar == ":", word.field == nil, !quoted {
          word.field = value
          value = ""
        } else if scalar == ",", word.field != nil {
          word.values.append((value, quoted))
          value = ""
          quoted = false
        } else {
          value.unicodeScalars.append(scalar)
        }
        at += 1
      }
      word.values.append((value, quoted))
      words.append(word)
    }
    return words
  }

  private static func term(_ word: Word) throws(QueryError) -> Term {
    guard let fieldName = word.field else {
      let text = word.values.map(\.text).joined(separator: ",")
      guard !text.isEmpty else {
        throw QueryError(message: "'!' stands alone", hint: "write !field:value or !word")
      }
      return Term(negated: word.negated, field: nil, values: [.text(text)])
    }
    guard let field = Field(rawValue: fieldName.lowercased()) else {
      // `https://…` is text that happens to hold a colon, not a wrong field.
      if word.values.first?.text.hasPrefix("//") == true {
        let text = fieldName + ":" + word.values.map(\.text).joined(separator: ",")
        return Term(negated: word.negated, field: nil, values: [.text(text)])
      }
      throw QueryError(
        message: "no field '\(fieldName)'",
        hint: nearestHint(to: fieldName, among: Field.allCases.map(\.rawValue)))
    }
    var values: [Value] = []
    for part in word.values {
      guard !part.text.isEmpty || part.quoted else {
        throw QueryError(
          message: "'\(fieldName):' has no value", hint: "write \(field.example)")
      }
      values.append(try value(part.text, quoted: part.quoted, of: field))
    }
    return Term(negated: word.negated, field: field, values: values)
  }

  private static func value(
    _ text: String, quoted: Bool, of field: Field
  ) throws(QueryError) -> Value {
    // Quotation marks keep free text together; a closed list of words has no other words for them.
    if quoted, field.words == nil { return .text(text) }
    let folded = text.lowercased()
    // For these, none is a value of its own: a verdict of none, a severity of none.
    if folded == "none", field != .verdict, field != .risk { return .none }
    if folded == "unknown" { return .unknown }
    var bound = Bound.exactly
    var body = folded
    if body.hasSuffix("+") { bound = .atLeast } else if body.hasSuffix("-") { bound = .atMost }
    if bound != .exactly { body.removeLast() }
    switch field {
    case .last, .created, .expires, .rotation, .until, .decided:
      if folded == "never" { return .never }
      if let days = days(body) { return .days(days, bound) }
      if let date = Instant(text: body) { return .date(date, bound) }
      throw QueryError(
        message: "'\(text)' is no age or date for '\(field.rawValue)'",
        hint: "write \(field.example)")
    case .risk:
      if let severity = Severity(word: body) { return .rank(severity.rawValue, bound) }
      throw unknownWord(text, field, Severity.allCases.map(\.word))
    case .score, .reach:
      if let number = Int(body) { return .rank(number, bound) }
      throw QueryError(
        message: "'\(text)' is no number for '\(field.rawValue)'", hint: "write \(field.example)")
    case .since:
      if let number = Int(folded) { return .rank(number, .exactly) }
      if let days = days(folded) { return .days(days, .exactly) }
      if let date = Instant(text: folded) { return .date(date, .exactly) }
      throw QueryError(
        message: "'\(text)' is no import and no date", hint: "write since:12 or since:2026-10-01")
    default:
      if let words = field.words {
        if let word = words.first(where: { $0.lowercased() == folded }) { return .text(word) }
        guard folded.contains("*") else {
          if field == .control { return try control(text) }
          throw unknownWord(text, field, words)
        }
        return .text(folded)
      }
      return .text(text)
    }
  }

  private static func unknownWord(_ text: String, _ field: Field, _ words: [String]) -> QueryError {
    QueryError(
      message: "'\(text)' is no value of '\(field.rawValue)'",
      hint: nearestHint(to: text, among: words))
  }

  /// A control by its id, slips of form put right. A label that is quoted wrongly is answered with the ids that
  /// say what is meant.
  private static func control(_ text: String) throws(QueryError) -> Value {
    let answers = ControlCatalogue.answers(to: text)
    for answer in answers {
      guard case .quoted(let label) = answer.reading else {
        if let id = answer.controls.first?.control.id { return .text(id) }
        continue
      }
      let right = answers.flatMap(\.controls).filter { $0.fit != .none }.map(\.control.id)
      throw QueryError(
        message: "'\(label.label)' is \(label.problem)",
        hint: "write control:\(right.joined(separator: ","))")
    }
    throw unknownWord(text, .control, ControlCatalogue.all.map(\.id))
  }

  private static func days(_ text: String) -> Int? {
    let units: [(Character, Int)] = [("d", 1), ("w", 7), ("m", 30), ("y", 365)]
    guard let last = text.last, let unit = units.first(where: { $0.0 == last }),
      let number = Int(text.dropLast()), number >= 0, number <= 100_000
    else { return nil }
    return number * unit.1
  }
}

extension Query.Field {
  /// The closed list of values, for fields that have one.
  public var words: [String]? {
    switch self {
    case .kind: ItemKind.allCases.map(\.rawValue)
    case .tier: Tier.allCases.map(\.rawValue)
    case .verdict: Verdict.allCases.map(\.rawValue)
    case .state: ReviewState.allCases.map(\.rawValue) + ["decided"]
    case .status: ItemStatus.allCases.map(\.rawValue)
    case .permissionClass: PermissionClass.allCases.map(\.rawValue)
    case .initiation: Initiation.allCases.map(\.rawValue)
    case .acting: ActingMode.allCases.map(\.rawValue)
    case .credential: CredentialType.allCases.map(\.rawValue)
    case .management: Management.allCases.map(\.rawValue)
    case .handling: SecretHandling.allCases.map(\.rawValue)
    case .delegation: DelegationScope.allCases.map(\.rawValue)
    case .control: ControlCatalogue.all.map(\.id)
    case .consent: ConsentType.allCases.map(\.rawValue)
    case .role, .lacks: OwnerRole.allCases.map(\.rawValue)
    case .finding: RuleCatalogue.all.map(\.id)
    case .recommend: Recommendation.Verb.allCases.map(\.rawValue)
    case .missing:
      [
        "owner", "purpose", "expiry", "asked", "approved", "ran-as", "changed", "initiation",
        "acting",
      ]
    case .usage: ["never", "seen", "unknown"]
    case .acceptance: ["open", "none"]
    case .ai, .browser: ["yes", "no"]
    case .change: ChangeKind.allCases.map(\.rawValue)
    case .outcome: CampaignCase.Outcome.allCases.map(\.rawValue)
    case .draft:
      [
        "any", "mine", "recertify", "keep-if", "revoke", "rotate", "reassign", "defer", "set",
        "note", "exception", "reopen",
      ]
    default: nil
    }
  }

  /// A right use of the field.
  public var example: String {
    switch self {
    case .last: "last:90d+"
    case .created: "created:7d-"
    case .expires: "expires:30d-"
    case .rotation: "rotation:30d-"
    case .until: "until:30d-"
    case .decided: "decided:90d-"
    case .risk: "risk:high+"
    case .score: "score:60+"
    case .reach: "reach:2+"
    case .owner: "owner:none"
    case .scope: "scope:Mail.*"
    case .since: "since:2026-10-01"
    default: words.map { "\(rawValue):\($0[0])" } ?? "\(rawValue):text"
    }
  }
}

extension Query: CustomStringConvertible {
  /// The query in its own language; parsing it gives the same query.
  public var description: String {
    terms.map { term in
      let body = term.values.map { value in
        switch value {
        case .text(let text):
          let reserved = ["none", "unknown", "never"].contains(text.lowercased())
          let plain =
            !text.isEmpty && !reserved
            && !text.unicodeScalars.contains {
              $0.properties.isWhitespace || $0 == "," || $0 == "\"" || $0 == "!"
                || $0 == ":" && term.field == nil
            }
          return plain || (reserved && term.field?.words != nil)
            ? text : "\"" + text.filter { $0 != "\"" } + "\""
        case .none: return "none"
        case .unknown: return "unknown"
        case .never: return "never"
        case .days(let days, let bound): return "\(days)d\(bound.rawValue)"
        case .date(let date, let bound): return date.dateText + bound.rawValue
        case .rank(let rank, let bound):
          let word =
            term.field == .risk ? (Severity(rawValue: rank)?.word ?? "none") : String(rank)
          return word + bound.rawValue
        }
      }.joined(separator: ",")
      return (term.negated ? "!" : "") + (term.field.map { $0.rawValue + ":" } ?? "") + body
    }.joined(separator: " ")
  }
}
