import CustodyDomain

/// A meeting: in, from item to item, and out. What it is lies in the store; this is where it is looked at.
extension Model {
  /// Goes on with the meeting of this reviewer; without one the answer leads to the question how to begin.
  mutating func openMeeting() -> [Effect] { ask(.load) }

  mutating func ask(_ step: MeetingStep) -> [Effect] {
    meetingRequest = nextRequest()
    return [.meeting(step, request: meetingRequest)]
  }

  /// What a meeting would be about: the list as it is filtered, else what nobody owns.
  var meetingQuery: Query {
    list?.query ?? currentGroup?.query
      ?? Query([
        Query.Term(field: .state, values: [.text("open")]),
        Query.Term(field: .owner, values: [.none]),
      ])
  }

  mutating func beginMeeting(by grouping: AgendaGrouping) -> [Effect] {
    let name = [list?.name, list?.filter].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: ", ")
    return ask(
      .begin(
        MeetingPlan(
          name: name.isEmpty ? "Review meeting" : name, query: meetingQuery, grouping: grouping)))
  }

  mutating func take(_ meeting: Meeting?, _ request: Int) -> [Effect] {
    guard meetingRequest == request else { return [] }
    meetingRequest = 0
    guard let meeting else {
      guard self.meeting != nil else {
        popup = .menu(Menu(kind: .meeting))
        return []
      }
      return leaveMeeting("the meeting was given up; what was drafted stays drafted")
    }
    guard var screen = self.meeting else {
      var screen = MeetingScreen(meeting: meeting, opened: now)
      screen.position = meeting.nextOpen(after: -1)
      screen.goal = .stay
      self.meeting = screen
      if meeting.people.isEmpty { popup = .roster(RosterPopup()) }
      return showLine()
    }
    let before = screen.position
    screen.meeting = meeting
    switch screen.goal {
    case .stay: break
    case .nextOpen: screen.position = meeting.nextOpen(after: before ?? -1)
    case .item(let item):
      screen.position = meeting.agenda.firstIndex { $0.item == item } ?? before
    }
    screen.goal = .stay
    self.meeting = screen
    return leaveLine(before) + showLine()
  }

  /// Reads the item of the line; keys wait until it is on the screen.
  private mutating func showLine() -> [Effect] {
    guard let line = meeting?.line else {
      meeting?.row = nil
      return []
    }
    if meeting?.row?.id != line.item {
      meeting?.row = nil
      meeting?.opened = now
    }
    meetingRequest = nextRequest()
    meeting?.request = meetingRequest
    return [.loadDetail(line.item, request: meetingRequest)]
  }

  /// How long an item was on the screen is kept as attention.
  private mutating func leaveLine(_ position: Int?) -> [Effect] {
    guard let meeting, let position, position != meeting.position, let row = meeting.row
    else { return [] }
    let seconds = Int(max(0, now.seconds - meeting.opened.seconds))
    return seconds > 0 ? [.seen(row.id, .left(seconds: seconds))] : []
  }

  mutating func takeLine(_ detail: ItemDetail?, _ request: Int) -> [Effect] {
    guard let screen = meeting, screen.request == request, let line = screen.line else { return [] }
    if meetingRequest == request { meetingRequest = 0 }
    guard let detail else {
      meeting?.row = nil
      say("it is no longer in the inventory: ] goes on", .warning)
      return []
    }
    let isNew = screen.row == nil
    meeting?.row = detail.row
    chain.detail = detail
    chain.wanted = line.item
    // All that is told of it stands on the screen for everybody: it is opened.
    return isNew ? [.seen(line.item, .opened)] : []
  }

  /// To another line of the agenda.
  mutating func goTo(_ position: Int?) -> [Effect] {
    let before = meeting?.position
    meeting?.position = position
    return leaveLine(before) + showLine()
  }

  mutating func stepMeeting(_ by: Int) -> [Effect] {
    guard let screen = meeting else { return [] }
    let count = screen.meeting.agenda.count
    let to = (screen.position ?? count) + by
    guard (0...count).contains(to) else {
      say("this is the first item")
      return []
    }
    if to == count, screen.position == nil { return [] }
    return goTo(to == count ? nil : to)
  }

  mutating func stepGroup(_ by: Int) -> [Effect] {
    guard let screen = meeting else { return [] }
    let groups = screen.groups
    let index = screen.group.flatMap { groups.firstIndex(of: $0) } ?? groups.count
    guard groups.indices.contains(index + by) else {
      say(by > 0 ? "this is the last heading" : "this is the first heading")
      return []
    }
    return goTo(groups[index + by].first)
  }

  mutating func nextParked() -> [Effect] {
    guard let screen = meeting else { return [] }
    guard let to = screen.meeting.nextParked(after: screen.position ?? -1) else {
      say("nothing is parked")
      return []
    }
    return goTo(to)
  }

  /// Parks the item, after asking why and for whom; a parked one is taken up again.
  mutating func park() -> [Effect] {
    guard let screen = meeting, let line = screen.line, let row = screen.row else { return [] }
    if let parking = line.parking {
      steps.add(.parked(row.id, parking))
      say("taken up again", .success)
      return ask(.park(row.id, nil))
    }
    popup = .ask(
      AskPopup(question: .park, target: Target(origin: .cursor, rows: [row], count: 1)))
    return []
  }

  mutating func park(_ target: Target, why: String, whom: String?) -> [Effect] {
    popup = nil
    guard let row = target.rows?.first else { return [] }
    steps.add(.parked(row.id, nil))
    meeting?.goal = .nextOpen
    return ask(.park(row.id, Parking(why: why, whom: whom)))
  }

  /// After a decision: the next open item comes by itself; keys wait for it.
  mutating func holdForNext(_ verb: Verb) {
    guard meeting != nil, item == nil else { return }
    switch verb {
    case .note, .set, .exception, .reassign(.iam, _): meeting?.goal = .stay
    default: meeting?.goal = .nextOpen
    }
    meetingRequest = nextRequest()
  }

  mutating func reloadMeeting() -> [Effect] { meeting == nil ? [] : ask(.load) }

  /// Back to the lists; the meeting stays where it is in the store.
  mutating func leaveMeeting(
    _ sentence: Chrome = "the meeting is kept: M goes on with it"
  ) -> [Effect] {
    guard let screen = meeting else { return [] }
    var effects: [Effect] = []
    if let row = screen.row {
      let seconds = Int(max(0, now.seconds - screen.opened.seconds))
      if seconds > 0 { effects.append(.seen(row.id, .left(seconds: seconds))) }
    }
    meeting = nil
    meetingRequest = 0
    if popup == nil { say(sentence, .status, for: 8000) }
    return effects + refresh()
  }

  mutating func take(_ receipt: MeetingReceipt) -> [Effect] {
    popup = .notice(NoticePopup(kind: .afterMeeting(receipt)))
    steps = Steps()
    status = nil
    return leaveMeeting()
  }
}

extension Model {
  func parked(_ item: ItemID) -> Parking? {
    meeting?.meeting.agenda.first { $0.item == item }?.parking
  }

  /// Undo and redo of parking: back to the item, with what stood there.
  mutating func putBack(_ parking: Parking?, on item: ItemID, _ sentence: Chrome) -> [Effect] {
    guard meeting != nil else {
      say("that was in the meeting: M goes back to it")
      return []
    }
    meeting?.goal = .item(item)
    say(sentence)
    return ask(.park(item, parking))
  }

  mutating func move(inMeeting action: ActionID) -> [Effect] {
    switch action {
    case .down: stepMeeting(1)
    case .up: stepMeeting(-1)
    case .first: goTo(0)
    case .last: goTo(nil)
    default: []
    }
  }

  /// Accepts in one's own name what a meeting gave one in one's absence.
  mutating func accept() -> [Effect] {
    guard let row = currentRow else { return [] }
    return commit(
      .set(.ownership(by: setup.reviewer.name)), reason: nil,
      Target(origin: .cursor, rows: [row], count: 1))
  }
}
