/// Google's OAuth scopes: addresses below `https://www.googleapis.com/auth/`, and a few older ones.
///
/// One row a scope, with the reach for one user's own data; a domain-wide grant raises reading and
/// writing of mail and files to all of it.
enum GoogleScopes {
  static func grade(_ scope: String, forEveryone: Bool) -> ScopeGrade? {
    let name = shortName(scope)
    guard var grade = exact[name] ?? family(name) else { return nil }
    if forEveryone, grade.reach > .basic {
      switch grade.permissionClass {
      case .mail, .files, .code, .chat: grade.reach = .broad
      case .calendar: grade.reach = max(grade.reach, .writes)
      default: break
      }
    }
    return grade
  }

  /// The scope without Google's address, as one speaks of it: `gmail.modify`.
  static func shortName(_ scope: String) -> String {
    for prefix in ["https://www.googleapis.com/auth/", "http://www.googleapis.com/auth/"]
    where scope.hasPrefix(prefix) {
      return String(scope.dropFirst(prefix.utf8.count))
    }
    return scope
  }

  /// Families of scopes with one meaning, by prefix.
  private static func family(_ name: String) -> ScopeGrade? {
    let reads = name.hasSuffix(".readonly") || name.hasSuffix(".metadata.readonly")
    for (prefix, permissionClass, writing) in families
    where name == prefix || name.hasPrefix(prefix + ".") {
      return reads ? ScopeGrade(permissionClass, .reads) : writing
    }
    return nil
  }

  private static let families: [(String, PermissionClass, ScopeGrade)] = [
    // Users, groups, roles and domains: whoever writes them makes administrators.
    (
      "admin.directory.rolemanagement", .directory,
      ScopeGrade(.directory, .broad, administers: true)
    ),
    ("admin.directory.user", .directory, ScopeGrade(.directory, .broad, administers: true)),
    ("admin.directory.domain", .directory, ScopeGrade(.directory, .broad, administers: true)),
    ("admin.directory.customer", .directory, ScopeGrade(.directory, .broad, administers: true)),
    ("admin.directory", .directory, ScopeGrade(.directory, .broad)),
    ("admin.reports", .readOnly, ScopeGrade(.readOnly, .reads)),
    ("admin.datatransfer", .files, ScopeGrade(.files, .broad)),
    ("apps.groups", .directory, ScopeGrade(.directory, .writes)),
    ("apps.licensing", .directory, ScopeGrade(.directory, .writes)),
    ("cloud-identity", .directory, ScopeGrade(.directory, .broad)),
    ("chrome.management", .execution, ScopeGrade(.execution, .broad)),
    ("ediscovery", .files, ScopeGrade(.files, .broad)),
    ("calendar", .calendar, ScopeGrade(.calendar, .writes)),
    ("chat", .chat, ScopeGrade(.chat, .writes)),
    ("contacts", .directory, ScopeGrade(.directory, .writes)),
    ("directory", .directory, ScopeGrade(.directory, .reads)),
    ("documents", .files, ScopeGrade(.files, .writes)),
    ("spreadsheets", .files, ScopeGrade(.files, .writes)),
    ("presentations", .files, ScopeGrade(.files, .writes)),
    ("forms", .files, ScopeGrade(.files, .writes)),
    ("keep", .files, ScopeGrade(.files, .writes)),
    ("photoslibrary", .files, ScopeGrade(.files, .writes)),
    ("meetings", .calendar, ScopeGrade(.calendar, .writes)),
    ("tasks", .other, ScopeGrade(.other, .writes)),
    ("classroom", .other, ScopeGrade(.other, .writes)),
    ("youtube", .other, ScopeGrade(.other, .writes)),
    ("analytics", .other, ScopeGrade(.other, .writes)),
    ("webmasters", .other, ScopeGrade(.other, .writes)),
    ("fitness", .other, ScopeGrade(.other, .writes)),
    ("script.external_request", .connector, ScopeGrade(.connector, .writes)),
    ("script", .execution, ScopeGrade(.execution, .broad)),
    ("bigquery", .files, ScopeGrade(.files, .broad)),
    ("devstorage.full_control", .files, ScopeGrade(.files, .broad)),
    ("devstorage.read_only", .files, ScopeGrade(.files, .reads)),
    ("devstorage", .files, ScopeGrade(.files, .writes)),
    ("pubsub", .connector, ScopeGrade(.connector, .writes)),
    ("compute", .execution, ScopeGrade(.execution, .broad)),
    ("cloudplatformprojects", .directory, ScopeGrade(.directory, .writes)),
    ("iam", .directory, ScopeGrade(.directory, .broad, administers: true)),
    ("logging", .readOnly, ScopeGrade(.other, .writes)),
    ("monitoring", .readOnly, ScopeGrade(.other, .writes)),
    ("source.full_control", .code, ScopeGrade(.code, .broad)),
    ("source.read_only", .code, ScopeGrade(.code, .reads)),
    ("source", .code, ScopeGrade(.code, .writes)),
  ]

  private static let exact: [String: ScopeGrade] = [
    "openid": ScopeGrade(.identity, .basic), "email": ScopeGrade(.identity, .basic),
    "profile": ScopeGrade(.identity, .basic),
    "userinfo.email": ScopeGrade(.identity, .basic),
    "userinfo.profile": ScopeGrade(.identity, .basic),
    "user.emails.read": ScopeGrade(.identity, .basic),
    "plus.me": ScopeGrade(.identity, .basic), "plus.login": ScopeGrade(.identity, .basic),
    "https://mail.google.com/": ScopeGrade(.mail, .broad),
    "https://mail.google.com": ScopeGrade(.mail, .broad),
    "gmail.readonly": ScopeGrade(.mail, .reads), "gmail.metadata": ScopeGrade(.mail, .reads),
    "gmail.modify": ScopeGrade(.mail, .writes), "gmail.compose": ScopeGrade(.mail, .writes),
    "gmail.send": ScopeGrade(.mail, .writes), "gmail.insert": ScopeGrade(.mail, .writes),
    "gmail.labels": ScopeGrade(.mail, .writes),
    "gmail.settings.basic": ScopeGrade(.mail, .writes),
    // Forwarding and delegation of a mailbox: all of its mail, from then on.
    "gmail.settings.sharing": ScopeGrade(.mail, .broad),
    "gmail.addons.current.message.readonly": ScopeGrade(.mail, .reads),
    "gmail.addons.current.message.action": ScopeGrade(.mail, .reads),
    "gmail.addons.current.message.metadata": ScopeGrade(.mail, .reads),
    "gmail.addons.current.action.compose": ScopeGrade(.mail, .writes),
    "gmail.addons.execute": ScopeGrade(.other, .reads),
    "drive": ScopeGrade(.files, .broad), "drive.readonly": ScopeGrade(.files, .reads),
    "drive.metadata": ScopeGrade(.files, .reads),
    "drive.metadata.readonly": ScopeGrade(.files, .reads),
    "drive.file": ScopeGrade(.files, .writes), "drive.scripts": ScopeGrade(.execution, .broad),
    "drive.activity": ScopeGrade(.files, .reads),
    "drive.activity.readonly": ScopeGrade(.files, .reads),
    "drive.photos.readonly": ScopeGrade(.files, .reads),
    // The app's own folder holds nothing of the organisation's.
    "drive.appdata": ScopeGrade(.other, .reads), "drive.appfolder": ScopeGrade(.other, .reads),
    "drive.install": ScopeGrade(.other, .reads),
    "drive.addons.metadata.readonly":
      ScopeGrade(.files, .reads),
    "https://www.google.com/m8/feeds": ScopeGrade(.directory, .writes),
    "https://www.google.com/m8/feeds/": ScopeGrade(.directory, .writes),
    "https://www.google.com/calendar/feeds": ScopeGrade(.calendar, .writes),
    "https://www.google.com/calendar/feeds/": ScopeGrade(.calendar, .writes),
    "https://docs.google.com/feeds/": ScopeGrade(.files, .broad),
    "https://spreadsheets.google.com/feeds": ScopeGrade(.files, .writes),
    "https://spreadsheets.google.com/feeds/": ScopeGrade(.files, .writes),
    "https://sites.google.com/feeds/": ScopeGrade(.files, .writes),
    "cloud-platform": ScopeGrade(.execution, .broad, administers: true),
    "cloud-platform.read-only": ScopeGrade(.readOnly, .reads),
    "script.container.ui": ScopeGrade(.other, .reads),
    "script.locale": ScopeGrade(.other, .basic),
  ]
}
