import CustodyDomain

/// Where an item can be looked at in its source's own console.
enum SourceLink {
  /// The page's address; nil where custody knows none. Only ids that need no escaping are put into one.
  static func page(of item: Item) -> String? {
    switch (item.source, item.kind) {
    case ("entra", .oauthGrant), ("entra", .application), ("entra", .serviceAccount):
      guard let id = plain(item.clientID) else { return "https://entra.microsoft.com/" }
      return "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/"
        + "~/Overview/appId/\(id)"
    case ("google", _): return "https://admin.google.com/ac/owl/list?tab=configuredApps"
    case ("github", .aiAccount):
      guard let organisation = plain(item.tenant) else { return nil }
      return "https://github.com/organizations/\(organisation)/settings/copilot/seat_management"
    case ("github", .apiKey) where item.sourceID.hasPrefix("deploy-key/"): return nil
    case ("aws", _): return "https://console.aws.amazon.com/iam/home#/users"
    case ("github", _):
      guard let organisation = plain(item.tenant) else { return nil }
      return "https://github.com/organizations/\(organisation)/settings/installations"
    default: return nil
    }
  }

  private static func plain(_ text: String?) -> String? {
    guard let text, !text.isEmpty,
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    return text
  }
}
