import CustodyDomain
import Testing

/// That what guidance asks for by a wrong label is cited by its right id (REQUIREMENTS.md beside the tests has the
/// rows).
@Suite struct ControlMapTests {
  /// What rules of a row must cite.
  struct Row: CustomTestStringConvertible, Sendable {
    /// The row.
    var row: String
    /// The rules that meet it.
    var rules: [String]
    /// What each of them cites.
    var each: [String] = []
    /// What they cite between them.
    var together: [String] = []
    /// What none of them cites, though it is quoted for it.
    var never: [String] = []
    var testDescription: String { row }
  }

  static let browser = [
    "unmanaged-session", "shared-profile", "provenance-unproven", "login-only-control",
    "no-step-up", "user-unverifiable", "byod-without-data-owner", "layer-unowned",
  ]
  static let chain = [
    "chain-incomplete", "self-approved", "executed-before-approval", "orphan-execution",
    "uncorrelated-event", "diverged", "login-only-trail", "final-action-only",
    "unattributed-admin-action",
  ]
  static let agents = [
    "borrowed-session", "user-equivalent", "whole-profile-delegation", "person-as-agent",
    "no-runtime-policy", "no-per-step-authorisation", "no-human-window", "no-revocation-point",
    "beyond-scope", "drift",
  ]

  static let rows: [Row] = [
    Row(row: "B34", rules: ["reused-credential"], each: ["NHI9:2025"]),
    Row(row: "B34", rules: ["exposed-credential"], each: ["NHI2:2025"]),
    Row(row: "B34", rules: ["ownerless"], each: ["NHI1:2025"]),
    Row(row: "B35", rules: ["login-only-control"], each: ["ASI03"]),
    Row(
      row: "B36", rules: ["ownerless", "layer-unowned"], each: ["GV.RR-02"], never: ["GV.OC-02"]),
    Row(
      row: "C34", rules: ["chain-incomplete", "orphan-execution", "final-action-only"],
      each: ["T8"], never: ["ASI04"]),
    Row(row: "C34", rules: chain, together: ["T8", "ASI03"]),
    Row(row: "C35", rules: agents, together: ["L6", "L7"], never: ["IAM-02"]),
    Row(
      row: "C36", rules: chain, together: ["GOVERN 2.1", "GOVERN 3.2", "MAP 3.5", "MEASURE 2.8"]),
    Row(row: "I37", rules: ["long-lived-secret", "rotation-overdue"], each: ["NHI7:2025"]),
    Row(row: "I38", rules: ["beyond-scope"], each: ["ASI02", "ASI03"]),
    Row(
      row: "I39", rules: RuleCatalogue.all.map(\.id),
      together: ["GOVERN 1.6", "GOVERN 2.1", "MAP 3.5", "MANAGE 2.4", "MANAGE 3.1"]),
    Row(row: "P34", rules: ["can-create-admin"], each: ["NHI5:2025", "NHI3:2025"]),
    Row(row: "P35", rules: ["can-create-admin", "overbroad-scope"], each: ["PR.AA-05"]),
    Row(
      row: "P36", rules: ["can-create-admin", "unattributed-admin-action"],
      together: ["GOVERN 2.1", "MANAGE 2.4", "MANAGE 3.1"]),
    Row(
      row: "R24",
      rules: ["borrowed-session", "user-equivalent", "whole-profile-delegation"],
      each: ["ASI03"], never: ["ASI01"]),
    Row(row: "R25", rules: agents, together: ["L3", "L6", "L7"]),
    Row(
      row: "R26", rules: ["no-human-window", "no-revocation-point"],
      together: ["MAP 3.5", "MANAGE 2.4"]),
  ]

  @Test(arguments: rows)
  func `a row that is quoted by a wrong label is cited by its right ids`(row: Row) throws {
    let rules = try row.rules.map { try #require(RuleCatalogue.rule($0), "no rule \($0)") }
    for rule in rules {
      #expect(Set(row.each).isSubset(of: rule.controls), "\(rule.id)")
      #expect(Set(row.never).isDisjoint(with: rule.controls), "\(rule.id)")
    }
    let cited = Set(rules.flatMap(\.controls))
    #expect(Set(row.together).subtracting(cited).sorted() == [])
  }

  @Test func `rules of browser sessions cite governance, inventory and access in CSF 2_0`() throws {
    let csf = Set(ControlCatalogue.controls(of: "csf").map(\.id))
    let rules = try Self.browser.map { try #require(RuleCatalogue.rule($0), "no rule \($0)") }
    for rule in rules { #expect(!csf.isDisjoint(with: rule.controls), "\(rule.id)") }
    for family in ["GV.", "ID.AM-", "PR.AA-"] {
      #expect(rules.contains { $0.controls.contains { $0.hasPrefix(family) } }, "\(family)")
    }
  }
}
