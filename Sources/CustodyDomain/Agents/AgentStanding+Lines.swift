extension AgentStanding {
  /// Controls, rights, what it does, and its tasks step by step.
  func lines(now: Instant) -> [StandingLine] {
    controlLines + rightLines(now: now) + workLines + tasks.flatMap(taskLines)
  }

  private var controlLines: [StandingLine] {
    [
      StandingLine("Agent", "\(score) of 3 controls", .heading),
      StandingLine("Own identity", ownIdentity), StandingLine("Constrained", constrained),
      StandingLine("Run-time policy", runtimePolicy), StandingLine("Single task", singleTask),
      StandingLine("Short-lived", shortLived), StandingLine("Explicit policy", explicitPolicy),
    ]
  }

  private func rightLines(now: Instant) -> [StandingLine] {
    let from =
      switch entitlements.basis {
      case .tasks: "by its tasks"
      case .use: "by its use"
      case .unknown: "nothing on record tells what it needs"
      }
    let held = entitlements.held.count
    var lines = [
      StandingLine("Rights", entitlements.ratio, .heading),
      StandingLine(
        "Needed", "\(entitlements.needed?.joined(separator: ", ") ?? "unknown"); \(from)",
        entitlements.needed == nil ? .unknown : .plain),
      StandingLine(
        "Used",
        entitlements.used.map { $0.isEmpty ? "0" : $0.joined(separator: ", ") } ?? "unknown",
        entitlements.used == nil ? .unknown : .plain),
      StandingLine(
        "Standing",
        held == 0 ? "unknown" : "\(entitlements.standing) of \(held) without a known end",
        held == 0 ? .unknown : entitlements.standing == 0 ? .good : .bad),
    ]
    let inherited = entitlements.inheritedUnused
    if entitlements.held.contains(where: \.inherited) {
      lines.append(
        StandingLine(
          "Inherited",
          inherited.isEmpty
            ? "0 unused"
            : "\(inherited.count) unused: \(inherited.map(\.scope).joined(separator: ", "))",
          inherited.isEmpty ? .good : .bad))
    }
    let end = delegation.latest(now).dateText
    lines.append(
      StandingLine("Instead", "an identity of its own with \(delegation.scopeText), until \(end)"))
    return lines
  }

  private var workLines: [StandingLine] {
    var lines = [
      StandingLine("Work", singleTask.why, .heading),
      StandingLine(
        "Systems",
        systems.isEmpty ? "0 on record" : "\(systems.count): \(systems.joined(separator: ", "))"),
      StandingLine("Deepest task", depth == 1 ? "1 system" : "\(depth) systems"),
      StandingLine(
        "Fastest",
        busiest.map { "\($0.count) in a minute from \($0.from.momentText), limit \(mostPerMinute)" }
          ?? "unknown: no action has a time",
        busiest.map { $0.count > mostPerMinute ? .bad : .good } ?? .unknown),
      beyond,
      StandingLine("Not approved", number: notApproved, unknown: "no list of approved actions"),
    ]
    for point in revocationPoints {
      let proof = point.evidence.map { "evidence: \($0)" } ?? "claimed, no evidence"
      lines.append(
        StandingLine("Stopped", "\(point.place); \(proof)", point.evidence == nil ? .bad : .good))
    }
    if let revoked {
      let when = revoked.time?.momentText ?? "at an unknown time"
      lines.append(StandingLine("Stopped", "taken back \(when), says \(revoked.source)"))
    }
    if revocationPoints.isEmpty, revoked == nil {
      lines.append(StandingLine("Stopped", "no revocation point on record", .bad))
    }
    return lines
  }

  private var beyond: StandingLine {
    var line = StandingLine(
      "Beyond scope", number: beyondScope, unknown: "nothing is known of what it was granted")
    if beyondScope != nil, notComparable > 0 {
      line.text += "; \(notComparable) can't be compared with what was granted"
      if line.tone == .good { line.tone = .unknown }
    }
    return line
  }

  private func taskLines(_ task: TaskSteps) -> [StandingLine] {
    let bare = task.unauthorised.count
    let count = "\(task.steps.count) \(task.steps.count == 1 ? "step" : "steps")"
    var lines = [
      StandingLine(
        "Task \(task.task)", bare == 0 ? count : "\(count), \(bare) authorised by nothing", .heading
      ),
      person("Asked", task.asked), person("Approved", task.approved),
    ]
    if let until = task.until { lines.append(StandingLine("Until", until.momentText)) }
    for (index, step) in task.steps.enumerated() {
      if step.crosses {
        lines.append(
          StandingLine(
            "trust boundary", "\(task.steps[index - 1].system) to \(step.system)", .unknown))
      }
      lines.append(line(step))
    }
    if let revoked = task.revoked { lines.append(person("Taken back", revoked)) }
    return lines
  }

  private func line(_ step: TaskSteps.Step) -> StandingLine {
    let event = step.event
    let did = [event.scope, event.target.map { "on \($0)" }].compactMap(\.self)
    let what = did.isEmpty ? event.kind.rawValue : did.joined(separator: " ")
    let allowed: (String, StandingLine.Tone) =
      switch step.authorisation {
      case .approval(let id): ("approved by \(id)", .good)
      case .policyDecision(let id): ("decided by \(id)", .good)
      case .nothing: ("authorised by nothing on record", .bad)
      case .outcome: ("outcome", .plain)
      }
    return StandingLine(
      event.time?.momentText ?? "unknown time",
      "\(what), in \(step.system), as \(event.identity ?? event.actor ?? "unknown"): \(allowed.0)",
      allowed.1)
  }

  private func person(_ label: String, _ event: Event?) -> StandingLine {
    guard let event else { return StandingLine(label, "nobody on record", .bad) }
    let when = event.time?.momentText ?? "at an unknown time"
    return StandingLine(label, "\(event.actor ?? "unknown"), \(when), says \(event.source)")
  }
}
