import CustodyDomain

extension Format {
  /// Every format, in the order of `custody sources`.
  static let all: [Format] = [
    .entraGrants, .entraServicePrincipals, .entraAppRoleAssignments, .entraUsers,
    .entraApplications, .entraKeyActivity, .entraSignIns, .entraRiskyPrincipals, .entraAgents,
    .entraConsentReport, .entraAudits,
    .googleTokens, .googleGAMTokens, .googleTokenActivity, .googleUsers,
    .gcpServiceAccounts, .gcpServiceAccountKeys, .gcpAPIKeys,
    .githubInstallations, .githubTokens, .githubTokenRequests, .githubCredentials,
    .githubCopilotSeats, .githubDeployKeys, .githubAuditLog,
    .awsCredentialReport, .awsAccessKeys, .awsServiceCredentials, .awsRolesAnywhere,
    .awsCloudTrail,
    .kubernetesObjects, .kubernetesAudit, .vaultTokens, .spireEntries,
    .oktaGrants, .oktaApps, .oktaTokens, .oktaServiceIntegrations,
    .oktaRefreshTokens, .oktaUserClients, .oktaServiceAccounts, .oktaUsers, .oktaSystemLog,
    .slackApprovedApps, .slackIntegrationLogs, .slackAudit,
    .chromeApps, .osqueryExtensions, .zscalerWeb, .pushApps, .defenderApps,
    .mcpServers,
    .openAIAdminKeys, .openAIProjectKeys, .openAIServiceAccounts, .openAIUsers, .openAIAuditLog,
    .anthropicKeys, .anthropicUsers, .anthropicActivity,
    .slackUsers, .workdayReport, .jumpCloudUsers, .lastpassUsers,
    .peopleSCIM, .peopleCSV, .peopleLDIF,
    .ocsfEvents,
    .custodyRecords, .custodyRecordsCSV,
  ]

  /// The format of a name that somebody typed.
  static func named(_ name: String) throws(Refusal) -> Format {
    if let format = all.first(where: { $0.about.name.lowercased() == name.lowercased() }) {
      return format
    }
    let near = nearest(to: name, among: all.map(\.about.name))
    throw Refusal(
      "there is no source '\(name)'",
      hint: near.map { "did you mean \($0)?" } ?? "see custody sources")
  }
}
