import CustodyTestSupport
import Foundation
import Testing

/// Names made to fool a terminal, drawn by the built program in a real one.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct HostileScreenTests {
  @Test(arguments: [false, true])
  func `no name moves the frame, on any row of any page`(ascii: Bool) async throws {
    let scratch = try Scratch()
    let store = scratch.file("hostile.db")
    var lines = ""
    for (number, entry) in try HostileString.all().enumerated()
    where entry.textAccepted && !entry.value.isEmpty {
      let record: [String: String] = [
        "record": "item", "kind": "oauth-grant", "source": "test", "id": "h-\(number)",
        "name": entry.value, "purpose": entry.value,
      ]
      let data = try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys])
      lines += String(decoding: data, as: UTF8.self) + "\n"
    }
    let file = try scratch.write("hostile.jsonl", lines)
    let imported = try await Command.run(["import", file, "--store", store], in: scratch)
    #expect(imported.status == 0, "\(imported.error)")
    let session = try await TerminalSession.start(
      ascii ? ["--ascii"] : [], columns: 100, rows: 40, store: store, scratch: scratch)
    let edge: Set<Character> = ["│", "┤", "╮", "╯", "|", "+", "█", "#", "▐", "┃"]
    var seen: Set<String> = []
    for _ in 0..<6 {
      let rows = try await session.tmux.text()
      let framed = rows.filter { row in row.first.map(edge.contains) ?? false }
      #expect(framed.count > 10)
      for row in framed where row.first == "│" || row.first == "|" {
        // tmux's own count of columns: a row that moved would end elsewhere.
        #expect(edge.contains(row.last ?? " "), "\(row)")
        #expect(columns(of: row) == 100, "\(row)")
        seen.insert(row)
      }
      try await session.tmux.press("PageDown")
    }
    #expect(seen.count > 60)
    let state = try await session.tmux.state()
    #expect(!state.mouse && state.alternate)
    try await session.tmux.send(["q"])
    #expect(try await session.end() == 0)
    #expect(session.isRestored)
  }

  @Test func `standard output and standard error of commands carry no escape either`() async throws
  {
    let scratch = try Scratch()
    let store = scratch.file("hostile.db")
    let record = """
      {"record":"item","kind":"oauth-grant","source":"test","id":"h-1","name":"a\\u001b]0;x\\u0007\\u202eb"}

      """
    let file = try scratch.write("one.jsonl", record)
    let imported = try await Command.run(["import", file, "--store", store], in: scratch)
    #expect(imported.status == 0, "\(imported.error)")
    for format in ["table", "json", "jsonl", "csv"] {
      let listed = try await Command.run(
        ["list", "--format", format, "--store", store], in: scratch)
      #expect(listed.status == 0)
      #expect(!listed.output.unicodeScalars.contains("\u{1B}"), "\(format)")
      #expect(!listed.output.unicodeScalars.contains("\u{202E}"), "\(format)")
    }
    let missing = try await Command.run(["show", "a\u{1B}[31mb", "--store", store], in: scratch)
    #expect(missing.status != 0)
    #expect(!missing.error.unicodeScalars.contains("\u{1B}"))
  }

  /// Columns by tmux's table, which agrees with glibc for what custody lets through.
  private func columns(of row: String) -> Int {
    row.unicodeScalars.reduce(0) { total, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: total
      default: total + (isWide(scalar) ? 2 : 1)
      }
    }
  }

  private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF:
      true
    default: false
    }
  }
}
