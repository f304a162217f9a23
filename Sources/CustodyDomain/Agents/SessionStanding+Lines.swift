extension SessionStanding {
  /// Who and where from, what it keeps, whether its log is whole, and the decisions behind it.
  func lines() -> [StandingLine] {
    var lines = [
      StandingLine("Session \(session.id)", isLive ? "goes on" : "ended", .heading),
      text("User", session.subject), actor,
      StandingLine(
        "Device",
        device + (session.personalDevice == true ? ", the person's own" : ""),
        isManaged ? .good : device == "unknown" ? .unknown : .bad),
      StandingLine("Profile", profile, tone(session.personalProfile.map { !$0 })),
      StandingLine("Sign-in", session.signInKind, tone(session.federated)),
      StandingLine("Provenance", isProven ? "proven" : "unproven", isProven ? .good : .bad),
      StandingLine("State", state),
      verifiable,
      StandingLine(
        "Log record",
        lacking.isEmpty
          ? "reconstructable: user, session, tool, data destination"
          : "not reconstructable: it lacks \(lacking.map(\.rawValue).joined(separator: ", "))",
        lacking.isEmpty ? .good : .bad),
      text("Goes to", session.destination), reaches,
    ]
    if !session.entitlements.isEmpty {
      lines.append(
        StandingLine(
          "Brings",
          "\(session.entitlements.count): \(session.entitlements.sorted().joined(separator: ", "))")
      )
    }
    lines.append(StandingLine("Time", time))
    return lines
      + decisions.map { decision in
        guard let source = decision.source else {
          return StandingLine("Trust: \(decision.kind.rawValue)", "not on record", .unknown)
        }
        let when = decision.time?.momentText ?? "at an unknown time"
        return StandingLine(
          "Trust: \(decision.kind.rawValue)",
          "\(decision.who ?? "unknown"), \(when), from \(source)")
      }
  }

  /// What was touched, and whether before it was approved.
  func touchLines() -> [StandingLine] {
    let head = StandingLine(
      "Touched", touched.isEmpty ? "nothing on record" : "\(touched.count)", .heading)
    return [head]
      + touched.map { touch in
        StandingLine(
          touch.time?.momentText ?? "unknown time",
          "\(touch.target) in \(touch.system): \(touch.approval.rawValue)",
          touch.approval == .after ? .plain : touch.approval == .undated ? .unknown : .bad)
      }
  }

  private func text(_ label: String, _ value: String?) -> StandingLine {
    let known = value.flatMap { $0.isBlank ? nil : $0 }
    return StandingLine(label, known ?? "unknown", known == nil ? .unknown : .plain)
  }

  private func tone(_ good: Bool?) -> StandingLine.Tone {
    good.map { $0 ? .good : .bad } ?? .unknown
  }

  private var actor: StandingLine {
    let kind = session.actorIsAgent.map { $0 ? "an agent" : "a person" }
    let who = [session.actor, kind].compactMap(\.self)
    return StandingLine(
      "Actor", who.isEmpty ? "unknown" : who.joined(separator: ", "),
      who.isEmpty ? .unknown : session.actorIsAgent == true ? .bad : .plain)
  }

  private var profile: String {
    session.profileKind + (session.profile.isBlank ? "" : ", \(session.profile ?? "")")
  }

  private var state: String {
    Session.Element.allCases
      .map { "\($0.rawValue) \(session.state[$0]?.rawValue ?? "unknown")" }.joined(separator: ", ")
  }

  private var verifiable: StandingLine {
    switch isVerifiable {
    case true?: return StandingLine("User there", "verifiable", .good)
    case false?:
      return StandingLine(
        "User there", "not verifiable: \(loose.map(\.rawValue).joined(separator: ", "))", .bad)
    case nil:
      let elements = unknown.map(\.rawValue).joined(separator: ", ")
      return StandingLine("User there", "unknown: nobody tells of \(elements)", .unknown)
    }
  }

  private var reaches: StandingLine {
    func word(_ value: Bool?) -> String { value.map { $0 ? "yes" : "no" } ?? "unknown" }
    let matters = session.sensitive == true || session.production == true
    return StandingLine(
      "Reaches",
      "sensitive \(word(session.sensitive)), production \(word(session.production))",
      matters && !isManaged ? .bad : session.sensitive == nil ? .unknown : .plain)
  }

  private var time: String {
    let from = session.started?.momentText ?? "an unknown time"
    return "since \(from)" + (session.ended.map { ", until \($0.momentText)" } ?? "")
  }
}
