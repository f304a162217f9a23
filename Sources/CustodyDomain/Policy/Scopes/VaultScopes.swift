/// Policies of Vault. Their names are the organisation's own, and what they allow is not in a token's
/// answer: only the two that every Vault has can be graded.
enum VaultScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    switch scope {
    case "root": ScopeGrade(.directory, .broad, administers: true)
    // A token may look at, renew and revoke itself.
    case "default": ScopeGrade(.identity, .basic)
    default: nil
    }
  }
}
