import CustodyDomain
import Testing

@Suite struct ScopeGraderTests {
  struct Row: Sendable, CustomStringConvertible {
    var source: String
    var scope: String
    var everyone = false
    var resource: String?
    var expected: (PermissionClass, Int)
    var administers = false
    var description: String { "\(source) \(scope)\(everyone ? " (everyone)" : "")" }
    init(
      _ source: String, _ scope: String, _ permissionClass: PermissionClass, _ reach: Int,
      everyone: Bool = false, resource: String? = nil, administers: Bool = false
    ) {
      self.source = source
      self.scope = scope
      self.everyone = everyone
      self.resource = resource
      self.administers = administers
      expected = (permissionClass, reach)
    }
  }

  static let entra: [Row] = [
    Row("entra", "openid", .identity, 0), Row("entra", "profile", .identity, 0),
    Row("entra", "offline_access", .identity, 0), Row("entra", "User.Read", .identity, 0),
    Row("entra", "User.Read", .identity, 0, everyone: true),
    Row("entra", "User.ReadWrite", .identity, 1), Row("entra", "Mail.Read", .mail, 1),
    Row("entra", "Mail.Read", .mail, 3, everyone: true), Row("entra", "Mail.ReadWrite", .mail, 2),
    Row("entra", "Mail.ReadWrite", .mail, 3, everyone: true),
    Row("entra", "Mail.Send", .mail, 2), Row("entra", "Mail.Send", .mail, 3, everyone: true),
    Row("entra", "Mail.ReadBasic.All", .mail, 1, everyone: true),
    Row("entra", "Mail.ReadWrite.Shared", .mail, 2), Row("entra", "Mail.Send.Shared", .mail, 2),
    Row("entra", "MailboxSettings.ReadWrite", .mail, 2),
    Row("entra", "full_access_as_app", .mail, 3), Row("entra", "EWS.AccessAsUser.All", .mail, 3),
    Row("entra", "Files.Read.All", .files, 1),
    Row("entra", "Files.Read.All", .files, 3, everyone: true),
    Row("entra", "Files.ReadWrite", .files, 2), Row("entra", "Files.ReadWrite.All", .files, 3),
    Row("entra", "Files.ReadWrite.Selected", .files, 2),
    Row("entra", "Files.ReadWrite.AppFolder", .other, 1),
    Row("entra", "Sites.ReadWrite.All", .files, 3),
    Row("entra", "Sites.Selected", .files, 2, everyone: true),
    Row("entra", "Sites.FullControl.All", .files, 3), Row("entra", "AllSites.Write", .files, 3),
    Row("entra", "Notes.ReadWrite", .files, 2), Row("entra", "Notes.ReadWrite.All", .files, 3),
    Row("entra", "Group.Read.All", .files, 1), Row("entra", "Group.ReadWrite.All", .files, 3),
    Row("entra", "Calendars.Read", .calendar, 1), Row("entra", "Calendars.ReadWrite", .calendar, 2),
    Row("entra", "Calendars.ReadWrite.Shared", .calendar, 2),
    Row("entra", "Contacts.ReadWrite", .directory, 2),
    Row("entra", "Contacts.ReadWrite.Shared", .directory, 2),
    Row("entra", "Tasks.ReadWrite", .other, 2), Row("entra", "Tasks.ReadWrite.Shared", .other, 2),
    Row("entra", "Chat.Read", .chat, 1), Row("entra", "Chat.Read.All", .chat, 3, everyone: true),
    Row("entra", "ChannelMember.ReadWrite.All", .directory, 2),
    Row("entra", "Directory.Read.All", .directory, 1),
    Row("entra", "Device.ReadWrite.All", .directory, 3), Row("entra", "Team.Create", .directory, 2),
    Row("entra", "Application.ReadUpdate.All", .directory, 3, administers: true),
    Row("entra", "User.Read.All", .directory, 1), Row("entra", "User.ReadWrite.All", .directory, 3),
    Row("entra", "Directory.ReadWrite.All", .directory, 3, administers: true),
    Row("entra", "Directory.AccessAsUser.All", .directory, 3, administers: true),
    Row("entra", "RoleManagement.ReadWrite.Directory", .directory, 3, administers: true),
    Row("entra", "RoleManagement.Read.Directory", .directory, 1),
    Row("entra", "AppRoleAssignment.ReadWrite.All", .directory, 3, administers: true),
    Row("entra", "Application.ReadWrite.All", .directory, 3, administers: true),
    Row("entra", "Application.ReadWrite.OwnedBy", .directory, 2),
    Row("entra", "Application.Read.All", .directory, 1),
    Row("entra", "UserAuthenticationMethod.ReadWrite.All", .directory, 3, administers: true),
    Row("entra", "UserAuthenticationMethod.ReadWrite", .directory, 2),
    Row("entra", "DeviceManagementRBAC.ReadWrite.All", .directory, 3, administers: true),
    Row("entra", "DeviceManagementManagedDevices.PrivilegedOperations.All", .execution, 3),
    Row("entra", "DeviceManagementManagedDevices.ReadWrite.All", .execution, 3),
    Row("entra", "DeviceManagementApps.ReadWrite.All", .execution, 3),
    Row("entra", "DeviceManagementConfiguration.ReadWrite.All", .execution, 3),
    Row("entra", "DeviceManagementServiceConfiguration.ReadWrite.All", .execution, 3),
    Row("entra", "DeviceManagementApps.Read.All", .readOnly, 1),
    Row("entra", "ExternalConnection.ReadWrite.All", .connector, 2),
    Row("entra", "EduAssignments.ReadBasic.All", .readOnly, 1),
    Row("entra", "AuditLog.Read.All", .readOnly, 1),
    Row(
      "entra", "user_impersonation", .execution, 3,
      resource: "Windows Azure Service Management API"),
  ]

  static let google: [Row] = [
    Row("google", "https://www.googleapis.com/auth/userinfo.email", .identity, 0),
    Row("google", "https://www.googleapis.com/auth/userinfo.profile", .identity, 0),
    Row("google", "openid", .identity, 0), Row("google", "https://mail.google.com/", .mail, 3),
    Row("google", "https://www.googleapis.com/auth/gmail.readonly", .mail, 1),
    Row("google", "https://www.googleapis.com/auth/gmail.readonly", .mail, 3, everyone: true),
    Row("google", "https://www.googleapis.com/auth/gmail.modify", .mail, 2),
    Row("google", "https://www.googleapis.com/auth/drive", .files, 3),
    Row("google", "https://www.googleapis.com/auth/drive.readonly", .files, 1),
    Row("google", "https://www.googleapis.com/auth/drive.file", .files, 2),
    Row("google", "https://www.googleapis.com/auth/drive.appdata", .other, 1),
    Row("google", "https://www.googleapis.com/auth/calendar", .calendar, 2),
    Row("google", "https://www.googleapis.com/auth/calendar.readonly", .calendar, 1),
    Row("google", "https://www.googleapis.com/auth/calendar.events", .calendar, 2),
    Row("google", "https://www.googleapis.com/auth/contacts.readonly", .directory, 1),
    Row("google", "https://www.googleapis.com/auth/spreadsheets", .files, 2),
    Row("google", "https://www.google.com/m8/feeds", .directory, 2),
    Row(
      "google", "https://www.googleapis.com/auth/admin.directory.user", .directory, 3,
      administers: true),
    Row("google", "https://www.googleapis.com/auth/admin.directory.user.readonly", .directory, 1),
    Row("google", "https://www.googleapis.com/auth/admin.directory.group", .directory, 3),
    Row("google", "https://www.googleapis.com/auth/script.projects", .execution, 3),
    Row(
      "google", "https://www.googleapis.com/auth/cloud-platform", .execution, 3,
      administers: true),
  ]

  static let github: [Row] = [
    Row("github", "repo", .code, 3), Row("github", "user", .identity, 1),
    Row("github", "read:user", .identity, 0), Row("github", "user:email", .identity, 0),
    Row("github", "workflow", .execution, 3), Row("github", "gist", .code, 2),
    Row("github", "read:org", .directory, 1),
    Row("github", "admin:org", .directory, 3, administers: true),
    Row("github", "delete_repo", .code, 3), Row("github", "admin:repo_hook", .connector, 2),
    Row("github", "metadata:read", .readOnly, 0), Row("github", "contents:read", .code, 1),
    Row("github", "contents:read", .code, 3, resource: "all"),
    Row("github", "contents:write", .code, 2),
    Row("github", "contents:write", .code, 2, resource: "selected"),
    Row("github", "contents:write", .code, 3, resource: "all"),
    Row("github", "members:read", .directory, 1),
    Row("github", "members:write", .directory, 3, administers: true),
    Row("github", "administration:write", .directory, 3, administers: true),
    Row("github", "actions:write", .execution, 3), Row("github", "workflows:write", .execution, 3),
    Row("github", "deployments:write", .execution, 2),
    Row("github", "pull_requests:read", .code, 1), Row("github", "statuses:read", .readOnly, 1),
    Row("github", "issues:write", .other, 2), Row("github", "secrets:write", .connector, 2),
  ]

  static let others: [Row] = [
    Row("custody", "mail:read", .mail, 1), Row("custody", "mail:all", .mail, 3),
    Row("custody", "files:write", .files, 2), Row("custody", "code:admin", .code, 3),
    Row("custody", "execute", .execution, 3), Row("custody", "*", .directory, 3, administers: true),
    Row("custody", "directory:admin", .directory, 3, administers: true),
    Row("custody", "profile:read", .identity, 0), Row("custody", "metadata:read", .readOnly, 0),
    Row("mcp", "stdio", .execution, 3), Row("mcp", "http", .connector, 2),
    Row("openai", "organization.admin_api_key", .directory, 3, administers: true),
    Row("openai", "owner", .directory, 2), Row("openai", "member", .other, 1),
    Row("chrome", "webNavigation", .readOnly, 1), Row("chrome", "chrome://favicon/*", .readOnly, 0),
    Row("chrome", "<all_urls>", .files, 3), Row("slack", "channels:history", .chat, 3),
    Row("slack", "chat:write", .chat, 2), Row("slack", "identity.basic", .identity, 0),
    Row("slack", "admin.users:write", .directory, 3, administers: true),
    Row("okta", "okta.users.manage", .directory, 3, administers: true),
    Row("okta", "okta.users.read", .directory, 1),
    Row("okta", "okta.users.read.self", .identity, 0),
  ]

  @Test(arguments: entra + google + github + others)
  func `a scope has a class and a reach`(row: Row) {
    let graded = Sample.scope(
      row.scope, source: row.source, everyone: row.everyone, resource: row.resource)
    #expect(graded.permissionClass == row.expected.0)
    #expect(graded.reach.rawValue == row.expected.1)
    #expect(graded.administers == row.administers)
    #expect(graded.ranked)
  }

  @Test(arguments: [
    ("entra", "Invented.Read.All"), ("entra", "8d2d4b2e-5f0b-4f4e-9a3b-0c9e7a1f3c55"),
    ("entra", "user_impersonation"), ("entra", "repo"), ("github", "Mail.Read"),
    ("google", "https://www.googleapis.com/auth/invented"), ("github", "contents"),
    ("custody", "frobnicate"), ("entra", ""), ("slack", "zzz:read"), ("okta", "custom"),
  ])
  func `an unknown scope is unranked and never low`(source: String, scope: String) {
    let graded = Sample.scope(scope, source: source)
    #expect(!graded.ranked)
    #expect(graded.reach == .reads)
    #expect(graded.permissionClass == .other)
    #expect(!graded.administers)
  }

  @Test func `grading again forgets the first grade and keeps the rest`() {
    var permission = Sample.scope("Directory.ReadWrite.All")
    permission.purpose = "sync"
    permission.scope = "User.Read"
    let graded = ScopeGrader.grade(permission, source: "entra", forEveryone: false)
    #expect(!graded.administers)
    #expect(graded.reach == .basic)
    #expect(graded.purpose == "sync")
  }

  @Test(arguments: [
    (["User.Read", "offline_access"], 0), (["Mail.Read"], 1), (["Mail.Read", "offline_access"], 2),
    (["Mail.ReadWrite", "offline_access"], 2), (["Files.ReadWrite.All", "offline_access"], 3),
    (["offline_access"], 0), (["Invented.Read", "offline_access"], 1),
    (["AuditLog.Read.All", "offline_access"], 1), ([], 1),
  ])
  func `offline access raises what reads data by one step and nothing else`(
    scopes: [String], reach: Int
  ) {
    #expect(ScopeGrader.reach(of: scopes.map { Sample.scope($0) }).rawValue == reach)
  }

  @Test(arguments: [
    (["User.Read", "Mail.Read", "Directory.ReadWrite.All"], "Directory.ReadWrite.All +2"),
    (["Calendars.ReadWrite", "Mail.ReadWrite"], "Mail.ReadWrite +1"), (["User.Read"], "User.Read"),
    ([], ""),
  ])
  func `a summary begins with what can do most`(scopes: [String], summary: String) {
    #expect(ScopeGrader.summary(of: scopes.map { Sample.scope($0) }) == summary)
    #expect(ScopeGrader.summary(of: scopes.reversed().map { Sample.scope($0) }) == summary)
  }

  @Test func `a Google scope is summarised without its address`() {
    let permission = Sample.scope("https://www.googleapis.com/auth/drive", source: "google")
    #expect(ScopeGrader.summary(of: [permission]) == "drive")
  }
}
