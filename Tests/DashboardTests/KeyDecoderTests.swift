import CustodyDashboard
import Testing

@testable import CustodyTerminal

struct KeyDecoderTests {
  private func decode(_ decoder: inout KeyDecoder, _ codes: [KeyDecoder.Code]) -> [Input] {
    var rest = codes[...]
    return decoder.decode { rest.popFirst() }
  }

  private func decode(_ text: String) -> [Input] {
    var decoder = KeyDecoder()
    return decode(&decoder, text.unicodeScalars.map { .scalar($0.value) })
  }

  @Test func `letters, controls and Alt are keys`() {
    #expect(decode("x\u{E6}") == [.key(.character("x")), .key(.character("\u{E6}"))])
    #expect(
      decode("\u{3}\u{D}\u{9}\u{7F}") == [
        .key(.control("c")), .key(.enter), .key(.tab), .key(.backspace),
      ])
    #expect(decode("\u{1B}x") == [.key(.alt("x"))])
    #expect(decode("\u{1B}") == [.key(.escape)])
    #expect(decode("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
  }

  @Test(arguments: [
    "\u{1B}[1;9Z", "\u{1B}[?62;22c", "\u{1B}OX", "\u{1B}]11;rgb:00/00/00\u{7}",
    "\u{1B}P1+r\u{1B}\\", "\u{1B}[<35;10;5M",
  ])
  func `a sequence that nobody knows is swallowed whole`(sequence: String) {
    #expect(decode(sequence + "j") == [.key(.character("j"))])
  }

  @Test func `a paste is one input however it arrives, and none of its letters is a key`() {
    var decoder = KeyDecoder()
    #expect(decode(&decoder, [.key(2000), .scalar(0x78), .scalar(0x31)]) == [])
    #expect(decode(&decoder, [.scalar(0x1B), .scalar(0x5B), .scalar(13)]) == [])
    #expect(
      decode(&decoder, [.scalar(0x53), .key(2001), .scalar(0x6A)])
        == [.paste("x1\u{241B}[\nS"), .key(.character("j"))])
  }

  @Test func `a paste is cut at its limit`() {
    var decoder = KeyDecoder()
    let flood = [KeyDecoder.Code](repeating: .scalar(0x61), count: KeyDecoder.pasteLimit + 5)
    let inputs = decode(&decoder, [.key(2000)] + flood + [.key(2001)])
    #expect(inputs == [.paste(String(repeating: "a", count: KeyDecoder.pasteLimit))])
  }

  @Test func `a paste that never ends can be given up`() {
    var decoder = KeyDecoder()
    #expect(decode(&decoder, [.key(2000), .scalar(0x78)]) == [])
    decoder.pause(seconds: 1)
    #expect(decode(&decoder, [.scalar(0x6A)]) == [])
    decoder.pause(seconds: 3)
    #expect(decode(&decoder, [.scalar(0x6A)]) == [.key(.character("j"))])
  }

  @Test func `a sequence that comes in pieces is swallowed too, unless it was only begun`() {
    var decoder = KeyDecoder()
    #expect(decode(&decoder, [.scalar(27), .scalar(0x5B), .scalar(0x31)]) == [])
    decoder.pause(seconds: 0.01)
    #expect(
      decode(&decoder, [.scalar(0x39), .scalar(0x5A), .scalar(0x6A)]) == [.key(.character("j"))])
    #expect(decode(&decoder, [.scalar(27), .scalar(0x5B)]) == [])
    decoder.pause(seconds: 1)
    #expect(decode(&decoder, [.scalar(0x6A)]) == [.key(.character("j"))])
  }

  @Test func `terminals of a family fall back to one that is described`() {
    #expect(TerminalType.candidates(for: "xterm-ghostty").dropFirst().first == "xterm-256color")
    #expect(TerminalType.candidates(for: "tmux-direct").dropFirst().first == "screen-256color")
    #expect(TerminalType.candidates(for: "odd") == ["odd", "ansi", "vt100"])
  }

  @Test func `the clipboard takes one safe line of at most 8 KiB`() {
    #expect(Clipboard.sequence(for: "abc") == "\u{1B}]52;c;YWJj\u{7}")
    #expect(Clipboard.sequence(for: String(repeating: "a", count: 8193)) == nil)
  }

  @Test(arguments: [
    ("https://example.com/a?b=c", true), ("HTTP://example.com", true),
    ("javascript:alert(1)", false),
    ("https://okta.com@evil.example/", false), ("file:///etc/passwd", false), ("--help", false),
    ("https://", false), ("", false),
  ])
  func `only plain web addresses are opened`(address: String, accepted: Bool) {
    #expect((Link.checked(address) != nil) == accepted)
  }
}
