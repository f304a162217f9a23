/// What asks for a review outside the quarter: something happened, and waiting for the next campaign would be
/// wrong. Each is a query over what rules find.
public struct ReviewTrigger: Hashable, Sendable {
  /// What happened, for lists: `scopes grown`.
  public var name: String
  /// The rules that find it.
  public var rules: [String]

  /// The open items that it happened to.
  public var query: Query {
    Query([
      .init(field: .state, values: [.text("open")]),
      .init(field: .finding, values: rules.map { .text($0) }),
    ])
  }

  /// All triggers, in the order told.
  public static let all: [ReviewTrigger] = [
    .init(name: "recertifications that ended", rules: ["recertification-overdue"]),
    .init(name: "ends that passed", rules: ["expired"]),
    .init(name: "scopes that grew", rules: ["scope-creep"]),
    .init(name: "items of leavers", rules: ["owner-left", "principal-left"]),
    .init(name: "items that came back", rules: ["came-back"]),
    .init(name: "exceptions that ended", rules: ["exception-expired"]),
    .init(name: "tools removed and still granted", rules: ["tool-removed-still-granted"]),
    .init(name: "rotations that are due", rules: ["rotation-overdue"]),
  ]
}
