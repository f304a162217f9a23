import CustodyDomain

/// What can be said of sessions and agents, as JSON and for reading. Null is unknown, and zero is zero.
enum StandingText {
  /// A session with its state, its provenance, its log record, the decisions behind it and what was touched.
  static func json(_ standing: SessionStanding) -> JSON {
    let session = standing.session
    return .object([
      ("id", .string(session.id)), ("live", .bool(standing.isLive)),
      ("subject", .text(session.subject)), ("actor", .text(session.actor)),
      ("actorIsAgent", .truth(session.actorIsAgent)),
      ("managedDevice", .truth(session.managedDevice)),
      ("personalDevice", .truth(session.personalDevice)), ("profile", .text(session.profile)),
      ("personalProfile", .truth(session.personalProfile)),
      ("federated", .truth(session.federated)), ("destination", .text(session.destination)),
      ("sensitive", .truth(session.sensitive)), ("production", .truth(session.production)),
      ("entitlements", .texts(session.entitlements.sorted())),
      (
        "state",
        .object(
          Session.Element.allCases.map { ($0.rawValue, .text(session.state[$0]?.rawValue)) })
      ),
      ("userVerifiable", .truth(standing.isVerifiable)),
      ("provenance", .string(standing.isProven ? "proven" : "unproven")),
      ("reconstructable", .bool(standing.lacking.isEmpty)),
      ("lacking", .texts(standing.lacking.map(\.rawValue))),
      ("trustDecisions", .array(standing.decisions.map(decision))),
      ("touched", .array(standing.touched.map(touch))),
      ("started", Words.time(session.started)), ("ended", Words.time(session.ended)),
    ])
  }

  private static func decision(_ decision: TrustDecision) -> JSON {
    .object([
      ("decision", .string(decision.kind.rawValue)), ("who", .text(decision.who)),
      ("time", Words.time(decision.time)), ("source", .text(decision.source)),
    ])
  }

  private static func touch(_ touch: Touch) -> JSON {
    .object([
      ("target", .string(touch.target)), ("system", .string(touch.system)),
      ("time", Words.time(touch.time)), ("approval", .string(touch.approval.rawValue)),
    ])
  }

  /// An agent with its controls, its rights, what it does, and its tasks step by step.
  static func json(_ agent: AgentStanding) -> JSON {
    .object([
      ("score", .int(agent.score)), ("ownIdentity", mark(agent.ownIdentity)),
      ("constrained", mark(agent.constrained)), ("runtimePolicy", mark(agent.runtimePolicy)),
      ("singleTask", mark(agent.singleTask)), ("shortLived", mark(agent.shortLived)),
      ("explicitPolicy", mark(agent.explicitPolicy)),
      ("entitlements", entitlements(agent.entitlements)),
      (
        "smallestDelegation",
        .object([
          ("scopes", agent.delegation.scopes.map(JSON.texts) ?? .null),
          ("taskEnds", Words.time(agent.delegation.taskEnds)),
          ("days", agent.delegation.taskEnds == nil ? .int(agent.delegation.days) : .null),
        ])
      ),
      ("systems", .texts(agent.systems)), ("depth", .int(agent.depth)),
      ("actionsInBusiestMinute", .number(agent.busiest?.count)),
      ("busiestMinute", Words.time(agent.busiest?.from)),
      ("beyondScope", .number(agent.beyondScope)),
      ("notComparable", .int(agent.notComparable)), ("notApproved", .number(agent.notApproved)),
      (
        "revocationPoints",
        .array(
          agent.revocationPoints.map {
            .object([("place", .string($0.place)), ("evidence", .text($0.evidence))])
          })
      ),
      ("revoked", Words.time(agent.revoked?.time)),
      ("tasks", .array(agent.tasks.map(task))),
    ])
  }

  private static func mark(_ mark: AgentStanding.Mark) -> JSON {
    .object([("holds", .truth(mark.holds)), ("why", .string(mark.why))])
  }

  private static func entitlements(_ entitlements: Entitlements) -> JSON {
    .object([
      (
        "held",
        .array(
          entitlements.held.map { held in
            .object([
              ("scope", .string(held.scope)), ("inherited", .bool(held.inherited)),
              ("ends", Words.time(held.ends)), ("lastUsed", Words.time(held.lastUsed)),
            ])
          })
      ),
      ("used", entitlements.used.map(JSON.texts) ?? .null),
      ("needed", entitlements.needed.map(JSON.texts) ?? .null),
      ("neededBy", .string(entitlements.basis.rawValue)),
      ("withoutEnd", .int(entitlements.standing)),
    ])
  }

  private static func task(_ task: TaskSteps) -> JSON {
    .object([
      ("task", .string(task.task)), ("askedBy", .text(task.asked?.actor)),
      ("approvedBy", .text(task.approved?.actor)), ("until", Words.time(task.until)),
      ("revoked", Words.time(task.revoked?.time)), ("steps", .array(task.steps.map(step))),
    ])
  }

  private static func step(_ step: TaskSteps.Step) -> JSON {
    let (kind, id): (String, String?) =
      switch step.authorisation {
      case .approval(let id): ("approval", id)
      case .policyDecision(let id): ("policy-decision", id)
      case .nothing: ("nothing", nil)
      case .outcome: ("outcome", nil)
      }
    return .object([
      ("event", .string(step.event.id)), ("time", Words.time(step.event.time)),
      ("system", .string(step.system)), ("crossesBoundary", .bool(step.crosses)),
      ("identity", .text(step.event.identity)), ("target", .text(step.event.target)),
      ("scope", .text(step.event.scope)), ("authorisedBy", .string(kind)),
      ("authorisation", .text(id)),
    ])
  }

  /// The lines for reading, each part under its head.
  static func text(_ lines: [StandingLine], door: TextDoor) -> String {
    lines.map { line in
      line.tone == .heading
        ? "\n\(door(line.label)): \(door(line.text))\n"
        : "  \(door(line.label).padded(to: 18))\(door(line.text))\n"
    }.joined()
  }
}
