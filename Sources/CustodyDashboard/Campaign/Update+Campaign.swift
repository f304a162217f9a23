import CustodyDomain

/// The campaign's screen: in, about and out, and what its keys ask for.
extension Model {
  mutating func ask(_ step: CampaignStep) -> [Effect] {
    campaignRequest = nextRequest()
    return [.campaign(step, request: campaignRequest)]
  }

  mutating func openCampaignScreen() -> [Effect] {
    let leaving = closeItem()
    let wanted = campaign?.standing?.plan.name ?? glance?.name
    if campaign == nil { campaign = CampaignScreen() }
    isZoomed = false
    focus = .list
    return leaving + ask(.load(wanted))
  }

  mutating func reloadCampaign() -> [Effect] {
    guard let campaign else { return [] }
    return ask(.load(campaign.standing?.plan.name ?? glance?.name))
  }

  /// Back to the panel below it.
  mutating func leaveCampaign() -> [Effect] {
    campaignRequest = 0
    return show(panel)
  }

  mutating func take(_ answer: CampaignAnswer, _ request: Int) -> [Effect] {
    guard campaignRequest == request else { return [] }
    campaignRequest = 0
    switch answer {
    case .board(let all, let standing):
      guard var screen = campaign else { return [] }
      let isOther = screen.standing?.plan.name != standing?.plan.name
      (screen.all, screen.standing, screen.hasLoaded) = (all, standing, true)
      screen.cursor = isOther ? screen.start : max(0, min(screen.cursor, screen.picks.count - 1))
      campaign = screen
    case .reminder(let text):
      guard case .text(var view)? = popup, view.isToCopy else { return [] }
      view.text = text ?? "Nothing waits for a decision of theirs."
      popup = .text(view)
    case .given(let count, let people):
      guard count > 0 else {
        say("nobody who stands in may decide on it: d asks somebody else", .warning)
        return refresh()
      }
      marks = Marks()
      let names = people.map { Chrome(safe(person($0))) }
      let to = names.dropFirst().reduce(names.first ?? "") { "\($0), \($1)" }
      say(
        "\(to) \(count == 1 ? "is asked about 1 item" : "is asked about \(Chrome(grouped: count)) items") now",
        .success, for: 8000)
      return refresh()
    case .opening(let opening): return take(opening)
    case .closing(let closing): return take(closing)
    }
    return []
  }

  /// The question failed: what the store said stands where the answer would.
  mutating func failCampaign(_ message: String) {
    campaignRequest = 0
    campaign?.hasLoaded = true
    switch popup {
    case .closeCampaign(var close)?:
      close.fault = Chrome(safe(message))
      popup = .closeCampaign(close)
    case .openCampaign(var open)?:
      open.fault = Chrome(safe(message))
      popup = .openCampaign(open)
    case .text(let view)? where view.isToCopy: popup = nil
    default: break
    }
  }

  mutating func stepCampaign(_ by: Int) -> [Effect] {
    guard let screen = campaign,
      let index = screen.all.firstIndex(where: { $0.plan.name == screen.standing?.plan.name })
    else { return [] }
    guard screen.all.indices.contains(index + by) else {
      say(by > 0 ? "this is the oldest campaign" : "this is the newest campaign")
      return []
    }
    return ask(.load(screen.all[index + by].plan.name))
  }

  /// Enter: the items behind the line, in the review panel.
  mutating func openPick() -> [Effect] {
    guard let screen = campaign, let standing = screen.standing, let pick = screen.pick else {
      return []
    }
    let name = standing.plan.name
    switch pick {
    case .share(let index):
      let share = standing.shares[index]
      return list(
        "campaign:\(name) asked:\(Model.quoted(share.person))", "Asked of \(person(share.person))")
    case .drift: return list("\(standing.plan.query) !campaign:\(name)", "New since \(name) opened")
    case .gate(let index): return open(standing.gates[index], of: name)
    }
  }

  private mutating func open(_ gate: CampaignGate, of name: String) -> [Effect] {
    switch gate.kind {
    case .ledger: return show(.ledger)
    case .decided: return list("campaign:\(name) outcome:pending", "Pending in \(name)")
    case .drafts: return list("campaign:\(name) draft:any", "Drafts in \(name)")
    case .revocations:
      return list("campaign:\(name) state:revoking,rotating", "Not proven in \(name)")
    case .owners where !gate.passes:
      return list("campaign:\(name) owner:none !outcome:pending", "No owner in \(name)")
    case .account where !gate.items.isEmpty:
      return list("id:" + gate.items.map(\.item.text).joined(separator: ","), "Not as frozen")
    default: return list("campaign:\(name)", name)
    }
  }

  /// Lists what a query holds in the review panel.
  private mutating func list(_ text: String, _ name: String) -> [Effect] {
    guard let query = try? Query(parsing: text) else {
      say("the query \(safe(text)) can't be read", .error)
      return []
    }
    campaign = nil
    var list = ItemList(base: query, name: name, sort: .risk)
    list.grouping = nil
    lists[.review] = list
    panel = .review
    focus = .list
    return reload(.review) + loadVisibleMarks()
  }

  /// A name as one value of a query.
  static func quoted(_ name: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || "@.-_".contains($0) } ? name : "\"\(name)\""
  }

  // MARK: Asking others

  mutating func remind() -> [Effect] {
    guard let name = campaign?.standing?.plan.name, let share = campaign?.share else { return [] }
    popup = .text(TextPopup(kind: .reminder(share.person)))
    return ask(.remind(name, person: share.person))
  }

  /// From the campaign's screen all that the chosen reviewer is asked about; from a list the marked rows.
  mutating func delegate() -> [Effect] {
    if let name = campaign?.standing?.plan.name, let share = campaign?.share {
      return pickDelegate(name, from: share.person, rows: nil, count: share.asked)
    }
    let rows =
      item.map { [$0.row] } ?? (marks.rows.isEmpty ? [currentRow].compactMap(\.self) : marks.rows)
    let me = setup.reviewer.name
    let mine = rows.filter(asksMe)
    let asked = mine.isEmpty ? rows.first { $0.campaign?.found.asked.isEmpty == false } : mine.first
    guard let place = asked?.campaign else {
      say("nobody is asked about it: D delegates what waits in a campaign", .warning)
      return []
    }
    let from = mine.isEmpty ? place.found.asked[0] : me
    let given = rows.filter {
      $0.campaign?.campaign == place.campaign && $0.campaign?.found.asked.contains(from) == true
    }
    return pickDelegate(place.campaign, from: from, rows: given, count: given.count)
  }

  private mutating func pickDelegate(
    _ name: String, from: String, rows: [ItemRow]?, count: Int
  ) -> [Effect] {
    var picker = PickerPopup(
      use: .delegation(campaign: name, from: from, items: rows?.map(\.id)),
      target: Target(origin: .cursor, rows: rows, count: count))
    picker.request = nextRequest()
    popup = .picker(picker)
    return [candidates(for: picker)]
  }

  mutating func askWhy(_ delegation: CampaignDelegation) -> [Effect] {
    popup = .ask(AskPopup(question: .delegation(delegation)))
    return []
  }

  mutating func delegate(_ delegation: CampaignDelegation, because note: String) -> [Effect] {
    popup = nil
    var delegation = delegation
    delegation.note = note
    return ask(.delegate(delegation))
  }

  mutating func escalate() -> [Effect] {
    guard let standing = campaign?.standing, let share = campaign?.share else { return [] }
    guard standing.isOverdue(now) else {
      say(
        "due on \(Chrome(day: standing.plan.due)): until then r reminds and d delegates", .warning)
      return []
    }
    guard standing.plan.fallback.contains(where: { $0 != share.person }) else {
      say("nobody stands in for \(safe(person(share.person))): d asks somebody else", .warning)
      return []
    }
    return ask(.escalate(standing.plan.name, from: share.person))
  }
}
