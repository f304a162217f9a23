import CustodyDomain

/// Runs an action of the table, whether a key, the palette or the help started it.
extension Model {
  mutating func run(_ action: ActionID) -> [Effect] {
    if let reason = unavailable(action) {
      say(reason, .warning)
      return []
    }
    // In the calendar a decision is about the item that the day's list points at.
    if action == .until, context == .calendar { inDayList = true }
    switch action {
    case .recertify, .revoke, .owner, .until, .rotate, .facts, .deferTo, .condition, .exception,
      .recommended,
      .note, .editNote, .again,
      .reopen:
      return decide(action)
    case .undo: return undo()
    case .redo: return redo()
    case .submit: return openSubmit()
    case .mark: return toggleMark()
    case .markRange: return markRange()
    case .markAll: return markAll()
    case .unmark: return unmark()
    case .filter: openFilter()
    case .nextMatch: return find(matches: true, forward: true)
    case .previousMatch: return find(matches: true, forward: false)
    case .nextMissing: return find(matches: false, forward: true)
    case .previousMissing: return find(matches: false, forward: false)
    case .queues: return openQueues()
    case .sort: openMenu(.sort)
    case .group: return toggleGrouping()
    case .groupMenu: openMenu(.grouping)
    case .unfold: return unfold()
    case .fold:
      guard let listPanel else { return [] }
      closeGroup(listPanel)
    case .columnsRight, .columnsLeft:
      guard let listPanel, let shift = lists[listPanel]?.columnShift else { return [] }
      let most = ListColumn.mostShift(Layout(self).main.width - 2)
      let to = shift + (action == .columnsRight ? 1 : -1)
      if to < 0 || to > most { say(to < 0 ? "these are the first columns" : "these are the last") }
      lists[listPanel]?.columnShift = max(0, min(most, to))
    case .open: return open()
    case .back: return back()
    case .close: return close()
    case .meeting: return openMeeting()
    case .meetingPeople: return openRoster()
    case .park: return park()
    case .nextParked: return nextParked()
    case .nextHeading: return stepGroup(1)
    case .previousHeading: return stepGroup(-1)
    case .dropMeeting: return ask(.drop)
    case .accept: return accept()
    case .campaign: return openCampaignScreen()
    case .remind: return remind()
    case .delegate: return delegate()
    case .escalate: return escalate()
    case .closeCampaign: return askToClose()
    case .openCampaign: return askToOpen()
    case .down, .up, .pageDown, .pageUp, .first, .last: return move(action)
    case .nextPane, .previousPane: turnPane(forward: action == .nextPane)
    case .zoom: isZoomed.toggle()
    case .preview: showsChain.toggle()
    case .review: return show(.review)
    case .tools: return show(.tools)
    case .integrations: return show(.integrations)
    case .owners: return show(.owners)
    case .expiry: return show(.expiry)
    case .findings: return show(.findings)
    case .ledger: return show(.ledger)
    case .changes: return show(.changes)
    case .tasks: return show(.tasks)
    case .taskDone, .taskFailed, .taskGiveUp, .taskCommand, .taskAll: return runTask(action)
    case .nextWeek: return moveDay(7)
    case .previousWeek: return moveDay(-7)
    case .nextMonth: return moveDay(28)
    case .previousMonth: return moveDay(-28)
    case .overdue: return choose(.overdue)
    case .never: return choose(.never)
    case .nextItem: return stepItem(1)
    case .previousItem: return stepItem(-1)
    case .verify:
      jobs[.verifying] = JobState()
      say("verifying the ledger")
      return [.verifyLedger]
    case .explain:
      if let item { popup = .text(TextPopup(kind: .explanation(item.id))) }
    case .copyID:
      if panel == .ledger, item == nil { return ledger.current.map { [.copy($0.leaf)] } ?? [] }
      return currentRow.map { [.copy($0.id.text)] } ?? []
    case .openLink: return openLink()
    case .standing: return openStanding()
    case .raw: return openRaw()
    case .breakGlass: return openBreakGlass()
    case .countersign: return openCountersign()
    case .jobs: popup = .notice(NoticePopup(kind: .jobs))
    case .sources: popup = .text(TextPopup(kind: .sources))
    case .importFile: popup = .ask(AskPopup(question: .importPath))
    case .reassess:
      jobs[.reassessing] = JobState()
      return [.reassess]
    case .demo:
      jobs[.demo] = JobState()
      return [.demo]
    case .palette: popup = .commands(CommandsPopup(isPalette: true, context: context))
    case .help: popup = .commands(CommandsPopup(isPalette: false, context: context))
    case .redraw: return [.redraw] + (isFirstRun ? [] : refresh())
    case .suspend: return [.suspend]
    case .interrupt: return []
    }
    return []
  }

  /// Why an action can't be run now; nil when it can.
  func unavailable(_ action: ActionID) -> Chrome? {
    if isFirstRun, setup.keyMap.binding(action, in: .firstRun) == nil {
      return "there is no inventory yet: i imports a file, d opens the demo"
    }
    if action.decides || [.breakGlass, .countersign, .undo].contains(action) || action == .redo
      || action == .importFile
      || action == .meeting || action.movesCampaigns,
      let readOnly
    {
      return "read only: \(safe(readOnly))"
    }
    switch action {
    case .until where context == .calendar:
      return lists[.expiry]?.current == nil ? "nothing ends on this day" : nil
    case .recertify, .revoke, .owner, .until, .rotate, .facts, .deferTo, .condition, .exception,
      .recommended,
      .note, .editNote,
      .reopen:
      return currentRow == nil && currentGroup == nil && marks.rows.isEmpty
        ? "there is no item here to decide on" : nil
    case .again:
      if last == nil { return "nothing to repeat yet: decide on one item first" }
      return currentRow == nil && currentGroup == nil && marks.rows.isEmpty
        ? "there is no item here to decide on" : nil
    case .submit: return draftCount == 0 && meeting == nil ? "there is no draft to submit" : nil
    case .park where meeting?.row == nil: return "there is no item here to park"
    case .remind, .escalate:
      return campaign?.share == nil ? "choose a reviewer who has something to decide" : nil
    case .delegate where context == .campaign:
      return campaign?.share == nil ? "choose a reviewer who has something to decide" : nil
    case .delegate where currentRow == nil && marks.rows.isEmpty: return "there is no item here"
    case .closeCampaign where campaignToClose == nil:
      return campaigns.isEmpty ? "no campaign is open" : "several are open: C, then ] chooses one"
    case .accept: return currentRow == nil ? "there is no item here" : nil
    case .mark, .markRange, .copyID, .openLink, .raw, .standing:
      let hasEntry = action == .copyID && panel == .ledger && ledger.current != nil
      return currentRow == nil && !hasEntry ? "there is no item here" : nil
    case .breakGlass: return currentRow == nil ? "there is no item here" : nil
    case .countersign:
      return uncountersigned.isEmpty ? "no emergency access waits for a countersignature" : nil
    case .unmark: return marks.rows.isEmpty ? "nothing is marked" : nil
    case .nextMatch, .previousMatch:
      return filters.isEmpty ? "no filter yet: / filters, n goes to the next match" : nil
    case .importFile:
      return jobs[.importing]?.isRunning == true ? "an import is running: J shows it" : nil
    case .verify: return jobs[.verifying]?.isRunning == true ? "already verifying" : nil
    default:
      // What belongs to a list or the calendar does nothing elsewhere.
      let known = setup.keyMap.bindings.contains {
        $0.id == action && $0.contexts.contains(context)
      }
      return known ? nil : "that belongs to another panel"
    }
  }

  /// The group under the cursor, in a panel of groups or as a header.
  var currentGroup: GroupRow? {
    if item != nil || meeting != nil || campaign != nil { return nil }
    if let list { return list.currentGroup }
    return groupLists[panel]?.current
  }
}
