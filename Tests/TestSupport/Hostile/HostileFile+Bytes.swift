/// Bytes that are no UTF-8, or text that no store keeps whole.
extension HostileFile {
  private static let pair = "line 1: a text holds half a surrogate pair"

  private static func inId(_ bytes: [UInt8]) -> [UInt8] {
    Array("[{\"id\":\"a".utf8) + bytes + Array("b\"}]".utf8)
  }
  private static func utf16(_ text: String, _ littleEndian: Bool) -> [UInt8] {
    (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF])
      + text.utf16.flatMap { unit -> [UInt8] in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return littleEndian ? bytes : bytes.reversed()
      }
  }
  private static let windows = Rule.refused(
    "the file is UTF-16, as Windows PowerShell's > and Out-File write it",
    hint: "export again with | Out-File -Encoding utf8")
  private static let notUTF8 = Rule.refused("line 1, byte 10: the file is not UTF-8", hint: utf8)

  static let bytes: [HostileFile] = [
    text("byte-order-mark.json", "\u{FEFF}[\(grant("a"))]", .read(loaded: 1)),
    data("utf-16-le.json", utf16("[\(grant("a"))]", true), windows),
    data("utf-16-be.json", utf16("[\(grant("a"))]", false), windows),
    data(
      "utf-32-le.json", [0xFF, 0xFE, 0, 0, 0x5B, 0, 0, 0],
      .refused("the file is UTF-32", hint: "save it as UTF-8")),
    data(
      "utf-32-be.json", [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x5B],
      .refused("the file is UTF-32", hint: "save it as UTF-8")),
    data(
      "utf-16-without-mark.json", Array(utf16("[\(grant("a"))]", true).dropFirst(2)),
      .refused("line 1, byte 2: the file holds a NUL byte", hint: utf8)),
    data(
      "latin-1.json", inId([0xE9]), .refused("line 1, byte 11: the file is not UTF-8", hint: utf8)),
    data("overlong.json", inId([0xC0, 0x9B]), notUTF8),
    data(
      "surrogates-as-utf-8.json", inId([0xED, 0xA0, 0x80]),
      .refused("line 1, byte 11: the file is not UTF-8", hint: utf8)),
    data(
      "beyond-unicode.json", inId([0xF4, 0x90, 0x80, 0x80]),
      .refused("line 1, byte 11: the file is not UTF-8", hint: utf8)),
    data(
      "cut-in-a-character.json", inId([0xE2, 0x82]),
      .refused("line 1, byte 12: the file is not UTF-8", hint: utf8)),
    data(
      "nul.json", inId([0]), .refused("line 1, byte 10: the file holds a NUL byte", hint: utf8)),
    data(
      "nul-at-the-end.json", Array("[\(grant("a"))]\n".utf8) + [0, 0, 0],
      .refused("line 2, byte 96: the file holds a NUL byte", hint: utf8)),
    text(
      "nul-escaped.json", "[\(grant("a\\u0000b"))]",
      .refused("line 1: a text holds a NUL ('\\u0000')", hint: again)),
    text("lone-high-surrogate.json", "[\(grant("\\ud800"))]", .refused(pair, hint: again)),
    text("lone-low-surrogate.json", "[\(grant("\\udc00x"))]", .refused(pair, hint: again)),
    text(
      "escape-unknown.json", "[\(grant("a\\qb"))]",
      .refused("line 1, record 1: a text holds an escape that JSON doesn't have", hint: again)),
    text(
      "line-break-in-text.json", "[\(grant("a\nb"))]",
      .refused("line 1, record 1: a text holds a bare control character", hint: again)),
    text(
      "text-of-9-MiB.json", "[{\"id\":\"" + "a".times(9 << 20) + "\"}]",
      .refused("line 1: a text is longer than 8 MiB", hint: again)),
  ]
}
