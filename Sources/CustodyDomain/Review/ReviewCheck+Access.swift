/// The checks that ask the table of who may do what (`Segregation`), and the words of a conflict.
extension ReviewCheck {
  /// Whether the table refuses this request to somebody who stands so to the item.
  func refuses(_ relation: Segregation.Relation) -> Bool {
    Segregation.rule(
      request.action.deed, roles: AccessRole.open, relation: relation,
      breakGlass: context.access.breakGlass != nil) != nil
  }

  /// What the reviewer's roles don't allow.
  func role() -> Refusal? {
    guard context.access.breakGlass == nil else { return nil }
    // The directory may know the person where the account's own settings don't.
    var known = reviewer
    known.person = person
    return Segregation.refusal(
      of: request.action.deed, roles: context.access.roles, by: known, item: request.item)
  }

  /// What an open campaign leaves to others: one deny denies, and only who is asked keeps access.
  func campaign() -> Refusal? {
    guard let campaign = context.campaign else { return nil }
    if let denier = campaign.deniedBy, !isReviewer(denier), refuses(.deniedByOther) {
      return refuse(
        Segregation.Rule.denied.rawValue,
        "\(denier) has denied it in the campaign \(campaign.name), and one deny denies",
        "ask \(denier) to put it back: custody reopen \(item.id) --reason T",
        key: "ask \(denier) to put it back: R")
    }
    if campaign.decided.contains(where: isReviewer), refuses(.answered) {
      return refuse(
        Segregation.Rule.answered.rawValue,
        "you have answered for it in this stage of the campaign \(campaign.name)",
        "your answer stands; to give another, put it back: custody reopen \(item.id) --reason T",
        key: "your answer stands; to give another, put it back: R")
    }
    guard !campaign.asked.contains(where: isReviewer), refuses(.notAsked) else { return nil }
    let asked = campaign.asked.isEmpty ? "nobody any more" : campaign.asked.joined(separator: ", ")
    return refuse(
      Segregation.Rule.notAsked.rawValue, "the campaign \(campaign.name) asks \(asked) about it",
      "let an administrator delegate it: custody campaign delegate; revoking is open to every reviewer",
      key: "let an administrator delegate it; revoking is open to every reviewer: x")
  }

  /// What was shown, and what is there now.
  func difference(_ version: Int) -> String {
    let current = RowView(context)
    guard let shown = context.shown, shown != current else {
      return "version \(version), now \(context.version)"
    }
    let (was, now) = shown.difference(to: current)
    return "you saw \(was); now it is \(now)"
  }
}
