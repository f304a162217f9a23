/// Microsoft Graph permissions, and a few of Exchange, SharePoint and Azure: `Area.Verb[.Constraint]`.
///
/// The area gives the class, the verb whether it writes, and the constraint or the consent how much
/// of it. Areas are matched by their longest prefix in `areas`; an area in no row is unranked.
enum EntraScopes {
  static func grade(_ permission: Permission, forEveryone: Bool) -> ScopeGrade? {
    let scope = permission.scope
    if let grade = exact[scope] { return grade }
    if scope == "user_impersonation" {
      // Acting as the user is harmless or everything, depending on the API that takes it.
      let resource = permission.resource?.lowercased() ?? ""
      return resource.contains("azure service management")
        || resource.contains("azure resource manager")
        ? ScopeGrade(.execution, .broad) : nil
    }
    let parts = scope.split(separator: ".")
    guard parts.count >= 2, let permissionClass = classOfArea(String(parts[0])) else { return nil }
    if administers(scope, area: String(parts[0]), verb: String(parts[1])) {
      return ScopeGrade(.directory, .broad, administers: true)
    }
    return grade(
      permissionClass, verb: String(parts[1]), constraint: parts.dropFirst(2).map(String.init),
      all: (parts.last == "All" || parts[0] == "AllSites") && !isMinor(String(parts[0])),
      forEveryone: forEveryone)
  }

  private static func grade(
    _ permissionClass: PermissionClass, verb: String, constraint: [String], all: Bool,
    forEveryone: Bool
  ) -> ScopeGrade {
    // The app's own folder holds nothing of the organisation's.
    if constraint.contains("AppFolder") { return ScopeGrade(.other, .reads) }
    let selected = verb.contains("Selected") || constraint.contains("Selected")
    let writes = !reading.contains(verb)
    let basic = verb.hasPrefix("ReadBasic") || constraint.contains("ReadBasic")
    switch permissionClass {
    case .mail, .files, .code:
      if basic { return ScopeGrade(permissionClass, .reads) }
      if writes {
        let everything = (all || forEveryone) && !selected
        return ScopeGrade(permissionClass, everything ? .broad : .writes)
      }
      return ScopeGrade(permissionClass, forEveryone && !selected ? .broad : .reads)
    case .chat:
      if basic { return ScopeGrade(.chat, .reads) }
      return ScopeGrade(.chat, forEveryone && !selected ? .broad : writes ? .writes : .reads)
    case .calendar:
      return ScopeGrade(.calendar, writes || forEveryone ? .writes : .reads)
    case .directory:
      return ScopeGrade(.directory, writes ? (all ? .broad : .writes) : .reads)
    case .execution:
      return writes ? ScopeGrade(.execution, .broad) : ScopeGrade(.readOnly, .reads)
    case .connector:
      return writes ? ScopeGrade(.connector, .writes) : ScopeGrade(.readOnly, .reads)
    case .identity:
      return writes ? ScopeGrade(.identity, .writes) : ScopeGrade(.identity, .reads)
    case .readOnly, .other:
      return writes ? ScopeGrade(.other, .writes) : ScopeGrade(.readOnly, .reads)
    }
  }

  /// Whatever makes, changes or signs in as administrators, also by way of an application's secret,
  /// a consent, a domain's federation or somebody's sign-in method.
  private static func administers(_ scope: String, area: String, verb: String) -> Bool {
    let writes = !reading.contains(verb)
    if scope == "Directory.AccessAsUser.All" || scope == "Directory.ReadWrite.All" { return true }
    if scope == "Policy.ReadWrite.PermissionGrant" { return true }
    guard writes, !scope.contains(".OwnedBy") else { return false }
    return administratorAreas.contains(area)
      || (area.hasPrefix("UserAuthMethod-") && scope.hasSuffix(".All"))
      || (area == "UserAuthenticationMethod" && scope.hasSuffix(".All"))
  }

  /// Parts of the directory of which all is still not much: teams, contacts, reviews, photos.
  private static func isMinor(_ area: String) -> Bool {
    minorAreas.contains { area.hasPrefix($0) }
  }

  private static func classOfArea(_ area: String) -> PermissionClass? {
    var best: (length: Int, found: PermissionClass)?
    for (permissionClass, prefixes) in areas {
      for prefix in prefixes where area.hasPrefix(prefix) && prefix.utf8.count > best?.length ?? 0 {
        best = (prefix.utf8.count, permissionClass)
      }
    }
    return best?.found
  }

  private static let reading: Set<String> = [
    "Read", "ReadBasic", "ReadForTeam", "ReadForUser", "ReadForChat", "ReadSelectedForChat",
    "ReadSelectedForTeam", "ReadSelectedForUser", "ReadAnonymous", "Export", "Receive",
  ]

  private static let exact: [String: ScopeGrade] = [
    "openid": ScopeGrade(.identity, .basic), "profile": ScopeGrade(.identity, .basic),
    "email": ScopeGrade(.identity, .basic), "offline_access": ScopeGrade(.identity, .basic),
    "User.Read": ScopeGrade(.identity, .basic), "User.ReadWrite": ScopeGrade(.identity, .reads),
    "full_access_as_app": ScopeGrade(.mail, .broad),
    "SMTP.Send": ScopeGrade(.mail, .writes), "SMTP.SendAsApp": ScopeGrade(.mail, .broad),
    "Exchange.ManageAsApp": ScopeGrade(.mail, .broad, administers: true),
  ]

  private static let administratorAreas: Set<String> = [
    "RoleManagement", "RoleAssignmentSchedule", "RoleEligibilitySchedule", "PrivilegedAccess",
    "PrivilegedAssignmentSchedule", "PrivilegedEligibilitySchedule", "AppRoleAssignment",
    "Application", "DelegatedPermissionGrant", "Domain", "Domain-InternalFederation",
    "User-PasswordProfile", "DeviceManagementRBAC", "DelegatedAdminRelationship",
  ]

  private static let minorAreas = [
    "Team", "Channel", "Contacts", "People", "OrgContact", "Edu", "AccessReview", "ConsentRequest",
    "ProfilePhoto", "ExternalUserProfile", "PendingExternalUserProfile", "AgentCard",
    "AgentCollection", "AgentInstance", "AgentRegistration", "LicenseAssignment",
    "PartnerSecurity", "TenantGovernance", "CrossTenantInformation", "CustomSecAttribute",
  ]

  private static let areas: [(PermissionClass, [String])] = [
    (
      .mail,
      [
        "Mail", "EWS", "EAS", "IMAP", "POP", "SMTP", "User-Mail", "ExchangeMessageTrace",
        "eDiscovery",
      ]
    ),
    (
      .files,
      [
        // A group's scope covers its files and conversations, too (Graph permissions reference).
        "Files", "Sites", "AllSites", "MyFiles", "Notes", "ShortNotes", "FileStorageContainer",
        "FileIngestion", "Lists", "ListItems", "Group", "RecordsManagement", "BackupRestore",
        "OnlineMeetingRecording", "OnlineMeetingTranscript", "CallTranscripts", "CallRecordings",
        "Content", "InformationProtectionContent", "SharePointCrossTenantMigration",
      ]
    ),
    (
      .chat,
      [
        "Chat", "ChannelMessage", "AiEnterpriseInteraction", "CopilotConversation",
        "EngagementConversation", "EngagementMeetingConversation", "Group-Conversation",
        "TeamworkTargetedMessage",
      ]
    ),
    (
      .calendar,
      ["Calendars", "Bookings", "Schedule", "OnlineMeetings", "VirtualAppointment", "VirtualEvent"]
    ),
    (
      .directory,
      [
        "Directory", "User", "GroupMember", "GroupSettings", "Group-Nesting", "Group-OnPremises",
        "Group-XTenant", "Organization", "Domain", "Device", "AdministrativeUnit", "Application",
        "AppRoleAssignment", "Role", "Privileged", "Policy", "Agent", "Identity", "OrgContact",
        "Contacts", "People", "Member", "UnifiedGroupMember", "Team", "Channel", "CrossTenant",
        "MultiTenantOrganization", "DelegatedAdmin", "DelegatedPermissionGrant", "Entitlement",
        "AccessReview", "LifecycleWorkflows", "LifecyclePolicies", "LicenseAssignment",
        "CustomSecAttribute", "EduRoster", "EduAdministration", "PublicKeyInfrastructure",
        "TrustFrameworkKeySet", "OnPremDirectorySynchronization", "SignInIdentifier",
        "PartnerSecurity", "TenantGovernance", "BitlockerKey", "DeviceLocalCredential",
        "EntraBackup", "ExternalUserProfile", "PendingExternalUserProfile", "ProfilePhoto",
        "ConsentRequest", "PreAuthorizationGrant", "SpiffeTrustDomain", "ServicePrincipal",
      ]
    ),
    (
      .execution,
      [
        "DeviceManagement", "CloudPC", "SecurityActions", "SecurityIdentitiesActions",
        "SecurityIdentitiesUserActions", "WindowsUpdates", "TeamworkDevice", "Calls",
      ]
    ),
    (
      .connector,
      [
        "External", "Synchronization", "APIConnectors", "OnPremisesPublishingProfiles",
        "WorkforceIntegration", "TeamsAppInstallation", "TeamsTab", "IndustryData", "AppCatalog",
        "CustomAuthenticationExtension", "EventListener", "PrintConnector", "NetworkAccess",
        "ResourceSpecificPermissionGrant",
      ]
    ),
    (
      .other,
      [
        "Tasks", "Presence", "Audit", "Reports", "Report", "Security", "Threat", "ServiceHealth",
        "ServiceMessage", "ServiceActivity", "Print", "Pull", "Place", "Teamwork", "TeamsActivity",
        "TeamTemplates", "TermStore", "Sensitivity", "InformationProtection", "Copilot", "Call",
        "Notifications", "UserActivity", "UserNotification", "UserTimelineActivity", "Agreement",
        "Approval", "Attack", "Billing", "Bookmark", "BrowserSiteLists", "BusinessScenario",
        "CustomDetection", "CustomTags", "Edu", "Analytics", "Acronym", "QnA", "Learning", "Goals",
        "Health", "Insights", "ManagedTenants", "OrgSettings", "OrganizationalBranding",
        "ProgramControl", "ProvisioningLog", "SearchConfiguration", "SubjectRightsRequest",
        "Subscription", "Topic", "Community", "CaseManagement", "ConfigurationMonitoring",
        "Financials", "Family", "CloudApp-Discovery", "Contracts", "ThreatHunting", "Risk",
      ]
    ),
  ]
}
