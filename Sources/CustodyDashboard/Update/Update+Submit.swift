import CustodyDomain

/// The read-back before submitting, notices and text to be read.
extension Model {
  mutating func openSubmit() -> [Effect] {
    var submit = SubmitPopup()
    submit.request = nextRequest()
    submit.markedOutside = meeting == nil ? hiddenMarks : 0
    submit.endsMeeting = meeting != nil
    popup = .submit(submit)
    let mine = Query([Query.Term(field: .draft, values: [.text("mine")])])
    let looked = lookedUntilNow()
    let pace: [Effect] = submit.endsMeeting ? [] : [.loadPace(request: submit.request)]
    return looked + pace + [
      .loadRows(
        Window(query: mine, limit: SubmitPopup.limit), .readBack, request: submit.request)
    ]
  }

  /// How long the open item was looked at counts for its submit, too.
  private mutating func lookedUntilNow() -> [Effect] {
    guard let item, meeting == nil else { return [] }
    let seconds = Int(max(0, now.seconds - item.opened.seconds))
    self.item?.opened = now
    return seconds > 0 ? [.seen(item.id, .left(seconds: seconds))] : []
  }

  mutating func take(_ pace: DraftPace, _ request: Int) -> [Effect] {
    guard case .submit(var submit)? = popup, submit.request == request else { return [] }
    submit.pace = pace
    popup = .submit(submit)
    return []
  }

  mutating func press(_ key: Key, in popup: SubmitPopup, wasLocked: Bool) -> [Effect] {
    var submit = popup
    guard let rows = submit.rows, !rows.isEmpty || submit.endsMeeting else {
      self.popup = nil
      say("there is no draft of yours to submit")
      return []
    }
    if submit.showsList {
      switch key {
      case .character("v"), .character("q"), .enter: submit.showsList = false
      case .down, .character("j"): submit.top += 1
      case .up, .character("k"): submit.top -= 1
      case .pageDown, .control("d"): submit.top += 10
      case .pageUp, .control("u"): submit.top -= 10
      default: break
      }
      submit.top = max(0, min(submit.top, submit.drafts.count - Layout(self).textRows))
      self.popup = .submit(submit)
      return []
    }
    switch key {
    case .character("v"): submit.showsList = true
    case .character("q"):
      self.popup = nil
      return []
    case .tab, .down, .right: submit.turn(forward: true)
    case .backTab, .up, .left: submit.turn(forward: false)
    case .enter: return confirm(&submit, wasLocked: wasLocked)
    case .character(let character):
      // Only digits: the number can't be typed by accident from habit.
      guard character.isNumber, submit.revocations > 0, submit.field.text.count < 7 else { break }
      submit.focus = .number
      _ = submit.field.handle(key)
    default:
      if submit.focus == .number { _ = submit.field.handle(key) }
    }
    self.popup = .submit(submit)
    return []
  }

  private mutating func confirm(_ submit: inout SubmitPopup, wasLocked: Bool) -> [Effect] {
    if submit.focus == .cancel {
      popup = nil
      say("nothing was sent")
      return []
    }
    guard submit.isUnlocked else {
      say("type \(submit.revocations), the number of revocations", .warning)
      popup = .submit(submit)
      return []
    }
    if wasLocked {
      say("30 minutes idle: look again, then Enter", .warning)
      popup = .submit(submit)
      return []
    }
    popup = nil
    say("submitting")
    return submit.endsMeeting
      ? ask(.end(revocations: submit.revocations)) : [.submit(revocations: submit.revocations)]
  }

  // MARK: Notices

  mutating func press(_ key: Key, in notice: NoticePopup) -> [Effect] {
    switch notice.kind {
    case .hiddenMarks(let action):
      switch key {
      case .character("a"): return proceed(action, visibleOnly: false)
      case .character("v"): return proceed(action, visibleOnly: true)
      case .character("q"): popup = nil
      default: break
      }
      return []
    case .quit:
      switch key {
      case .enter, .character("q"): return [.quit]
      case .character("S"): return openSubmit()
      default: return []
      }
    case .barred:
      // Whoever types on without looking is not led away by a letter of a reason.
      if key == .enter { popup = nil }
      return []
    case .afterSubmit, .afterMeeting, .refused, .verified, .jobs, .uncopied, .campaignOpened,
      .campaignClosed:
      if key == .enter || key == .character("q") || key == .character("J") { popup = nil }
      return []
    }
  }

  // MARK: Text

  mutating func openRaw() -> [Effect] {
    guard let row = currentRow else { return [] }
    rawOpened.insert(row.id)
    popup = .text(TextPopup(kind: .rawItem(row.id)))
    let known = chain.detail?.row.id == row.id || item?.detail?.row.id == row.id
    var effects: [Effect] = [.seen(row.id, .raw)]
    if !known, item == nil {
      chain.wanted = row.id
      chain.isLoading = true
      chain.request = nextRequest()
      effects.append(.loadDetail(row.id, request: chain.request))
    }
    return effects
  }

  mutating func press(_ key: Key, in popup: TextPopup) -> [Effect] {
    var view = popup
    switch key {
    case .character("q"), .character("r"), .character("d"), .enter:
      self.popup = nil
      return []
    case .character("y"):
      guard case .reminder = view.kind, let text = view.text else { return [] }
      return [.copy(text)]
    case .down, .character("j"): view.top += 1
    case .up, .character("k"): view.top -= 1
    case .pageDown, .control("d"), .character(" "): view.top += 10
    case .pageUp, .control("u"): view.top -= 10
    case .home, .character("g"): view.top = 0
    case .end, .character("G"): view.top = .max / 2
    default: return []
    }
    let layout = Layout(self)
    let most = textLines(view, width: layout.textWidth).count - layout.textRows
    view.top = max(0, min(view.top, most))
    self.popup = .text(view)
    return []
  }

  mutating func openLink() -> [Effect] {
    guard let row = currentRow else { return [] }
    let detail = item?.detail ?? (chain.detail?.row.id == row.id ? chain.detail : nil)
    guard let link = detail.flatMap({ SourceLink.page(of: $0.item) }) else {
      say(
        row.source == "custody"
          ? "it came from a custody record: there is no page to open"
          : "no web page is known for what comes from \(sourceName(row.source))")
      return []
    }
    say("opening \(safe(link))")
    return [.openLink(link)]
  }
}

extension SubmitPopup {
  /// Tab goes from Cancel to the number to Submit; Submit only when it is unlocked.
  mutating func turn(forward: Bool) {
    var places: [Focus] = [.cancel]
    if revocations > 0 { places.append(.number) }
    if isUnlocked { places.append(.submit) }
    let index = places.firstIndex(of: focus) ?? 0
    focus = places[(index + (forward ? 1 : places.count - 1)) % places.count]
  }
}
