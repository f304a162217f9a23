/// One line of typed text with its cursor. Only what a reviewer types or pastes is in it.
struct TextField: Hashable, Sendable {
  private(set) var characters: [Character]
  private(set) var cursor: Int

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }
  var beforeCursor: String { String(characters[..<cursor]) }

  /// At most 1,024 characters; a note has room, and a stuck key or a file as paste has an end.
  mutating func insert(_ text: String) {
    let line = text.prefix { !$0.isNewline }.filter {
      !$0.unicodeScalars.contains { $0.value < 32 }
    }
    let fitting = Array(line.prefix(max(0, 1024 - characters.count)))
    characters.insert(contentsOf: fitting, at: cursor)
    cursor += fitting.count
  }

  /// Handles an editing key; false: it is none.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace, .control("h"):
      guard cursor > 0 else { return true }
      cursor -= 1
      characters.remove(at: cursor)
    case .delete:
      if cursor < characters.count { characters.remove(at: cursor) }
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .control("k"): characters.removeLast(characters.count - cursor)
    case .control("w"):
      var start = cursor
      while start > 0, characters[start - 1] == " " { start -= 1 }
      while start > 0, characters[start - 1] != " " { start -= 1 }
      characters.removeSubrange(start..<cursor)
      cursor = start
    default: return false
    }
    return true
  }
}
