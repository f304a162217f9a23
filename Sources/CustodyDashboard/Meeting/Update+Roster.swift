import CustodyDomain

/// Who is there: names are typed, three letters and Enter each; the list below says who speaks for whom.
extension Model {
  mutating func openRoster() -> [Effect] {
    popup = .roster(RosterPopup())
    return []
  }

  mutating func press(_ key: Key, in popup: RosterPopup) -> [Effect] {
    var roster = popup
    guard let people = meeting?.meeting.people else { return [] }
    if roster.field.isEmpty {
      if let effects = change(key, &roster, people) { return effects }
    } else {
      switch key {
      case .enter: return name(roster)
      case .down, .control("n"):
        roster.cursor = min(roster.cursor + 1, max(0, roster.candidates.count - 1))
        self.popup = .roster(roster)
        return []
      case .up, .control("p"):
        roster.cursor = max(0, roster.cursor - 1)
        self.popup = .roster(roster)
        return []
      default: break
      }
    }
    guard roster.field.handle(key) else { return [] }
    return search(&roster)
  }

  /// Keys on the list of people; nil for what begins a name.
  private mutating func change(
    _ key: Key, _ roster: inout RosterPopup, _ people: [MeetingPerson]
  ) -> [Effect]? {
    let chosen = people.indices.contains(roster.cursor) ? people[roster.cursor] : nil
    switch key {
    case .enter:
      popup = nil
      return []
    case .down: roster.cursor = min(roster.cursor + 1, max(0, people.count - 1))
    case .up: roster.cursor = max(0, roster.cursor - 1)
    case .home: roster.cursor = 0
    case .end: roster.cursor = max(0, people.count - 1)
    case .tab:
      guard var chosen else { return [] }
      chosen.present.toggle()
      return ask(.attend(chosen))
    case .delete: return chosen.map { ask(.unlist($0.id)) } ?? []
    case .character(let character):
      guard let number = character.wholeNumberValue, var chosen else { return nil }
      guard number == 0 || people.indices.contains(number - 1) else { return [] }
      let speaker = number == 0 ? nil : people[number - 1]
      if chosen.present || speaker?.present == false || speaker?.id == chosen.id {
        say("one who is present speaks for one who is absent: tab makes absent", .warning)
        return []
      }
      chosen.speaker = speaker?.id
      return ask(.attend(chosen))
    default: return nil
    }
    popup = .roster(roster)
    return []
  }

  mutating func search(_ roster: inout RosterPopup) -> [Effect] {
    roster.cursor = 0
    roster.candidates = []
    guard !roster.field.isEmpty else {
      roster.isLoading = false
      popup = .roster(roster)
      return []
    }
    roster.request = nextRequest()
    roster.isLoading = true
    popup = .roster(roster)
    return [.loadCandidates(roster.field.text, for: [], limit: 8, request: roster.request)]
  }

  mutating func takeRoster(_ candidates: [Candidate], _ request: Int) {
    guard case .roster(var roster)? = popup, roster.request == request else { return }
    roster.candidates = candidates
    roster.isLoading = false
    roster.cursor = candidates.firstIndex { $0.barred == nil } ?? 0
    popup = .roster(roster)
  }

  private mutating func name(_ roster: RosterPopup) -> [Effect] {
    guard roster.candidates.indices.contains(roster.cursor) else {
      say("nobody there: type another name", .warning)
      return []
    }
    let candidate = roster.candidates[roster.cursor]
    if let barred = candidate.barred {
      say("\(safe(candidate.person.name)) can't take part: \(safe(barred))", .warning)
      return []
    }
    popup = .roster(RosterPopup())
    return ask(
      .attend(
        MeetingPerson(id: candidate.person.id, name: candidate.person.name, present: true)))
  }
}
