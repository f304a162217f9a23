import CustodyDomain

/// What taking items away would mean, on the screen.
extension Painter {
  /// The part of an item's sheet; nothing where it wasn't looked up or the item is gone.
  func consequenceLines(_ detail: ItemDetail) -> [SheetLine] {
    guard let consequences = detail.consequences, detail.row.state != .departed,
      detail.row.state != .removed
    else { return [] }
    return [.divider(title: "If revoked", right: "")]
      + consequences.lines(now: model.now, names: 6).flatMap { lines($0, width: nil) }
  }

  /// The same for what a revocation is asked for: one item's lines, or the sum of several.
  func consequenceLines(_ reason: ReasonPopup, width: Int) -> [SheetLine] {
    guard reason.verb == .revoke else { return [] }
    guard let all = reason.consequences else {
      return [.plain("looking up what depends on it", .dim)]
    }
    let told =
      all.count == 1 && !reason.target.isBulk
      ? all[0].lines(now: model.now)
      : ConsequenceTotals(all, now: model.now).lines(of: max(all.count, reason.target.count))
    guard isLow else { return told.flatMap { lines($0, width: width) } }
    // Each has one line there, and of several items what could break: names, reasons and the question stay in sight.
    return told.prefix(reason.target.isBulk ? 2 : told.count).flatMap { lines($0, width: nil) }
  }

  private func lines(_ line: Consequences.Line, width: Int?) -> [SheetLine] {
    let text = TextLine(
      (safe(line.label).padded(9), .dim), (safe(line.text), line.warns ? .warning : .text))
    guard let width else { return [.text(text)] }
    return text.wrapped(width, indent: 9).prefix(2).map { .text($0) }
  }
}
