/// The task that it was for is over, and it is still there.
///
/// Finds: an item in force whose newest request or approval with an end has passed that end. What shares a task id is
/// one task, and its latest end holds.
/// Leaves alone: items for which a request or approval runs on, or a newer one has no end; those revoked since the
/// task was asked for, by an event that is about the item itself; what has passed an end of its own, which `expired`
/// finds; what is disabled, ended or only asked for.
/// Why: access ends with the task it was given for (OWASP NHI1:2025, NHI7:2025; NIST SP 800-53 AC-2(3)).
struct CredentialOutlivesTask: Rule {
  let id = "credential-outlives-task"
  let title = "access outlives its task"
  let weight = RuleWeight.decay
  let controls = ["NHI1:2025", "NHI7:2025", "AC-2(3)", "A.5.18"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    let tasks = tasks(subject.surroundings.events)
    guard subject.inForce, item.expires.instant.map({ $0 > subject.now }) ?? true,
      let newest = tasks.filter({ $0.end != nil }).max(by: earlier), let end = newest.end,
      end <= subject.now,
      !tasks.contains(where: { $0.end == nil && $0.asked > newest.asked }),
      !isRevoked(subject, since: newest.asked)
    else { return nil }
    return Sighting(
      .outlived(newest.name, end),
      inputs: [
        ("task", newest.name), ("from", newest.source), ("task ended", end.momentText),
        (
          "expires",
          item.expires.instant?.dateText ?? (item.expires == .never ? "never" : "unknown")
        ),
      ],
      remedy: "revoke it, or have the task approved until a later date")
  }

  func moments(_ subject: RuleSubject) -> [Instant] {
    subject.surroundings.events.filter { $0.isAsking }.compactMap(\.until)
      + [subject.item.expires.instant].compactMap(\.self)
  }

  /// A task by the requests and approvals that name it; one that names none is a task by itself.
  private struct Task {
    var name: String
    var source: String
    /// When it was last asked for or approved, in seconds; the least number where nobody says.
    var asked: Int64
    var end: Instant?
  }

  private func tasks(_ events: [Event]) -> [Task] {
    let asking = events.filter(\.isAsking)
    return Dictionary(grouping: asking) { $0.task ?? "\($0.source) \($0.id)" }.compactMap {
      _, events in
      let ordered = events.sorted { ($0.source, $0.id) < ($1.source, $1.id) }
      guard let first = ordered.first(where: { $0.until != nil }) ?? ordered.first else {
        return nil
      }
      return Task(
        name: first.task ?? first.id, source: first.source,
        asked: ordered.map { $0.time?.seconds ?? .min }.max() ?? .min,
        end: ordered.compactMap(\.until).max())
    }
  }

  private func earlier(_ left: Task, _ right: Task) -> Bool {
    (left.end?.seconds ?? .min, left.name) < (right.end?.seconds ?? .min, right.name)
  }

  private func isRevoked(_ subject: RuleSubject, since asked: Int64) -> Bool {
    subject.surroundings.events.contains { event in
      event.kind == .revocation && event.joinedBy != .task
        && event.time.map { $0.seconds >= asked } ?? false
    }
  }
}

extension Event {
  /// Whether somebody asks for access by it, or gives it.
  fileprivate var isAsking: Bool { kind == .request || kind == .approval }
}

extension Sighting.Message {
  fileprivate static func outlived(_ task: String, _ end: Instant) -> Self {
    "its task \(task) ended on \(end.momentText), and the access is still in force"
  }
}
