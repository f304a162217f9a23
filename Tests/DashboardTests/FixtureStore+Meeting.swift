import CustodyDashboard
import CustodyDomain

extension FixtureStore {
  /// A step of a meeting, carried out in memory.
  mutating func answer(_ step: MeetingStep, _ request: Int) -> Message {
    switch step {
    case .load: break
    case .begin(let plan):
      let found = rows.filter { matches($0, plan.query) && $0.state == .open }
      meeting = Meeting(
        id: "m-1", name: plan.name, started: Fixture.now, query: plan.query.description,
        grouping: plan.grouping, head: LedgerHead(size: 0, root: Hash256.empty.hex), people: [],
        agenda: Agenda.lines(of: found, by: plan.grouping))
    case .attend(let person):
      let index = meeting?.people.firstIndex { $0.id == person.id }
      if let index { meeting?.people[index] = person } else { meeting?.people.append(person) }
    case .unlist(let person): meeting?.people.removeAll { $0.id == person }
    case .park(let item, let parking):
      if let index = meeting?.agenda.firstIndex(where: { $0.item == item }) {
        meeting?.agenda[index].parking = parking
      }
    case .drop: meeting = nil
    case .end(let revocations): return end(revocations)
    }
    settleMeeting()
    return .meeting(meeting, request: request)
  }

  private mutating func settleMeeting() {
    guard var held = meeting else { return }
    for index in held.agenda.indices {
      let line = held.agenda[index]
      let drafts = rows.first { $0.id == line.item }?.drafts ?? []
      held.agenda[index].outcome = MeetingOutcome(
        actions: drafts.map(\.action), isParked: line.parking != nil)
    }
    meeting = held
  }

  private mutating func end(_ revocations: Int) -> Message {
    settleMeeting()
    guard let held = meeting else { return .done }
    let drafts = rows.flatMap(\.drafts)
    let present = Set(held.present.map(\.id))
    let awaited = drafts.count {
      if case .reassign(_, let person) = $0.action { !present.contains(person) } else { false }
    }
    guard revocations == drafts.count(where: { $0.action == .revoke }) else {
      return .failed(
        .meeting(.end(revocations: revocations), request: 0), message: "wrong count", hint: "")
    }
    for index in rows.indices { rows[index].drafts = [] }
    meeting = nil
    return .meetingEnded(
      MeetingReceipt(
        submit: SubmitReceipt(
          entry: drafts.count + 1, decisions: drafts.count, tasks: revocations,
          head: LedgerHead(size: drafts.count + 2, root: "8f14e45fceea167a"), refused: []),
        entry: drafts.count + 2, awaited: awaited,
        left: held.agenda.count { $0.outcome == .open || $0.outcome == .parked }))
  }
}
