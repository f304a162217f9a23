import CustodyDomain

/// What an item leads to, in two hops.
extension Painter {
  /// The part of an item's sheet that lists it; nothing where it wasn't looked up.
  func reachLines(_ detail: ItemDetail) -> [SheetLine] {
    guard let radius = detail.blastRadius else { return [] }
    var lines: [SheetLine] = [
      .divider(title: "Reaches", right: "\(radius.count)\(radius.isPartial ? "+" : "") in two hops")
    ]
    if radius.count == 0 { lines.append(.plain("nothing on record", .dim)) }
    for reached in radius.reached {
      var line = TextLine(("hop \(reached.hop)   ", .dim))
      switch reached.target {
      case .system(let name): line.add(safe(name).padded(30), .text)
      case .item(let other):
        line.add(safe(other.name).padded(30), .text)
        line.add(" \(safe(other.id.text)), \(model.sourceName(other.source))", .dim)
      }
      line.add("  by \(safe(reached.link.rawValue))", .dim)
      if let through = reached.through { line.add(" of \(safe(through.text))", .dim) }
      lines.append(.text(line))
    }
    if radius.more > 0 { lines.append(.plain("+\(Chrome(grouped: radius.more))", .dim)) }
    return lines
  }
}
