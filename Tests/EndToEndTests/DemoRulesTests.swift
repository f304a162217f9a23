import CustodyTestSupport
import Foundation
import Testing

/// Each story of the demo is found by the rules that it is about, and by no others.
struct DemoRulesTests {
  /// A story's item, and all that rules find of it.
  struct Story: CustomTestStringConvertible, Sendable {
    var name: String
    var rules: Set<String>
    var testDescription: String { name }

    init(_ name: String, _ rules: String...) {
      self.name = name
      self.rules = Set(rules)
    }
  }

  static let stories = [
    Story("agent-rota-planner"),
    Story("front desk, visitor list", "shared-profile"),
    Story(
      "payroll from home", "unmanaged-session", "byod-without-data-owner", "user-unverifiable",
      "provenance-unproven"),
    Story("agent-claims-triage", "beyond-scope", "diverged"),
    Story("agent-inbox-helper", "whole-profile-delegation", "secret-only-proof"),
    Story("agent-price-watch", "self-approved", "executed-before-approval"),
    Story(
      "svc-tenant-setup", "can-create-admin", "overbroad-scope", "instant-admin",
      "account-created-outside-review", "unattributed-admin-action",
      "exercised-before-review"),
    Story(
      "svc-breakglass-erp", "break-glass-unapproved", "break-glass-unbounded",
      "break-glass-unlogged"),
    Story(
      "svc-release-signer", "privilege-accelerator", "overbroad-scope", "exercised-before-review"),
    Story("svc-depot-north", "reused-credential"),
    Story("svc-depot-south", "reused-credential"),
    Story("svc-plc-gateway", "exception-expired"),
    Story("svc-vendor-sync", "vendor-claim-untested"),
    Story("svc-crm-archive", "ownership-gap", "ownership-unstable"),
    Story("Scribbleboard", "tool-removed-still-granted"),
  ]

  @Test(arguments: stories)
  func `a story is found by its rules and by no others`(_ story: Story) async throws {
    let items = try await DemoTests.items("name:\"\(story.name)\"")
    let item = try #require(items.first { $0["name"] as? String == story.name })
    #expect(Set(try #require(item["findings"] as? [String])) == story.rules)
  }
}
