/// Custody's own words for access, for records and for sources without a vocabulary of their own:
/// `class:verb` as in `mail:read`, also `class.verb`, and a few words that mean the same everywhere.
enum GenericScopes {
  static func grade(_ scope: String) -> ScopeGrade? {
    let folded = scope.lowercased()
    if let grade = words[folded] { return grade }
    let parts = folded.split(whereSeparator: { $0 == ":" || $0 == "." }).map(String.init)
    guard parts.count >= 2, let permissionClass = classes[parts[0]],
      let (writes, all) = verbs[parts[1]]
    else { return nil }
    let everything = all || parts.dropFirst(2).contains { $0 == "all" || $0 == "*" }
    switch permissionClass {
    case .identity where !writes: return ScopeGrade(.identity, .basic)
    case .mail, .files, .code:
      return ScopeGrade(permissionClass, everything ? .broad : writes ? .writes : .reads)
    case .execution: return ScopeGrade(.execution, .broad)
    case .connector: return ScopeGrade(.connector, .writes)
    case .directory:
      return ScopeGrade(
        .directory, all && writes ? .broad : writes ? .writes : .reads, administers: all && writes)
    default: return ScopeGrade(permissionClass, writes ? .writes : .reads)
    }
  }

  private static let classes: [String: PermissionClass] = [
    "mail": .mail, "email": .mail, "mailbox": .mail, "files": .files, "file": .files,
    "storage": .files, "documents": .files, "docs": .files, "database": .files, "db": .files,
    "s3": .files, "code": .code, "repo": .code, "repository": .code, "execution": .execution,
    "exec": .execution, "shell": .execution, "compute": .execution, "pipeline": .execution,
    "connector": .connector, "webhook": .connector, "integration": .connector,
    "directory": .directory, "users": .directory, "groups": .directory, "calendar": .calendar,
    "chat": .chat, "messages": .chat, "channels": .chat, "identity": .identity,
    "profile": .identity, "read-only": .readOnly, "metadata": .readOnly, "crm": .other,
    "tickets": .other, "contacts": .directory,
  ]

  /// Whether a verb writes, and whether it means all there is.
  private static let verbs: [String: (writes: Bool, all: Bool)] = [
    "read": (false, false), "list": (false, false), "view": (false, false),
    "get": (false, false), "write": (true, false), "send": (true, false), "edit": (true, false),
    "create": (true, false), "delete": (true, false), "update": (true, false),
    "post": (true, false), "manage": (true, false), "run": (true, false),
    "execute": (true, false), "connect": (true, false), "all": (true, true), "*": (true, true),
    "full": (true, true), "admin": (true, true),
  ]

  private static let words: [String: ScopeGrade] = [
    "openid": ScopeGrade(.identity, .basic), "profile": ScopeGrade(.identity, .basic),
    "email": ScopeGrade(.identity, .basic), "offline_access": ScopeGrade(.identity, .basic),
    "read": ScopeGrade(.readOnly, .reads), "read-only": ScopeGrade(.readOnly, .reads),
    "metadata:read": ScopeGrade(.readOnly, .basic),
    "metadata.read": ScopeGrade(.readOnly, .basic),
    "execute": ScopeGrade(.execution, .broad), "connect": ScopeGrade(.connector, .writes),
    "admin": ScopeGrade(.directory, .broad, administers: true),
    "root": ScopeGrade(.directory, .broad, administers: true),
    "*": ScopeGrade(.directory, .broad, administers: true),
    "cluster-admin": ScopeGrade(.execution, .broad, administers: true),
    "administratoraccess": ScopeGrade(.directory, .broad, administers: true),
    // What browser extensions ask for: any page the user sees, mail and files among them.
    "<all_urls>": ScopeGrade(.files, .broad), "cookies": ScopeGrade(.identity, .writes),
    "webrequest": ScopeGrade(.connector, .writes), "tabs": ScopeGrade(.readOnly, .reads),
    "clipboardread": ScopeGrade(.readOnly, .reads), "storage": ScopeGrade(.readOnly, .basic),
    "identity": ScopeGrade(.identity, .basic), "identity.email": ScopeGrade(.identity, .basic),
    "nativemessaging": ScopeGrade(.execution, .broad), "debugger": ScopeGrade(.execution, .broad),
    "scripting": ScopeGrade(.connector, .writes), "activetab": ScopeGrade(.readOnly, .reads),
    "history": ScopeGrade(.readOnly, .reads), "webnavigation": ScopeGrade(.readOnly, .reads),
    "chrome://favicon/*": ScopeGrade(.readOnly, .basic),
  ]
}
