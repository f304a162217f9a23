import CustodyDomain

/// Keys, and what keeps those from acting that were not meant (SCREENS 1.5, 5).
extension Model {
  mutating func hear(_ input: Input) -> [Effect] {
    switch input {
    case .resize(let columns, let rows):
      let wasWide = Layout(self).isWide
      self.columns = max(1, columns)
      self.rows = max(1, rows)
      return !wasWide && Layout(self).isWide && !isFirstRun ? loadSides() : []
    case .resumed: return [.redraw]
    case .focus(let gained):
      if gained { guardian.swallowUntil = clock + 150 }
      return []
    case .paste(let text): return paste(text)
    case .key(let key): return press(key)
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if key == .control("c") { return interrupt() }
    if clock < guardian.swallowUntil {
      say("a key was ignored: it came as the window got the keyboard")
      return []
    }
    keysPressed += 1
    guardian.lastInterrupt = nil
    if Layout(self).isTooSmall {
      return key == .character("q") ? [.quit] : []
    }
    if prompt == nil, popup == nil {
      if let effects = discardBurst(key) { return effects }
      if guardian.isDiscarding { return [] }
    }
    // What was asked for is not on screen yet: the key waits until it is, so that it can't act on
    // what the reviewer no longer looks at.
    if awaitsAnswer(before: key) || !held.isEmpty {
      if held.count < 256 { held.append(key) }
      return []
    }
    return perform(key)
  }

  /// Keys that waited, as far as nothing new has to be waited for.
  mutating func performHeld() -> [Effect] {
    var effects: [Effect] = []
    while let key = held.first, !awaitsAnswer(before: key) {
      held.removeFirst()
      effects += perform(key)
    }
    return effects
  }

  private func awaitsAnswer(before key: Key) -> Bool {
    if awaitsFind != nil { return true }
    if meetingRequest != 0, popup == nil { return true }
    if campaignRequest != 0, popup.map({ $0.waits(before: key) }) ?? (campaign != nil) {
      return true
    }
    if let check = popup?.target?.check, check != 0 { return true }
    switch popup {
    case .submit(let submit)?: return submit.rows == nil
    case .picker(let picker)?:
      if case .character(let character) = key, picker.field.isEmpty {
        return picker.isLoading && character.isNumber
      }
      return picker.isLoading && key == .enter
    case .roster(let roster)?: return roster.isLoading && key == .enter
    case nil:
      guard prompt == nil, item == nil, meeting == nil, campaign == nil else { return false }
      if listPanel != nil { return list?.awaitsRows == true }
      if panel == .expiry { return key == .enter && lists[.expiry]?.awaitsRows == true }
      if panel == .changes { return changes.awaitsAnswer }
      return groupLists[panel]?.isLoading == true
    default: return false
    }
  }

  private mutating func perform(_ key: Key) -> [Effect] {
    let wasLocked = guardian.isLocked
    guardian.lastKey = now
    guardian.isLocked = false
    clearStatus()
    if prompt != nil { return typeFilter(key) }
    if popup != nil { return pressInPopup(key, wasLocked: wasLocked) }
    guard let action = setup.keyMap.action(for: key, in: context) else {
      if key == .escape || key == .enter { return [] }
      say("\(safe(key.name)) does nothing here; ? shows the keys", .status)
      return []
    }
    if wasLocked, action.decides {
      say("30 minutes idle with a draft: unlocked, press \(safe(key.name)) again", .warning)
      return []
    }
    return run(action)
  }

  /// More than 8 printable keys within 20 ms are no typing: they are discarded, and what the first of
  /// them did is taken back. Nil: go on.
  private mutating func discardBurst(_ key: Key) -> [Effect]? {
    guard case .character = key else { return nil }
    guardian.stamps = guardian.stamps.filter { clock - $0 <= 20 } + [clock]
    if guardian.stamps.count == 1 {
      guardian.isDiscarding = false
      guardian.drafts = 0
    }
    guard guardian.stamps.count > 8, !guardian.isDiscarding else { return nil }
    guardian.isDiscarding = true
    popup = nil
    pending = []
    held = []
    let drafts = guardian.drafts
    guardian.drafts = 0
    say(
      drafts == 0
        ? "that came too fast for typing: taken for a paste and discarded"
        : "taken for a paste and discarded; \(Chrome.counted(drafts, "draft is", "drafts are")) taken back",
      .warning)
    return Array(repeating: .undo, count: drafts)
  }

  private mutating func paste(_ text: String) -> [Effect] {
    if var prompt {
      prompt.field.insert(text)
      self.prompt = prompt
      return applyFilter()
    }
    if let effects = pasteInPopup(text) { return effects }
    say("pasted text does nothing here; keys are commands")
    return []
  }

  private mutating func interrupt() -> [Effect] {
    if let last = guardian.lastInterrupt, clock - last <= 2000 { return [.quit] }
    guardian.lastInterrupt = clock
    let effects = prompt != nil ? cancelFilter() : []
    popup = nil
    pending = []
    held = []
    say("cancelled; ctrl-c again or q quits", .status, for: 2000)
    return effects
  }
}

extension ActionID {
  /// Whether it writes to a campaign.
  var movesCampaigns: Bool {
    switch self {
    case .delegate, .escalate, .closeCampaign, .openCampaign: true
    default: false
    }
  }

  /// Whether it makes or sends a decision.
  var decides: Bool {
    switch self {
    case .recertify, .revoke, .owner, .until, .rotate, .facts, .deferTo, .condition, .exception,
      .recommended,
      .note, .editNote, .again,
      .reopen, .submit, .accept, .taskDone, .taskFailed, .taskGiveUp:
      true
    default: false
    }
  }
}
