extension KeyMap {
  /// The table of actions with the keys that custody comes with (SCREENS 1.4). The order is that of the
  /// footer and the help. Not bound on purpose: Ctrl-D as delete, Delete, Backspace, Ctrl-S, Ctrl-Q.
  static let table: [Binding] =
    decisions + meetings + campaigns + lists + movement + panels + others

  private static let items: Contexts = [.list, .detail, .groups, .meeting]

  private static let decisions: [Binding] = [
    Binding(
      .open, ["enter"], "open", hint: "open",
      [.groups, .calendar, .ledger, .changes, .meeting, .tasks, .campaign]),
    Binding(.recertify, ["c"], "recertify until the limit of its tier", hint: "keep", items),
    Binding(.revoke, ["x"], "revoke, with a reason", hint: "revoke", items),
    Binding(.owner, ["o"], "name a new owner", hint: "owner", items),
    Binding(
      .until, ["e"], "recertify until a date or for some days", hint: "until",
      [.list, .detail, .groups, .calendar, .meeting]),
    Binding(.note, ["a"], "add a note of one line", hint: "note", items),
    Binding(.mark, ["space"], "mark the row and step on", hint: "mark", .list),
    Binding(.filter, ["/"], "filter", hint: "filter", [.list, .groups]),
    Binding(.again, ["."], "repeat the last decision and its reason", hint: "repeat", items),
    Binding(
      .rotate, ["t"], "rotate: keep the item, replace its credential", hint: "rotate", items),
    Binding(.deferTo, ["w"], "defer to somebody until a date", hint: "defer", items),
    Binding(
      .condition, ["K"], "keep on a condition: it returns on its day",
      [.list, .detail]),
    Binding(
      .exception, ["W"], "accept a finding until a date: an exception",
      [.list, .detail]),
    Binding(
      .recommended, ["="], "draft what is recommended, with its reason",
      [.list, .detail, .groups]),
    Binding(.facts, ["i"], "state facts: purpose, who starts it, acceptance", hint: "facts", items),
    Binding(
      .reopen, ["R"], "reopen: put back what was decided and submitted",
      [.list, .detail]),
    Binding(.editNote, ["E"], "write the note in your editor", items),
    Binding(.undo, ["u"], "undo: drafts, marks, filters", hint: "undo", [.panels, .meeting]),
    Binding(.redo, ["U"], "redo", [.panels, .meeting]),
    Binding(
      .submit, ["S"], "submit the draft, after reading it back", hint: "submit",
      [.panels, .meeting]),
  ]

  private static let meetings: [Binding] = [
    Binding(
      .meeting, ["M"], "meet over what is listed, or go on with a meeting", .panels),
    Binding(
      .park, ["p"], "park, with a word why and for whom; again: take up",
      hint: "park", .meeting),
    Binding(.nextParked, ["P"], "the next that is parked", hint: "parked", .meeting),
    Binding(
      .meetingPeople, ["m"], "who is there, who is not, and who speaks for them", hint: "people",
      .meeting),
    Binding(.nextHeading, ["l", "right"], "the next heading of the agenda", .meeting),
    Binding(.previousHeading, ["h", "left"], "the heading before", .meeting),
    Binding(.dropMeeting, [], "give the meeting up; drafts stay drafts", .meeting),
    Binding(
      .accept, ["Y"], "accept what a meeting gave you in your absence", [.list, .detail]),
  ]

  private static let campaigns: [Binding] = [
    Binding(
      .campaign, ["C"], "campaign: how far it is, and what blocks closing it", .panels),
    Binding(.remind, ["r"], "a reminder to send to the reviewer", hint: "remind", .campaign),
    Binding(
      .delegate, ["d"], "ask somebody else in the place of the reviewer", hint: "delegate",
      .campaign),
    Binding(
      .delegate, ["D"], "delegate the marked rows, or this one", [.list, .detail]),
    Binding(
      .escalate, ["e"], "after the due date: give it to whoever stands in", hint: "escalate",
      .campaign),
    Binding(.nextItem, ["]", "n"], "next campaign", .campaign),
    Binding(.previousItem, ["[", "N"], "previous campaign", .campaign),
    Binding(.closeCampaign, [], "close the campaign", .panels),
    Binding(.openCampaign, [], "open a campaign over what is listed", .panels),
  ]

  private static let lists: [Binding] = [
    Binding(.markRange, ["v"], "mark a range: once at its start, once at its end", .list),
    Binding(.markAll, ["*"], "mark all that the filter shows", .list),
    Binding(.unmark, ["\\", "alt-u"], "unmark all", .list),
    Binding(.nextMatch, ["n"], "next match of the last filter", .list),
    Binding(.previousMatch, ["N"], "previous match", .list),
    Binding(
      .nextMissing, ["}", "alt-n"], "next item with a missing link in its chain",
      [.list, .detail]),
    Binding(
      .previousMissing, ["{", "alt-p"], "previous item with a missing link",
      [.list, .detail]),
    Binding(.queues, ["f"], "queues: saved filters", hint: "queues", [.list, .groups]),
    Binding(.sort, ["s"], "sort by", .list),
    Binding(.group, ["b"], "group by tool, or not", hint: "group", .list),
    Binding(.groupMenu, ["B"], "group by something else", .list),
    Binding(.unfold, ["l", "right"], "open the group, or the next one", .list),
    Binding(.fold, ["h", "left"], "close the group", .list),
    Binding(.columnsRight, [">"], "scroll the columns right; the name stays", .list),
    Binding(.columnsLeft, ["<"], "scroll the columns left", .list),
    Binding(.explain, ["enter"], "why: what each finding rests on", hint: "why", .detail),
    Binding(.nextItem, ["]", "n"], "next item", hint: "next", [.detail, .meeting]),
    Binding(.previousItem, ["[", "N"], "previous item", hint: "previous", [.detail, .meeting]),
    Binding(.nextWeek, ["l", "right"], "a week later", hint: "week", .calendar),
    Binding(.previousWeek, ["h", "left"], "a week earlier", .calendar),
    Binding(.nextMonth, ["L"], "four weeks later", hint: "month", .calendar),
    Binding(.previousMonth, ["H"], "four weeks earlier", .calendar),
    Binding(.overdue, ["m"], "list what has already ended", hint: "overdue", .calendar),
    Binding(.never, ["!"], "list what never ends", hint: "never", .calendar),
    Binding(.verify, ["V"], "verify the ledger", hint: "verify", .ledger),
    Binding(.taskDone, ["d"], "record that the task was carried out", hint: "done", .tasks),
    Binding(.taskFailed, ["F"], "record that it failed", hint: "failed", .tasks),
    Binding(
      .taskGiveUp, ["x"], "it can't be carried out, with a reason", hint: "can't apply", .tasks),
    Binding(.taskCommand, ["y"], "copy the command", hint: "copy command", .tasks),
    Binding(.taskAll, ["*"], "show finished tasks too, or not", hint: "all", .tasks),
  ]

  private static let movement: [Binding] = [
    Binding(.open, ["enter"], "open", hint: "open", .list),
    Binding(.back, ["esc"], "back: prompt, zoom, filter, marks, then out", .everywhere),
    Binding(.close, ["q"], "close; at the top, quit", hint: "quit", .everywhere),
    Binding(.down, ["j", "down"], "down", [.panels, .meeting]),
    Binding(.up, ["k", "up"], "up", [.panels, .meeting]),
    Binding(.pageDown, ["ctrl-d", "pgdn"], "half a page down", .panels),
    Binding(.pageUp, ["ctrl-u", "pgup"], "half a page up", .panels),
    Binding(.first, ["g", "home"], "first", [.panels, .meeting]),
    Binding(.last, ["G", "end"], "last", [.panels, .meeting]),
    Binding(.nextPane, ["tab"], "next pane", .panels),
    Binding(.previousPane, ["shift-tab"], "previous pane", .panels),
    Binding(.zoom, ["z"], "zoom the pane, and back", .panels),
    Binding(.preview, ["p"], "show or hide the chain", .list),
  ]

  private static let panels: [Binding] = [
    Binding(.review, ["1"], "Review", .panels),
    Binding(.tools, ["2"], "AI tools", .panels),
    Binding(.integrations, ["3"], "Integrations", .panels),
    Binding(.owners, ["4"], "Owners", .panels),
    Binding(.expiry, ["5"], "Expiry", .panels),
    Binding(.findings, ["6"], "Findings", .panels),
    Binding(.ledger, ["7"], "Ledger", .panels),
    Binding(.changes, ["8"], "Changes: what imports brought, took and changed", .panels),
    Binding(.tasks, ["9"], "Tasks: what is to be carried out and proven", .panels),
  ]

  private static let others: [Binding] = [
    Binding(.copyID, ["y"], "copy the id", [.list, .detail, .ledger]),
    Binding(.openLink, ["O"], "open the item's page at its source", [.list, .detail]),
    Binding(
      .raw, ["r"], "raw text: shows what is hidden", hint: "raw", [.list, .detail, .meeting]),
    Binding(
      .standing, ["d"],
      "sessions and agent: who acts, with which rights",
      [.list, .detail]),
    Binding(
      .breakGlass, [], "break-glass: emergency access to this item",
      [.list, .detail]),
    Binding(.countersign, [], "countersign somebody's emergency access", .panels),
    Binding(.jobs, ["J"], "jobs in the background", .panels),
    Binding(.sources, ["A"], "age of the sources: what is stale", .panels),
    Binding(.importFile, ["I"], "import a file", .panels),
    Binding(.importFile, ["i"], "import a file", hint: "import a file", .firstRun),
    Binding(.demo, ["d"], "open the demo", hint: "demo", .firstRun),
    Binding(.reassess, [], "assess again what time has changed", .panels),
    Binding(.palette, [":"], "every action by its name", hint: "command", .everywhere),
    Binding(.help, ["?", "F1"], "help", hint: "help", .everywhere),
    Binding(.redraw, ["ctrl-l"], "draw the screen again", .everywhere),
    Binding(.suspend, ["ctrl-z"], "suspend", .everywhere),
    Binding(.interrupt, ["ctrl-c"], "cancel; twice, quit", .everywhere),
  ]
}

extension Key: ExpressibleByStringLiteral {
  /// A key by its name; a name that no terminal sends is the character it begins with.
  public init(stringLiteral name: String) {
    self = Key(name: name) ?? .character(name.first ?? " ")
  }
}
