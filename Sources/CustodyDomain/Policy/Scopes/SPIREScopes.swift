/// Rights that a registration entry of SPIRE gives.
enum SPIREScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    switch scope {
    // Either makes identities: through SPIRE's own interface, or by signing them.
    case "admin", "downstream": ScopeGrade(.directory, .broad, administers: true)
    case "federates": ScopeGrade(.connector, .writes)
    default: nil
    }
  }
}
