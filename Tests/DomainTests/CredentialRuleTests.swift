import CustodyDomain
import Testing

@Suite struct CredentialRuleTests {
  private func findings(
    _ change: (inout Item, inout Surroundings) -> Void
  ) -> [Finding] {
    var sample = Sample.clean()
    change(&sample.item, &sample.surroundings)
    return Sample.assess(sample.item, sample.surroundings).findings
  }

  private static let rules = ["exposed-credential", "privilege-accelerator"]

  /// Either fault is one finding; both together are the worst there is.
  @Test(arguments: [
    (
      SecretHandling.exposed as SecretHandling?, "User.Read", "exposed-credential" as String?,
      Severity.high
    ),
    (.exposed, "Mail.ReadWrite", "exposed-credential", .high),
    (.exposed, "Files.ReadWrite.All", "privilege-accelerator", .critical),
    (.exposed, "RoleManagement.ReadWrite.Directory", "privilege-accelerator", .critical),
    (.plain, "User.Read", "exposed-credential", .low),
    (.plain, "Mail.ReadWrite", "exposed-credential", .medium),
    (.plain, "Files.ReadWrite.All", "exposed-credential", .high),
    (.vaulted, "Files.ReadWrite.All", nil, .none), (nil, "Files.ReadWrite.All", nil, .none),
  ])
  func `an exposed secret is worst where it opens everything`(
    handling: SecretHandling?, scope: String, rule: String?, severity: Severity
  ) {
    let found = findings { item, _ in
      item.handling = handling
      item.permissions = [Sample.scope(scope)]
    }.filter { Self.rules.contains($0.rule) }
    #expect(found.map(\.rule) == [rule].compactMap(\.self))
    #expect(found.first?.severity ?? .none == severity)
    let ended = findings { item, _ in
      item.handling = handling
      item.status = .revoked
    }
    #expect(!ended.contains { Self.rules.contains($0.rule) })
  }

  @Test func `of equal reach the exposed stand before the overbroad, and both together first`() {
    func score(_ handling: SecretHandling?, _ scope: String) -> Int {
      var (item, surroundings) = Sample.clean(scopes: [scope])
      item.handling = handling
      surroundings.review = .init(first: Sample.ago(1))
      return Sample.assess(item, surroundings).score
    }
    let both = score(.exposed, "Files.ReadWrite.All")
    let overbroad = score(nil, "Files.ReadWrite.All")
    #expect(both > overbroad)
    #expect(both > score(.exposed, "Mail.ReadWrite"))
    #expect(score(.exposed, "Mail.ReadWrite") > score(nil, "Mail.ReadWrite"))
    #expect(score(.exposed, "User.Read") > score(nil, "User.Read"))
  }

  private static let other = Surroundings.Other(
    id: ItemID("k-other"), name: "nightly export", source: "github")

  @Test func `a credential that others have is found with where they are`() {
    let found = findings { item, surroundings in surroundings.sameCredential = [Self.other] }
    #expect(found.map(\.rule) == ["reused-credential"])
    #expect(found[0].inputs == [.init("same credential", "nightly export (github)")])
    #expect(found[0].severity == .medium)
    #expect(
      findings { item, surroundings in
        item.status = .revoked
        surroundings.sameCredential = [Self.other]
      }.contains { $0.rule == "reused-credential" } == false)
  }

  @Test(arguments: [("s1", "g-other", true), ("s2", "g-other", false), ("s1", "", false)])
  func `a session of another item counts where its id is the same`(
    id: String, other: String, isFound: Bool
  ) {
    let found = findings { item, surroundings in
      surroundings.sessions = [
        Session(id: "s1", item: item.id, subject: "kim", managedDevice: true, profile: "p")
      ]
      surroundings.neighbours = [
        Session(id: id, item: other.isEmpty ? item.id : ItemID(other), profile: "p")
      ]
    }
    #expect(found.contains { $0.rule == "reused-credential" } == isFound)
  }

  struct LegacyRow: Sendable {
    var approver: String? = "ana@corp.example"
    var until: Int = 9
    var shared: Bool
    var people: [String] = ["kim"]
    var rules: Set<String>
  }

  @Test(arguments: [
    LegacyRow(shared: true, rules: ["unreliable-attribution"]),
    LegacyRow(shared: false, rules: []),
    LegacyRow(shared: false, people: ["kim", "ana"], rules: ["unreliable-attribution"]),
    LegacyRow(shared: false, people: ["kim", "0F3C"], rules: []),
    LegacyRow(approver: "kim", shared: true, rules: ["reused-credential", "exception-expired"]),
    LegacyRow(approver: nil, shared: true, rules: ["reused-credential", "exception-expired"]),
    LegacyRow(until: 0, shared: true, rules: ["reused-credential", "exception-expired"]),
  ])
  func `in a legacy system shared access can't be attributed`(row: LegacyRow) {
    let watched: Set<String> = ["reused-credential", "unreliable-attribution", "exception-expired"]
    let found = findings { item, surroundings in
      surroundings.exceptions = [
        ExceptionRecord(
          item: item.id, kind: .legacy, approver: row.approver, reason: "no accounts",
          until: Sample.now.adding(days: row.until), plan: "gone by March")
      ]
      if row.shared { surroundings.sameCredential = [Self.other] }
      surroundings.sessions = row.people.enumerated().map { index, name in
        Session(id: "s\(index)", item: item.id, subject: name)
      }
    }
    #expect(Set(found.map(\.rule)).intersection(watched) == row.rules)
  }
}
