import CustodyDomain

/// Why each rule finds what it finds on an item: its inputs and their ages, the limits and where they come
/// from, what clears it, the controls and who accepted it. To be read in a popup.
extension Model {
  func explanationLines(of id: ItemID, width: Int) -> [TextLine] {
    guard let detail = item?.detail, detail.item.id == id else {
      return [TextLine("reading", .dim)]
    }
    let explanations = Assessor(policy: setup.policy).explanations(
      detail.item, detail.surroundings, now: now)
    var lines: [TextLine] = []
    for explanation in explanations {
      let severity = explanation.severity
      if !lines.isEmpty { lines.append(TextLine()) }
      lines.append(
        TextLine(
          (Chrome(safe(severity.short)).padded(5), Role(severity)),
          (Chrome(safe(explanation.title)), .heading),
          ("  \(safe(explanation.rule))", .dim)))
      for line in explanation.lines(now: now, policy: setup.policyValues) {
        lines += TextLine(
          ("     \(Chrome(safe(line.label)).padded(10))", .dim), (Chrome(safe(line.text)), .text)
        ).wrapped(width, indent: 15)
      }
    }
    return lines.isEmpty ? [TextLine("No rule finds anything here.", .success)] : lines
  }
}
