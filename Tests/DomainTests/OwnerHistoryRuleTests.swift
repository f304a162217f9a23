import CustodyDomain
import Testing

/// Rules about who was owner when.
@Suite struct OwnerHistoryRuleTests {
  /// A business ownership between two moments.
  private func owner(_ person: String, _ since: Instant?, _ until: Instant?) -> Ownership {
    Ownership(role: .business, person: person, source: "hr", since: since, until: until)
  }

  private func found(
    _ rule: String, _ history: [Ownership], now: Instant = Sample.now, policy: Policy = Policy()
  ) -> Finding? {
    var (item, surroundings) = Sample.clean()
    surroundings.ownerHistory = history
    item.owners += history.filter { $0.until == nil && $0.person != "ana" }
    return Sample.assess(item, surroundings, policy: policy, now: now).findings
      .first { $0.rule == rule }
  }

  private func recheck(_ history: [Ownership], now: Instant = Sample.now) -> Instant? {
    var (item, surroundings) = Sample.clean()
    item.expires = .unknown
    item.usage = .unknown
    surroundings.ownerHistory = history
    return Sample.assess(item, surroundings, now: now).recheck
  }

  @Test func `a gap of a day between two owners is found, and a second less is none`() {
    let end = Sample.ago(50)
    func gap(_ seconds: Int64) -> Finding? {
      found(
        "ownership-gap",
        [
          owner("kim", Sample.ago(90), end),
          owner("ana", Instant(seconds: end.seconds + seconds), nil),
        ])
    }
    #expect(gap(0) == nil)
    #expect(gap(86_399) == nil)
    #expect(gap(86_400)?.inputs == [.init("no owner", "from 2026-10-02 until 2026-10-03")])
    #expect(
      gap(14 * 86_400)?.message == "nobody answered for it from 2026-10-02 until 2026-10-16")
    #expect(gap(14 * 86_400)?.severity == .low)
  }

  @Test func `what another's ownership covers is no gap`() {
    let one = owner("kim", Sample.ago(90), Sample.ago(50))
    let two = owner("ana", Sample.ago(40), nil)
    #expect(found("ownership-gap", [one, two]) != nil)
    #expect(found("ownership-gap", [two, one]) != nil)
    #expect(
      found("ownership-gap", [one, owner("ole", Sample.ago(60), Sample.ago(40)), two]) == nil)
    #expect(found("ownership-gap", [one, owner("ole", nil, Sample.ago(40)), two]) == nil)
    #expect(found("ownership-gap", [one, two, owner("ole", nil, nil)]) == nil)
    #expect(
      found("ownership-gap", [one, owner("ole", Sample.ago(80), Sample.ago(70)), two]) != nil)
    #expect(found("ownership-gap", [one, owner("ole", Sample.ago(50), nil)]) == nil)
    #expect(found("ownership-gap", [one]) == nil)
    #expect(found("ownership-gap", []) == nil)
    var system = one
    system.role = .system
    #expect(found("ownership-gap", [system, two]) == nil)
  }

  @Test func `of several gaps the longest is told and all are shown`() {
    let history = [
      owner("kim", Sample.ago(90), Sample.ago(80)), owner("ole", Sample.ago(78), Sample.ago(60)),
      owner("ana", Sample.ago(50), nil),
    ]
    let found = found("ownership-gap", history)
    #expect(
      found?.message
        == "nobody answered for it from 2026-09-22 until 2026-10-02, and in 1 more gaps")
    #expect(found?.inputs.count == 2)
  }

  @Test func `a gap is told from its end for a year`() {
    let closed = Sample.now
    let year = closed.adding(days: 365)
    let history = [owner("kim", Sample.ago(90), Sample.ago(50)), owner("ana", closed, nil)]
    func told(_ now: Instant) -> Bool { found("ownership-gap", history, now: now) != nil }
    #expect(!told(Instant(seconds: closed.seconds - 1)))
    #expect(told(closed))
    #expect(told(Instant(seconds: year.seconds - 1)))
    #expect(!told(year))
    #expect(recheck(history, now: Sample.ago(10)) == closed)
    #expect(recheck(history, now: Sample.now.adding(days: 1)) != nil)
  }

  /// Ownerships that ended so many days ago, each followed by the next.
  private func handed(_ days: [Int]) -> [Ownership] {
    let people = ["kim", "ole@corp.example", "nora@corp.example", "lars", "ana"]
    var since: Instant?
    var history: [Ownership] = []
    for (index, day) in days.enumerated() {
      history.append(owner(people[index], since, Sample.ago(day)))
      since = Sample.ago(day)
    }
    return history + [owner("ana@corp.example", since, nil)]
  }

  @Test(
    arguments: [
      ([200, 100, 1], 3), ([200, 100], nil), ([364, 100, 1], 3), ([365, 100, 1], nil),
      ([300, 200, 100, 50], 4), ([300, 200, 100, 0], 4), ([200, 100, -1], nil), ([], nil),
    ] as [([Int], Int?)])
  func `three changes within a year are unstable`(days: [Int], count: Int?) {
    let found = found("ownership-unstable", handed(days))
    #expect((found != nil) == (count != nil))
    if let count, let found {
      #expect(found.message.hasPrefix("its business owner changed \(count) times since "))
      #expect(found.inputs.count == count + 1)
      #expect(found.severity == .medium)
    }
  }

  @Test func `the first change falls out of the window after a year`() {
    let history = handed([300, 200, 100])
    let out = Sample.ago(300).adding(days: 365)
    #expect(found("ownership-unstable", history, now: Instant(seconds: out.seconds - 1)) != nil)
    #expect(found("ownership-unstable", history, now: out) == nil)
    #expect(recheck(history, now: Sample.now.adding(days: 60)) == out)
  }

  @Test func `the limit is the policy's, and going on under another name is no change`() {
    var policy = Policy()
    policy.ownerChanges = 2
    #expect(found("ownership-unstable", handed([200, 100]), policy: policy) != nil)
    #expect(found("ownership-unstable", handed([200]), policy: policy) == nil)
    let renamed = [
      owner("kim", nil, Sample.ago(200)), owner("0f3c", Sample.ago(200), Sample.ago(100)),
      owner("kim@corp.example", Sample.ago(100), nil),
    ]
    #expect(found("ownership-unstable", renamed, policy: policy) == nil)
    var systems = handed([200, 100, 50])
    for index in systems.indices { systems[index].role = .system }
    #expect(found("ownership-unstable", systems, policy: policy) == nil)
  }
}
