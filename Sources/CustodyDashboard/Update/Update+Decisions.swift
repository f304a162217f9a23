import CustodyDomain

/// From a key to drafts. Every draft is saved by the store at once; refusals come from there.
extension Model {
  mutating func decide(_ action: ActionID) -> [Effect] {
    guard let target = target(for: action) else { return [] }
    switch action {
    case .recertify: return recertify(target)
    case .revoke: return askReason(.revoke, target)
    case .rotate: return askReason(.rotate, target)
    case .reopen: return askReason(.reopen, target)
    case .owner:
      guard let role = ownerRole else {
        say("several roles are meant: / lacks:workflow, or another role, shows the items of one")
        return []
      }
      return openPicker(.owner(role), target)
    case .deferTo: return openPicker(.deferral, target)
    case .until: return openAsk(.until, target)
    case .recommended: return takeRecommended(target)
    case .condition: return openAsk(.condition, target)
    case .exception: return openExceptions(target)
    case .note: return openAsk(.note, target)
    case .editNote:
      noteTarget = target
      return [.edit(currentNote)]
    case .facts:
      var target = target
      let effects = askRows(of: &target)
      popup = .menu(Menu(kind: .facts, target: target))
      return effects + check(.set(.initiation(.human)))
    case .again:
      guard let last else { return [] }
      return commit(last.verb, reason: last.reason, target)
    default: return []
    }
  }

  private var currentNote: String {
    for draft in currentRow?.drafts ?? [] {
      if case .note(let text) = draft.action { return text }
    }
    return ""
  }

  /// Marks if there are any, else the group of the header, else the cursor's row. Nil: a notice asks first.
  private mutating func target(for action: ActionID) -> Target? {
    if item == nil, meeting == nil, !marks.rows.isEmpty {
      let hidden = marks.rows.filter { !isShown($0) }
      if !hidden.isEmpty {
        popup = .notice(NoticePopup(kind: .hiddenMarks(action)))
        return nil
      }
      return Target(origin: .marks, rows: marks.rows, count: marks.rows.count)
    }
    if let row = currentRow { return Target(origin: .cursor, rows: [row], count: 1) }
    guard let group = currentGroup else { return nil }
    guard group.open > 0 else {
      say("nothing in this group is open")
      return nil
    }
    var query = group.query.and(Model.openItems)
    if let list {
      query = list.query.and(query)
    } else if let filter = groupLists[panel]?.filterQuery {
      query = filter.and(query)
    }
    let label = group.label.isEmpty ? "none" : group.label
    return Target(origin: .group(label: label, query: query), rows: nil, count: group.open)
  }

  /// Whether the filter still shows a marked row, as far as is known.
  func isShown(_ row: ItemRow) -> Bool {
    marks.visible?.contains(row.id) ?? (list?.rows.contains { $0.id == row.id } ?? false)
  }

  /// The answer to the notice about hidden marks.
  mutating func proceed(_ action: ActionID, visibleOnly: Bool) -> [Effect] {
    popup = nil
    if visibleOnly {
      steps.add(.marks(marks.rows))
      marks.rows = marks.rows.filter { isShown($0) }
      guard !marks.rows.isEmpty else {
        say("none of the marked items is visible")
        return []
      }
    } else {
      marks.visible = Set(marks.rows.map(\.id))
    }
    return decide(action)
  }

  // MARK: What needs another answer first

  private mutating func recertify(_ target: Target) -> [Effect] {
    if let row = target.rows?.first, !target.isBulk {
      return row.tier == .strict
        ? askReason(.recertify, target) : commit(.recertify, reason: nil, target)
    }
    // More than three at once get a second look; it is the same key that a reason takes.
    return target.count > 3
      ? askReason(.recertify, target, optional: true) : commit(.recertify, reason: nil, target)
  }

  /// Whether a row's text hides characters that nobody has looked at.
  private func isUnread(_ row: ItemRow) -> Bool {
    safe(row.name).hidden && !rawOpened.contains(row.id)
  }

  mutating func askReason(
    _ verb: Verb, _ target: Target, optional: Bool = false
  ) -> [Effect] {
    var target = target
    let effects = askRows(of: &target)
    var reason = ReasonPopup(
      verb: verb, target: target, reasons: ReasonPopup.usual(verb), optional: optional)
    reason.request = nextRequest()
    let preview = previewRevoking(&reason)
    popup = .reason(reason)
    return [.loadReasons(action: verb.word, limit: 6, request: reason.request)] + effects
      + check(verb) + preview
  }

  /// Asks what a revocation would mean, once its items are known.
  private mutating func previewRevoking(_ reason: inout ReasonPopup) -> [Effect] {
    let ids = (reason.target.rows ?? []).prefix(Consequences.mostItems).map(\.id)
    guard reason.verb == .revoke, !ids.isEmpty else { return [] }
    reason.consequenceRequest = nextRequest()
    return [.loadConsequences(ids, request: reason.consequenceRequest)]
  }

  /// The role that a new owner gets: the one that nobody holds in the chosen line of owners, else business; nil
  /// for a line of several roles, in all of which one person is seldom meant.
  private var ownerRole: OwnerRole? {
    guard panel == .owners, marks.rows.isEmpty, meeting == nil else { return .business }
    if let list { return list.role ?? .business }
    let lacks = currentGroup?.lacks ?? []
    return lacks.count > 1 ? nil : lacks.first ?? .business
  }

  mutating func openPicker(_ use: PickerPopup.Use, _ target: Target) -> [Effect] {
    var target = target
    let effects = askRows(of: &target)
    var picker = PickerPopup(use: use, target: target)
    picker.request = nextRequest()
    popup = .picker(picker)
    // Parking is no decision; of others it is not known yet whom they name, which is judged when it is.
    let checks: [Effect] =
      switch use {
      case .owner(let role): check(.reassign(role: role, person: ""))
      case .deferral: check(.deferTo(person: "", until: now))
      case .parking, .delegation: []
      }
    return [candidates(for: picker)] + effects + checks
  }

  func candidates(for picker: PickerPopup) -> Effect {
    .loadCandidates(
      picker.field.text, for: (picker.target.rows ?? []).map(\.id), limit: 60,
      request: picker.request)
  }

  mutating func openAsk(_ question: AskPopup.Question, _ target: Target) -> [Effect] {
    var target = target
    let effects = askRows(of: &target)
    var ask = AskPopup(question: question, target: target)
    if question == .note { ask.field = TextField(currentNote) }
    popup = .ask(ask)
    return effects + check(question == .note ? .note("") : .recertify)
  }

  /// A group's rows, asked for while the reviewer reads the popup.
  mutating func askRows(of target: inout Target) -> [Effect] {
    guard case .group(_, let query) = target.origin, target.rows == nil, target.request == 0
    else { return [] }
    target.request = nextRequest()
    return [
      .loadRows(
        Window(query: query, sort: list?.sort ?? .risk, limit: Model.mostTargets + 1), .targets,
        request: target.request)
    ]
  }

  /// More items than this are not decided by one key.
  static let mostTargets = 1000

  mutating func takeTargets(_ rows: [ItemRow], _ request: Int) -> [Effect] {
    switch popup {
    case .reason(var reason)? where reason.target.request == request:
      reason.target.rows = rows
      let effects = previewRevoking(&reason)
      popup = .reason(reason)
      return effects
    case .picker(var picker)? where picker.target.request == request:
      picker.target.rows = rows
      popup = .picker(picker)
    case .ask(var ask)? where ask.target?.request == request:
      ask.target?.rows = rows
      popup = .ask(ask)
    case .menu(var menu)? where menu.target?.request == request:
      menu.target?.rows = rows
      popup = .menu(menu)
    default: break
    }
    if let taken = takeRecommended(rows, request) { return taken }
    guard let index = pending.firstIndex(where: { $0.target.request == request }) else {
      return []
    }
    var decision = pending.remove(at: index)
    decision.target.rows = rows
    return commit(decision.verb, reason: decision.reason, decision.target, hasStepped: true)
  }

  // MARK: Drafts

  /// Makes the requests and hands them to the store; the cursor steps on, the marks go.
  mutating func commit(
    _ verb: Verb, reason: String?, _ target: Target, hasStepped: Bool = false
  ) -> [Effect] {
    popup = nil
    guard let rows = target.rows else {
      var target = target
      let effects = askRows(of: &target)
      pending.append(PendingDecision(verb: verb, reason: reason, target: target))
      stepOn()
      return effects
    }
    if case .group = target.origin, rows.count != target.count {
      say(
        "the group holds \(rows.count) open items, not \(target.count): nothing was done",
        .warning)
      return refresh()
    }
    var requests: [DecisionRequest] = []
    var strict = 0
    var unread = 0
    for row in rows {
      if target.isBulk, verb.isRecertification, row.tier == .strict {
        strict += 1
      } else if target.isBulk, verb.isRecertification, isUnread(row) {
        unread += 1
      } else {
        requests.append(
          DecisionRequest(
            item: row.id, action: verb.action(for: row, limits: setup.policy.recertify, now: now),
            reason: reason, version: row.version, bulk: target.isBulk, shown: RowView(row)))
      }
    }
    sayDecided(verb, requests.count, strict: strict, unread: unread)
    if verb.isRecertification { sayPace(requests.count) }
    guard !requests.isEmpty else { return [] }
    last = (verb, reason)
    guardian.drafts += 1
    steps.add(.drafts)
    holdForNext(verb)
    if target.origin == .marks {
      marks = Marks()
    } else if !hasStepped {
      stepOn()
    }
    return [.saveDrafts(requests)]
  }

  private mutating func sayDecided(_ verb: Verb, _ count: Int, strict: Int, unread: Int) {
    var text: Chrome = ""
    if count > 1 { text = "\(safe(verb.word)) \(count) items" }
    if strict > 0 {
      text += "\(text.isEmpty ? "" : "; ")skipped \(strict) strict: open each and decide alone"
    }
    if unread > 0 {
      text += "\(text.isEmpty ? "" : "; ")skipped \(unread) with hidden text: r first"
    }
    if !text.isEmpty { say(text, strict + unread > 0 ? .warning : .status, for: 8000) }
  }

  /// After a decision the cursor goes to the next line by itself.
  mutating func stepOn() {
    guard item == nil, meeting == nil else { return }
    if let listPanel, let list = lists[listPanel] {
      lists[listPanel]?.cursor = min(list.cursor + 1, list.lineCount - 1)
    } else if let list = groupLists[panel] {
      groupLists[panel]?.cursor = min(list.cursor + 1, list.groups.count - 1)
    }
  }

  mutating func take(_ outcome: DraftOutcome) -> [Effect] {
    if !outcome.refused.isEmpty {
      if outcome.saved.isEmpty, !steps.done.isEmpty { _ = steps.done.popLast() }
      tell(outcome.refused, saved: outcome.saved.count)
      meeting?.goal = .stay
      let items = Set(outcome.refused.compactMap(\.item))
      if outcome.saved.isEmpty, items.count == 1, let listPanel, let id = items.first, item == nil {
        _ = lists[listPanel]?.select(id)
      }
    } else if let sentence = outcome.unsettled.spoken {
      say(
        "what was drafted before can't be submitted now: \(safe(sentence))", .warning, for: 12_000)
    } else {
      tell(outcome.replaced, saved: outcome.saved.count)
    }
    return refresh()
  }

  mutating func takeNote(_ text: String?) -> [Effect] {
    defer { noteTarget = nil }
    guard let text, let target = noteTarget else {
      say("nothing was noted")
      return [.redraw]
    }
    let note = text.split(separator: "\n").joined(separator: " ")
    return note.isEmpty ? [] : commit(.note(String(note.prefix(4096))), reason: nil, target)
  }
}
