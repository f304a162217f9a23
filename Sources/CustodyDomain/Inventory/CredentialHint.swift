/// How far an item's fingerprint tells its credential from others.
///
/// Vendors show a digest or an id of a credential, or only a few of its characters; hints of two credentials
/// may be equal. Comparing them proves one credential only where so much is shown that chance is no explanation.
public enum CredentialHint: Sendable {
  /// Equal anywhere, it is the same credential: a digest, an id, or a good piece of the secret.
  case anywhere
  /// A secret with its middle left out (`sk-abc...def`): most of what is shown is the vendor's own prefix, so
  /// that it tells credentials apart only within that vendor's list.
  case withinSource
  /// Nothing follows from its being equal: it shows too little, or names the variable that holds the secret.
  case nothing

  /// Letters and digits of which fewer say nothing: Entra shows three of a client secret, GitHub eight of a token.
  static let fewest = 8

  /// What the fingerprint of an item of this kind tells.
  public init(_ fingerprint: String, of kind: ItemKind) {
    var shown = 0
    var digits = 0
    for byte in fingerprint.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): (shown, digits) = (shown + 1, digits + 1)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): shown += 1
      default: break
      }
    }
    // Settings of agents name variables and headers: `GITHUB_TOKEN`, `Authorization`.
    let isName = kind == .agent && (digits == 0 || fingerprint.contains { $0 == "_" || $0 == "," })
    if shown < CredentialHint.fewest || isName {
      self = .nothing
    } else {
      let isMasked = fingerprint.contains { $0 == "*" || $0 == "…" } || fingerprint.contains("..")
      self = isMasked ? .withinSource : .anywhere
    }
  }
}
