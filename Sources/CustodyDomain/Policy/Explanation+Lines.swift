/// One line of an explanation, for a screen or a terminal: hostile until shown through its door.
public struct ExplanationLine: Hashable, Sendable {
  /// What the line tells; empty where it goes on with the one before.
  public var label: String
  /// The words.
  public var text: String
}

extension Explanation {
  /// The explanation for reading, with the ages of its dates at a moment.
  ///
  /// - Parameter policy: the values in force, of which those that the rule rests on are told.
  public func lines(now: Instant, policy: [PolicyValue]) -> [ExplanationLine] {
    var lines: [ExplanationLine] = []
    func add(_ label: String, _ texts: [String]) {
      for (index, text) in texts.enumerated() {
        lines.append(ExplanationLine(label: index == 0 ? label : "", text: text))
      }
    }
    add("says", [finding?.message ?? "finds nothing here"])
    add("but", whyNot(policy))
    add("because", (finding?.inputs ?? []).map { "\($0.name): \(aged($0.value, now: now))" })
    add("weighs", [weighs])
    add("policy", values(in: policy).map { "\($0.key) = \($0.value), \($0.origin)" })
    add(
      "listed",
      [
        inventory.map { "by \($0.format), imported \(aged($0.imported.dateText, now: now))" }
          ?? "by no export that is known"
      ])
    add("changes", turn.map { [turned($0, now)] } ?? [])
    add("clear it", finding.map { [$0.remedy] } ?? [])
    add("controls", controls)
    add("accepted", exceptions.map { told($0, now) })
    return lines
  }

  /// Why what it sees doesn't count, or why it sees nothing, where that can be told.
  public func whyNot(_ policy: [PolicyValue]) -> [String] {
    switch outcome {
    case .found: return []
    case .accepted(let exception):
      return [
        "accepted by \(exception.approver ?? "?") until \(exception.until?.dateText ?? "?"): "
          + exception.reason
      ]
    case .switchedOff:
      let place = policy.first { $0.key == "rules.disabled" }.map { ", \($0.origin)" } ?? ""
      return ["the policy has switched it off (rules.disabled\(place))"]
    case .nothing:
      if let ended {
        return ["its source says \(ended.rawValue): were it in force, this would be found"]
      }
      return [
        turn == nil
          ? "what is on record of the item and around it gives this rule no cause"
          : "its time has not come"
      ]
    }
  }

  /// A value with its age, if it begins with a date: `2026-10-21 (31 days ago)`.
  public func aged(_ value: String, now: Instant) -> String {
    Explanation.date(in: value).map { "\(value) (\(Explanation.age($0, now: now)))" } ?? value
  }

  /// The date that a value is, or begins with.
  public static func date(in value: String) -> Instant? {
    if let whole = Instant(text: value) { return whole }
    let rest = value.dropFirst(10)
    guard let next = rest.first, next == " " || next == "," || next == ":" else { return nil }
    return Instant(text: String(value.prefix(10)))
  }

  private static func age(_ date: Instant, now: Instant) -> String {
    let days = date.days(until: now)
    if days == 0 { return "today" }
    let count = abs(days) == 1 ? "1 day" : "\(abs(days)) days"
    return days > 0 ? "\(count) ago" : "in \(count)"
  }

  private var weighs: String {
    let severity = weight.severity(at: reach)
    return "\(weight.rawValue) at reach \(reach.rawValue) is \(severity.word)"
      + (isHard ? "; hard: no policy switches it off, no exception holds" : "")
  }

  private func turned(_ turn: Turn, _ now: Instant) -> String {
    let day = aged(turn.at.dateText, now: now)
    return turn.finding.map { "from \(day) it says: \($0.message)" }
      ?? "from \(day) it finds nothing any more"
  }

  private var controls: [String] {
    (RuleCatalogue.rule(rule)?.controls ?? []).map { id in
      guard let control = ControlCatalogue.control(id) else { return id }
      return "\(id) \(control.title)" + (control.isDraft ? " (\(control.status))" : "")
    }
  }

  private func told(_ exception: ExceptionRecord, _ now: Instant) -> String {
    let holds = outcome == .accepted(exception)
    let end = exception.until.map { "until \(aged($0.dateText, now: now))" } ?? "without an end"
    return "by \(exception.approver ?? "nobody named") \(end): \(exception.reason)"
      + (holds ? "" : "; it doesn't hold")
  }
}
