import CustodyDomain

/// What the store and the terminal answered.
extension Model {
  mutating func answer(_ message: Message) -> [Effect] {
    switch message {
    case .started, .input, .tick: return []
    case .rows(let rows, let purpose, let request): return take(rows, purpose, request)
    case .count(let count, let request):
      for panel in lists.keys where lists[panel]?.countRequest == request {
        lists[panel]?.total = count
        if lists[panel]?.openGroup == nil, lists[panel]?.before == nil,
          lists[panel]?.atEnd == true, let loaded = lists[panel]?.rows.count
        {
          lists[panel]?.before = max(0, count - loaded)
        }
      }
    case .counts(let counts, let request):
      if side.queueRequest == request { side.queueCounts = counts }
      if case .menu(var menu)? = popup, menu.request == request {
        menu.counts = counts
        popup = .menu(menu)
      }
    case .position(let position, let request):
      for panel in lists.keys where lists[panel]?.positionRequest == request {
        lists[panel]?.before = position
      }
    case .groups(let groups, let request): takeGroups(groups, request)
    case .detail(let detail, let request): return take(detail, request)
    case .expiry(let summary, let request):
      if calendar.request == request { calendar.summary = summary }
      if side.stripRequest == request { side.strip = summary }
    case .summary(let summary):
      let first = self.summary == nil
      self.summary = summary
      if first, let reason = summary.readOnly {
        say("read only: \(safe(reason))", .warning, for: 10_000)
      }
    case .candidates(let candidates, let request): return take(candidates, request)
    case .reasons(let reasons, let request):
      if case .reason(var reason)? = popup, reason.request == request {
        let usual = ReasonPopup.usual(reason.verb)
        reason.reasons = Array((reasons + usual.filter { !reasons.contains($0) }).prefix(6))
        popup = .reason(reason)
      }
    case .ledger(let lines, let request):
      if ledger.request == request { ledger.take(lines) }
    case .tasks(let rows, let request):
      if tasks.request == request { tasks.take(rows) }
    case .taskMoved(let receipt): return take(receipt)
    case .consequences(let all, let request):
      guard case .reason(var reason)? = popup, reason.consequenceRequest == request else { break }
      reason.consequences = all
      popup = .reason(reason)
    case .changeTotals(let totals, let request):
      guard changes.totalsRequest == request else { break }
      changes.totals = totals
      changes.isCounting = false
    case .imports(let files, let request):
      if changes.filesRequest == request { changes.take(files) }
    case .changes(let notes, let since): take(notes: notes, since: since)
    case .entry(let text, let request):
      if case .text(var view)? = popup, view.request == request {
        view.text = text ?? ""
        popup = .text(view)
      }
    case .checked(let refusals, let request): return take(obstacles: refusals, request)
    case .pace(let pace, let request): return take(pace, request)
    case .drafted(let outcome): return take(outcome)
    case .undone(let outcome): return take(undo: outcome, verb: "undo")
    case .redone(let outcome): return take(undo: outcome, verb: "redo")
    case .submitted(let receipt):
      popup = .notice(NoticePopup(kind: .afterSubmit(receipt)))
      steps = Steps()
      marks = Marks()
      status = nil
      return refresh()
    case .meeting(let meeting, let request): return take(meeting, request)
    case .meetingEnded(let receipt): return take(receipt)
    case .campaign(let answer, let request): return take(answer, request)
    case .done: return []
    case .verified(let report):
      jobs[.verifying] = nil
      ledgerReport = report
      popup = .notice(NoticePopup(kind: .verified(report)))
    case .accessChanged(let change, let entry): return take(change, entry: entry)
    case .incoming(let sentence): return take(incoming: sentence)
    case .progress(let job, let percent):
      jobs[job, default: JobState()].percent = percent
    case .finished(let job, let sentence, let worked):
      jobs[job] = JobState(percent: nil, sentence: Chrome(safe(sentence)), worked: worked)
      say(Chrome(safe(sentence)), worked ? .success : .error, for: 10_000)
      guard worked else { return [] }
      if isFirstRun {
        isFirstRun = false
        return start()
      }
      return refresh()
    case .opened(let reviewer, let path, let option):
      setup.reviewer = reviewer
      setup.path = path
      setup.storeOption = option
      return []
    case .copied(let text, let worked):
      if worked {
        let lines = text.split(separator: "\n").count
        say(lines > 1 ? "copied \(lines) lines" : "copied \(safe(text))", .success)
      } else {
        popup = .notice(NoticePopup(kind: .uncopied(text)))
      }
    case .edited(let text): return takeNote(text)
    case .failed(let effect, let message, let hint): fail(effect, message, hint)
    }
    return []
  }

  private mutating func take(
    _ rows: [ItemRow], _ purpose: Effect.Purpose, _ request: Int
  ) -> [Effect] {
    switch purpose {
    case .list, .below, .above:
      guard let panel = lists.keys.first(where: { lists[$0]?.rowsRequest == request }),
        var list = lists[panel]
      else { return [] }
      switch purpose {
      case .below: list.append(rows, keeping: keptRows)
      case .above: list.prepend(rows, keeping: keptRows)
      default: list.replace(with: rows)
      }
      for index in marks.rows.indices {
        if let newer = rows.first(where: { $0.id == marks.rows[index].id }) {
          marks.rows[index] = newer
        }
      }
      var effects: [Effect] = []
      if list.before == nil, list.atEnd, !list.isGrouped, let total = list.total {
        list.before = max(0, total - list.rows.count)
      } else if list.before == nil, let first = list.rows.first {
        list.positionRequest = nextRequest()
        effects.append(
          .loadPosition(first, list.rowsQuery, list.sort, request: list.positionRequest))
      }
      lists[panel] = list
      return effects + loadNotes(rows, panel)
    case .find: return takeFound(rows, request)
    case .mark: takeMarks(rows, request)
    case .visibleMarks:
      guard marks.request == request else { return [] }
      marks.visible = Set(rows.map(\.id))
    case .targets: return takeTargets(rows, request)
    case .readBack:
      guard case .submit(var submit)? = popup, submit.request == request else { return [] }
      submit.rows = rows
      if submit.endsMeeting, let agenda = meeting?.meeting.agenda {
        let items = Set(agenda.map(\.item))
        submit.rows = rows.filter { items.contains($0.id) }
      }
      if submit.revocations == 0, submit.focus == .number { submit.focus = .cancel }
      popup = .submit(submit)
    }
    return []
  }

  private mutating func takeGroups(_ groups: [GroupRow], _ request: Int) {
    if side.toolsRequest == request { side.tools = groups }
    if side.ownersRequest == request { side.owners = groups }
    for panel in groupLists.keys where groupLists[panel]?.request == request {
      groupLists[panel]?.replace(with: groups)
    }
    for panel in lists.keys where lists[panel]?.groupsRequest == request {
      lists[panel]?.replaceGroups(with: groups)
    }
  }

  private mutating func take(_ detail: ItemDetail?, _ request: Int) -> [Effect] {
    if meeting?.request == request { return takeLine(detail, request) }
    if item?.request == request {
      guard let detail else {
        say("the item is no longer in the inventory", .warning)
        item = nil
        return []
      }
      item?.detail = detail
      item?.row = detail.row
      chain.detail = detail
      chain.wanted = detail.row.id
    }
    guard chain.request == request else { return [] }
    chain.isLoading = false
    chain.detail = detail
    if detail == nil { chain.failed = chain.wanted }
    // The row was drawn before the item changed: the newer one takes its place.
    if let detail, let listPanel,
      let index = lists[listPanel]?.rows.firstIndex(where: { $0.id == detail.row.id })
    {
      lists[listPanel]?.rows[index] = detail.row
    }
    return []
  }

  private mutating func fail(_ effect: Effect, _ message: String, _ hint: String) {
    // What failed is not asked for again until the reviewer goes there anew.
    for panel in lists.keys where lists[panel]?.isLoading == true {
      lists[panel]?.isLoading = false
      lists[panel]?.hasLoaded = false
    }
    for panel in groupLists.keys where groupLists[panel]?.isLoading == true {
      groupLists[panel]?.isLoading = false
      groupLists[panel]?.hasLoaded = false
    }
    chain.isLoading = false
    awaitsFind = nil
    meetingRequest = 0
    if ledger.isLoading { ledger.hasLoaded = false }
    ledger.isLoading = false
    if tasks.isLoading { tasks.hasLoaded = false }
    tasks.isLoading = false
    if changes.isLoading { changes.hasLoaded = false }
    changes.isLoading = false
    changes.isCounting = false
    if case .loadDetail(let id, _, _) = effect { chain.failed = id }
    if case .campaign = effect { failCampaign(message) }
    if case .verifyLedger = effect { jobs[.verifying] = nil }
    // The question is asked all the same: the store judges the decision once more when it is made.
    if case .checkDecision = effect { popup?.target?.check = 0 }
    let tail: Chrome = hint.isEmpty ? "" : "; \(safe(hint))"
    say("\(safe(message))\(tail)", .error, for: 10_000)
  }
}
