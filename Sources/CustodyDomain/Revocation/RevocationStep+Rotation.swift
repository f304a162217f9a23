/// How a new credential is made and the old one goes. It is a sentence, never one command: what makes the new one
/// and takes the old one at once would lock out whoever uses it.
extension RevocationStep {
  static func rotation(_ item: Item) throws(Unfit) -> RevocationStep? {
    switch item.source {
    case "entra" where item.kind == .apiKey:
      let client = try item.clientID.checked(.guid, "the application's id")
      let key = try item.sourceID.shaped(.guid, "the credential's id")
      let isCertificate = item.credential == .certificate
      let cert = isCertificate ? " --cert" : ""
      let new = isCertificate ? " --cert=@NEW.pem" : ""
      return .instruction(
        "az ad app credential reset --id=\(client) --append\(new), put the new one in place, then"
          + " az ad app credential delete --id=\(client) --key-id=\(key)\(cert)")
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
    case "aws" where item.kind == .apiKey && item.credential != .certificate:
      let user = try item.principal.checked(.awsUser, "the user's name")
      let key = try item.fingerprint.checked(.awsKey, "the key's id")
      return .instruction(
        "aws iam create-access-key --user-name=\(user), put it in place, then aws iam update-access-key"
          + " --user-name=\(user) --access-key-id=\(key) --status=Inactive; delete it when nothing breaks"
      )
    case "gcp" where item.kind == .apiKey && item.parentID != nil:
      let account = try item.principal.checked(.address, "the account's address")
      let key = try item.fingerprint.checked(.googleKey, "the key's id")
      return .instruction(
        "gcloud iam service-accounts keys create NEW.json --iam-account=\(account), put it in place,"
          + " then gcloud iam service-accounts keys disable \(key) --iam-account=\(account)")
    case "gcp" where item.kind == .serviceAccount:
      let account = try item.principal.checked(.address, "the account's address")
      return .instruction(
        "gcloud iam service-accounts keys create NEW.json --iam-account=\(account), put it in place,"
          + " then gcloud iam service-accounts keys delete OLD --iam-account=\(account)")
    default: return nil
    }
  }
}
