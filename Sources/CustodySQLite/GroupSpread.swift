import CustodyDomain
import GRDB

/// How far a tool or an app has spread: its items by kind, how many have no state in any life cycle, and what is part
/// of what.
extension Grouped {
  /// Columns beside `numbers`.
  static let spread =
    ", "
    + ItemKind.allCases.map { "sum(i.kind = '\($0.rawValue)') AS \(column($0))" }
    .joined(separator: ", ")
      + """
      , sum(i.expiry = 'unknown' AND i.rotation_due IS NULL
          AND i.id NOT IN (SELECT r.item FROM review r WHERE r.at IS NOT NULL)) AS adrift,
        json_group_array(DISTINCT i.embedded_in) FILTER (WHERE i.embedded_in <> '') AS parts
      """

  private static func column(_ kind: ItemKind) -> String {
    "kind_" + kind.rawValue.replacing("-", with: "_")
  }

  /// A line with what its row tells of these columns, where it has them.
  func spread(_ line: GroupRow, _ row: Row) throws -> GroupRow {
    guard row.hasColumn("adrift") else { return line }
    var line = line
    line.adrift = row["adrift"]
    for kind in ItemKind.allCases {
      let count: Int = row[Grouped.column(kind)]
      if count > 0 { line.kinds[kind] = count }
    }
    let parts: [String] = try ReviewRecord.decoded(row["parts"])
    line.parts = parts.sorted()
    return line
  }

  /// Apps with the AI features that name them as the app they are part of, by name or client id.
  func withParts(_ lines: [GroupRow]) throws -> [GroupRow] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT fold(i.embedded_in), coalesce(i.tool_name, i.name) FROM item i
        WHERE i.embedded_in IS NOT NULL AND i.ai = 1 AND i.hidden = 0 ORDER BY 2
        """)
    guard !rows.isEmpty else { return lines }
    let features = Dictionary(grouping: rows) { $0[0] as String }
    return lines.map { line in
      var line = line
      let names = Set([line.label, line.key].map(TextFolding.folded))
      line.parts = names.flatMap { features[$0] ?? [] }.map { $0[1] }.sorted()
      return line
    }
  }
}
