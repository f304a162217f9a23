/// GitHub's classic scopes (`repo`), and the areas of apps and fine-grained tokens (`contents:write`).
///
/// The permission's resource is the selection of repositories: with all of them, reading or writing
/// code is reading or writing all code.
enum GitHubScopes {
  static func grade(_ permission: Permission, forEveryone: Bool) -> ScopeGrade? {
    let scope = permission.scope.lowercased()
    if let grade = classic[scope] { return grade }
    let parts = scope.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["read", "write", "admin"].contains(parts[1]) else { return nil }
    let writes = parts[1] != "read"
    let resource = permission.resource?.lowercased() ?? ""
    let all = forEveryone || resource == "all" || resource.hasPrefix("all ")
    guard let area = areas[parts[0]] else { return nil }
    switch area {
    case .basic: return ScopeGrade(.readOnly, writes ? .reads : .basic)
    case .admin:
      return writes
        ? ScopeGrade(.directory, .broad, administers: true) : ScopeGrade(.directory, .reads)
    case .execution:
      return writes ? ScopeGrade(.execution, .broad) : ScopeGrade(.readOnly, .reads)
    case .code:
      return ScopeGrade(.code, all ? .broad : writes ? .writes : .reads)
    case .connector:
      return writes ? ScopeGrade(.connector, .writes) : ScopeGrade(.readOnly, .reads)
    case .directory:
      return ScopeGrade(.directory, writes ? .writes : .reads)
    case .other:
      return writes ? ScopeGrade(.other, .writes) : ScopeGrade(.readOnly, .reads)
    }
  }

  private enum Area { case basic, admin, execution, code, connector, directory, other }

  private static let areas: [String: Area] = [
    "metadata": .basic, "email_addresses": .basic, "emails": .basic, "profile": .basic,
    "followers": .basic, "starring": .basic, "watching": .basic,
    "administration": .admin, "members": .admin, "organization_administration": .admin,
    "organization_custom_org_roles": .admin, "organization_custom_roles": .admin,
    "organization_personal_access_tokens": .admin,
    "organization_personal_access_token_requests": .admin, "keys": .admin,
    "git_ssh_keys": .admin, "enterprise_administration": .admin,
    "actions": .execution, "workflows": .execution, "codespaces": .execution,
    "codespaces_lifecycle_admin": .execution, "environments": .execution,
    "organization_self_hosted_runners": .execution, "self_hosted_runners": .execution,
    "organization_runner_custom_images": .execution,
    "contents": .code, "single_file": .code, "packages": .code, "organization_packages": .code,
    "pull_requests": .code, "gists": .code, "merge_queues": .code, "pages": .code,
    "secrets": .connector, "organization_secrets": .connector, "codespaces_secrets": .connector,
    "dependabot_secrets": .connector, "organization_dependabot_secrets": .connector,
    "organization_codespaces_secrets": .connector, "codespaces_user_secrets": .connector,
    "repository_hooks": .connector, "organization_hooks": .connector, "variables": .connector,
    "actions_variables": .connector, "organization_actions_variables": .connector,
    "webhooks": .connector, "organization_copilot_seat_management": .directory,
    "organization_user_blocking": .directory, "blocking": .directory, "gpg_keys": .directory,
    "plan": .other, "organization_plan": .other, "events": .other, "organization_events": .other,
    "issues": .other, "checks": .other, "statuses": .other, "discussions": .other,
    "team_discussions": .other, "projects": .other, "organization_projects": .other,
    "repository_projects": .other, "security_events": .other, "vulnerability_alerts": .other,
    "secret_scanning_alerts": .other, "secret_scanning": .other, "repository_advisories": .other,
    "attestations": .other, "custom_properties": .other, "repository_custom_properties": .other,
    "organization_custom_properties": .other, "organization_announcement_banners": .other,
    "copilot_chat": .other, "copilot_messages": .other, "code_scanning_alerts": .other,
    "dependabot_alerts": .other, "interaction_limits": .other,
  ]

  private static let classic: [String: ScopeGrade] = [
    "": ScopeGrade(.readOnly, .basic),
    "user:email": ScopeGrade(.identity, .basic), "read:user": ScopeGrade(.identity, .basic),
    "user": ScopeGrade(.identity, .reads), "user:follow": ScopeGrade(.identity, .reads),
    "repo": ScopeGrade(.code, .broad), "public_repo": ScopeGrade(.code, .writes),
    "repo:status": ScopeGrade(.other, .writes), "repo_deployment": ScopeGrade(.execution, .writes),
    // A deployment record starts only what a workflow makes of it.
    "deployments:write": ScopeGrade(.execution, .writes),
    "deployments:read": ScopeGrade(.readOnly, .reads),
    "repo:invite": ScopeGrade(.directory, .writes), "security_events": ScopeGrade(.other, .writes),
    "delete_repo": ScopeGrade(.code, .broad), "workflow": ScopeGrade(.execution, .broad),
    "gist": ScopeGrade(.code, .writes), "notifications": ScopeGrade(.readOnly, .reads),
    "admin:org": ScopeGrade(.directory, .broad, administers: true),
    "write:org": ScopeGrade(.directory, .writes), "read:org": ScopeGrade(.directory, .reads),
    "admin:enterprise": ScopeGrade(.directory, .broad, administers: true),
    "manage_runners:enterprise": ScopeGrade(.execution, .broad),
    "manage_runners:org": ScopeGrade(.execution, .broad),
    "manage_billing:enterprise": ScopeGrade(.other, .writes),
    "manage_billing:copilot": ScopeGrade(.other, .writes),
    "read:enterprise": ScopeGrade(.directory, .reads),
    "scim:enterprise": ScopeGrade(.directory, .broad, administers: true),
    "site_admin": ScopeGrade(.directory, .broad, administers: true),
    "admin:repo_hook": ScopeGrade(.connector, .writes),
    "write:repo_hook": ScopeGrade(.connector, .writes),
    "read:repo_hook": ScopeGrade(.readOnly, .reads),
    "admin:org_hook": ScopeGrade(.connector, .writes),
    // A new SSH key signs in as the person.
    "admin:public_key": ScopeGrade(.code, .broad),
    "write:public_key": ScopeGrade(.code, .broad),
    "read:public_key": ScopeGrade(.identity, .basic),
    "admin:gpg_key": ScopeGrade(.identity, .writes),
    "write:gpg_key": ScopeGrade(.identity, .writes),
    "read:gpg_key": ScopeGrade(.identity, .basic),
    "admin:ssh_signing_key": ScopeGrade(.identity, .writes),
    "write:ssh_signing_key": ScopeGrade(.identity, .writes),
    "read:ssh_signing_key": ScopeGrade(.identity, .basic),
    "codespace": ScopeGrade(.execution, .broad),
    "codespace:secrets": ScopeGrade(.connector, .writes),
    "write:packages": ScopeGrade(.code, .writes), "read:packages": ScopeGrade(.code, .reads),
    "delete:packages": ScopeGrade(.code, .broad),
    "project": ScopeGrade(.other, .writes), "read:project": ScopeGrade(.readOnly, .reads),
    "write:discussion": ScopeGrade(.other, .writes),
    "read:discussion": ScopeGrade(.readOnly, .reads),
    "copilot": ScopeGrade(.other, .writes), "read:audit_log": ScopeGrade(.readOnly, .reads),
    "audit_log": ScopeGrade(.readOnly, .reads),
  ]
}
