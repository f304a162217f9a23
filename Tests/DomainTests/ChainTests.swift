import CustodyDomain
import Testing

@Suite struct ChainTests {
  @Test(arguments: 0..<16)
  func `each of the sixteen combinations has its verdict`(bits: Int) {
    var item = Sample.bare("User.Read")
    var surroundings = Surroundings()
    if bits & 1 != 0 { item.requestedBy = "kim" }
    if bits & 2 != 0 { item.approvedBy = "ana" }
    if bits & 4 != 0 { item.usage = .seen(Sample.ago(3)) }
    if bits & 8 != 0 {
      surroundings.events = [
        Event(id: "1", item: item.id, kind: .change, target: "a mailbox", source: "audit")
      ]
    }
    let chain = ChainBuilder.chain(of: item, surroundings)
    #expect(chain.links.map(\.step) == [.asked, .approved, .ranAs, .changed])
    #expect(chain.links.map(\.proven) == [1, 2, 4, 8].map { bits & $0 != 0 })
    #expect(chain.verdict == (bits == 15 ? .provable : bits == 0 ? .none : .partial))
    // Who asked and who approved is told by another rule where there are actions and neither is known.
    let actionAlone = bits & 8 != 0 && bits & 3 == 0
    let found = Sample.finding("chain-incomplete", item, surroundings)
    #expect((found == nil) == (bits == 15 || bits == 12))
    #expect((Sample.finding("final-action-only", item, surroundings) != nil) == actionAlone)
    if bits == 8 { #expect(found?.message.hasSuffix("not on record: ran as") == true) }
    let first = chain.links.first { !$0.proven }?.step
    #expect(chain.brokenAt == first)
    for link in chain.links {
      #expect(link.proven == (link.source != nil))
      #expect(link.proven == (link.who != nil))
    }
  }

  @Test func `a user consent says who asked and nothing about approval`() {
    var item = Sample.bare("User.Read")
    item.consent = .user
    item.principal = "kim"
    let links = ChainBuilder.chain(of: item, Surroundings()).links
    #expect(links[0].who == "kim")
    #expect(links[0].source == "entra")
    #expect(!links[1].proven)
  }

  @Test func `who made an item asked for it, but not who made another thing with it`() {
    let item = Sample.bare("User.Read")
    func asked(identity: String? = nil, target: String? = nil) -> CustodyChain.Link {
      let event = Event(
        id: "1", item: item.id, kind: .provisioning, actor: "kim", identity: identity,
        target: target, source: "aws", summary: "key made")
      return ChainBuilder.chain(of: item, Surroundings(events: [event])).links[0]
    }
    #expect(asked().who == "kim" && asked().source == "aws" && asked().detail == "key made")
    #expect(!asked(identity: "svc").proven && !asked(target: "a user").proven)
  }

  @Test func `an admin consent says that an administrator approved`() {
    var item = Sample.bare("User.Read")
    item.consent = .admin
    let links = ChainBuilder.chain(of: item, Surroundings()).links
    #expect(!links[0].proven)
    #expect(links[1].who == "an administrator")
    #expect(links[1].source == "entra")
    item.approvedBy = "ana"
    #expect(ChainBuilder.chain(of: item, Surroundings()).links[1].who == "ana")
  }

  @Test func `the organisation's acceptance is an approval with its own source`() {
    let item = Sample.bare("User.Read")
    let acceptance = Acceptance(item: item.id, by: "ana", at: Sample.ago(2), reference: "T-7")
    let link = ChainBuilder.chain(of: item, Surroundings(acceptance: acceptance)).links[1]
    #expect(link.who == "ana")
    #expect(link.source == "acceptance")
    #expect(link.detail == "T-7")
  }

  @Test func `events count before the export and the newest task before others`() {
    var item = Sample.bare("User.Read")
    item.requestedBy = "from the export"
    func event(
      _ id: String, _ kind: Event.Kind, _ actor: String, day: Int, task: String?
    ) -> Event {
      Event(
        id: id, item: item.id, kind: kind, actor: actor, identity: "svc", target: "repo",
        time: Sample.ago(day), source: "tickets", task: task)
    }
    let surroundings = Surroundings(events: [
      event("1", .request, "kim", day: 9, task: "T1"),
      event("2", .request, "someone later", day: 2, task: "T2"),
      event("3", .execution, "svc", day: 1, task: "T1"),
      event("4", .approval, "ana", day: 8, task: nil),
    ])
    let links = ChainBuilder.chain(of: item, surroundings).links
    #expect(links.map(\.who) == ["kim", "ana", "svc", "repo"])
    #expect(links.map(\.source) == ["tickets", "tickets", "tickets", "tickets"])
  }

  @Test func `names that are blank prove nothing`() {
    var item = Sample.bare("User.Read")
    item.requestedBy = " "
    item.approvedBy = ""
    let events = [
      Event(id: "1", item: item.id, kind: .request, actor: "", source: "x"),
      Event(id: "2", item: item.id, kind: .execution, identity: " ", target: "", source: "x"),
    ]
    #expect(ChainBuilder.chain(of: item, Surroundings(events: events)).verdict == .none)
  }

  @Test func `a session says as whom it ran`() {
    let item = Sample.bare("User.Read")
    let sessions = [
      Session(id: "old", item: item.id, subject: "ole", started: Sample.ago(5)),
      Session(id: "new", item: item.id, subject: "kim", started: Sample.ago(1)),
    ]
    #expect(ChainBuilder.chain(of: item, Surroundings(sessions: sessions)).links[2].who == "kim")
  }
}
