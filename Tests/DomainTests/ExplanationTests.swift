import CustodyConfiguration
import CustodyDomain
import Foundation
import Testing

/// Why a rule finds something, or doesn't.
@Suite struct ExplanationTests {
  private static func explain(
    _ rule: String, _ item: Item, _ surroundings: Surroundings = Surroundings(),
    policy: Policy = Policy()
  ) throws -> Explanation {
    Assessor(policy: policy).explain(
      try #require(RuleCatalogue.rule(rule)), item, surroundings, now: Sample.now)
  }

  private static func text(_ explanation: Explanation) throws -> [String] {
    explanation.lines(now: Sample.now, policy: try PolicyFile.builtIn().origins).map {
      "\($0.label): \($0.text)"
    }
  }

  /// A key that nobody has replaced for 200 days.
  private static var key: (item: Item, surroundings: Surroundings) {
    var (item, surroundings) = Sample.clean(scopes: ["Mail.Read"], everyone: true)
    item.credential = .apiKey
    item.created = Sample.ago(200)
    surroundings.inventoried = Sample.ago(3)
    surroundings.inventoryFormat = "entra.applications"
    return (item, surroundings)
  }

  @Test func `a finding is told with its inputs, their ages, the limit and where that comes from`()
    throws
  {
    let (item, surroundings) = Self.key
    let explanation = try Self.explain("long-lived-secret", item, surroundings)
    #expect(explanation.outcome == .found)
    let made = Sample.ago(200).dateText
    #expect(
      try Self.text(explanation) == [
        "says: in use since \(made) without a schedule; the limit is 90 days",
        "because: made: \(made) (200 days ago)", ": limit: 90 days", ": schedule: none",
        "weighs: decay at reach 3 is critical", "policy: secret-age.strict = 90, built in",
        "listed: by entra.applications, imported \(Sample.ago(3).dateText) (3 days ago)",
        "clear it: rotate it, and set a date for the next time",
        "controls: NHI7:2025 Long-Lived Secrets", ": IA-5 Authenticator Management",
        ": 8.6.3 Passwords of system accounts are changed and protected",
      ])
    #expect(
      explanation.finding
        == Sample.finding("long-lived-secret", item, surroundings))
  }

  @Test func `a rule whose time has not come tells when it will`() throws {
    var (item, surroundings) = Self.key
    item.created = Sample.ago(80)
    let explanation = try Self.explain("long-lived-secret", item, surroundings)
    #expect(explanation.outcome == .nothing)
    #expect(explanation.finding == nil)
    let lines = try Self.text(explanation)
    #expect(lines.prefix(2) == ["says: finds nothing here", "but: its time has not come"])
    let day = Sample.now.adding(days: 10).dateText
    #expect(
      lines.contains {
        $0.hasPrefix("changes: from \(day) (in 10 days) it says: in use since ")
      })
    let at = try #require(explanation.turn?.at)
    #expect(Sample.finding("long-lived-secret", item, surroundings, now: at) != nil)
    let before = Instant(seconds: at.seconds - 1)
    #expect(Sample.finding("long-lived-secret", item, surroundings, now: before) == nil)
  }

  @Test func `what has ended is told to be the reason`() throws {
    var (item, surroundings) = Self.key
    item.status = .revoked
    let explanation = try Self.explain("long-lived-secret", item, surroundings)
    #expect(explanation.ended == .revoked)
    #expect(
      try Self.text(explanation).contains(
        "but: its source says revoked: were it in force, this would be found"))
  }

  @Test func `a rule without cause says so`() throws {
    let (item, surroundings) = Sample.clean()
    let explanation = try Self.explain("rogue-app", item, surroundings)
    #expect(
      try Self.text(explanation).contains(
        "but: what is on record of the item and around it gives this rule no cause"))
    #expect(try Self.text(explanation).contains("listed: by no export that is known"))
  }

  @Test func `an exception that holds is named, and one that doesn't is told not to`() throws {
    var (item, surroundings) = Self.key
    let exception = ExceptionRecord(
      item: item.id, rule: "long-lived-secret", approver: "ole@corp.example", reason: "till Q1",
      until: Sample.now.adding(days: 1))
    surroundings.exceptions = [exception]
    let held = try Self.explain("long-lived-secret", item, surroundings)
    #expect(held.outcome == .accepted(exception))
    #expect(held.finding != nil)
    let end = exception.until?.dateText ?? ""
    #expect(
      try Self.text(held).contains("but: accepted by ole@corp.example until \(end): till Q1"))
    #expect(
      try Self.text(held).contains(
        "accepted: by ole@corp.example until \(end) (in 1 day): till Q1"))
    surroundings.exceptions[0].until = Sample.now
    let over = try Self.explain("long-lived-secret", item, surroundings)
    #expect(over.outcome == .found)
    #expect(try Self.text(over).last?.hasSuffix("till Q1; it doesn't hold") == true)
    // Whoever uses it can't accept it.
    item.principal = "ole@corp.example"
    surroundings.exceptions = [exception]
    #expect(try Self.explain("long-lived-secret", item, surroundings).outcome == .found)
  }

  @Test func `a rule that is switched off says what it would find, and a hard one never is`() throws
  {
    var policy = Policy()
    policy.disabledRules = ["long-lived-secret", "can-create-admin"]
    var (item, surroundings) = Self.key
    let off = try Self.explain("long-lived-secret", item, surroundings, policy: policy)
    #expect(off.outcome == .switchedOff)
    #expect(off.finding != nil)
    item.permissions = [Sample.scope("RoleManagement.ReadWrite.Directory", everyone: true)]
    surroundings.exceptions = []
    let hard = try Self.explain("can-create-admin", item, surroundings, policy: policy)
    #expect(hard.outcome == .found)
    #expect(
      try Self.text(hard).contains(
        "weighs: attack at reach 3 is critical; hard: no policy switches it off, no exception holds"
      ))
  }

  @Test(arguments: [
    ("2026-11-21", "2026-11-21 (today)"), ("2026-11-20", "2026-11-20 (1 day ago)"),
    ("2026-12-01 by ana", "2026-12-01 by ana (in 10 days)"),
    ("2026-11-01 09:14", "2026-11-01 09:14 (20 days ago)"), ("90 days", "90 days"),
    ("2026-13-01", "2026-13-01"), ("", ""), ("2026-11-20x", "2026-11-20x"),
  ])
  func `the age of an input is that of the date it begins with`(value: String, shown: String) throws
  {
    let (item, surroundings) = Sample.clean()
    let explanation = try Self.explain("dormant", item, surroundings)
    #expect(explanation.aged(value, now: Sample.now) == shown)
  }

  @Test func `every rule names the limits at which it looks`() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/CustodyDomain/Policy/Rules")
    for rule in RuleCatalogue.all {
      let file = folder.appendingPathComponent("\(type(of: rule)).swift")
      let text = try String(contentsOf: file, encoding: .utf8)
      // Which rules are switched off is no limit.
      let used = text.replacing("policy.disabledRules", with: "").matches(
        of: #/policy\.([a-zA-Z]+)/#
      ).map { String($0.output.1) }.map { name in
        name == "staleFrom"
          ? "stale-inventory" : name.replacing(#/[A-Z]/#) { "-" + $0.output.lowercased() }
      }
      #expect(
        Set(used) == Set(rule.limits.map { $0.key }),
        "\(rule.id): 'let limits' names what it looks at")
    }
  }

  @Test func `every limit is in the policy`() throws {
    let keys = Set(try PolicyFile.builtIn().origins.map(\.key))
    for limit in PolicyLimit.allCases {
      #expect(keys.contains(limit.isTiered ? "\(limit.key).strict" : limit.key))
    }
  }
}
