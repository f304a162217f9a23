import CustodyDomain

/// When each inventory was last imported, and which of them are stale: to be read in a popup.
extension Model {
  func sourceLines(width: Int) -> [TextLine] {
    guard let ages = summary?.inventories, !ages.isEmpty else {
      return [TextLine("Nothing was imported yet: I imports a file.", .dim)]
    }
    let stale = ages.filter(\.stale)
    var lines = TextLine(
      stale.isEmpty
        ? "Nothing is stale."
        : "\(Chrome.counted(stale.count, "export is", "exports are")) stale: everything that is told of their items is as old as they are.",
      stale.isEmpty ? .success : .warning
    ).wrapped(width, indent: 0)
    lines.append(TextLine())
    let room = max(12, min(44, width - 40))
    var heading = TextLine("Export", .heading)
    heading.tab(to: room + 1)
    heading.add("Last import       Days", .heading)
    lines.append(heading)
    for age in ages {
      var name = Chrome(safe(age.inventory.format))
      if let tenant = age.inventory.tenant { name += "  \(safe(tenant))" }
      var line = TextLine(name.cut(room), age.stale ? .warning : .text)
      line.tab(to: room + 1)
      line.add(Chrome(moment: age.imported), .dim)
      line.add(Chrome(grouped: age.days(now)).leading(6))
      if age.stale { line.add("  STALE", .warning) }
      lines.append(line)
    }
    lines.append(TextLine())
    lines.append(TextLine("How to export each again:", .dim))
    let option = setup.storeOption.map { " \($0)" } ?? ""
    lines += TextLine(Chrome(safe("custody sources" + option)), .key).wrapped(width, indent: 2)
    return lines
  }
}
