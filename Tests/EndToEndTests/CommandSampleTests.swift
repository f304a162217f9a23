import CustodyTestSupport
import Foundation
import Testing

/// Real exports go in, and `custody list --format json` has the facts that a reading by hand gives.
struct CommandSampleTests {
  private func items(_ files: [String], _ extra: [String] = []) async throws -> [[String: Any]] {
    let scratch = try Scratch()
    _ = try await Command.right(["import"] + files.map(Sample.path) + extra, in: scratch)
    let list = try await Command.right(["list", "--format", "json"], in: scratch)
    return try CommandJSON(list).objects("items")
  }

  private func scopes(_ item: [String: Any]) -> [String] {
    (item["permissions"] as? [[String: Any]] ?? []).compactMap { $0["scope"] as? String }
  }

  @Test func `two admin grants of one client come from Entra`() async throws {
    let items = try await items(["entra/oauth2PermissionGrants.json"])
    #expect(items.count == 2)
    let small = try #require(
      items.first { $0["sourceID"] as? String == "AVs6JuUDjkCFV7q2gd8QTPimBBgj5iBFj0C6GwwRxC0" })
    #expect(small["kind"] as? String == "oauth-grant")
    #expect(small["consent"] as? String == "admin")
    #expect(small["principal"] is NSNull)
    #expect(scopes(small).sorted() == ["Group.ReadWrite.All", "User.Read"])
    #expect(small["usage"] as? String == "unknown")
    #expect(small["expires"] is NSNull)
    let large = try #require(items.first { $0["id"] as? String != small["id"] as? String })
    #expect(scopes(large).count == 34)
    #expect((large["findings"] as? [String])?.contains("can-create-admin") == true)
    #expect(large["tier"] as? String == "strict")
  }

  @Test func `a grant shows its application whichever file came first`() async throws {
    for files in [
      ["entra/servicePrincipals-recorded.json", "entra/oauth2PermissionGrants-delta-page1.json"],
      ["entra/oauth2PermissionGrants-delta-page1.json", "entra/servicePrincipals-recorded.json"],
    ] {
      let items = try await items(files)
      let app = try #require(items.first { $0["kind"] as? String == "application" })
      #expect(app["name"] as? String == "azure-cli-test000001")
      #expect(app["clientID"] as? String == "f2e11c36-a278-47db-bdc1-d7c524bff96f")
      #expect(app["created"] as? String == "2022-05-07T06:53:37Z")
      let secret = try #require(items.first { $0["kind"] as? String == "api-key" })
      #expect(secret["credential"] as? String == "client-secret")
      #expect(secret["expires"] as? String == "2023-05-07T06:53:41Z")
      let grant = try #require(items.first { $0["kind"] as? String == "oauth-grant" })
      #expect(grant["consent"] as? String == "user")
      #expect(grant["principal"] as? String == "c2e8df37-c6a7-4d88-89b1-feb4f1fda7c5")
    }
  }

  @Test func `GAM's list gives three tokens of two users`() async throws {
    let items = try await items(["google/gam-print-tokens.csv"])
    #expect(items.count == 3)
    let users = items.compactMap { $0["principal"] as? String }.sorted()
    #expect(
      users == ["hjsimpson@simpson.corp", "mbsimpson@simpson.corp", "mbsimpson@simpson.corp"])
    let slack = try #require(items.first { $0["name"] as? String == "Slack" })
    #expect(slack["clientID"] as? String == "123456789.apps.googleusercontent.com")
    #expect(slack["tier"] as? String == "light")
  }

  @Test func `the API's list and GAM's are the same items`() async throws {
    let one = try await items(["google/gam-print-tokens.csv"])
    let other = try await items(
      ["google/tokens-mbsimpson.json"], ["--user", "mbsimpson@simpson.corp"])
    let ids = Set(one.compactMap { $0["id"] as? String })
    #expect(other.count == 2)
    #expect(other.allSatisfy { ids.contains($0["id"] as? String ?? "") })
  }

  @Test func `a fine-grained token that was never used says so`() async throws {
    let item = try #require(try await items(["github/personal-access-tokens.json"]).first)
    #expect(item["name"] as? String == "Some Token")
    #expect(item["principal"] as? String == "octocat")
    #expect(item["usage"] as? String == "never")
    #expect(item["lastUsed"] is NSNull)
    #expect(item["expires"] as? String == "2023-11-16T15:47:09Z")
    #expect(item["created"] as? String == "2023-05-16T15:47:09Z")
    #expect((item["findings"] as? [String])?.contains("expired") == true)
  }

  @Test func `an installation carries its areas and levels`() async throws {
    let item = try #require(try await items(["github/installations.json"]).first)
    #expect(item["name"] as? String == "github-actions")
    #expect(item["tenant"] as? String == "octo-org")
    #expect(
      scopes(item).sorted() == [
        "deployments:write", "metadata:read", "pull_requests:read", "statuses:read",
      ])
  }

  @Test func `classic tokens keep their hint and their end`() async throws {
    let items = try await items(["github/credential-authorizations.json"])
    #expect(items.count == 2)
    let octocat = try #require(items.first { $0["principal"] as? String == "octocat" })
    #expect(octocat["fingerprint"] as? String == "71c3fc11")
    #expect(octocat["expires"] as? String == "2011-02-25T19:06:43Z")
    #expect(octocat["usage"] as? String == "unknown")
    #expect(scopes(octocat).sorted() == ["repo", "user"])
  }

  @Test func `what AWS's report, lists and GitHub's seats and keys say again changes nothing`()
    async throws
  {
    let scratch = try Scratch()
    let files = [
      "aws/credential-report-cli.json", "aws/list-service-specific-credentials.json",
      "github/copilot-seats.json", "github/deploy-keys.json",
    ].map(Sample.path)
    for again in [false, true] {
      let text = try await Command.right(["import", "--format", "json"] + files, in: scratch)
      for file in try CommandJSON(text).objects("files") {
        #expect(file["changed"] as? Int == 0 && file["departed"] as? Int == 0)
        #expect((file["added"] as? Int == 0) == again)
      }
    }
    _ = try await Command.right(
      ["import", Sample.path("aws/list-access-keys-kapil.json")], in: scratch)
    let list = try await Command.right(["list", "--format", "json", "kapil"], in: scratch)
    let keys = try CommandJSON(list).objects("items")
    #expect(keys.count == 2)
    // The report's facts stay beside the id that the list adds.
    let joined = try #require(
      keys.first { $0["fingerprint"] as? String == "AKIAIFX6HPKAM5F7JVAA" })
    #expect(joined["lastUsed"] as? String == "2016-11-25T10:37:00Z")
    #expect(joined["tenant"] as? String == "644160558196")
  }
}
