extension StatementParser {
  /// The members of an object, taken by name and type.
  struct Members {
    private let members: [String: StatementValue]
    private let place: String

    init(_ value: StatementValue, _ place: String) throws(Failure) {
      guard case .object(let members) = value else {
        throw Failure(reason: "\(place) is no object")
      }
      self.members = members
      self.place = place
    }

    private func wrong(_ name: String) -> Failure {
      Failure(reason: "\(name) of \(place) is missing or of another type")
    }

    private func required<Value>(_ value: Value?, _ name: String) throws(Failure) -> Value {
      guard let value else { throw wrong(name) }
      return value
    }

    func textIfAny(_ name: String) throws(Failure) -> String? {
      switch members[name] {
      case nil: nil
      case .text(let text): text
      default: throw wrong(name)
      }
    }

    func numberIfAny(_ name: String) throws(Failure) -> Int? {
      switch members[name] {
      case nil: nil
      case .number(let number): number
      default: throw wrong(name)
      }
    }

    func flagIfAny(_ name: String) throws(Failure) -> Bool? {
      switch members[name] {
      case nil: nil
      case .flag(let flag): flag
      default: throw wrong(name)
      }
    }

    func membersIfAny(_ name: String) throws(Failure) -> Members? {
      guard let value = members[name] else { return nil }
      return try Members(value, name)
    }

    func instantIfAny(_ name: String) throws(Failure) -> Instant? {
      guard let text = try textIfAny(name) else { return nil }
      // One spelling for one moment.
      guard let instant = Instant(text: text), instant.text == text else { throw wrong(name) }
      return instant
    }

    func text(_ name: String) throws(Failure) -> String {
      try required(try textIfAny(name), name)
    }
    func number(_ name: String) throws(Failure) -> Int {
      try required(try numberIfAny(name), name)
    }
    func flag(_ name: String) throws(Failure) -> Bool { try required(try flagIfAny(name), name) }
    func instant(_ name: String) throws(Failure) -> Instant {
      try required(try instantIfAny(name), name)
    }
    func members(_ name: String) throws(Failure) -> Members {
      try required(try membersIfAny(name), name)
    }
    func digest(_ name: String) throws(Failure) -> Hash256 {
      try required(Hash256(hex: try text(name)), name)
    }
    func severity(_ name: String) throws(Failure) -> Severity {
      try required(Severity(word: try text(name)), name)
    }
    func word<Word: RawRepresentable>(_ name: String) throws(Failure) -> Word
    where Word.RawValue == String {
      try required(Word(rawValue: try text(name)), name)
    }

    func list(_ name: String) throws(Failure) -> [StatementValue] {
      guard case .list(let values)? = members[name] else { throw wrong(name) }
      return values
    }

    func texts(_ name: String) throws(Failure) -> [String] {
      var texts: [String] = []
      for value in try list(name) {
        guard case .text(let text) = value else { throw wrong(name) }
        texts.append(text)
      }
      return texts
    }

    func textsIfAny(_ name: String) throws(Failure) -> [String]? {
      members[name] == nil ? nil : try texts(name)
    }

    func numbers(_ name: String) throws(Failure) -> [Int] {
      var numbers: [Int] = []
      for value in try list(name) {
        guard case .number(let number) = value else { throw wrong(name) }
        numbers.append(number)
      }
      return numbers
    }

    func counts(_ name: String) throws(Failure) -> [String: Int] {
      let object = try members(name)
      var counts: [String: Int] = [:]
      for key in object.members.keys { counts[key] = try object.number(key) }
      return counts
    }
  }
}
