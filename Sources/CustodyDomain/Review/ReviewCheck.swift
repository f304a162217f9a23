/// The single checks behind `ReviewRules`: each gives the refusal it stands for, or nil.
struct ReviewCheck {
  let request: DecisionRequest
  let reviewer: Reviewer
  let context: ReviewRules.Context
  let now: Instant

  var item: Item { context.item }
  var isStrict: Bool { context.assessment.tier == .strict }

  /// `hint` is said in commands, `key` in keys where that differs.
  func refuse(
    _ rule: String, _ message: String, _ hint: String, key: String? = nil,
    _ remedy: Refusal.Remedy = .none
  ) -> Refusal {
    Refusal(
      rule: rule, item: request.item, message: message, hint: hint, key: key, remedy: remedy)
  }

  // MARK: Every decision

  /// Somebody else was faster.
  func conflict() -> Refusal? {
    if let draft = context.foreignDraft {
      return refuse(
        "foreign-draft",
        "\(draft.author) has a draft on it: \(draft.action.word), made \(draft.made.dateText)",
        "ask \(draft.author) to submit or undo it")
    }
    if let version = request.version, version != context.version {
      let by = context.changedBy.map { " by \($0)" } ?? ""
      return refuse(
        "changed",
        "it was changed\(by) since it was shown: \(difference(version))",
        "look at it again, then decide: custody show \(item.id)",
        key: "look at it again, then decide: enter")
    }
    return nil
  }

  /// What is gone can't be decided on; notes are always welcome.
  func presence() -> Refusal? {
    guard context.state == .departed || context.state == .removed else { return nil }
    if case .note = request.action { return nil }
    return refuse(
      context.state.rawValue,
      context.state == .departed
        ? "its source no longer holds it" : "it is revoked, and an import has proven it",
      "nothing is left to decide; custody note adds a line for the record",
      key: "nothing is left to decide; a note is possible: a")
  }

  /// Without a person behind the account nobody can tell self-review apart, so on strict items only what
  /// takes access away, puts a decision back, or is a note is left.
  func unmapped() -> Refusal? {
    guard isStrict, person == nil, refuses(.unmapped) else { return nil }
    return refuse(
      "reviewer-unmapped",
      "a strict item needs a known reviewer, and nobody is mapped to the account \(reviewer.account)",
      context.access.roles == AccessRole.open
        ? "write '\(reviewer.account) = \"you@…\"' below [reviewer] in config.toml"
        : Segregation.mapping(reviewer.account))
  }

  // MARK: Keeping access

  /// Somebody may be carrying out the task already: it is called back first, with a reason that they see.
  func underway() -> Refusal? {
    guard context.state == .revoking || context.state == .rotating else { return nil }
    let task = context.state == .revoking ? "revocation" : "rotation"
    return refuse(
      context.state.rawValue, "its \(task) is decided, and a task is open",
      "put it back first: custody reopen \(item.id) --reason …", key: "put it back first: R",
      .first("to be put back", key: "R"))
  }

  /// Whoever keeps access must be able to say for whom.
  func owner() -> Refusal? {
    let owners = item.owners.filter { $0.role == .business }
    if standing.contains(where: { $0.role == .business }) { return nil }
    let names = owners.map(\.person).joined(separator: ", ")
    return refuse(
      "ownerless",
      owners.isEmpty
        ? "it has no business owner" : "its business owner can't answer for it any more: \(names)",
      "name an owner first: custody reassign \(item.id) --to PERSON",
      key: "name an owner first: o", .first("an owner", key: "o"))
  }

  /// And for what.
  func purpose() -> Refusal? {
    guard item.purpose.isBlank,
      item.permissions.isEmpty || item.permissions.contains(where: { $0.purpose.isBlank })
    else { return nil }
    return refuse(
      "purpose-missing", "nobody has said what it is for",
      "state the purpose first: custody set \(item.id) purpose=…",
      key: "state the purpose first: i", .first("a purpose", key: "i"))
  }

  /// Nobody certifies access that they use, asked for or made.
  func selfReview() -> Refusal? {
    let asked = context.assessment.chain.links.first { $0.step == .asked && $0.proven }?.who
    let parts: [(Segregation.Relation, String?, String)] = [
      (.principal, item.principal, "you are its principal"),
      (.requester, item.requestedBy, "you asked for it or made it"),
      (.requester, asked, "you asked for it"),
    ]
    guard let mine = parts.first(where: { isReviewer($0.1) && refuses($0.0) }) else { return nil }
    return refuse(
      "self-review", "\(mine.2); nobody certifies their own access",
      "defer it: custody defer \(item.id) --to PERSON --until 14d; revoking your own is always possible",
      key: "defer it to somebody else: w; revoking your own is always possible: x")
  }

  /// What can do harm is opened, reasoned and decided alone, and not by its only owner.
  func strictness() -> [Refusal?] {
    guard isStrict else { return [] }
    if request.bulk {
      return [
        refuse(
          "strict-bulk", "a strict item is not recertified together with others",
          "name it alone, after custody show \(item.id)",
          key: "open it and decide it alone: enter, c")
      ]
    }
    return [opening(), strictReason(), secondPerson()]
  }

  func opening() -> Refusal? {
    if context.seen || context.access.breakGlass != nil { return nil }
    return refuse(
      "not-opened", "a strict item is opened before it is kept",
      "open it first: custody show \(item.id)", key: "open it first: enter",
      .first("to be opened", key: "enter"))
  }

  private func strictReason() -> Refusal? {
    guard request.reason.isBlank else { return nil }
    return refuse(
      "reason-missing", "keeping a strict item needs a reason", "give the reason: --reason",
      key: "give the reason", .answer)
  }

  private func secondPerson() -> Refusal? {
    let owners = standing
    guard refuses(.onlyOwner), !owners.isEmpty, owners.allSatisfy({ isReviewer($0.person) }) else {
      return nil
    }
    return refuse(
      "only-owner", "you are its only owner, and it can do harm",
      "let a second person decide: custody defer, or custody reassign, \(item.id) --to PERSON",
      key: "defer it to a second person: w, or name another owner: o")
  }

  /// Text that shows as something else is read raw before it is trusted.
  func text() -> Refusal? {
    guard context.hiddenText else { return nil }
    return refuse(
      "hidden-text", "its name holds characters that don't show",
      "read the raw text first: custody show --raw \(item.id)", key: "read the raw text first: r",
      .first("to be read raw", key: "r"))
  }

  /// An end lies ahead, and no further than the tier allows.
  func end(_ until: Instant, limit: Instant) -> Refusal? {
    if until <= now {
      return refuse("until-past", "\(until.dateText) is not ahead", "choose a later date", .answer)
    }
    if until > limit {
      return refuse(
        "until-beyond",
        "\(until.dateText) is beyond the limit of a \(context.assessment.tier.rawValue) item",
        "choose \(limit.dateText) or earlier", .answer)
    }
    return nil
  }

  // MARK: Other decisions

  /// Taking away what somebody may need is explained to them.
  func reason() -> Refusal? {
    guard request.reason.isBlank else { return nil }
    return refuse(
      "reason-missing", "\(request.action.word) needs a reason", "give the reason: --reason",
      key: "give the reason", .answer)
  }

  /// A task that nobody could carry out is no decision.
  func rotation() -> Refusal? {
    guard case .rotate = request.action, !item.canRotate else { return nil }
    return refuse(
      "nothing-to-rotate", "it has no credential of its own that could be replaced",
      item.insteadOfRotation)
  }

  /// What is decided already isn't decided again.
  func repetition() -> Refusal? {
    let same: Bool =
      switch (request.action, context.state) {
      case (.revoke, .revoking), (.rotate, .rotating), (.reopen, .open): true
      default: false
      }
    guard same else { return nil }
    return refuse(
      "no-change", "it is \(context.state.rawValue) already", "nothing needs to be done")
  }

  /// Owners and stand-ins are people who are here.
  func named(_ text: String) -> Refusal? {
    func wrong(_ rule: String, _ message: String) -> Refusal {
      var key = "o"
      if case .deferTo = request.action { key = "w" }
      return refuse(
        rule, message, "name a person whom a people directory has: --to PERSON",
        key: "choose a person from the people directory: \(key)", .answer)
    }
    guard !text.isBlank else { return wrong("unknown-person", "no person is named") }
    guard let person = context.named else {
      return item.isMaker(text)
        ? wrong("not-a-person", "\(text) is a vendor or a model; an owner is a person")
        : wrong("unknown-person", "no people directory has \(text)")
    }
    if !person.isHuman {
      return wrong(
        "not-a-person", "\(person.name) is a team, a vendor or a model; an owner is a person")
    }
    guard person.hasLeft(now) else { return nil }
    return wrong("left", "\(person.name) left\(person.left.map { " on \($0.dateText)" } ?? "")")
  }

  /// IAM runs the control plane. It can't also be all who answer for what happens in a browser after sign-in.
  func iamAlone(_ role: OwnerRole) -> Refusal? {
    guard role != .iam, item.isBrowserPath, let person = context.named else { return nil }
    let others = standing.filter { $0.role != role }
    let after = others + [Ownership(role: role, person: person.id, source: "decision")]
    guard after.areAllIAM(context.people) else { return nil }
    return refuse(
      "iam-sole-owner",
      "\(person.name) is its IAM owner and would be all who answers for it: "
        + "what happens after sign-in needs an owner and evidence of its own",
      "name somebody else, or first another owner: "
        + "custody reassign \(item.id) --role workflow --to PERSON",
      key: "choose somebody else, or first name another owner: o", .answer)
  }

  /// Facts say something; an acceptance is somebody else's than the user's.
  func fact(_ fact: Action.Fact) -> Refusal? {
    switch fact {
    case .purpose(let purpose): return words(purpose, "purpose")
    case .initiation, .acting: return nil
    case .ownership(let by): return ownership(by)
    case .acceptance(let by):
      if by.isBlank { return words(by, "acceptance") }
      guard isSame(by, item.principal) || isSame(by, item.requestedBy) else { return nil }
      return refuse(
        "self-acceptance",
        "\(by) uses it or asked for it; the organisation's acceptance is another's",
        "name who accepts it for the organisation", .answer)
    }
  }

  /// Whom a meeting gave an item in their absence accepts it, and nobody in their name.
  private func ownership(_ by: String) -> Refusal? {
    guard let awaited = context.awaited else {
      return refuse(
        "nothing-to-accept", "no meeting has given it to somebody who was absent",
        "custody list acceptance:open shows what waits for whom")
    }
    guard isSame(by, awaited), isReviewer(awaited) else {
      return refuse(
        "not-the-owner", "it waits for \(awaited), and nobody accepts in another's name",
        "ask \(awaited) to run custody meeting accept \(item.id)",
        key: "ask \(awaited) to accept it")
    }
    return nil
  }

  /// Empty words say nothing.
  func words(_ text: String, _ what: String) -> Refusal? {
    guard text.isBlank else { return nil }
    return refuse("empty", "the \(what) is empty", "write at least a word", .answer)
  }

  // MARK: Who is who

  /// The person behind the reviewer's account, where the mapping or the directory knows one.
  var person: String? { reviewer.person ?? context.people.person(reviewer.account)?.id }

  private var standing: [Ownership] { item.standingOwners(context.people, now: now) }

  func isReviewer(_ name: String?) -> Bool {
    isSame(name, reviewer.account) || isSame(name, person)
  }

  private func isSame(_ left: String?, _ right: String?) -> Bool {
    context.people.isSame(left, right)
  }
}
