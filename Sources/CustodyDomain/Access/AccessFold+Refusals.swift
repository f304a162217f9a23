/// What speaks against a change of roles, and against emergency access.
extension AccessFold {
  private func refuse(_ rule: String, _ message: String, _ hint: String) -> Refusal {
    Refusal(rule: rule, item: nil, message: message, hint: hint)
  }

  /// Whether the author's roles allow a deed.
  func role(_ deed: Segregation.Deed, _ author: Reviewer) -> Refusal? {
    Segregation.refusal(of: deed, roles: roles(of: author), by: author)
  }

  func refusal(beginning admins: [String], by author: Reviewer) -> Refusal? {
    if !isOpen {
      return refuse(
        "roles-begun", "roles are in force already", "propose one: custody roles grant PERSON ROLE")
    }
    guard admins.count == 2, Set(admins).count == 2 else {
      return refuse(
        "two-admins", "the first administrators are two different people",
        "custody roles begin PERSON PERSON")
    }
    guard admins.contains(author.holder) else {
      return refuse(
        "not-among-admins", "you are \(author.holder), and not among them",
        "one of the first two administrators names both: custody roles begin \(author.holder) PERSON"
      )
    }
    return nil
  }

  func refusal(of change: RoleChange) -> Refusal? {
    if isOpen {
      return refuse(
        "roles-open", "no role was given yet: everybody may do everything here",
        "name the first two administrators: custody roles begin PERSON PERSON")
    }
    if proposals.contains(where: { $0.change == change }) {
      return refuse(
        "no-change", "that is proposed already",
        "a second administrator confirms: custody roles list")
    }
    let has = holdings.contains {
      $0.holder == change.holder && $0.role == change.role
        && (!change.gives || change.account == nil || $0.account == change.account)
    }
    guard has != change.gives else {
      return refuse(
        "no-change",
        "\(change.holder) \(change.gives ? "is" : "is no") \(change.role.rawValue) already",
        "nothing needs to be done")
    }
    return effect(change)
  }

  /// What a change would break when it took effect.
  private func effect(_ change: RoleChange) -> Refusal? {
    let others = Set(holdings.filter { $0.role == .admin }.map(\.holder)).subtracting([
      change.holder
    ])
    if change.role == .admin, !change.gives, others.count < 2 {
      return refuse(
        "last-admins",
        "then fewer than two administrators would be left, and nothing could be confirmed",
        "give somebody else the role first: custody roles grant PERSON admin")
    }
    if change.gives, let other = roles(of: change.holder).first(where: change.role.excludes) {
      return refuse(
        "roles-exclude", "\(change.holder) is \(other.rawValue), and nobody is both",
        "take that role first: custody roles revoke \(change.holder) \(other.rawValue)")
    }
    return nil
  }

  func refusal(confirming entry: Int, by author: Reviewer) -> Refusal? {
    if let refusal = role(.confirm, author) { return refusal }
    guard let proposal = proposals.first(where: { $0.entry == entry }) else {
      return refuse(
        "no-proposal", "no proposal \(entry) waits for confirmation",
        "custody roles list shows them")
    }
    if proposal.author.isSame(as: author) {
      return Segregation.refusal(of: .confirm, as: .author, by: author)
    }
    return effect(proposal.change)
  }

  func refusal(of request: BreakGlassRequest, by author: Reviewer) -> Refusal? {
    if author.person == nil {
      return Refusal(
        rule: Segregation.Rule.unmapped.rawValue, item: nil,
        message: "emergency access needs a known person, and nobody is mapped to the account "
          + author.account,
        hint: isOpen
          ? "write '\(author.account) = \"you@…\"' below [reviewer] in config.toml"
          : Segregation.mapping(author.account))
    }
    if request.items.isEmpty || request.items.count > BreakGlassRequest.itemLimit {
      return refuse(
        "break-glass-items",
        "emergency access is for 1 to \(BreakGlassRequest.itemLimit) listed items",
        "name the items: custody break-glass ITEM…")
    }
    if request.reason.isBlank || request.ticket.isBlank {
      return refuse(
        "reason-missing", "emergency access needs a reason and a ticket",
        "say both: --reason T --ticket K")
    }
    guard request.minutes > 0 else {
      return refuse("break-glass-minutes", "it would be over at once", "say how long: --for 60m")
    }
    return nil
  }

  func refusal(countersigning entry: Int, by author: Reviewer) -> Refusal? {
    if let refusal = role(.countersign, author) { return refusal }
    guard let glass = glasses.first(where: { $0.entry == entry }) else {
      return refuse(
        "no-break-glass", "entry \(entry) began no emergency access",
        "custody break-glass list shows them")
    }
    if let by = glass.countersigner {
      return refuse(
        "no-change", "\(by.name) has countersigned it already", "nothing needs to be done")
    }
    guard !glass.author.isSame(as: author) else {
      return Segregation.refusal(of: .countersign, as: .author, by: author)
    }
    return nil
  }
}
