import ArgumentParser

/// `custody`: without a command, the dashboard. It has no options of its own, because ArgumentParser would
/// take them from the commands that have options of the same names.
struct Custody: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody",
    abstract: "Review non-human and AI access: import, look, decide, prove.",
    discussion: "Without a command it opens the dashboard.",
    version: "0.1.0",
    subcommands: [
      Dashboard.self,
      Demo.self, Import.self, Sources.self, Changes.self, List.self, Show.self, Events.self,
      Tools.self,
      Integrations.self,
      Owners.self, Expiring.self, Findings.self, Controls.self,
      Recertify.self, AcceptFinding.self, Revoke.self, Rotate.self,
      Reassign.self, Defer.self, Reopen.self, SetFacts.self, Note.self, Revocations.self,
      MeetingCommand.self,
      CampaignCommand.self,
      Ledger.self,
      Verify.self, Check.self,
      Roles.self, BreakGlassCommand.self,
      PolicyCommand.self, ThemeCommand.self, Config.self, Export.self, Completions.self,
    ],
    defaultSubcommand: Dashboard.self)
}
