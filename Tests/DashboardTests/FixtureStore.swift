import CustodyDashboard
import CustodyDomain

/// Answers effects from rows in memory, the way the program's worker answers them from the real store.
struct FixtureStore {
  var rows = Fixture.rows()
  var ledger: [LedgerLine] = []
  /// What each step found: the drafts of the items that it changed.
  var undoStack: [[(ItemID, [Draft])]] = []
  var redoStack: [[(ItemID, [Draft])]] = []
  var refusals: [ItemID: Refusal] = [:]
  /// What the check before a question finds, and nothing else.
  var obstacles: [ItemID: [Refusal]] = [:]
  var seen: [ItemID] = []
  /// Items whose raw text was read.
  var raw: Set<ItemID> = []
  var readOnly: String?
  var tasks: TaskTotals {
    let open = taskRows.map(\.task).filter(\.status.isOpen)
    return TaskTotals(
      open: open.count, overdue: open.count { $0.isOverdue(now: Fixture.now) },
      cameBack: open.count { $0.status == .cameBack },
      unproven: open.count { $0.status == .carriedOut })
  }
  var taskRows: [TaskRow] = []
  /// The meeting that goes on.
  var meeting: Meeting?
  /// The campaigns, the newest first; the rows say what is in them.
  var campaigns: [CampaignStanding] = []
  /// How many of the campaign's revocations no import has proven.
  var unproven = 0
  var inventories: [InventoryAge] = []
  /// What is known of an item besides its row.
  var detail: (ItemRow) -> ItemDetail = Fixture.detail

  mutating func answer(_ effect: Effect) -> Message? {
    switch effect {
    case .loadRows(let window, let purpose, let request):
      return .rows(piece(window), purpose, request: request)
    case .loadCount(let query, let request):
      return .count(rows.count { matches($0, query) }, request: request)
    case .loadCounts(let queries, let request):
      return .counts(queries.map { q in rows.count { matches($0, q) } }, request: request)
    case .loadPosition(let row, let query, let sort, let request):
      let index = sorted(query, sort).firstIndex { $0.id == row.id } ?? 0
      return .position(index, request: request)
    case .loadGroups(let panel, let query, _, let request):
      return .groups(groups(panel, query), request: request)
    case .loadDetail(let id, _, let request):
      return .detail(
        rows.first { $0.id == id }.map { Fixture.acting(detail($0)) }, request: request)
    case .loadExpiry(let query, _, _, let request):
      return .expiry(expiry(query), request: request)
    case .loadSummary: return .summary(summary)
    case .loadCandidates(let text, _, _, let request):
      return .candidates(candidates(text), request: request)
    case .loadReasons(_, _, let request): return .reasons([], request: request)
    case .loadPace(let request):
      // Every other item was opened, for ten seconds.
      let drafts = rows.enumerated().flatMap { index, row in
        row.drafts.map { draft in
          (draft, index % 2 == 0 ? DecisionLook() : DecisionLook(opened: 1, seconds: 10))
        }
      }
      return .pace(DraftPace(drafts), request: request)
    case .loadLedger(let before, let limit, let request):
      let lines = ledger.reversed().filter { $0.sequence < before ?? .max }
      return .ledger(Array(lines.prefix(limit)), request: request)
    case .loadTasks(let openOnly, let offset, let limit, let request):
      let shown = taskRows.filter { !openOnly || $0.task.status.isOpen }
      return .tasks(Array(shown.dropFirst(offset).prefix(limit)), request: request)
    case .moveTask(let move): return .taskMoved(self.move(move))
    case .loadConsequences(let items, let request):
      return .consequences(
        items.compactMap { id in rows.first { $0.id == id } }.map(Fixture.consequences),
        request: request)
    case .loadChangeTotals(let since, let request):
      return .changeTotals(Fixture.totals(since: since), request: request)
    case .loadImports(let before, let limit, let request):
      let files = Fixture.imports.drop { file in
        guard let before else { return false }
        return (-file.number, file.position) <= (-before.number, before.position)
      }
      return .imports(Array(files.prefix(limit)), request: request)
    case .loadChanges(let items, let since):
      return .changes(Fixture.changes(items), since: since)
    case .loadEntry(_, let request): return .entry(entry, request: request)
    case .checkDecision(let decision, let request):
      return .checked(obstacles[decision.item] ?? [], request: request)
    case .saveDrafts(let requests): return .drafted(draft(requests))
    case .draftRecommended(let rows):
      return .drafted(
        draft(rows.map { DecisionRequest(item: $0.id, action: .revoke, reason: "unused") }))
    case .undo:
      guard let step = undoStack.popLast() else { return .undone(nil) }
      redoStack.append(restore(step))
      return .undone(UndoOutcome(items: step.map(\.0), sentence: "undid: \(step.count) drafts"))
    case .redo:
      guard let step = redoStack.popLast() else { return .redone(nil) }
      undoStack.append(restore(step))
      return .redone(UndoOutcome(items: step.map(\.0), sentence: "redid: \(step.count) drafts"))
    case .submit(let revocations): return submit(revocations)
    case .seen(let id, let look):
      seen.append(id)
      if look == .raw { raw.insert(id) }
      return .done
    case .meeting(let step, let request): return answer(step, request)
    case .changeAccess(let change): return .accessChanged(change, entry: 9)
    case .campaign(let step, let request): return answer(step, request)
    case .verifyLedger:
      return .verified(
        VerifyReport(
          intact: true, entries: ledger.count, head: LedgerHead(size: ledger.count, root: "00ff"),
          problems: []))
    case .importFile: return .finished(.importing, sentence: "read 3, loaded 3", worked: true)
    case .demo: return .finished(.demo, sentence: "the demo is ready", worked: true)
    case .reassess: return .finished(.reassessing, sentence: "0 items changed", worked: true)
    case .copy(let text): return .copied(text, worked: true)
    case .edit: return .edited("a note from the editor\n")
    case .openLink, .suspend, .redraw, .quit: return nil
    }
  }

  /// The bytes of a decision as a real store keeps them.
  var entry: String {
    let row = rows[0]
    let before = DecisionRecord.Standing(
      state: .open, until: nil, owners: ["business:lars.mikkelsen"], version: 1)
    var after = before
    after.state = .revoking
    let record = LedgerRecord(
      number: 1, author: Fixture.reviewer, time: Fixture.now, rehearsal: false,
      head: LedgerHead(size: 0, root: Hash256.empty.hex),
      content: .decision(
        DecisionRecord(
          id: "5a1c0c2e-1111-4c0e-9f5c-000000000001", item: row.id, name: row.name,
          source: row.source, content: .empty, action: .revoke,
          reason: "unused for more than 90 days", bulk: false,
          limits: DecisionRecord.Limits(tier: row.tier, recertifyDays: 90, revocationDays: 14),
          risk: row.risk, scopes: ["Calendars.ReadWrite", "Mail.Read.All"], before: before,
          after: after, supersedes: nil,
          task: DecisionRecord.Task(
            owner: nil, due: Fixture.now.adding(days: 14), fingerprint: nil),
          frozen: .empty)))
    return Statement.bytes(of: record).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  var summary: StoreSummary {
    var drafts: [String: Int] = [:]
    for draft in rows.flatMap(\.drafts) { drafts[draft.action.word, default: 0] += 1 }
    return StoreSummary(
      items: rows.count + 37, open: rows.count { $0.state == .open },
      verdicts: [.provable: 79, .partial: 12, .none: 37], drafts: drafts,
      entries: 9342 + ledger.count, tasks: tasks, inventories: inventories, campaigns: glances,
      readOnly: readOnly)
  }

  // MARK: Reading

  private func sorted(_ query: Query, _ sort: Sort) -> [ItemRow] {
    let found = rows.filter { matches($0, query) }
    switch sort {
    case .name: return found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    default:
      return found.sorted { ($1.risk.rawValue, $0.id) < ($0.risk.rawValue, $1.id) }
    }
  }

  private func piece(_ window: Window) -> [ItemRow] {
    let all = sorted(window.query, window.sort)
    // An anchor need not be in the list itself: its place in the order of everything counts.
    let order = sorted(.all, window.sort).map(\.id)
    func place(_ id: ItemID) -> Int { order.firstIndex(of: id) ?? 0 }
    switch window.anchor {
    case .first: return Array(all.prefix(window.limit))
    case .last: return Array(all.suffix(window.limit))
    case .after(let row):
      let at = place(row.id)
      return Array(all.filter { place($0.id) > at }.prefix(window.limit))
    case .before(let row):
      let at = place(row.id)
      return Array(all.filter { place($0.id) < at }.suffix(window.limit))
    case .from(let id):
      let at = all.firstIndex { $0.id == id } ?? 0
      return Array(all.dropFirst(at).prefix(window.limit))
    }
  }

  /// As much of the query language as the tests speak.
  func matches(_ row: ItemRow, _ query: Query) -> Bool {
    query.terms.allSatisfy { term in
      term.values.contains { matches(row, term.field, $0) } != term.negated
    }
  }

  func matches(_ row: ItemRow, _ field: Query.Field?, _ value: Query.Value) -> Bool {
    switch (field, value) {
    case (nil, .text(let text)), (.name, .text(let text)):
      return row.name.lowercased().contains(text.lowercased())
    case (.id, .text(let text)): return row.id.text == text
    case (.tool, .text(let text)): return row.tool == text
    case (.tool, .none): return row.tool == nil
    case (.owner, .none): return row.owner == nil || row.ownerLeft
    case (.owner, .text(let text)): return row.owner == text
    case (.state, .text(let text)):
      return text == "decided" ? row.state != .open : row.state.rawValue == text
    case (.campaign, .text(let name)): return row.campaign?.campaign == name
    case (.outcome, .text(let word)): return row.campaign?.found.outcome.rawValue == word
    case (.asked, .text(let person)):
      return row.campaign?.found.asked.contains(person == "me" ? "ada.lind" : person) == true
    case (.draft, _): return !row.drafts.isEmpty
    case (.verdict, .text(let text)): return row.verdict.rawValue == text
    case (.last, .days(let days, .atLeast)):
      if case .seen(let used) = row.usage { return used <= Fixture.now.adding(days: -days) }
      return row.usage == .never
    case (.expires, .days(let days, .atMost)):
      return row.expires.instant.map { $0 <= Fixture.now.adding(days: days) } ?? false
    case (.expires, .date(let day, .exactly)):
      return row.expires.instant?.dayNumber == day.dayNumber
    case (.expires, .never): return row.expires == .never
    case (.risk, .rank(let rank, .atLeast)): return row.risk.rawValue >= rank
    case (.kind, .text(let text)): return row.kind.rawValue == text
    case (.change, .text(let text)):
      return Fixture.changes([row.id])[row.id]?.kinds.map(\.rawValue).contains(text) == true
    case (.since, _): return true
    case (.lacks, .text(let role)): return role != OwnerRole.secops.rawValue || row.tier == .strict
    default: return false
    }
  }

  private func groups(_ panel: GroupPanel, _ query: Query) -> [GroupRow] {
    let field: Query.Field
    let key: (ItemRow) -> String
    switch panel {
    case .owners, .by(.owner): (field, key) = (.owner, { $0.owner ?? "" })
    case .findings: (field, key) = (.kind, { $0.kind.rawValue })
    default: (field, key) = (.tool, { $0.tool ?? "" })
    }
    let found = rows.filter { matches($0, query) }
    let byKey = Dictionary(grouping: found, by: key)
    let lines = byKey.map { key, rows in
      GroupRow(
        key: key, label: key, detail: nil, count: rows.count,
        open: rows.count { $0.state == .open }, drafts: rows.reduce(0) { $0 + $1.drafts.count },
        ownerless: rows.count { $0.owner == nil || $0.ownerLeft },
        strict: rows.count { $0.tier == .strict },
        people: Set(rows.map(\.principal)).count, ai: rows.contains { $0.ai },
        sources: panel == .tools ? Set(rows.map(\.source)).sorted() : [],
        left: rows.contains { $0.ownerLeft }, roles: [.business: rows.count],
        lacks: panel == .owners && key.isEmpty ? [.business] : [],
        kinds: Dictionary(grouping: rows, by: \.kind).mapValues(\.count),
        adrift: rows.count { $0.expires == .never && $0.owner == nil },
        parts: key == "MeetingBot" ? ["Calendar Pro"] : [],
        risk: rows.map(\.risk).max() ?? .none, score: rows.map(\.score).max() ?? 0,
        lastUsed: Fixture.now.adding(days: -100),
        query: Query([Query.Term(field: field, values: [key.isEmpty ? .none : .text(key)])]))
    }.sorted { ($1.score, $0.key) < ($0.score, $1.key) }
    guard panel == .owners else { return lines }
    let unheld = [OwnerRole.iam, .secops].map { role in
      let query = Query([Query.Term(field: .lacks, values: [.text(role.rawValue)])])
      let rows = found.filter { matches($0, query) }
      return GroupRow(
        key: "", label: "!none", count: rows.count, open: rows.count { $0.state == .open },
        roles: [role: rows.count], lacks: [role], risk: .critical, query: query)
    }
    let leavers = lines.filter(\.left)
    let others = lines.filter { !$0.left }
    return leavers + others.filter { !$0.lacks.isEmpty } + unheld
      + others.filter(\.lacks.isEmpty)
  }

  private func expiry(_ query: Query) -> ExpirySummary {
    var days: [Int64: Int] = [:]
    let found = rows.filter { matches($0, query) }
    let ends = found.compactMap(\.expires.instant)
    for end in ends { days[end.dayNumber, default: 0] += 1 }
    func within(_ limit: Int) -> Int {
      ends.count { $0 >= Fixture.now && $0 <= Fixture.now.adding(days: limit) }
    }
    return ExpirySummary(
      days: days, overdue: ends.count { $0 < Fixture.now }, within30: within(30),
      within90: within(90), never: found.count { $0.expires == .never }, unknown: 0)
  }

  private func candidates(_ text: String) -> [Candidate] {
    Fixture.people.filter {
      text.isEmpty || "\($0.id) \($0.name)".lowercased().contains(text.lowercased())
    }.map { person in
      Candidate(
        person: person, owns: person.id == "m.holm" ? 12 : 3,
        why: person.id == "m.holm" ? "owns agent-invoice-bot; 41 runs under her team" : nil,
        barred: person.employment == .left
          ? "left; leavers can't own" : person.isHuman ? nil : "a team: choose a person in it")
    }
  }

  // MARK: Writing

  private mutating func draft(_ requests: [DecisionRequest]) -> DraftOutcome {
    var outcome = DraftOutcome(saved: [], refused: [])
    var step: [(ItemID, [Draft])] = []
    for request in requests {
      guard let index = rows.firstIndex(where: { $0.id == request.item }) else { continue }
      if let refusal = refusals[request.item] ?? hiddenText(request) {
        outcome.refused.append(refusal)
        continue
      }
      step.append((request.item, rows[index].drafts))
      let draft = Draft(
        item: request.item, action: request.action, reason: request.reason, author: "ada",
        made: Fixture.now, version: rows[index].version)
      if let old = rows[index].drafts.first(where: { $0.slot == draft.slot }), old != draft {
        outcome.replaced.append(.init(old: old, new: draft))
      }
      let others = rows[index].drafts.filter { $0.slot != draft.slot }
      rows[index].drafts = (others + [draft]).byWeight
      outcome.saved.append(request.item)
    }
    if !step.isEmpty { undoStack.append(step) }
    redoStack = []
    return outcome
  }

  private func hiddenText(_ request: DecisionRequest) -> Refusal? {
    guard case .recertify = request.action, !raw.contains(request.item),
      rows.contains(where: { $0.id == request.item && $0.name.contains("\u{200B}") })
    else { return nil }
    return Refusal(
      rule: "hidden-text", item: request.item, message: "its name holds what doesn't show",
      hint: "custody show --raw", key: "read the raw text first: r",
      remedy: .first("to be read raw", key: "r"))
  }

  /// Puts drafts back and gives those that stood there.
  private mutating func restore(_ step: [(ItemID, [Draft])]) -> [(ItemID, [Draft])] {
    var back: [(ItemID, [Draft])] = []
    for (id, drafts) in step {
      guard let index = rows.firstIndex(where: { $0.id == id }) else { continue }
      back.append((id, rows[index].drafts))
      rows[index].drafts = drafts
    }
    return back
  }

  private mutating func submit(_ revocations: Int) -> Message {
    let drafts = rows.flatMap(\.drafts)
    let tasks = drafts.count { $0.action == .revoke }
    guard tasks == revocations else {
      return .failed(.submit(revocations: revocations), message: "wrong count", hint: "")
    }
    for index in rows.indices where !rows[index].drafts.isEmpty {
      for draft in rows[index].drafts {
        settle(index, draft.action)
        switch draft.action {
        case .revoke: rows[index].state = .revoking
        case .recertify: rows[index].state = .recertified
        case .reassign(_, let person): rows[index].owner = person
        default: break
        }
        ledger.append(
          LedgerLine(
            sequence: ledger.count + 1, time: Fixture.now, author: "ada",
            action: draft.action.word, item: rows[index].id, name: rows[index].name,
            called: rows[index].identity, detail: draft.reason ?? "", leaf: "0f5e3c"))
      }
      rows[index].drafts = []
      rows[index].version += 1
    }
    return .submitted(
      SubmitReceipt(
        entry: ledger.count, decisions: drafts.count, tasks: tasks,
        head: LedgerHead(size: ledger.count, root: "8f14e45fceea167a5a36dedd4bea2543"),
        refused: []))
  }
}
