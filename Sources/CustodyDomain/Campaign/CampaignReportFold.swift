/// Makes the report of one campaign from ledger entries, taken one by one from the first.
public struct CampaignReportFold: Sendable {
  private let name: String
  private var campaigns = CampaignFold()
  private var reviews = ReviewFold()
  private var listed: [ItemID: CampaignReport.Listed] = [:]
  private var decisions: [CampaignReport.Decided] = []
  private var looked: [Attention.Decision] = []
  private var handed: [CampaignReport.Handed] = []
  private var meetings: [CampaignReport.Met] = []
  private var glasses: [Int: CampaignReport.Glass] = [:]
  private var closedBy: String?
  private var before: LedgerHead?
  private var rehearsal = false
  /// The number of the last entry taken.
  public private(set) var last = 0

  /// A fold that has read nothing.
  public init(of campaign: String) { name = campaign }

  /// Whether the entry that closes the campaign was taken: nothing after it changes the report.
  public var isClosed: Bool { closedBy != nil }

  /// Takes the next entry; what comes after the close is left out.
  public mutating func apply(_ record: LedgerRecord) {
    guard !isClosed else { return }
    last = record.number
    campaigns.apply(record)
    reviews.apply(record)
    switch record.content {
    case .decision(let decision) where decision.campaign == name:
      decisions.append(
        .init(
          entry: record.number, person: record.author.name, item: decision.item,
          action: decision.action, reason: decision.reason))
      if let one = Attention.Decision(decision, in: record) { looked.append(one) }
      if let glass = decision.breakGlass { glasses[glass]?.decisions += 1 }
      rehearsal = rehearsal || record.rehearsal
    case .access(let access): apply(access.change, record)
    case .campaign(let campaign) where campaign.campaign == name: apply(campaign, record)
    case .meeting(let meeting):
      let entries = Set(meeting.listed.map(\.entry))
      let count = decisions.reversed().prefix { $0.entry >= entries.min() ?? .max }
        .count { entries.contains($0.entry) }
      guard count > 0 else { return }
      meetings.append(
        .init(
          entry: record.number, name: meeting.name, time: record.time, by: record.author.name,
          decisions: count))
    default: break
    }
  }

  private mutating func apply(_ change: AccessRecord.Change, _ record: LedgerRecord) {
    switch change {
    case .breakGlass(let request):
      glasses[record.number] = .init(
        entry: record.number, by: record.author.name, time: record.time, request: request,
        decisions: 0)
    case .countersign(let entry): glasses[entry]?.countersigner = record.author.name
    case .begin, .propose, .confirm, .refused: break
    }
  }

  private mutating func apply(_ campaign: CampaignRecord, _ record: LedgerRecord) {
    rehearsal = rehearsal || record.rehearsal
    switch campaign.event {
    case .opened: before = before ?? record.head
    case .listed(let items):
      for one in items { listed[one.item] = .init(name: one.name, tier: one.tier) }
    case .delegated(let delegation):
      handed.append(
        .init(
          entry: record.number, by: record.author.name, time: record.time, delegation: delegation))
    case .closed: closedBy = record.author.name
    case .carried, .departed, .returned: break
    }
  }

  /// The report; nil where no entry opened the campaign.
  ///
  /// - Parameters:
  ///   - after: the head after the last entry taken.
  ///   - policy: gives the limits while the campaign is open.
  public func report(after: LedgerHead, policy: Policy) -> CampaignReport? {
    guard let campaign = campaigns.campaigns[name], let before else { return nil }
    let terms = campaign.close?.terms ?? CampaignTerms(policy, gates: [])
    return CampaignReport(
      campaign: campaign, closedBy: closedBy, listed: listed, decisions: decisions,
      tasks: reviews.tasks.filter { campaign.cases[$0.value.item] != nil }, handed: handed,
      meetings: meetings,
      glasses: glasses.values.filter { $0.decisions > 0 }.sorted { $0.entry < $1.entry },
      attention: Attention(looked, limits: terms.attention), terms: terms, before: before,
      after: after, rehearsal: rehearsal)
  }
}
