import CustodyDomain

/// The meeting on the screen: one item of its agenda, or its end.
struct MeetingScreen: Sendable {
  /// Where to go when the store has answered.
  enum Goal: Hashable, Sendable {
    case stay, nextOpen
    case item(ItemID)
  }
  var meeting: Meeting
  /// The line of the agenda; nil at the end, where all are dealt with.
  var position: Int?
  /// The item's row, once it is read.
  var row: ItemRow?
  /// The question for the item.
  var request = 0
  var opened: Instant
  var goal = Goal.nextOpen

  var line: AgendaLine? { position.map { meeting.agenda[$0] } }
  var groups: [AgendaGroup] { Agenda.groups(of: meeting.agenda) }
  /// The heading of the line.
  var group: AgendaGroup? {
    position.flatMap { position in groups.last { $0.first <= position } }
  }

  /// Those who are there come first among those who fit equally; before anything is typed, all of them.
  func ranked(_ candidates: [Candidate], typed: Bool) -> [Candidate] {
    let present = meeting.present.map(\.id)
    var first: [Candidate] = []
    for id in present {
      guard var candidate = candidates.first(where: { $0.person.id == id }) else {
        guard !typed, let person = meeting.people.first(where: { $0.id == id }) else { continue }
        first.append(
          Candidate(
            person: Person(id: id, name: person.name, source: "custody"), owns: 0,
            why: "present", barred: nil))
        continue
      }
      candidate.why = candidate.why.map { "present; \($0)" } ?? "present"
      first.append(candidate)
    }
    let ready = first.filter { $0.barred == nil }
    let names = Set(ready.map(\.person.id))
    return ready + candidates.filter { !names.contains($0.person.id) }
  }
}

/// Who is there: names typed one after the other, and the list of those named.
struct RosterPopup: Sendable {
  var field = TextField()
  var candidates: [Candidate] = []
  /// In the candidates while something is typed, else in the list of people.
  var cursor = 0
  var request = 0
  var isLoading = false
}
