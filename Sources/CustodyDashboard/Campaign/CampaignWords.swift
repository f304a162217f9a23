import CustodyDomain

/// What other screens say of a campaign.
extension Painter {
  /// Who is asked about a row where it isn't this reviewer, or what came of it: a column of the list.
  func askedCell(_ row: ItemRow, _ width: Int) -> (Chrome, Role) {
    guard let found = row.campaign?.found else { return (".", .dim) }
    guard found.outcome == .pending else { return (safe(found.outcome.rawValue), .dim) }
    if model.asksMe(row) { return ("you", .key) }
    guard let first = found.asked.first else { return ("nobody", .warning) }
    let more: Chrome = found.asked.count > 1 ? "+\(found.asked.count - 1)" : ""
    return (
      person(first).cut(width - more.width, ellipsis: glyphs.ellipsis) + more, .text
    )
  }

  /// Where an item stands in its campaign, for the item's own screen.
  func campaignLines(_ row: ItemRow, width: Int) -> [TextLine] {
    guard let place = row.campaign else { return [] }
    let found = place.found
    var line = TextLine(("Review ", .dim), ("\(safe(place.campaign)): ", .text))
    switch found.outcome {
    case .pending:
      line.add(model.asksMe(row) ? "you are asked" : "asked ", model.asksMe(row) ? .key : .dim)
      let others = found.asked.filter { $0 != model.setup.reviewer.name }
      if model.asksMe(row), !others.isEmpty { line.add(", and ", .dim) }
      line.add(people(others))
      if found.stages.count > 1 {
        line.add("; stage \(found.stage + 1) of \(found.stages.count)", .dim)
      }
      if !found.decided.isEmpty { line.add("; kept by \(people(found.decided))", .dim) }
    case .revoked:
      line.add("revoked", .decisionRevoke)
      if let denied = found.deniedBy { line.add(" by \(person(denied))") }
    case .carried:
      line.add("unchanged, carried over", .text)
      if found.carries > 1 { line.add(" for the \(found.carries). time", .dim) }
    default: line.add(safe(found.outcome.rawValue))
    }
    if let entry = found.entry {
      line.add(found.outcome == .carried ? " on entry #\(entry)" : ", entry #\(entry)", .dim)
    }
    return line.wrapped(width, indent: 7)
  }

  private func people(_ names: [String]) -> Chrome {
    names.dropFirst().reduce(names.first.map { person($0) } ?? "") { "\($0), \(person($1))" }
  }

  /// That a deferral asks another person in place of this reviewer.
  func inMyPlace(_ target: Target?) -> Chrome {
    guard let row = target?.rows?.first(where: model.asksMe), let place = row.campaign else {
      return ""
    }
    return "in your place in \(safe(place.campaign))"
  }

  /// The same beside the person who is picked for it.
  func inMyPlace(_ picker: PickerPopup) -> Chrome {
    guard picker.use == .deferral else { return "" }
    let place = inMyPlace(picker.target)
    return place.isEmpty ? "" : " \(place)"
  }

  /// What a campaign asks of this reviewer, for the first ten keys and where nothing is left.
  var campaignWelcome: Chrome? {
    guard let glance = model.glance else { return nil }
    let mine = glance.asked[model.setup.reviewer.name] ?? 0
    let name = safe(glance.name)
    if mine > 0 {
      return "\(Chrome.items(mine)) in \(name): c keep, x revoke, o owner. Only S sends."
    }
    return glance.pending > 0
      ? "Nothing in \(name) waits for you; \(Chrome(grouped: glance.pending)) wait for others: C"
      : "All of \(name) is decided: C shows what blocks closing, :close closes it"
  }

  /// What stands in a campaign's queue that is empty.
  func campaignDone(_ list: ItemList) -> [Chrome]? {
    guard
      let glance = model.campaigns.first(where: { glance in
        glance.queues.prefix(2).contains { $0.name == list.name }
      })
    else { return nil }
    let name = safe(glance.name)
    let share: Chrome =
      "\(Chrome(grouped: glance.decided)) of \(Chrome(grouped: glance.population)) decided"
    guard glance.pending > 0 else {
      return [
        "\(name): everything is decided.", share,
        "C shows what blocks closing, :close closes it, custody campaign status reports it",
      ]
    }
    var lines: [Chrome] = [
      "Nothing in \(name) waits for you. \(share), \(Chrome(grouped: glance.pending)) left:"
    ]
    let asked = glance.asked.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    lines += asked.prefix(6).map {
      "  \(person($0.key).padded(28))\(Chrome(grouped: $0.value).leading(6))"
    }
    if asked.count > 6 { lines.append("  and \(asked.count - 6) more reviewers") }
    return lines + ["C shows how far it is, r there writes a reminder; f other queues"]
  }

  /// The campaign in the header: its name at the left, and how far it is from the longest to the shortest.
  func campaignProgress(_ glance: CampaignGlance, who: Chrome) -> [TextLine] {
    let percent = glance.population > 0 ? glance.decided * 100 / glance.population : 0
    let bar = glyphs.bar(
      glance.decided, of: glance.population, width: model.columns >= 110 ? 30 : 12)
    let share: Chrome = "\(Chrome(grouped: glance.decided))/\(Chrome(grouped: glance.population))"
    let days = Int(model.now.days(until: glance.due))
    let left: (Chrome, Role) =
      glance.due <= model.now ? ("overdue", .overdue) : ("\(Chrome(grouped: days))d left", .text)
    let barred = TextLine(
      (who, .text), ("  ", .text), (share, .text), (" ", .text), (bar.full, .barFull),
      (bar.empty, .barEmpty), (" \(percent)%  ", .text), left)
    return [
      barred, TextLine((who, .text), ("  ", .text), (share, .text), ("  ", .text), left),
      TextLine((share, .text), ("  ", .text), left),
    ]
  }
}

extension Painter {
  /// The keys of the campaign's screen; two of its actions have a name and no key.
  var campaignHints: TextLine {
    let isOpen = model.campaign?.standing?.close == nil && model.campaign?.standing != nil
    let keys: [(ActionID, Chrome)] =
      (isOpen
        ? [(.open, "list"), (.remind, "remind"), (.delegate, "delegate"), (.escalate, "escalate")]
        : [(.open, "list")])
      + ((model.campaign?.all.count ?? 0) > 1 ? [(.nextItem, "next")] : [])
    var line = TextLine(" ", .dim)
    for (action, words) in keys {
      guard let key = model.setup.keyMap.binding(action, in: .campaign)?.keys.first else {
        continue
      }
      line.add(safe(key.name), .key)
      line.add(" \(words)  ", .dim)
    }
    line.add(isOpen ? ":close" : ":open", .key)
    line.add(isOpen ? " the campaign  " : " a campaign  ", .dim)
    line.add("?", .key)
    line.add(" help", .dim)
    return line
  }
}
