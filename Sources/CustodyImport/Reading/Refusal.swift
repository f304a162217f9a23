/// A fault that makes the whole file unusable; the importer adds the path.
struct Refusal: Error {
  var at: String?
  var reason: String
  var hint: String

  init(_ reason: String, at: String? = nil, hint: String = "nothing was imported") {
    self.reason = reason
    self.at = at
    self.hint = hint
  }

  static let again = "nothing was imported; export the file again"
}

/// What is to be said of a record that is not loaded.
enum RecordFault: Error {
  /// It says nothing for the inventory.
  case ignored(String)
  /// It is wrong.
  case rejected(String)
}

/// Where a record stands: its line in a file of lines, its number in a list.
struct Place {
  var line: Int
  /// Counted from 1; nil where each record has its own line.
  var record: Int?

  var text: String { record.map { "record \($0)" } ?? "line \(line)" }
  /// For refusals, which name both.
  var full: String { record.map { "line \(line), record \($0)" } ?? "line \(line)" }
}
