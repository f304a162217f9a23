/// The words of the table's refusals that are not about an item.
extension Segregation {
  /// How an account comes to be somebody's where roles are set.
  static func mapping(_ account: String) -> String {
    "an administrator proposes it and a second confirms: "
      + "custody roles grant PERSON ROLE --account \(account)"
  }

  /// Why roles don't allow a deed; nil when they do.
  public static func refusal(
    of deed: Deed, roles: Set<AccessRole>, by author: Reviewer, item: ItemID? = nil
  ) -> Refusal? {
    guard rule(deed, roles: roles, relation: .none) == .role else { return nil }
    let wanted = AccessRole.allCases.filter { deed.roles?.contains($0) ?? false }
    let words = wanted.map(\.rawValue).joined(separator: " or ")
    let has = AccessRole.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", ")
    let grant = "custody roles grant \(author.holder) \(wanted.first?.rawValue ?? "")"
    let emergency = item.map {
      "; in an emergency: custody break-glass \($0) --reason T --ticket K"
    }
    return Refusal(
      rule: Rule.role.rawValue, item: item,
      message: "\(deed.rawValue) is for the role \(words); "
        + "\(author.holder) has \(has.isEmpty ? "none" : has)",
      hint: "an administrator proposes it and a second confirms: \(grant)" + (emergency ?? ""),
      key: "an administrator proposes it and a second confirms: \(grant)"
        + (item == nil ? "" : "; in an emergency: : break-glass"))
  }

  /// Why a relation doesn't allow a deed that is not a decision; nil when it does.
  public static func refusal(
    of deed: Deed, as relation: Relation, by author: Reviewer, item: ItemID? = nil
  ) -> Refusal? {
    guard rule(deed, relation) != nil else { return nil }
    let (message, hint): (String, String) =
      switch deed {
      case .confirm: ("you proposed it yourself", "a second administrator confirms it")
      case .countersign:
        ("you began it yourself", "a second person countersigns it, from an account of their own")
      case .plan, .record:
        (
          "you decided it yourself, and it can do harm",
          "another executor carries it out; custody roles list names them"
        )
      default: ("\(deed.rawValue) is for somebody else", "ask a second person")
      }
    return Refusal(
      rule: (rule(deed, relation) ?? .author).rawValue, item: item, message: message, hint: hint)
  }
}
