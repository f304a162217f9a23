import CustodyDomain

/// What to do at a source after a revocation or rotation. custody runs nothing by itself; it prints the
/// exact command, and only where every value in it fits an allow-list, because arguments are an
/// injection surface even without a shell.
public enum RevocationStep: Hashable, Sendable {
  /// The arguments of a command, to be run by a person.
  case command([String])
  /// A sentence, where there is no command or a value in it can't be trusted.
  case instruction(String)

  /// Whether it is a command.
  public var isCommand: Bool { if case .command = self { true } else { false } }

  /// The step on one line; every argument is plain enough to need no quoting beyond what is written.
  public var text: String {
    switch self {
    case .command(let arguments): arguments.joined(separator: " ")
    case .instruction(let text): text
    }
  }

  /// The step for an item.
  public init(item: Item, rotation: Bool) {
    if rotation {
      self =
        RevocationStep.rotation(item)
        ?? .instruction("replace the credential at \(item.source), then import that source again")
      return
    }
    let known =
      switch item.source {
      case "entra": RevocationStep.entra(item)
      case "google": RevocationStep.google(item)
      case "github": RevocationStep.github(item)
      case "aws": RevocationStep.aws(item)
      case "vault" where RevocationStep.isOpaque(item.sourceID):
        RevocationStep.command(["vault", "token", "revoke", "-accessor", item.sourceID])
      case "spire" where RevocationStep.isOpaque(item.sourceID):
        RevocationStep.command(["spire-server", "entry", "delete", "-entryID", item.sourceID])
      default: nil as RevocationStep?
      }
    self =
      known ?? .instruction("remove it at \(item.source), then import that source again")
  }

  /// How a new credential is made and the old one goes: both at once would lock out whoever uses it.
  private static func rotation(_ item: Item) -> RevocationStep? {
    switch item.source {
    case "entra":
      guard let client = item.clientID, isGUID(client), isGUID(item.sourceID) else { return nil }
      let cert = item.credential == .certificate ? " --cert" : ""
      let new = item.credential == .certificate ? " --cert=@NEW.pem" : ""
      return .instruction(
        "az ad app credential reset --id=\(client) --append\(new), put the new one in place, then"
          + " az ad app credential delete --id=\(client) --key-id=\(item.sourceID)\(cert)")
    case "github" where item.sourceID.hasPrefix("deploy-key/"):
      return .instruction(
        "add a new deploy key in the repository's settings, put it in place, then delete this one there"
      )
    case "github" where item.credential == .sshKey:
      return .instruction(
        "its owner adds a new key at https://github.com/settings/keys, then deletes this one there")
    case "github" where item.sourceID.hasPrefix("credential/"):
      return .instruction(
        "its owner makes a new one at https://github.com/settings/tokens, then deletes this one there"
      )
    case "github" where item.kind == .apiKey:
      return .instruction(
        "its owner regenerates it at https://github.com/settings/personal-access-tokens")
    case "aws":
      guard isAccessKey(item), let user = item.principal, isOpaque(user) else { return nil }
      return .instruction(
        "aws iam create-access-key --user-name=\(user), put it in place, then aws iam delete-access-key"
          + " --user-name=\(user) --access-key-id=\(item.fingerprint ?? "")")
    case "google", "gcp":
      guard item.kind == .serviceAccount, let account = item.principal ?? item.clientID,
        isAddress(account)
      else { return nil }
      return .instruction(
        "gcloud iam service-accounts keys create NEW.json --iam-account=\(account), put it in place,"
          + " then gcloud iam service-accounts keys delete OLD --iam-account=\(account)")
    default: return nil
    }
  }

  private static func entra(_ item: Item) -> RevocationStep? {
    let graph = "https://graph.microsoft.com/v1.0/"
    switch item.kind {
    case .oauthGrant where isOpaque(item.sourceID):
      return .command([
        "az", "rest", "--method=DELETE", "--url=\(graph)oauth2PermissionGrants/\(item.sourceID)",
      ])
    case .application, .serviceAccount, .agent:
      guard isGUID(item.sourceID) else { return nil }
      return .command([
        "az", "ad", "sp", "update", "--id=\(item.sourceID)", "--set=accountEnabled=false",
      ])
    default: return nil
    }
  }

  private static func google(_ item: Item) -> RevocationStep? {
    guard item.kind == .oauthGrant, let user = item.principal, isAddress(user),
      let client = item.clientID, isOpaque(client)
    else { return nil }
    return .command(["gam", "user", user, "delete", "token", "clientid", client])
  }

  private static func github(_ item: Item) -> RevocationStep? {
    let organisation = item.tenant.flatMap { isOpaque($0) ? $0 : nil }
    switch item.kind {
    case .application:
      guard isNumber(item.sourceID), let organisation else { return nil }
      return .instruction(
        "https://github.com/organizations/\(organisation)/settings/installations/\(item.sourceID)"
          + ": Uninstall")
    case .apiKey where item.sourceID.hasPrefix("credential/"):
      let number = String(item.sourceID.dropFirst("credential/".count))
      guard isNumber(number) else { return nil }
      let path = "/orgs/\(organisation ?? "ORG")/credential-authorizations/\(number)"
      // The export doesn't name its organisation; without one the command can't run as it stands.
      return organisation == nil
        ? .instruction("gh api --method=DELETE \(path), with your organisation for ORG")
        : .command(["gh", "api", "--method=DELETE", path])
    case .apiKey where item.sourceID.hasPrefix("deploy-key/"):
      let number = String(item.sourceID.dropFirst("deploy-key/".count))
      guard isNumber(number), let repository = item.permissions.first?.resource,
        isRepository(repository)
      else {
        return .instruction("GitHub: the repository's settings, Deploy keys: delete it there")
      }
      return .command(["gh", "api", "--method=DELETE", "/repos/\(repository)/keys/\(number)"])
    case .aiAccount:
      return .instruction(
        "GitHub: organisation settings, Copilot, Access: remove the seat, or the person from the team"
          + " that it came by")
    case .apiKey:
      return .instruction(
        "GitHub: organisation settings, Personal access tokens, Active tokens: revoke it there")
    default: return nil
    }
  }

  private static func aws(_ item: Item) -> RevocationStep? {
    guard let user = item.principal, isOpaque(user), let key = item.fingerprint, isOpaque(key)
    else {
      return nil
    }
    if isAccessKey(item) {
      return .command([
        "aws", "iam", "delete-access-key", "--user-name=\(user)", "--access-key-id=\(key)",
      ])
    }
    guard key == item.sourceID else { return nil }
    return .command([
      "aws", "iam", "delete-service-specific-credential", "--user-name=\(user)",
      "--service-specific-credential-id=\(key)",
    ])
  }

  /// Whether it is an access key whose id is known; the credential report doesn't tell it.
  private static func isAccessKey(_ item: Item) -> Bool {
    item.source == "aws" && item.fingerprint?.wholeMatch(of: #/AKIA[A-Z0-9]{8,124}/#) != nil
  }

  private static func isGUID(_ text: String) -> Bool {
    text.wholeMatch(of: #/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/#) != nil
  }
  private static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: #/[0-9]{1,18}/#) != nil
  }
  private static func isRepository(_ text: String) -> Bool {
    text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9-]{0,99}\/[A-Za-z0-9_.-]{1,100}/#) != nil
      && !text.hasSuffix("/..") && !text.hasSuffix("/.")
  }
  private static func isOpaque(_ text: String) -> Bool {
    text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._-]{0,199}/#) != nil
  }
  private static func isAddress(_ text: String) -> Bool {
    text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}/#) != nil
  }
}
