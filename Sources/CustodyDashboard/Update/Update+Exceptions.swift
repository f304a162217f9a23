import CustodyDomain

/// Accepting a finding: which, until when, and why; one item at a time.
extension Model {
  mutating func openExceptions(_ target: Target) -> [Effect] {
    guard !target.isBulk, let row = target.rows?.first else {
      say("a finding is accepted on one item at a time", .warning)
      return []
    }
    guard let detail = shownDetail(of: row) else {
      say("its findings are still being read: press it again", .warning)
      return []
    }
    let rules = detail.assessment.findings.map(\.rule).filter {
      RuleCatalogue.rule($0)?.isHard == false && $0 != "exception-expired"
    }
    guard !rules.isEmpty else {
      say(
        detail.assessment.findings.isEmpty
          ? "nothing is found on it" : "what is found on it can't be accepted: enter says why",
        .warning)
      return []
    }
    popup = .menu(Menu(kind: .exceptions(rules), target: target))
    return check(.exception(rule: rules[0], until: now))
  }

  /// What is known of a row beside the list: the item's screen, or the chain's pane.
  func shownDetail(of row: ItemRow) -> ItemDetail? {
    [item?.detail, chain.detail].compactMap(\.self).first { $0.row.id == row.id }
  }

  mutating func choose(exception rule: String, _ target: Target?) -> [Effect] {
    askEnd(.exceptionUntil(rule: rule), target)
  }

  /// Asks for the day on which something ends; thirty days are proposed, or less where the limit is shorter.
  mutating func askEnd(_ question: AskPopup.Question, _ target: Target?) -> [Effect] {
    var ask = AskPopup(question: question, target: target)
    let days = limit(of: target).map { Int(now.days(until: $0)) - 1 } ?? 30
    ask.field = TextField("\(max(1, min(30, days)))d")
    popup = .ask(ask)
    return []
  }
}

extension Menu {
  /// Columns wanted, borders included.
  var width: Int {
    switch kind {
    case .facts, .exceptions, .meeting: 54
    case .queues, .sort, .grouping, .initiation, .acting: 44
    }
  }
}
