/// Settings of editors and AI clients, in which comments and a comma before a closing bracket are allowed
/// (VS Code calls it JSON with comments). Every other file is JSON to the letter.
enum EditorSettings {
  /// The most bytes of such a file. Larger ones are read as they come.
  static let largest: Int64 = 1 << 20

  /// The same settings as strict JSON, with every line where it was; nil where the bytes are strict already,
  /// or no settings that custody reads.
  static func strict(_ bytes: [UInt8]) -> [UInt8]? {
    var text = bytes
    guard blank(&text) else { return nil }
    let probe = Probe()
    let reader = JSONReader(receiver: probe)
    do {
      try text.withUnsafeBytes { bytes in
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        try reader.read(UnsafeRawBufferPointer(rebasing: bytes[start...]))
      }
      try reader.finish()
    } catch {
      return nil
    }
    return probe.isSettings ? text : nil
  }

  /// Writes blanks over comments and over commas before a closing bracket. False where there are none, or a
  /// comment never ends.
  private static func blank(_ text: inout [UInt8]) -> Bool {
    var found = false
    var comma: Int?
    // What stood last, blanks and comments apart: a comma after no value is a fault of the file.
    var last = UInt8(ascii: "[")
    var at = 0
    while at < text.count {
      let byte = text[at]
      switch byte {
      case 9, 10, 13, 32: at += 1
      case UInt8(ascii: "\""):
        at = endOfString(text, at)
        last = byte
      case UInt8(ascii: "/"):
        guard let end = endOfComment(text, at) else { return false }
        for place in at..<end where text[place] != 10 && text[place] != 13 { text[place] = 32 }
        found = true
        at = end
      default:
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"),
          last == UInt8(ascii: ","), let comma
        {
          text[comma] = 32
          found = true
        }
        let follows = !"[{,:".utf8.contains(last)
        if byte == UInt8(ascii: ",") { comma = follows ? at : nil }
        last = byte
        at += 1
      }
    }
    return found
  }

  /// The place behind the string that begins here.
  private static func endOfString(_ text: [UInt8], _ start: Int) -> Int {
    var at = start + 1
    while at < text.count, text[at] != UInt8(ascii: "\"") {
      at += text[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(at + 1, text.count)
  }

  /// The place behind the comment that begins here; nil where it is none or never ends.
  private static func endOfComment(_ text: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    switch text[start + 1] {
    case UInt8(ascii: "/"):
      return text[start...].firstIndex(of: 10) ?? text.count
    case UInt8(ascii: "*"):
      var at = start + 2
      while at + 1 < text.count {
        if text[at] == UInt8(ascii: "*"), text[at + 1] == UInt8(ascii: "/") { return at + 2 }
        at += 1
      }
      return nil
    default: return nil
    }
  }

  /// Looks whether a file is one object that names MCP servers.
  private final class Probe: RecordReceiver {
    private(set) var isSettings = false

    func pageBegan(_ head: Members, listKey: String) {}
    func pageEnded(_ head: Members, listKey: String, count: Int) {}
    func record(_ value: JSON, at place: Place, bare: Bool) {
      guard bare, case .object(let members) = value else { return }
      isSettings = Format.mcpServers.fits(members)
    }
  }
}
