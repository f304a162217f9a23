/// What a campaign is reported by: limits that were in force when it was closed, and its gates as they stood. They are
/// in the entry of the close, so that its report doesn't change with a policy.
public struct CampaignTerms: Codable, Hashable, Sendable {
  /// A gate as it stood.
  public struct Gate: Codable, Hashable, Sendable {
    /// `CampaignGate.Kind` as a word.
    public var gate: String
    /// What was so.
    public var sentence: String
    /// A gate.
    public init(gate: String, sentence: String) {
      self.gate = gate
      self.sentence = sentence
    }
  }

  /// What makes a review a rubber stamp.
  public var attention: AttentionLimits
  /// For how many days evidence of a decision is kept; custody itself deletes none.
  public var retention: Policy.Days
  /// The gates.
  public var gates: [Gate]

  /// Terms.
  public init(attention: AttentionLimits, retention: Policy.Days, gates: [Gate]) {
    self.attention = attention
    self.retention = retention
    self.gates = gates
  }

  /// The terms of a policy.
  public init(_ policy: Policy, gates: [CampaignGate]) {
    self.init(
      attention: policy.attention, retention: policy.retention,
      gates: gates.map { Gate(gate: $0.kind.rawValue, sentence: $0.sentence) })
  }
}

extension CampaignTerms {
  /// As it stands in a ledger entry.
  var statement: StatementValue {
    .object([
      "attention": .object([
        "approvals": .number(attention.approvals), "seconds": .number(attention.seconds),
        "batch": .number(attention.batch), "strict_seconds": .number(attention.strictSeconds),
      ]),
      "retention_days": .object(
        Dictionary(
          uniqueKeysWithValues: Tier.allCases.map { ($0.rawValue, .number(retention[$0])) })),
      "gates": .list(
        gates.map {
          .object(["gate": .text($0.gate), "sentence": .text($0.sentence)])
        }),
    ])
  }

  init(_ members: StatementParser.Members) throws(StatementParser.Failure) {
    let limits = try members.members("attention")
    let days = try members.members("retention_days")
    var gates: [Gate] = []
    for value in try members.list("gates") {
      let gate = try StatementParser.Members(value, "a gate")
      gates.append(Gate(gate: try gate.text("gate"), sentence: try gate.text("sentence")))
    }
    self.init(
      attention: AttentionLimits(
        approvals: try limits.number("approvals"), seconds: try limits.number("seconds"),
        batch: try limits.number("batch"), strictSeconds: try limits.number("strict_seconds")),
      retention: Policy.Days(
        light: try days.number("light"), standard: try days.number("standard"),
        strict: try days.number("strict")), gates: gates)
  }
}
