import CustodyDomain

/// Taking what is recommended: for the cursor's row, the marked rows or a group's, as drafts.
extension Model {
  mutating func takeRecommended(_ target: Target) -> [Effect] {
    var target = target
    guard let rows = target.rows else {
      let effects = askRows(of: &target)
      recommended = target
      stepOn()
      return effects
    }
    if !target.isBulk, let row = rows.first, let made = shownDetail(of: row)?.recommendation {
      // A person is asked for where that is what is recommended.
      if made.verb == .reassign { return openPicker(.owner(.business), target) }
      guard made.action != nil else {
        say(Chrome(safe(made.line)), .warning, for: 12_000)
        return []
      }
    }
    return draftRecommended(rows, target)
  }

  /// A group's rows have come; nil where they are for something else.
  mutating func takeRecommended(_ rows: [ItemRow], _ request: Int) -> [Effect]? {
    guard let target = recommended, target.request == request else { return nil }
    recommended = nil
    guard rows.count == target.count else {
      say("the group has changed: nothing was done", .warning)
      return refresh()
    }
    return draftRecommended(rows, target)
  }

  private mutating func draftRecommended(_ rows: [ItemRow], _ target: Target) -> [Effect] {
    guardian.drafts += 1
    steps.add(.drafts)
    switch target.origin {
    case .marks: marks = Marks()
    case .cursor: stepOn()
    case .group: break
    }
    return [.draftRecommended(rows)]
  }
}
