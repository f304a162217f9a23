/// Exports that custody knows but doesn't read, so that a refusal can say what a file is.
struct ForeignExport: Sendable {
  /// The members or columns by which it is known.
  var signature: Signature
  /// What it is, after "this is".
  var name: String
  /// What to do instead.
  var hint: String

  /// The export that a record is of; nil where custody doesn't know.
  static func of(_ record: Members) -> ForeignExport? {
    all.first { $0.signature.fits(record) }
  }

  private static func unread(_ name: String, nearest: String, _ all: [String]) -> ForeignExport {
    ForeignExport(
      signature: Signature(all: all), name: "\(name), which custody doesn't read yet",
      hint: "the nearest that it reads is \(nearest); see custody sources")
  }

  /// A list that says what things are, and not what anybody has.
  private static func reference(_ name: String, _ all: [String]) -> ForeignExport {
    ForeignExport(
      signature: Signature(all: all), name: "\(name): it tells what things are, not what you have",
      hint:
        "custody has such lists built in; your own tools go into catalogue.toml (custody config)")
  }

  private static func otherQuery(_ all: [String]) -> ForeignExport {
    ForeignExport(
      signature: Signature(all: all), name: "osquery's log of another query than chrome_extensions",
      hint: "log: SELECT e.* FROM users JOIN chrome_extensions e USING (uid)")
  }

  private static let all: [ForeignExport] = [
    reference("a list of AI products and their domains", ["Provider", "Product", "Domain"]),
    reference("a watch list of AI agents", ["Name", "Pattern", "MatchType"]),
    reference("a list of reported browser extensions", ["extension_id", "reported"]),
    reference("a list of Microsoft Graph's permissions", ["Id", "Value", "DisplayName"]),
    reference(
      "a list of Microsoft Graph's permissions", ["Id", "Value", "AdminConsentDisplayName"]),
    reference(
      "a list of Microsoft's own applications",
      ["AppId", "AppDisplayName", "AppOwnerOrganizationId"]),
    reference("a list of apps seen in attacks", ["appId", "appDisplayName", "appPublisherName"]),
    ForeignExport(
      signature: Signature(all: ["clientId", "displayText", "users"]),
      name: "GAM's list of apps with counts: it doesn't say who granted what",
      hint: "export with: gam all users print tokens"),
    ForeignExport(
      signature: Signature(all: ["user", "tokenCount"]),
      name: "GAM's count of tokens: it doesn't name them",
      hint: "export with: gam all users print tokens"),
    unread(
      "Microsoft Entra's list of risky users", nearest: "entra.users",
      ["riskLevel", "riskState", "userPrincipalName"]),
    unread(
      "Microsoft Entra's sign-in log", nearest: "entra.users",
      ["createdDateTime", "userPrincipalName", "appId", "appDisplayName"]),
    unread(
      "Microsoft Entra's report of sign-in methods", nearest: "entra.users",
      ["userPrincipalName", "userDisplayName"]),
    ForeignExport(
      signature: Signature(all: ["devices", "totalSize"]),
      name: "Chrome's list of devices with one extension: it doesn't say which extension",
      hint: "export reports:countInstalledApps, or osquery's chrome_extensions for devices"),
    otherQuery(["action", "columns"]),
    otherQuery(["action", "snapshot"]),
    ForeignExport(
      signature: Signature(all: ["bindings", "etag"]),
      name: "Google Cloud's policy of one account or project, whose name it leaves out",
      hint: "it can't be joined; the accounts and their keys are in"
        + " gcp.service-accounts and gcp.service-account-keys"),
    ForeignExport(
      signature: Signature(
        all: ["object", "created_at"], also: { $0.text("object") == "organization.project" }),
      name: "OpenAI's list of projects: nothing in it has access",
      hint: "export each project's keys and service accounts; see custody sources"),
  ]
}
