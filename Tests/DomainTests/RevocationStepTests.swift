import CustodyDomain
import CustodyTestSupport
import Testing

/// The exact command of each provider, and what makes none.
@Suite struct RevocationStepTests {
  private static let guid = "07a5ddcf-8e05-4dc8-a718-a292c9d14648"
  private static let key = "3897db8e-67fd-4fd4-a89a-f1342979a1d4"

  private static func item(
    _ kind: ItemKind, _ source: String, _ id: String, _ change: (inout Item) -> Void = { _ in }
  ) -> Item {
    var item = Item(kind: kind, source: source, sourceID: id, name: "x")
    change(&item)
    return item
  }

  /// One item for each command, with the command.
  static let commands: [(Item, [String])] = [
    (
      item(.oauthGrant, "entra", "AVs6JuUDjkCFV7q2gd8QTPimBBgj5iBFj0C6GwwRxC0"),
      [
        "az", "rest", "--method=DELETE",
        "--url=https://graph.microsoft.com/v1.0/oauth2PermissionGrants/AVs6JuUDjkCFV7q2gd8QTPimBBgj5iBFj0C6GwwRxC0",
      ]
    ),
    (
      item(.application, "entra", guid),
      ["az", "ad", "sp", "update", "--id=\(guid)", "--set=accountEnabled=false"]
    ),
    (
      item(.application, "entra", guid) { $0.status = .disabled },
      ["az", "ad", "sp", "delete", "--id=\(guid)"]
    ),
    (
      item(.apiKey, "entra", key) {
        $0.clientID = guid
        $0.credential = .certificate
      },
      [
        "az", "ad", "app", "credential", "delete", "--id=\(guid)", "--key-id=\(key)", "--cert",
      ]
    ),
    (
      item(.oauthGrant, "google", "k") {
        $0.principal = "ida@corp.example"
        $0.clientID = "407408718192.apps.googleusercontent.com"
      },
      [
        "gam", "user", "ida@corp.example", "delete", "token", "clientid",
        "407408718192.apps.googleusercontent.com",
      ]
    ),
    (
      item(.serviceAccount, "gcp", "1") { $0.principal = "ci@proj.iam.gserviceaccount.com" },
      ["gcloud", "iam", "service-accounts", "disable", "ci@proj.iam.gserviceaccount.com"]
    ),
    (
      item(.apiKey, "gcp", "2") {
        $0.principal = "ci@proj.iam.gserviceaccount.com"
        $0.parentID = $0.principal
        $0.fingerprint = "0123456789abcdef0123456789abcdef01234567"
      },
      [
        "gcloud", "iam", "service-accounts", "keys", "disable",
        "0123456789abcdef0123456789abcdef01234567",
        "--iam-account=ci@proj.iam.gserviceaccount.com",
      ]
    ),
    (
      item(.apiKey, "github", "credential/161195") { $0.tenant = "octo-org" },
      ["gh", "api", "--method=DELETE", "/orgs/octo-org/credential-authorizations/161195"]
    ),
    (
      item(.apiKey, "github", "deploy-key/7") {
        $0.permissions = [Permission(scope: "contents:read", resource: "octocat/Hello-World")]
      },
      ["gh", "api", "--method=DELETE", "/repos/octocat/Hello-World/keys/7"]
    ),
    (
      item(.apiKey, "aws", "user/deploy/access-key/2020-01-01T00:00:00Z") {
        $0.principal = "deploy"
        $0.fingerprint = "AKIAIFX6HPKAM5F7JVAA"
      },
      [
        "aws", "iam", "update-access-key", "--user-name=deploy",
        "--access-key-id=AKIAIFX6HPKAM5F7JVAA", "--status=Inactive",
      ]
    ),
    (
      item(.apiKey, "aws", "user/deploy/access-key/2020-01-01T00:00:00Z") {
        $0.principal = "deploy"
        $0.fingerprint = "AKIAIFX6HPKAM5F7JVAA"
        $0.status = .disabled
      },
      [
        "aws", "iam", "delete-access-key", "--user-name=deploy",
        "--access-key-id=AKIAIFX6HPKAM5F7JVAA",
      ]
    ),
    (
      item(.apiKey, "vault", "8609694a-cdbc-db9b-d345-e782dbb562ed"),
      ["vault", "token", "revoke", "-accessor", "8609694a-cdbc-db9b-d345-e782dbb562ed"]
    ),
    (
      item(.serviceAccount, "spire", "e7f7b7f2-0001"),
      ["spire-server", "entry", "delete", "-entryID=e7f7b7f2-0001"]
    ),
  ]

  @Test(arguments: commands)
  func `a revocation names the exact command of its provider`(_ item: Item, _ command: [String]) {
    #expect(RevocationStep(item: item, rotation: false) == .command(command))
  }

  /// Every field of every item that makes a command, replaced by each of these.
  @Test(arguments: [
    "--all", "-x", "@file", "file:///etc/passwd", "fileb://x", "http://x", "https://x/y", "a b",
    "x;rm", "$(x)", "`x`", "a\u{202E}b", "", "../../users/1", "a'b", "a\"b", "a\nb", "all users",
  ])
  func `a value that could change a command makes none`(_ value: String) {
    for (item, _) in Self.commands {
      var changed: [Item] = []
      func change(_ body: (inout Item) -> Void) {
        var copy = item
        body(&copy)
        // Fields that no command of this item takes may hold anything.
        guard
          RevocationStep(item: copy, rotation: false) != RevocationStep(item: item, rotation: false)
        else { return }
        changed.append(copy)
      }
      change { $0.sourceID = value }
      change { $0.principal = value }
      change { $0.clientID = value }
      change { $0.fingerprint = value }
      change { $0.tenant = value }
      change { if !$0.permissions.isEmpty { $0.permissions[0].resource = value } }
      #expect(!changed.isEmpty)
      for item in changed {
        let step = RevocationStep(item: item, rotation: false)
        #expect(!step.isCommand, "\(step.text)")
        // What can't be trusted isn't repeated in the sentence either.
        #expect(value.isEmpty || !step.text.contains(value))
      }
    }
  }

  @Test func `an item whose id doesn't fit says why, and what to do by hand`() {
    let odd = Self.item(.application, "entra", "$(x)")
    #expect(
      RevocationStep(item: odd, rotation: false).text
        == "the service principal's id is not one that entra makes, so it stands in no command: "
        + "look it up and remove it by hand in the Entra admin center, Enterprise applications, "
        + "Properties, then import that source again")
    // The report names no key: which one it is, a person must look up.
    let nameless = Self.item(.apiKey, "aws", "user/x/access-key/2020") { $0.principal = "x" }
    #expect(
      RevocationStep(item: nameless, rotation: false).text.hasPrefix(
        "the export doesn't say the key's id: look it up and remove it by hand in the AWS console"))
  }

  @Test func `a rotation says how the new credential is made and the old one goes`() {
    let secret = Self.item(.apiKey, "entra", Self.key) { $0.clientID = Self.guid }
    #expect(
      RevocationStep(item: secret, rotation: true).text
        == "az ad app credential reset --id=\(Self.guid) --append, put the new one in place, then"
        + " az ad app credential delete --id=\(Self.guid) --key-id=\(Self.key)")
    let key = Self.item(.apiKey, "aws", "user/deploy/access-key/2020") {
      $0.principal = "deploy"
      $0.fingerprint = "AKIAIFX6HPKAM5F7JVAA"
    }
    #expect(
      RevocationStep(item: key, rotation: true).text.hasPrefix(
        "aws iam create-access-key --user-name=deploy, put it in place"))
    #expect(
      RevocationStep(item: Self.item(.apiKey, "github", "credential/7"), rotation: true).text
        .contains("https://github.com/settings/tokens"))
    let odd = Self.item(.apiKey, "entra", "$(x)") { $0.clientID = Self.guid }
    #expect(
      RevocationStep(item: odd, rotation: true).text.hasPrefix(
        "the credential's id is not one that entra makes"))
  }

  @Test func `a shell reads the printed line back as exactly these arguments`() async throws {
    let odd = [
      "plain", "", "a b", "it's", "'", "''", "$HOME", "`x`", "\\", "\"q\"", "*", "{a,b}", "~", "#x",
      "a;b", "tab\there", "line\nbreak", "é", "-x", "!x", "<>|&()[]?", "a=b", "%s\\0",
    ]
    for arguments in Self.commands.map(\.1) + [odd] {
      let read = try await Shell.words(ShellLine.text(arguments))
      #expect(read == arguments)
    }
  }
}
