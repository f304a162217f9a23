import CustodyDomain

/// A campaign on the screen: its numbers, who has what to do, and what blocks closing.
struct CampaignScreen: Sendable {
  /// Something that the cursor can stand on.
  enum Pick: Hashable, Sendable {
    case share(Int)
    case gate(Int)
    /// What the query holds and the population doesn't.
    case drift
  }

  /// All campaigns in numbers, the newest first.
  var all: [CampaignStanding] = []
  /// The one that is shown; nil until it is read, and where there is none.
  var standing: CampaignStanding?
  /// Whether the store has answered.
  var hasLoaded = false
  var cursor = 0

  /// What the cursor can stand on, in the order of the screen.
  var picks: [Pick] {
    guard let standing else { return [] }
    return (standing.close == nil ? [.drift] : []) + standing.shares.indices.map(Pick.share)
      + standing.gates.indices.map(Pick.gate)
  }

  /// Where the cursor begins: on the first reviewer.
  var start: Int { picks.firstIndex(of: .share(0)) ?? 0 }

  var pick: Pick? { picks.indices.contains(cursor) ? picks[cursor] : nil }

  /// The reviewer under the cursor, if anything waits for them in an open campaign.
  var share: CampaignStanding.Share? {
    guard let standing, standing.close == nil, case .share(let index)? = pick,
      standing.shares[index].asked > 0
    else { return nil }
    return standing.shares[index]
  }
}

/// Closing a campaign: the gates, its name typed, and the reasons that are needed.
struct CloseCampaignPopup: Sendable {
  enum Step: Sendable { case name, undecided, late }
  var name: String
  var due: Instant
  /// What closing would come to; nil while that is on its way.
  var closing: CampaignClosing?
  var step = Step.name
  var field = TextField()
  var undecided: String?
  var late: String?
  var fault: Chrome?

  /// Gates that no reason opens.
  func shut(_ now: Instant) -> [CampaignGate] {
    (closing?.gates ?? []).filter { gate in
      !gate.passes && gate.kind != .revocations && !(gate.kind == .decided && due <= now)
    }
  }

  /// Whether a gate wants a reason.
  func wants(_ kind: CampaignGate.Kind) -> Bool {
    closing?.gates.contains { $0.kind == kind && !$0.passes } == true
  }
}

/// Opening a campaign: a small form, and the gates before anything is written.
struct OpenCampaignPopup: Sendable {
  enum Line: Int, CaseIterable, Sendable {
    case name, query, due, reviewers, second, fallback, anew
  }
  var fields: [TextField]
  var focus = 0
  /// What opening would come to, with what is typed now.
  var opening: CampaignOpening?
  var fault: Chrome?

  subscript(line: Line) -> String { fields[line.rawValue].text.trimmed }

  /// Whether nothing is in the way.
  var isReady: Bool { opening?.gates.allSatisfy(\.passes) == true }
}

extension Popup {
  /// Whether a key has to wait until the store has said what closing or opening comes to.
  func waits(before key: Key) -> Bool {
    switch self {
    case .closeCampaign, .openCampaign: key == .enter
    default: false
    }
  }
}

extension TextPopup {
  /// Whether it is to be copied and sent.
  var isToCopy: Bool {
    if case .reminder = kind { true } else { false }
  }
}

extension Model {
  /// The campaigns that are open, the first due first.
  var campaigns: [CampaignGlance] { summary?.campaigns ?? setup.campaigns }

  /// The one that stands in the header: where something waits for this reviewer, else the first due.
  var glance: CampaignGlance? {
    campaigns.first { $0.asked[setup.reviewer.name] != nil } ?? campaigns.first
  }

  /// The queues of the campaign in the header, and the saved ones.
  var queues: [Queue] { (glance?.queues ?? []) + setup.queues }

  /// The open campaign that is meant: the one on the screen, else the only one.
  var campaignToClose: (name: String, due: Instant)? {
    if let standing = campaign?.standing {
      return standing.close == nil ? (standing.plan.name, standing.plan.due) : nil
    }
    guard campaigns.count == 1 else { return nil }
    return campaigns.first.map { ($0.name, $0.due) }
  }

  /// Whether this reviewer is asked about a row in a campaign now.
  func asksMe(_ row: ItemRow) -> Bool {
    row.campaign?.found.asked.contains(setup.reviewer.name) == true
  }
}
