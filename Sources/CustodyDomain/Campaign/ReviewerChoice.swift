/// Who is asked to decide on the items of a campaign, in one stage of it.
public enum ReviewerChoice: Codable, Hashable, Sendable {
  /// Whoever has this role on the item; where several have it, each of them is asked.
  case role(OwnerRole)
  /// One of these persons, item by item in turn.
  case inTurn([String])
  /// Each of these persons.
  case each([String])

  /// The choice that a text names: `owner`, `role:iam`, `list:ana,ben`, `each:ana,ben`; nil for anything else.
  public init?(text: String) {
    if text == "owner" {
      self = .role(.business)
      return
    }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = String(text[text.index(after: colon)...])
    let names = rest.split(separator: ",").map(String.init).filter { !$0.isBlank }
    switch text[..<colon] {
    case "role":
      guard let role = OwnerRole(rawValue: rest) else { return nil }
      self = .role(role)
    case "list" where !names.isEmpty: self = .inTurn(names)
    case "each" where !names.isEmpty: self = .each(names)
    default: return nil
    }
  }

  /// The text that names it.
  public var text: String {
    switch self {
    case .role(.business): "owner"
    case .role(let role): "role:\(role.rawValue)"
    case .inTurn(let names): "list:" + names.joined(separator: ",")
    case .each(let names): "each:" + names.joined(separator: ",")
    }
  }

  /// The persons that it names itself.
  public var named: [String] {
    switch self {
    case .role: []
    case .inTurn(let names), .each(let names): names
    }
  }

  /// The same with each name as the people directory has it.
  public func naming(_ known: (String) -> String) -> ReviewerChoice {
    switch self {
    case .role: self
    case .inTurn(let names): .inTurn(names.map(known))
    case .each(let names): .each(names.map(known))
    }
  }

  /// Who is asked about one item, before it is known whether they may decide on it.
  ///
  /// - Parameter turn: how many items of the campaign were given out before.
  public func candidates(_ owners: [Ownership], turn: Int) -> [String] {
    switch self {
    case .role(let role):
      var names: [String] = []
      for owner in owners where owner.role == role && !names.contains(owner.person) {
        names.append(owner.person)
      }
      return names
    case .inTurn(let names):
      // Whoever may not decide on an item gives it to the next in the list.
      return (0..<names.count).map { names[(turn + $0) % names.count] }
    case .each(let names): return names
    }
  }
}
