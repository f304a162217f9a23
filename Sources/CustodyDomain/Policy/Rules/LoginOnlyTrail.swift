/// It is known to sign in, and what it then does is on no record.
///
/// Finds: an item that can change things (reach 2 and above), of which sign-ins or uses are on record but no
/// action, so that nothing says what changed.
/// Leaves alone: items that can only read, of which a sign-in may be all there is to tell; items with any action
/// on record; items without any event, of which `chain-incomplete` names all links that are missing; what has
/// ended.
/// Why: a check at sign-in doesn't see the action (OWASP ASI03, T8; NIST CSF PR.PS-04, log records).
struct LoginOnlyTrail: Rule {
  let id = "login-only-trail"
  let title = "no action path, only sign-ins"
  let weight = RuleWeight.missing
  let controls = ["T8", "ASI03", "PR.PS-04", "MEASURE 2.4"]

  /// Whether it tells of the last link, so that `chain-incomplete` need not.
  static func tells(_ subject: RuleSubject) -> Bool {
    !subject.hasEnded && subject.isInForce("login-only-trail") && subject.reach >= .writes
      && subject.trail.actions.isEmpty && subject.chain[.changed]?.proven == false
      && subject.trail.events.contains(where: LoginOnlyTrail.isLogin)
  }

  func examine(_ subject: RuleSubject) -> Sighting? {
    guard LoginOnlyTrail.tells(subject) else { return nil }
    let logins = subject.trail.events.filter(LoginOnlyTrail.isLogin)
    let cut = subject.trail.isCut([.signIn, .use]) ? " or more" : ""
    return Sighting(
      .noActions,
      inputs: [
        ("sign-ins and uses", "\(logins.count)\(cut)"),
        ("newest", logins.last?.time?.dateText ?? "unknown"),
        ("recorded by", Set(logins.map(\.source)).sorted().joined(separator: ", ")),
        ("actions", "none"),
      ],
      remedy: "import the log in which its actions are recorded, or have them recorded")
  }

  /// What a shared task alone joins was another item's sign-in.
  private static func isLogin(_ event: Event) -> Bool {
    (event.kind == .signIn || event.kind == .use) && event.joinedBy != .task
  }
}

extension Sighting.Message {
  fileprivate static var noActions: Self {
    "no action path: it signs in and can change things, and no action of it is on record"
  }
}
