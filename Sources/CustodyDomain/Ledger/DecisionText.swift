extension DecisionRequest {
  /// The refusal of a reason or other text that holds control characters: it would not show in the ledger as
  /// it was written, and some tools cut text at the first of them. Nil when all can be read.
  public var unprintable: Refusal? {
    let texts = [reason, action.text].compactMap { $0 }
    let hidden = texts.contains { text in
      text.unicodeScalars.contains {
        $0.value != 0x0A
          && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
          && $0.value != 0x200D
      }
    }
    guard hidden else { return nil }
    return Refusal(
      rule: "unprintable-text", item: item, message: "the text holds characters that don't show",
      hint: "write it with letters, digits, signs and line breaks only", remedy: .answer)
  }
}

extension Action {
  /// The text that a reviewer wrote into the action, if any.
  var text: String? {
    switch self {
    case .reassign(_, let person), .deferTo(let person, _): person
    case .set(let fact): fact.value
    case .note(let text): text
    case .keep(_, let condition): condition
    case .exception(let rule, _): rule
    case .recertify, .revoke, .rotate, .reopen: nil
    }
  }

  /// The action with a person's id in place of whatever name was used for them.
  public func naming(_ person: Person?) -> Action {
    guard let person else { return self }
    return switch self {
    case .reassign(let role, _): .reassign(role: role, person: person.id)
    case .deferTo(_, let until): .deferTo(person: person.id, until: until)
    default: self
    }
  }

  /// How the action changes an item's owners, written `role:person` and sorted: a reassignment takes the place of
  /// whoever had the role.
  public func owners(after owners: [String]) -> [String] {
    guard case .reassign(let role, let person) = self else { return owners }
    let others = owners.filter { !$0.hasPrefix(role.rawValue + ":") }
    return (others + ["\(role.rawValue):\(person)"]).sorted()
  }
}
