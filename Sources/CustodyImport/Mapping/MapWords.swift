import CustodyDomain

/// What words of vendors mean in ours, where that is clear.
enum MapWords {
  /// Whether a row with this word needs no translation.
  static func needsNone(_ word: String, _ member: String, _ allowed: [String]) -> Bool {
    if member == "employment" { return Employment(statusWord: word) != nil }
    return allowed.contains(
      word.lowercased().replacing(" ", with: "-").replacing("_", with: "-"))
  }

  static func ours(_ word: String, _ member: String, _ column: String) -> String? {
    let folded = word.lowercased()
    switch member {
    case "status": return status[folded]
    case "management":
      // A column `Managed` says yes and no.
      if ["yes", "true", "y", "1"].contains(folded) { return Management.managed.rawValue }
      if ["no", "false", "n", "0"].contains(folded) { return Management.unmanaged.rawValue }
      return management[folded]
    case "employment": return employment[folded]
    default: return nil
    }
  }

  private static let status = [
    "enabled": "active", "allowed": "active", "allow": "active", "granted": "active",
    "on": "active",
    "valid": "active", "inactive": "disabled", "off": "disabled", "suspended": "disabled",
    "removed": "revoked", "deleted": "revoked", "requested": "pending",
  ]
  private static let management = [
    "corporate": "enterprise", "company": "enterprise", "sanctioned instance": "enterprise",
    "private": "personal", "compliant": "managed", "not managed": "unmanaged",
  ]
  private static let employment = [
    "on leave": "active", "leave": "active", "probation": "active", "full time": "active",
    "part time": "active", "retired": "left", "resigned": "left", "notice": "active",
  ]
}
