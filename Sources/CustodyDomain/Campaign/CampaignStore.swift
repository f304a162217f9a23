/// What the store does for campaigns, each in one transaction.
public protocol CampaignStore: Sendable {
  /// The campaigns, the newest first, with their numbers; shares, pace, drift and gates are left out.
  func campaigns(now: Instant) throws -> [CampaignStanding]
  /// One campaign, whole; nil where there is none of that name.
  func campaign(_ name: String, now: Instant) throws -> CampaignStanding?
  /// The campaigns that are open, the first due first.
  func campaignsAtWork() throws -> [CampaignGlance]
  /// Opens a campaign over what a plan's query holds now. Where a gate is shut, or with a dry run, nothing is written.
  func openCampaign(
    _ plan: CampaignPlan, planted: [ItemID], dryRun: Bool, by reviewer: Reviewer, now: Instant
  ) throws -> CampaignOpening
  /// Closes a campaign if its gates are open. Where one is shut, or with a dry run, nothing is written.
  func closeCampaign(
    _ name: String, undecided: String?, late: String?, dryRun: Bool, by reviewer: Reviewer,
    now: Instant
  ) throws -> CampaignClosing
  /// Asks another person in the place of one who is asked.
  func delegate(
    _ campaign: String, from: String, to: String, note: String, query: Query?, escalates: Bool,
    by reviewer: Reviewer, now: Instant
  ) throws -> [ItemID]
  /// A reminder for each person who is asked about something in an open campaign.
  func reminders(_ campaign: String, now: Instant) throws -> [Reminder]
}

extension CampaignStore {
  /// Gives what one person did not answer by the due date to those who stand in: to each of them what they may
  /// decide on and nobody before them could.
  ///
  /// - Returns: who got how much; those who got nothing are left out.
  public func escalate(
    _ campaign: String, from person: String, to standIns: [String], note: String,
    by reviewer: Reviewer, now: Instant
  ) throws -> [(to: String, items: [ItemID])] {
    var given: [(to: String, items: [ItemID])] = []
    for to in standIns where to != person {
      do {
        let items = try delegate(
          campaign, from: person, to: to, note: note, query: nil, escalates: true, by: reviewer,
          now: now)
        given.append((to, items))
      } catch let refusal as Refusal where refusal.rule == "nothing-to-delegate" {
        // The next in line may be able to.
        continue
      }
    }
    return given
  }
}
