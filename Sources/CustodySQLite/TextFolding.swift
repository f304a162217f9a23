import GRDB

/// Case folding for comparisons, the same in Swift and in SQL.
enum TextFolding {
  /// The text in lower case, by Unicode and not only ASCII.
  static func folded(_ text: String) -> String { text.lowercased() }

  /// `fold(text)` in SQL.
  static let function = DatabaseFunction("fold", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0]).map(folded)
  }
}
