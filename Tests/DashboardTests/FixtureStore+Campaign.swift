import CustodyDashboard
import CustodyDomain

extension FixtureStore {
  static let campaign = "Q4-2026"

  /// A store whose 40 stale items stand in an open campaign.
  ///
  /// - Parameter mine: whether this reviewer is asked about something.
  static func inCampaign(mine: Bool = true, due: Instant = Fixture.now.adding(days: 9))
    -> FixtureStore
  {
    var store = FixtureStore()
    let reviewers = [mine ? "ada.lind" : "m.holm", "m.holm", "plat-team", "j.dahl"]
    for index in store.rows.indices.prefix(40) {
      var found = CampaignCase(
        item: store.rows[index].id, frozen: .empty,
        stages: [[reviewers[index < 12 ? 0 : 1 + index % 3]], ["s.rask"]])
      switch index {
      case 13, 16, 17, 22: (found.outcome, found.entry) = (.kept, 40 + index)
      case 14, 25: (found.outcome, found.entry, found.deniedBy) = (.revoked, 40 + index, "j.dahl")
      case 30, 33: found.carry(12, carries: 2)
      default: break
      }
      store.rows[index].campaign = CampaignPlace(campaign: campaign, found: found)
    }
    store.campaigns = [
      CampaignStanding(
        plan: CampaignPlan(
          name: campaign, query: "last:90d+", due: due, stages: [.role(.business), .role(.iam)],
          fallback: ["m.holm"]),
        entry: 31, opened: Fixture.now.adding(days: -19), by: "ada.lind", population: 40,
        digest: .empty)
    ]
    return store
  }

  private var cases: [CampaignCase] { rows.compactMap { $0.campaign?.found } }

  var glances: [CampaignGlance] {
    campaigns.filter { $0.close == nil }.map { standing in
      var asked: [String: Int] = [:]
      for person in cases.flatMap(\.asked) { asked[person, default: 0] += 1 }
      return CampaignGlance(
        name: standing.plan.name, query: standing.plan.query, due: standing.plan.due,
        population: cases.count, decided: cases.count { $0.outcome.account == .decided },
        pending: cases.count { $0.outcome == .pending }, asked: asked)
    }
  }

  /// A step of a campaign, carried out in memory.
  mutating func answer(_ step: CampaignStep, _ request: Int) -> Message {
    let answer: CampaignAnswer
    switch step {
    case .load(let name):
      let found = campaigns.first { $0.plan.name == name ?? campaigns.first?.plan.name }
      answer = .board(campaigns, found.map(whole))
    case .remind(_, let person):
      let count = cases.count { $0.asked.contains(person) }
      answer = .reminder("To: \(person)@corp.example\n\n\(count) items wait for your decision.\n")
    case .delegate(let delegation):
      answer = .given(
        hand(delegation.from, to: delegation.to, delegation.items), to: [delegation.to])
    case .escalate(_, let person):
      answer = .given(hand(person, to: "m.holm", nil), to: ["m.holm"])
    case .open(let plan, let dryRun): answer = .opening(open(plan, dryRun: dryRun))
    case .close(let name, let undecided, let late, let dryRun):
      answer = .closing(close(name, undecided, late, dryRun: dryRun))
    }
    return .campaign(answer, request: request)
  }

  private mutating func hand(_ from: String, to: String, _ items: [ItemID]?) -> Int {
    var count = 0
    for index in rows.indices where rows[index].campaign?.found.asked.contains(from) == true {
      guard items?.contains(rows[index].id) ?? true else { continue }
      rows[index].campaign?.found.hand(from: from, to: to)
      count += 1
    }
    return count
  }

  private func whole(_ standing: CampaignStanding) -> CampaignStanding {
    var standing = standing
    standing.outcomes = cases.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
    var asked: [String: Int] = [:]
    for person in cases.flatMap(\.asked) { asked[person, default: 0] += 1 }
    let done: [String: [String: Int]] = [
      "ada.lind": ["revoke": 1], "m.holm": ["recertify": 3, "reassign": 2],
      "j.dahl": ["revoke": 2, "recertify": 1],
    ]
    standing.shares = Set(asked.keys).union(done.keys).map {
      CampaignStanding.Share(person: $0, decisions: done[$0] ?? [:], asked: asked[$0] ?? 0)
    }.sorted { ($1.asked, $0.person) < ($0.asked, $1.person) }
    let today = Fixture.now.dayNumber
    standing.pace = [today - 16: 1, today - 12: 2, today - 5: 1, today - 2: 4]
    guard standing.close == nil else { return standing }
    standing.drift = .init(new: 3, departed: 1, changed: 2)
    standing.gates = gates(standing, nil, nil)
    return standing
  }

  private func gates(
    _ standing: CampaignStanding, _ undecided: String?, _ late: String?
  ) -> [CampaignGate] {
    let pending = rows.filter { $0.campaign?.found.outcome == .pending }
    let isLeft = standing.plan.due <= Fixture.now && undecided != nil
    let isLate = unproven > 0 && late == nil
    return [
      .open(
        .account,
        "\(cases.count) items = \(cases.count - pending.count) decided + \(pending.count) pending"),
      pending.isEmpty || isLeft
        ? .open(.decided, "every item is decided or gone")
        : .shut(
          .decided, "\(pending.count) items are undecided; silence is no approval", "remind",
          pending.map {
            .init(
              item: $0.id, name: $0.identity,
              why: "asked: \($0.campaign?.found.asked.joined(separator: ", ") ?? "")")
          }),
      .open(.owners, "everything that stays has an owner"),
      .open(.drafts, "no drafts wait to be submitted"),
      .open(.ledger, "the ledger verifies: 9342 entries"),
      isLate
        ? .shut(.revocations, "2 revocations or rotations are not proven", "import again", count: 2)
        : .open(.revocations, "every revocation and rotation is proven or cannot be applied"),
    ]
  }

  private mutating func open(_ plan: CampaignPlan, dryRun: Bool) -> CampaignOpening {
    var opening = CampaignOpening(
      plan: plan, gates: [.open(.population, "40 items are reviewed")], population: 40,
      toDecide: 38, carried: 2, asked: ["ada.lind": 12, "m.holm": 9], entry: nil)
    opening.gates.append(
      plan.fallback.isEmpty
        ? .shut(.reviewers, "3 of them have nobody who may decide", "name somebody who stands in")
        : .open(.reviewers, "every item has somebody who may decide on it"))
    guard !dryRun, opening.gates.allSatisfy(\.passes) else { return opening }
    opening.entry = 31
    campaigns.insert(
      CampaignStanding(
        plan: plan, entry: 31, opened: Fixture.now, by: "ada.lind", population: 40, digest: .empty),
      at: 0)
    return opening
  }

  private mutating func close(
    _ name: String, _ undecided: String?, _ late: String?, dryRun: Bool
  ) -> CampaignClosing {
    guard let index = campaigns.firstIndex(where: { $0.plan.name == name }) else {
      return CampaignClosing(gates: [], close: nil, entry: nil)
    }
    var closing = CampaignClosing(
      gates: gates(campaigns[index], undecided, late), close: nil, entry: nil)
    guard !dryRun, closing.gates.allSatisfy(\.passes) else { return closing }
    for row in rows.indices { rows[row].campaign?.found.leave(99) }
    let close = CampaignClose(
      outcomes: CampaignClose.outcomes(of: cases), digest: String(repeating: "5e1f", count: 16),
      undecidedReason: undecided, late: late == nil ? [] : [54, 65], lateReason: late,
      terms: CampaignTerms(Policy(), gates: closing.gates))
    (closing.close, closing.entry) = (close, 99)
    (campaigns[index].close, campaigns[index].closeEntry) = (close, 99)
    campaigns[index].closed = Fixture.now
    return closing
  }

  /// What a decision makes of its item's place in the campaign.
  mutating func settle(_ index: Int, _ action: Action) {
    switch action {
    case .revoke: rows[index].campaign?.found.outcome = .revoked
    case .recertify: rows[index].campaign?.found.outcome = .kept
    default: break
    }
  }
}
