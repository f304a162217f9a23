/// The members that hold live secrets or their hash in any vendor's export. Their values are forgotten
/// while parsing, before anything else sees them; hints that vendors show for recognition stay.
enum Secrets {
  private static let names: Set<String> = [
    "secrettext", "client_secret", "clientsecret", "secret_hash", "password", "userpassword",
    "hashed_token", "privatekeydata", "private_key", "keystring", "client_token", "access_token",
    "refresh_token", "id_token", "stringdata", "secretaccesskey", "sessiontoken",
    "servicepassword", "servicecredentialsecret", "oldpassword", "newpassword",
    "masteruserpassword", "secretstring", "secretbinary", "plaintext", "keymaterial",
    "accesstoken", "refreshtoken", "idtoken", "webidentitytoken", "samlassertion", "signintoken",
    "kubectl.kubernetes.io/last-applied-configuration",
  ]

  private static let lengths = Set(names.union(inside.keys).map(\.utf8.count))

  /// Members that are secret only in these others: a minted token, and the data of a secret (Kubernetes).
  private static let inside: [String: Set<String>] = [
    "key": ["keycredentials"], "token": ["status"], "data": ["requestobject", "responseobject"],
  ]

  /// Whether the member `name` of an object that is itself the value of the member `parent` is secret.
  static func holds(_ name: String, inside parent: String?) -> Bool {
    // What programs are started with (MCP): any of it may be a key.
    if let parent, starts(parent) { return true }
    // Nearly all names differ from every secret's in length already.
    guard lengths.contains(name.utf8.count) else { return false }
    let folded = name.lowercased()
    if names.contains(folded) { return true }
    guard let parents = inside[folded], let parent else { return false }
    return parents.contains(parent.lowercased())
  }

  /// Whether a member tells with what a program is started.
  private static func starts(_ parent: String) -> Bool { parent == "env" || parent == "headers" }

  /// Whether a value in one of those says where the secret is kept, and isn't one: nothing at all, or one
  /// reference (`${input:key}`, `Bearer ${env:TOKEN}`). A reference with a value to fall back on may hold it.
  static func isReference(_ value: JSON, inside parent: String?) -> Bool {
    guard let parent, starts(parent), case .text(let text) = value else { return false }
    return text.isEmpty || text.wholeMatch(of: reference) != nil
  }

  private static let prefixes = [
    "sk-", "xox", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "eyJ", "-----BEGIN", "hvs.",
  ]

  /// Whether a text looks like a live key: by how keys of known makers begin, or as one long word of
  /// mixed letters and digits. Ids in hexadecimal don't.
  static func looksLikeOne(_ text: String) -> Bool {
    if prefixes.contains(where: { text.hasPrefix($0) }), text.utf8.count >= 16 { return true }
    guard text.utf8.count >= 32, !text.utf8.contains(where: { " .@/:".utf8.contains($0) }) else {
      return false
    }
    return text.contains(where: \.isNumber) && text.contains(where: \.isUppercase)
      && text.contains { ("g"..."z").contains($0) }
  }

  /// Forgets what only the whole record shows to be secret: the data of a Kubernetes secret, whose kind may
  /// follow them, and the id of a Vault token, which is the token. Returns how many members that were.
  static func clean(_ record: inout Members) -> Int {
    guard record.contains("data") else { return 0 }
    if record.text("kind") == "Secret", record.clear("data") { return 1 }
    guard case .object(var data)? = record["data"],
      data.contains("accessor") || data.contains("creation_ttl"), data.clear("id")
    else { return 0 }
    record.replace("data", .object(data))
    return 1
  }

  /// A new one each time: patterns can't be shared between threads.
  private static var reference: Regex<(Substring, Substring?)> {
    /(Bearer |Basic |token )?\$\{(?:input:[A-Za-z0-9_.-]{1,60}|(?:env:)?[A-Za-z0-9_]{1,60})\}/
  }
}
