import CustodyDomain

/// What a cell means. Themes give roles their look; code never names a colour. The raw value is the
/// role's name in a theme file. No meaning rests on a role alone: each is also a word, a letter or a place.
public enum Role: String, CaseIterable, Sendable {
  /// What is read.
  case text
  /// What is read last: units, hints, times.
  case dim
  /// Frames that have not the focus.
  case border
  /// The frame that has it.
  case borderFocus = "border.focus"
  /// Titles in frames.
  case title
  /// The program's name and the header line.
  case header
  /// The tab that is shown.
  case tabActive = "tab.active"
  /// The other tabs.
  case tab
  /// Column names and group headers.
  case heading
  /// A key that can be pressed.
  case key
  /// Laid over a cell's own role on the row of the cursor.
  case rowCursor = "row.cursor"
  /// Laid over a cell's own role on marked rows.
  case rowMarked = "row.marked"
  /// Characters that the filter or a search matched.
  case match
  case riskCritical = "risk.crit"
  case riskHigh = "risk.high"
  case riskMedium = "risk.med"
  case riskLow = "risk.low"
  case riskNone = "risk.none"
  case decisionRecertify = "decision.recertify"
  case decisionRevoke = "decision.revoke"
  case decisionRotate = "decision.rotate"
  case decisionReassign = "decision.reassign"
  case decisionDefer = "decision.defer"
  /// Notes, facts and re-openings.
  case decisionOther = "decision.other"
  /// A link of the custody chain with proof.
  case linkProven = "link.proven"
  /// A link without.
  case linkMissing = "link.missing"
  /// No owner, or one who left.
  case ownerMissing = "owner.missing"
  /// An end that has passed.
  case overdue
  /// A character that stands for one that must not be shown.
  case dataHidden = "data.hidden"
  /// The filled part of a bar.
  case barFull = "bar.full"
  /// The rest of it.
  case barEmpty = "bar.empty"
  /// The thumb of a scroll bar.
  case scrollbar
  /// The last line.
  case status
  /// The mode word at its right end.
  case statusMode = "status.mode"
  /// What introduces typed text.
  case prompt
  /// Typed text.
  case input
  case success
  case warning
  case error
  /// A day on which something ends.
  case calendarDay = "calendar.day"
  /// A day without.
  case calendarEmpty = "calendar.empty"
  /// A day with ten or more.
  case calendarFull = "calendar.full"
  /// A button that Enter presses.
  case buttonFocus = "button.focus"
  case button
  /// What cannot be done now.
  case disabled

  /// The role of a severity's word.
  public init(_ severity: Severity) {
    self =
      switch severity {
      case .critical: .riskCritical
      case .high: .riskHigh
      case .medium: .riskMedium
      case .low: .riskLow
      case .none: .riskNone
      }
  }

  /// The role of a decision's letter.
  public init(_ action: Action) {
    self =
      switch action {
      case .recertify, .keep: .decisionRecertify
      case .revoke: .decisionRevoke
      case .rotate: .decisionRotate
      case .reassign: .decisionReassign
      case .deferTo: .decisionDefer
      case .exception, .set, .note, .reopen: .decisionOther
      }
  }
}
