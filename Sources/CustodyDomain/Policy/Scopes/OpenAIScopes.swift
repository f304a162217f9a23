/// What OpenAI calls keys and roles: an organisation's admin key runs the organisation, a project's
/// owner its project.
enum OpenAIScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    switch scope {
    case "organization.admin_api_key": ScopeGrade(.directory, .broad, administers: true)
    case "owner": ScopeGrade(.directory, .writes)
    case "member": ScopeGrade(.other, .reads)
    default: nil
    }
  }
}
