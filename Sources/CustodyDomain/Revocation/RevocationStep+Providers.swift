/// How each provider takes access away. A flag and its value are one argument, so that no value is ever read as
/// a flag.
extension RevocationStep {
  static func entra(_ item: Item) throws(Unfit) -> RevocationStep? {
    switch item.kind {
    case .oauthGrant:
      let grant = try item.sourceID.shaped(.entraGrant, "the consent's id")
      return .command([
        "az", "rest", "--method=DELETE",
        "--url=https://graph.microsoft.com/v1.0/oauth2PermissionGrants/\(grant)",
      ])
    case .application, .serviceAccount, .agent:
      let id = try item.sourceID.shaped(.guid, "the service principal's id")
      guard item.status != .disabled else {
        return .command(["az", "ad", "sp", "delete", "--id=\(id)"])
      }
      return .command(["az", "ad", "sp", "update", "--id=\(id)", "--set=accountEnabled=false"])
    case .apiKey:
      let client = try item.clientID.checked(.guid, "the application's id")
      let key = try item.sourceID.shaped(.guid, "the credential's id")
      return .command(
        ["az", "ad", "app", "credential", "delete", "--id=\(client)", "--key-id=\(key)"]
          + (item.credential == .certificate ? ["--cert"] : []))
    default: return nil
    }
  }

  static func google(_ item: Item) throws(Unfit) -> RevocationStep? {
    guard item.kind == .oauthGrant else { return nil }
    // GAM takes bare words as keywords (`all users`): only an address is a user.
    return .command([
      "gam", "user", try item.principal.checked(.address, "the user's address"), "delete", "token",
      "clientid", try item.clientID.checked(.googleClient, "the client's id"),
    ])
  }

  static func gcp(_ item: Item) throws(Unfit) -> RevocationStep? {
    let verb = item.status == .disabled ? "delete" : "disable"
    switch item.kind {
    case .serviceAccount:
      let account = try item.principal.checked(.address, "the account's address")
      return .command(["gcloud", "iam", "service-accounts", verb, account])
    case .apiKey where item.parentID != nil:
      let account = try item.principal.checked(.address, "the account's address")
      let key = try item.fingerprint.checked(.googleKey, "the key's id")
      return .command([
        "gcloud", "iam", "service-accounts", "keys", verb, key, "--iam-account=\(account)",
      ])
    case .apiKey:
      // Google keeps a deleted API key for 30 days, in which it can be taken back.
      return .command([
        "gcloud", "services", "api-keys", "delete", try item.sourceID.shaped(.guid, "the key's id"),
      ])
    default: return nil
    }
  }

  static func github(_ item: Item) throws(Unfit) -> RevocationStep? {
    switch item.kind {
    case .application:
      let organisation = try item.tenant.checked(.githubLogin, "the organisation")
      let number = try item.sourceID.shaped(.number, "the installation's number")
      return .instruction(
        "https://github.com/organizations/\(organisation)/settings/installations/\(number)"
          + ": Uninstall, then import that source again")
    case .apiKey where item.sourceID.hasPrefix("credential/"):
      let organisation = try item.tenant.checked(.githubLogin, "the organisation")
      let number = try number(item, after: "credential/")
      return .command([
        "gh", "api", "--method=DELETE", "/orgs/\(organisation)/credential-authorizations/\(number)",
      ])
    case .apiKey where item.sourceID.hasPrefix("deploy-key/"):
      let resource = item.permissions.first?.resource
      let repository = try resource.checked(.githubRepository, "the repository")
      let number = try number(item, after: "deploy-key/")
      return .command(["gh", "api", "--method=DELETE", "/repos/\(repository)/keys/\(number)"])
    default: return nil
    }
  }

  private static func number(_ item: Item, after prefix: String) throws(Unfit) -> String {
    try String(item.sourceID.dropFirst(prefix.count)).shaped(.number, "the key's number")
  }

  static func aws(_ item: Item) throws(Unfit) -> RevocationStep? {
    guard item.kind == .apiKey, item.credential != .certificate else { return nil }
    let user = try item.principal.checked(.awsUser, "the user's name")
    let id = item.fingerprint
    if item.sourceID == id {
      let credential = try id.checked(.awsCredential, "the credential's id")
      return .command([
        "aws", "iam", "update-service-specific-credential", "--user-name=\(user)",
        "--service-specific-credential-id=\(credential)", "--status=Inactive",
      ])
    }
    let key = try id.checked(.awsKey, "the key's id")
    guard item.status != .disabled else {
      return .command([
        "aws", "iam", "delete-access-key", "--user-name=\(user)", "--access-key-id=\(key)",
      ])
    }
    return .command([
      "aws", "iam", "update-access-key", "--user-name=\(user)", "--access-key-id=\(key)",
      "--status=Inactive",
    ])
  }
}
