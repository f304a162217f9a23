import CustodyDomain

/// Closing and opening: what would be is shown first, then it is written by the same methods as the commands'.
extension Model {
  // MARK: Closing

  mutating func askToClose() -> [Effect] {
    guard let campaign = campaignToClose else { return [] }
    popup = .closeCampaign(CloseCampaignPopup(name: campaign.name, due: campaign.due))
    return ask(.close(campaign.name, undecided: nil, late: nil, dryRun: true))
  }

  mutating func press(_ key: Key, in popup: CloseCampaignPopup) -> [Effect] {
    var close = popup
    guard key == .enter else {
      if close.field.handle(key) { close.fault = nil }
      self.popup = .closeCampaign(close)
      return []
    }
    let text = close.field.text.trimmed
    if let shut = close.shut(now).first {
      close.fault = "it can't be closed yet: \(safe(shut.sentence))"
      self.popup = .closeCampaign(close)
      return []
    }
    switch close.step {
    case .name:
      guard text == close.name else {
        close.fault = "type \(safe(close.name)) to close it"
        self.popup = .closeCampaign(close)
        return []
      }
    case .undecided:
      guard !text.isEmpty else { return [] }
      close.undecided = text
    case .late:
      guard !text.isEmpty else { return [] }
      close.late = text
    }
    close.field = TextField()
    close.fault = nil
    if close.wants(.decided), close.undecided == nil {
      close.step = .undecided
    } else if close.wants(.revocations), close.late == nil {
      close.step = .late
    } else {
      self.popup = .closeCampaign(close)
      return ask(
        .close(close.name, undecided: close.undecided, late: close.late, dryRun: false))
    }
    self.popup = .closeCampaign(close)
    return []
  }

  mutating func take(_ closing: CampaignClosing) -> [Effect] {
    guard case .closeCampaign(var close)? = popup else {
      // It was written although its popup is gone: that must not go untold.
      guard let entry = closing.entry else { return [] }
      say("the campaign is closed, entry \(entry)", .success, for: 8000)
      return refresh()
    }
    guard closing.entry != nil else {
      // What was typed before the gates were known stays; something new in the way begins anew.
      if close.closing != nil { (close.step, close.undecided, close.late) = (.name, nil, nil) }
      close.closing = closing
      popup = .closeCampaign(close)
      return []
    }
    popup = .notice(NoticePopup(kind: .campaignClosed(close.name, closing)))
    status = nil
    return refresh()
  }

  // MARK: Opening

  mutating func askToOpen() -> [Effect] {
    let listed = lists[.review].map { $0.query.description } ?? ""
    let newest = campaign?.all.first?.plan
    let texts = [
      newest?.nextName ?? Model.quarter(of: now),
      listed.contains("campaign:") ? newest?.query ?? "" : listed, "28d",
      newest?.stages.first?.text ?? "owner",
      newest.flatMap { $0.stages.count > 1 ? $0.stages[1].text : nil } ?? "",
      newest?.fallback.joined(separator: ",") ?? setup.reviewer.name, "no",
    ]
    popup = .openCampaign(OpenCampaignPopup(fields: texts.map { TextField($0) }))
    return []
  }

  /// The name of a quarter: `Q4-2026`.
  static func quarter(of now: Instant) -> String {
    let parts = now.dateText.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return "" }
    return "Q\((parts[1] + 2) / 3)-\(parts[0])"
  }

  mutating func press(_ key: Key, in popup: OpenCampaignPopup) -> [Effect] {
    var open = popup
    let count = OpenCampaignPopup.Line.allCases.count
    switch key {
    case .tab, .down: open.focus = (open.focus + 1) % count
    case .backTab, .up: open.focus = (open.focus + count - 1) % count
    case .enter:
      let plan: CampaignPlan
      switch Model.plan(open, setup.policy, date(open[.due])) {
      case .success(let made): plan = made
      case .failure(let fault):
        open.fault = fault.words
        open.focus = fault.line.rawValue
        self.popup = .openCampaign(open)
        return []
      }
      open.fault = nil
      self.popup = .openCampaign(open)
      return ask(.open(plan, dryRun: !open.isReady))
    case .character(" ") where open.focus == OpenCampaignPopup.Line.anew.rawValue:
      open.fields[open.focus] = TextField(open[.anew] == "yes" ? "no" : "yes")
      open.opening = nil
    default:
      guard open.fields[open.focus].handle(key) else { return [] }
      (open.opening, open.fault) = (nil, nil)
    }
    self.popup = .openCampaign(open)
    return []
  }

  /// What is wrong with the form, and in which line.
  private struct FormFault: Error {
    var line: OpenCampaignPopup.Line
    var words: Chrome
  }

  /// The plan that the form describes.
  private static func plan(
    _ open: OpenCampaignPopup, _ policy: Policy, _ due: Instant?
  ) -> Result<CampaignPlan, FormFault> {
    func names(_ text: String) -> [String] {
      text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    guard CampaignPlan.isName(open[.name]) else {
      return .failure(.init(line: .name, words: "letters, digits, - . and _, such as Q4-2026"))
    }
    guard (try? Query(parsing: open[.query])) != nil else {
      return .failure(.init(line: .query, words: "this query can't be read"))
    }
    guard let due else {
      return .failure(.init(line: .due, words: "write 28d or 2027-01-31"))
    }
    var stages: [ReviewerChoice] = []
    for line in [OpenCampaignPopup.Line.reviewers, .second]
    where line == .reviewers || !open[line].isEmpty {
      guard let choice = ReviewerChoice(text: open[line]) else {
        return .failure(
          .init(line: line, words: "owner, role:iam, list:ana,ben or each:ana,ben"))
      }
      stages.append(choice)
    }
    return .success(
      CampaignPlan(
        name: open[.name], query: open[.query], due: due, stages: stages,
        fallback: names(open[.fallback]),
        carriedOver: open[.anew] == "yes" ? policy.carriedOver : nil))
  }

  mutating func take(_ opening: CampaignOpening) -> [Effect] {
    guard case .openCampaign(var open)? = popup else {
      guard let entry = opening.entry else { return [] }
      say("\(safe(opening.plan.name)) is open, entry \(entry)", .success, for: 8000)
      return refresh()
    }
    guard opening.entry != nil else {
      open.opening = opening
      popup = .openCampaign(open)
      return []
    }
    popup = .notice(NoticePopup(kind: .campaignOpened(opening)))
    status = nil
    // The new one is what the screen is about, and its queue where this reviewer begins.
    campaign = CampaignScreen()
    let name = opening.plan.name
    if opening.asked[setup.reviewer.name] != nil,
      let query = try? Query(parsing: "campaign:\(name) asked:me")
    {
      lists[.review] = ItemList(base: query, name: "Mine in \(name)", sort: .risk)
    }
    let effects = refresh()
    return effects.filter { if case .campaign = $0 { false } else { true } } + ask(.load(name))
  }
}
