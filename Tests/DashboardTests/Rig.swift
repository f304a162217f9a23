import CustodyDashboard
import CustodyDomain
import CustodyThemes

/// Runs the dashboard on a fixture store: sends input, answers effects in order, keeps what was asked.
struct Rig {
  var model: Model
  var store: FixtureStore
  /// Every effect asked for since the last `forget`.
  var effects: [Effect] = []
  /// Effects not yet answered, while answers are held back.
  var waiting: [Effect] = []
  var holdsAnswers = false
  var milliseconds: Int64 = 1000
  var keys = 0

  init(
    columns: Int = 80, rows: Int = 24, ascii: Bool = false, firstRun: Bool = false,
    storeOption: String? = nil, policy: Policy = Policy(),
    store: FixtureStore = FixtureStore()
  ) {
    let setup = Setup(
      path: "~/.local/share/custody/custody.db", isFirstRun: firstRun, reviewer: Fixture.reviewer,
      policy: policy, ascii: ascii,
      storeOption: storeOption, campaigns: store.glances)
    self.store = store
    model = Model(setup: setup, columns: columns, rows: rows, now: Fixture.now)
    send(.started)
  }

  mutating func send(_ message: Message) {
    handle(update(&model, message))
    if !holdsAnswers { settle() }
  }

  private mutating func handle(_ asked: [Effect]) {
    effects += asked
    waiting += asked
  }

  /// Answers everything asked for, in order, and what the answers lead to.
  mutating func settle() {
    var rounds = 0
    while !waiting.isEmpty, rounds < 10_000 {
      rounds += 1
      let effect = waiting.removeFirst()
      if let message = store.answer(effect) { handle(update(&model, message)) }
    }
  }

  /// Presses keys by name, parted by blanks: `x 1 space enter`. Each counts; 100 ms lie between two.
  mutating func press(_ names: String, apart: Int64 = 100) {
    for name in names.split(separator: " ") {
      guard let key = Key(name: String(name)) else { continue }
      milliseconds += apart
      keys += 1
      send(.input(.key(key), milliseconds: milliseconds))
    }
  }

  /// Types characters, each of them a key.
  mutating func type(_ text: String, apart: Int64 = 100) {
    for character in text {
      milliseconds += apart
      keys += 1
      send(.input(.key(.character(character)), milliseconds: milliseconds))
    }
  }

  mutating func forget() { effects = [] }

  var frame: Frame { view(model) }

  /// The frame's rows as text.
  var lines: [String] {
    let frame = frame
    return (0..<frame.rows).map { row in
      (0..<frame.columns).map { frame[$0, row].text }.joined()
    }
  }

  /// The line with the `>` of the cursor.
  var cursorLine: String { lines.first { $0.hasPrefix("│>") } ?? "" }

  var text: String { lines.joined(separator: "\n") }
  var status: String { lines.last ?? "" }
  /// What is said at the foot of the screen, where a long sentence takes more lines than the last.
  var said: String {
    lines.suffix(3).joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}

extension Frame {
  /// Text with its style below each row, and a legend: EXEMPLARS section 4.
  func snapshot() -> String {
    var letters: [Look: Character] = [:]
    var legend: [(Character, Look)] = []
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var text = ""
    for row in 0..<rows {
      var line = "|"
      var style = "~"
      for column in 0..<columns {
        let cell = self[column, row]
        line += cell.text
        guard cell.width > 0 else {
          continue
        }
        let look = Look(role: cell.role, emphasis: cell.emphasis)
        var letter: Character = " "
        if cell.role != .text || cell.emphasis != [] {
          if let known = letters[look] {
            letter = known
          } else {
            letter = alphabet[min(legend.count, alphabet.count - 1)]
            letters[look] = letter
            legend.append((letter, look))
          }
        }
        style += String(repeating: letter, count: cell.width)
      }
      while style.hasSuffix(" ") { style.removeLast() }
      text += line + "\n"
      if style != "~" { text += style + "\n" }
    }
    for (letter, look) in legend { text += "\(letter) = \(look.words)\n" }
    if let cursor { text += "cursor \(cursor.column),\(cursor.row)\n" }
    return text
  }

  private struct Look: Hashable {
    var role: Role
    var emphasis: Emphasis
    var words: String {
      var words = role.rawValue
      if emphasis.contains(.cursor) { words += " + row.cursor" }
      if emphasis.contains(.marked) { words += " + row.marked" }
      return words
    }
  }
}
