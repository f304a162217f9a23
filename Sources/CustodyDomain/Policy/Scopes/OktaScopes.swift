/// Okta's API scopes (`okta.users.manage`) and the OpenID ones.
enum OktaScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    if ["openid", "profile", "email", "phone", "address", "groups", "offline_access"]
      .contains(scope)
    {
      return ScopeGrade(.identity, .basic)
    }
    var parts = scope.split(separator: ".").map(String.init)
    // `.self` confines a scope to the signed-in user.
    let own = parts.last == "self"
    if own { parts.removeLast() }
    guard parts.count >= 3, parts[0] == "okta", let verb = parts.last else { return nil }
    if verb == "read" {
      return own ? ScopeGrade(.identity, .basic) : ScopeGrade(.directory, .reads)
    }
    guard verb == "manage" else { return nil }
    if own { return ScopeGrade(.identity, .reads) }
    return ScopeGrade(.directory, .broad, administers: administratorAreas.contains(parts[1]))
  }

  private static let administratorAreas: Set<String> = [
    "users", "roles", "groups", "apps", "authenticators", "policies", "idps", "apiTokens",
    "clients", "authorizationServers", "factors", "appGrants",
  ]
}
