/// The order of a meeting's items: those that nobody owns first, then by heading, the longest first.
public enum Agenda {
  /// How many items a meeting takes: its entry in the ledger names each, and has an end.
  public static let limit = 120

  /// The lines of an agenda over rows, which may come in any order.
  public static func lines(of rows: [ItemRow], by grouping: AgendaGrouping) -> [AgendaLine] {
    let labelled = rows.map { row in
      (row: row, label: (grouping == .tool ? row.tool : row.owner) ?? "")
    }
    var sizes: [String: Int] = [:]
    for line in labelled { sizes["\(line.row.owner != nil)\(line.label)", default: 0] += 1 }
    func size(_ line: (row: ItemRow, label: String)) -> Int {
      sizes["\(line.row.owner != nil)\(line.label)"] ?? 0
    }
    // What has no label comes after what has one, however much it is.
    let sorted = labelled.sorted { left, right in
      let before = (left.row.owner == nil ? 0 : 1, left.label.isEmpty ? 1 : 0, -size(left))
      let after = (right.row.owner == nil ? 0 : 1, right.label.isEmpty ? 1 : 0, -size(right))
      if before != after { return before < after }
      if left.label != right.label { return left.label < right.label }
      return (-left.row.score, left.row.identity, left.row.id)
        < (-right.row.score, right.row.identity, right.row.id)
    }
    return sorted.map {
      AgendaLine(
        item: $0.row.id, name: $0.row.identity, label: $0.label, owned: $0.row.owner != nil)
    }
  }

  /// The headings of an agenda, in its order.
  public static func groups(of lines: [AgendaLine]) -> [AgendaGroup] {
    var groups: [AgendaGroup] = []
    for (index, line) in lines.enumerated() {
      if let last = groups.last, last.label == line.label, last.owned == line.owned {
        groups[groups.count - 1].count += 1
      } else {
        groups.append(
          AgendaGroup(label: line.label, owned: line.owned, first: index, count: 1))
      }
    }
    return groups
  }

  /// The digest by which an agenda is known: SHA-256 of its items' ids, sorted, a line each.
  public static func digest(of items: some Sequence<ItemID>) -> Hash256 {
    let lines = Set(items).map(\.text).sorted().map { $0 + "\n" }
    return .of(Array(lines.joined().utf8))
  }
}
