/// The different values of a column that has few, each found by a step in its index: SQLite's DISTINCT looks at
/// every row.
enum DistinctValues {
  /// A table `known (value)` for `WITH RECURSIVE`; its last row is null.
  static func known(_ column: String, of table: String) -> String {
    """
    known (value) AS (
      SELECT min(\(column)) FROM \(table)
      UNION ALL
      SELECT (SELECT min(\(column)) FROM \(table) WHERE \(column) > known.value) FROM known
      WHERE known.value IS NOT NULL
    )
    """
  }
}
