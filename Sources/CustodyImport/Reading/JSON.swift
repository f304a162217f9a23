/// One value of a record, small and whole in memory. Numbers keep the text of the file, so that
/// none is rounded.
enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([JSON])
  case object(Members)

  /// What it is, for messages.
  var kindWord: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// About how many bytes it takes up, in the measure of `JSONReader.largest`.
  var weight: Int {
    switch self {
    case .null, .bool: 16
    case .number(let text), .text(let text): 16 + text.utf8.count
    case .list(let values): values.reduce(16) { $0 + $1.weight }
    case .object(let members):
      members.values.reduce(members.names.reduce(16) { $0 + 16 + $1.utf8.count }) {
        $0 + $1.weight
      }
    }
  }
}

/// The members of an object in the order of the file. Names are unique: the reader refuses twins.
struct Members: Equatable, Sendable {
  private(set) var names: [String] = []
  private(set) var values: [JSON] = []
  /// Filled only for objects so large that a search by comparing would be slow.
  private var index: [String: Int] = [:]
  /// Whether any name begins with a capital, as Graph PowerShell writes them all.
  private(set) var isCapitalised = false

  var count: Int { names.count }

  subscript(name: String) -> JSON? { position(name).map { values[$0] } }

  mutating func append(_ name: String, _ value: JSON) {
    names.append(name)
    values.append(value)
    if let first = name.utf8.first, (65...90).contains(first) { isCapitalised = true }
    if names.count > 24 {
      if index.isEmpty {
        for (place, name) in names.enumerated() { index[name] = place }
      } else {
        index[name] = names.count - 1
      }
    }
  }

  /// Forgets the value of a member; its name stays. Returns whether there was one to forget.
  mutating func clear(_ name: String) -> Bool {
    guard let place = position(name), values[place] != .null else { return false }
    values[place] = .null
    return true
  }

  /// Puts another value in the place of a member's.
  mutating func replace(_ name: String, _ value: JSON) {
    if let place = position(name) { values[place] = value }
  }

  func contains(_ name: String) -> Bool { position(name) != nil }

  private func position(_ name: String) -> Int? {
    index.isEmpty ? names.firstIndex(of: name) : index[name]
  }
}
