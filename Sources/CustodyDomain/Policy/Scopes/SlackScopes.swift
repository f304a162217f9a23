/// Slack's scopes: `area:verb`, where *history* reads messages and *admin* runs the workspace.
enum SlackScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    if let grade = exact[scope] { return grade }
    let parts = scope.split(whereSeparator: { $0 == ":" || $0 == "." }).map(String.init)
    guard let area = parts.first else { return nil }
    if area == "admin" {
      return parts.last == "read"
        ? ScopeGrade(.directory, .reads) : ScopeGrade(.directory, .broad, administers: true)
    }
    guard parts.count >= 2 else { return nil }
    if parts[1] == "history" { return ScopeGrade(.chat, .broad) }
    guard let permissionClass = areas[area] else { return nil }
    let writes = parts[1] != "read"
    return ScopeGrade(permissionClass, writes ? .writes : .reads)
  }

  private static let areas: [String: PermissionClass] = [
    "channels": .chat, "groups": .chat, "im": .chat, "mpim": .chat, "chat": .chat,
    "conversations": .chat, "search": .chat, "files": .files, "remote_files": .files,
    "canvases": .files, "users": .directory, "usergroups": .directory, "team": .directory,
    "calls": .calendar, "reminders": .other, "reactions": .other, "pins": .other,
    "bookmarks": .other, "stars": .other, "emoji": .other, "dnd": .other, "links": .other,
    "workflow": .connector, "workflows": .connector, "hook": .connector, "triggers": .connector,
    "tokens": .identity, "app_mentions": .chat, "metadata": .readOnly,
  ]

  private static let exact: [String: ScopeGrade] = [
    "identity.basic": ScopeGrade(.identity, .basic),
    "identity.email": ScopeGrade(.identity, .basic),
    "identity.avatar": ScopeGrade(.identity, .basic),
    "identity.team": ScopeGrade(.identity, .basic), "openid": ScopeGrade(.identity, .basic),
    "email": ScopeGrade(.identity, .basic), "profile": ScopeGrade(.identity, .basic),
    "users:read.email": ScopeGrade(.directory, .reads), "commands": ScopeGrade(.other, .reads),
    "bot": ScopeGrade(.chat, .writes), "client": ScopeGrade(.chat, .broad),
    "incoming-webhook": ScopeGrade(.connector, .writes), "read": ScopeGrade(.chat, .broad),
    "post": ScopeGrade(.chat, .writes), "search:read": ScopeGrade(.chat, .broad),
  ]
}
