/// What has been allowed beside the rules, and which controls are claimed: each with what it is worth today.
public enum Allowances {
  /// Exceptions: who approved, until when, the plan to leave it, and where it is logged.
  public static func exceptions(_ detail: ItemDetail, now: Instant) -> [Answer] {
    detail.surroundings.exceptions.map { exception in
      let standing = detail.surroundings.standing(of: exception, detail.item, at: now)
      var words = [exception.rule.map { "\($0): \(exception.reason)" } ?? exception.reason]
      if let user = exception.user { words.append("used by \(user)") }
      if let until = exception.until, case .ended = standing {
        words.append("ended \(until.dateText)")
      } else if let until = exception.until {
        words.append("until \(until.dateText)")
      }
      words.append(contentsOf: word(standing))
      words += [exception.plan.map { "plan: \($0)" }, exception.log.map { "log: \($0)" }]
        .compactMap(\.self)
      return Answer(
        exception.kind.rawValue, worth(standing), who: exception.approver, time: exception.from,
        text: words.filter { !$0.isBlank }.joined(separator: "; "))
    }
  }

  /// Controls: how far each can be believed, where it holds, by what it works and what proves it.
  public static func controls(_ detail: ItemDetail, now: Instant) -> [Answer] {
    detail.surroundings.controls.map { control in
      let standing = control.standing(at: now, detail.policy)
      var words = [control.control]
      if let target = control.target { words.append("for \(target)") }
      if let mechanism = control.mechanism { words.append("by \(mechanism)") }
      if let evidence = control.evidence, !evidence.isBlank { words.append("proof: \(evidence)") }
      return Answer(
        standing.rawValue, worth(standing), who: control.claimedBy, time: control.tested,
        text: words.joined(separator: ", "))
    }
  }

  private static func word(_ standing: ExceptionStanding) -> [String] {
    switch standing {
    case .ahead: ["not begun"]
    case .holds, .ended: []
    case .endless: ["no end: accepts nothing"]
    case .unapproved: ["nobody approved it"]
    case .selfApproved: ["approved by its user"]
    }
  }

  private static func worth(_ standing: ExceptionStanding) -> Answer.Standing {
    switch standing {
    case .holds: .known
    case .ahead: .ahead
    case .ended, .endless, .selfApproved: .failed
    case .unapproved: .missing
    }
  }

  private static func worth(_ standing: ControlStanding) -> Answer.Standing {
    switch standing {
    case .evidenced, .tested: .known
    case .claimed, .vendorClaimed: .missing
    case .failed, .stale: .failed
    }
  }
}
