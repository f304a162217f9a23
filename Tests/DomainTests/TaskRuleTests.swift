import CustodyDomain
import Testing

/// Access that has outlived its limit, its task, its review or its tool.
@Suite struct TaskRuleTests {
  private func found(
    _ rule: String, now: Instant = Sample.now,
    _ change: (inout Item, inout Surroundings) -> Void
  ) -> Finding? {
    var sample = Sample.clean()
    change(&sample.item, &sample.surroundings)
    return Sample.finding(rule, sample.item, sample.surroundings, now: now)
  }

  private static let second: Int64 = 1

  private static func later(_ instant: Instant, by seconds: Int64 = second) -> Instant {
    Instant(seconds: instant.seconds + seconds)
  }

  @Test(arguments: [
    (["User.Read"], 365), (["Calendars.ReadWrite"], 180), (["Mail.Read"], 90),
  ])
  func `a life longer than the tier's limit is found`(scopes: [String], limit: Int) {
    let made = Sample.ago(1)
    func found(_ end: Expiry, _ change: (inout Item) -> Void = { _ in }) -> Finding? {
      self.found("lifetime-over-limit") { item, _ in
        item.permissions = scopes.map { Sample.scope($0) }
        item.created = made
        item.expires = end
        change(&item)
      }
    }
    let latest = made.adding(days: limit)
    #expect(found(.at(latest)) == nil)
    let over = found(.at(Self.later(latest)))
    #expect(over?.inputs.first == .init("made", "2026-11-20"))
    #expect(over?.inputs.last == .init("limit", "\(limit) days"))
    #expect(found(.never) == nil)
    #expect(found(.unknown) == nil)
    #expect(found(.at(Self.later(latest))) { $0.created = nil } == nil)
    #expect(found(.at(Self.later(latest))) { $0.status = .revoked } == nil)
    #expect(found(.at(latest)) { $0.permissions[0].expires = Self.later(latest) } != nil)
    #expect(found(.at(latest)) { $0.permissions[0].expires = latest } == nil)
    #expect(
      found(.at(latest)) {
        $0.permissions[0].expires = Self.later(latest)
        $0.permissions[0].added = true
      } == nil)
  }

  @Test(arguments: ItemKind.allCases)
  func `accounts and applications may live long`(kind: ItemKind) {
    let short: Set<ItemKind> = [.oauthGrant, .apiKey, .agent, .browserSession]
    let found = found("lifetime-over-limit") { item, _ in
      item.kind = kind
      item.expires = .at(Sample.now.adding(days: 900))
    }
    #expect((found != nil) == short.contains(kind))
  }

  @Test func `a long life that is over is expired and no longer too long`() {
    let end = Sample.now.adding(days: 700)
    func found(_ now: Instant) -> Finding? {
      self.found("lifetime-over-limit", now: now) { item, _ in item.expires = .at(end) }
    }
    #expect(found(Self.later(end, by: -1))?.message.contains("2026-11-01") == true)
    #expect(found(end) == nil)
  }

  private static func ask(
    _ id: String, _ kind: Event.Kind = .request, at: Int, until: Instant? = nil,
    task: String? = nil
  ) -> Event {
    Event(
      id: id, item: nil, kind: kind, actor: "kim@corp.example", time: Sample.ago(at), until: until,
      source: "tickets", task: task)
  }

  private static func outlived(
    _ events: [Event], now: Instant = Sample.now, _ change: (inout Item) -> Void = { _ in }
  ) -> Finding? {
    var (item, surroundings) = Sample.clean()
    change(&item)
    surroundings.events = surroundings.events.filter { $0.kind != .approval } + events
    return Sample.finding("credential-outlives-task", item, surroundings, now: now)
  }

  @Test func `access outlives its task from the task's end on`() {
    let end = Sample.now
    let task = Self.ask("r1", at: 9, until: end, task: "CHG-7")
    let found = Self.outlived([task])
    #expect(
      found?.message
        == "its task CHG-7 ended on 2026-11-21 09:14, and the access is still in force")
    #expect(Self.outlived([task], now: Self.later(end, by: -1)) == nil)
    #expect(Self.outlived([]) == nil)
    var (item, surroundings) = Sample.clean()
    surroundings.events = [task]
    item.expires = .unknown
    #expect(Sample.assess(item, surroundings, now: Sample.ago(1)).recheck == end)
  }

  @Test func `a task that runs on or was asked for anew keeps the access`() {
    let over = Self.ask("r1", at: 9, until: Sample.ago(2), task: "CHG-7")
    let ahead = Sample.now.adding(days: 1)
    #expect(Self.outlived([over, Self.ask("r2", at: 20, until: ahead)]) == nil)
    #expect(Self.outlived([over, Self.ask("r2", at: 5)]) == nil)
    #expect(Self.outlived([over, Self.ask("r2", at: 20)]) != nil)
    // The approval of a task has the end of its request, and may extend it.
    #expect(Self.outlived([over, Self.ask("a1", .approval, at: 8, task: "CHG-7")]) != nil)
    #expect(
      Self.outlived([over, Self.ask("a1", .approval, at: 8, until: ahead, task: "CHG-7")]) == nil)
    #expect(Self.outlived([over, Self.ask("a2", .approval, at: 8, task: "CHG-8")]) == nil)
    // Of two that are over, the later one is told of.
    let older = Self.ask("r0", at: 60, until: Sample.ago(50), task: "CHG-1")
    #expect(Self.outlived([over, older])?.inputs.first == .init("task", "CHG-7"))
  }

  @Test func `a revocation since the request, an end of its own or a switched-off item clear it`() {
    let over = Self.ask("r1", at: 9, until: Sample.ago(2), task: "CHG-7")
    func revoked(_ days: Int, _ join: EventJoin?) -> Event {
      var event = Self.ask("x", .revocation, at: days)
      event.joinedBy = join
      return event
    }
    #expect(Self.outlived([over, revoked(1, .sourceID)]) == nil)
    #expect(Self.outlived([over, revoked(10, .sourceID)]) != nil)
    // A task may cover several items: what it alone joins may have revoked another.
    #expect(Self.outlived([over, revoked(1, .task)]) != nil)
    #expect(Self.outlived([over]) { $0.expires = .at(Sample.now) } == nil)
    #expect(Self.outlived([over]) { $0.expires = .at(Self.later(Sample.now)) } != nil)
    for status in [ItemStatus.revoked, .expired, .disabled, .pending] {
      #expect(Self.outlived([over]) { $0.status = status } == nil)
    }
  }

  @Test func `a recertification is overdue at its date`() {
    func found(_ until: Instant?, _ status: ItemStatus? = nil) -> Finding? {
      self.found("recertification-overdue") { item, surroundings in
        item.status = status
        surroundings.review.first = Sample.ago(200)
        surroundings.review.recertifiedUntil = until
      }
    }
    #expect(found(Sample.now)?.message == "its recertification ended on 2026-11-21")
    #expect(found(Self.later(Sample.now)) == nil)
    #expect(found(nil) == nil)
    #expect(found(Sample.now, .revoked) == nil)
  }

  @Test(arguments: [
    (["User.Read"], 365), (["Calendars.ReadWrite"], 180), (["Mail.Read"], 90),
  ])
  func `what no decision reached is found at the tier's limit`(scopes: [String], limit: Int) {
    func found(_ past: Surroundings.ReviewPast) -> Finding? {
      self.found("outside-review") { item, surroundings in
        item.permissions = scopes.map { Sample.scope($0) }
        surroundings.review = past
      }
    }
    let since = Sample.ago(limit)
    #expect(found(.init(firstSeen: since))?.inputs.last == .init("limit", "\(limit) days"))
    #expect(found(.init(firstSeen: Self.later(since))) == nil)
    #expect(found(.init(firstSeen: since, first: Sample.ago(1))) == nil)
    #expect(found(.init()) == nil)
  }

  @Test(arguments: [ToolState.removed, .repurposed, .active, nil])
  func `what a tool that is gone was given is found`(state: ToolState?) {
    func remedy(_ credential: CredentialType) -> String? {
      found("tool-removed-still-granted") { item, surroundings in
        item.tool = ToolReference(id: "notes", name: "Notes")
        item.credential = credential
        surroundings.toolState = state
      }?.remedy
    }
    let isGone = state == .removed || state == .repurposed
    #expect(remedy(.oauthToken) == (isGone ? "revoke it" : nil))
    #expect(
      remedy(.apiKey) == (isGone ? "revoke it, or rotate it where something else needs it" : nil))
    #expect(
      found("tool-removed-still-granted") { item, surroundings in
        item.status = .revoked
        surroundings.toolState = state
      } == nil)
  }

  @Test func `what came back is found until it is decided on`() {
    func found(_ past: Surroundings.ReviewPast, _ status: ItemStatus? = nil) -> Finding? {
      self.found("came-back") { item, surroundings in
        item.status = status
        surroundings.review = past
      }
    }
    let back = Sample.ago(3)
    #expect(
      found(.init(returned: back))?.message == "it departed and came back on 2026-11-18")
    #expect(found(.init(decided: Self.later(back, by: -1), returned: back)) != nil)
    #expect(found(.init(decided: back, returned: back)) == nil)
    #expect(found(.init(decided: Sample.ago(1))) == nil)
    #expect(found(.init(revokedInVain: true))?.message == "it was revoked and is still there")
    #expect(found(.init(returned: back, revokedInVain: true), .revoked) == nil)
  }
}
