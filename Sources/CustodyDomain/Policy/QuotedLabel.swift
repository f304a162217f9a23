/// A label that guidance quotes though it isn't an id, or isn't one for what it is quoted for.
public struct QuotedLabel: Hashable, Sendable {
  /// How well a control says what a label is quoted for.
  public enum Fit: String, Sendable {
    /// It says it.
    case exact
    /// It says a part of it.
    case partial
    /// The label looks like it, and it says something else.
    case none
  }
  /// A control that is, or isn't, meant.
  public struct Meaning: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// How well it fits.
    public var fit: Fit
  }

  /// As it is quoted.
  public var label: String
  /// What it is quoted for.
  public var meant: String
  /// What is wrong with it.
  public var problem: String
  /// The ids that say what is meant, the best first, and those for which it may be taken and which don't.
  public var meanings: [Meaning]

  /// The ids that say what is meant, or a part of it.
  public var right: [String] { meanings.filter { $0.fit != .none }.map(\.id) }

  fileprivate init(
    _ label: String, for meant: String, _ problem: String, exact: [String] = [],
    partial: [String] = [], not others: [String] = []
  ) {
    self.label = label
    self.meant = meant
    self.problem = problem
    meanings =
      exact.map { Meaning(id: $0, fit: .exact) } + partial.map { Meaning(id: $0, fit: .partial) }
      + others.map { Meaning(id: $0, fit: .none) }
  }
}

extension ControlCatalogue {
  /// Labels that are quoted, with the ids that are meant; one with several meanings stands here for each.
  public static let quotedLabels: [QuotedLabel] = [
    QuotedLabel(
      "NHI-01", for: "sessions that expose or reuse credentials without an owner",
      "not an id; NHI1:2025 is Improper Offboarding, which fits only where nobody ends them",
      exact: ["NHI9:2025"], partial: ["NHI2:2025", "NHI1:2025"]),
    QuotedLabel(
      "AI-03", for: "AI actions through browsers need control at run time",
      "not an id of OWASP's", partial: ["ASI03", "ASI02", "T3", "T9"]),
    QuotedLabel(
      "GV.OC-02", for: "ownership and accountability",
      "an id of CSF 2.0, about stakeholders and their needs",
      exact: ["GV.RR-02"], partial: ["GV.RR-01"], not: ["GV.OC-02"]),
    QuotedLabel(
      "NHI-03", for: "tokens need short lifetimes and rotation",
      "not an id; NHI3:2025 is Vulnerable Third-Party NHI",
      exact: ["NHI7:2025"], partial: ["NHI2:2025"], not: ["NHI3:2025"]),
    QuotedLabel(
      "NHI-03", for: "machine identities that can create administrators",
      "not an id; NHI3:2025 fits only where a third party holds the identity",
      exact: ["NHI5:2025"], partial: ["NHI3:2025"]),
    QuotedLabel(
      "A2", for: "exceeding permissions by chained actions",
      "not an id of OWASP's; the number happens to fit", exact: ["ASI02"], partial: ["ASI03"]),
    QuotedLabel(
      "AGENT-04", for: "traceability of agents' actions",
      "not an id; the Top 10 has no entry for it, and ASI04 is about the supply chain",
      exact: ["T8"], partial: ["ASI03"], not: ["ASI04"]),
    QuotedLabel(
      "IAM-02", for: "identity and authorisation of agents",
      "MAESTRO has layers and no ids; in CSA CCM v4 and AICM it is password policy",
      partial: ["L6", "L7", "IAM-05", "IAM-08", "IAM-16"], not: ["IAM-02"]),
    QuotedLabel(
      "A01", for: "overbroad authority of agents and misuse of tools",
      "not an id; ASI01 is Agent Goal Hijack",
      exact: ["ASI03", "ASI02"], partial: ["T3", "NHI5:2025"], not: ["ASI01"]),
    QuotedLabel(
      "PR.AC-4", for: "access permissions", "an id of CSF 1.1, which CSF 2.0 replaced",
      exact: ["PR.AA-05"]),
    QuotedLabel(
      "NIST AI RMF", for: "governance, accountability and monitoring of risk", noID,
      partial: ["GOVERN 1.6", "GOVERN 2.1", "MAP 3.5", "MEASURE 2.4", "MEASURE 3.1", "MANAGE 2.4"]),
    QuotedLabel(
      "NIST AI RMF", for: "roles, oversight and traceability", noID,
      partial: ["GOVERN 2.1", "GOVERN 3.2", "MAP 3.5", "MEASURE 2.8"]),
    QuotedLabel(
      "NIST AI RMF", for: "autonomous behaviour of high impact", noID,
      partial: ["MAP 3.5", "MANAGE 2.4"]),
    QuotedLabel(
      "NIST AI RMF", for: "accountability for privileged actions", noID,
      partial: ["GOVERN 2.1", "GOVERN 6.1", "MANAGE 2.4", "MANAGE 3.1"]),
    QuotedLabel(
      "CSA MAESTRO", for: "threat modelling and trust boundaries",
      "a framework of layers; it has no ids", partial: ["L3", "L6", "L7"]),
  ]

  private static let noID = "a framework, quoted without an id"
}
