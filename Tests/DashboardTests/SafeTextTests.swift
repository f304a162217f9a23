import CTerm
import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

struct SafeTextTests {
  @Test func `every hostile string is shown as its entry says`() throws {
    let all = try HostileString.all()
    #expect(all.count == 91)
    for entry in all {
      let text = SafeText(entry.value)
      let shown = try #require(entry.shown, "\(entry.name)")
      // The list cuts what it shows to 48 scalars with the ellipsis; the width is that of the whole.
      let scalars = text.plain.unicodeScalars
      let plain =
        scalars.count > 48
        ? String(String.UnicodeScalarView(scalars.prefix(47))) + "\u{2026}" : text.plain
      #expect(Array(plain.unicodeScalars) == Array(shown.unicodeScalars), "\(entry.name)")
      #expect(text.width == entry.width, "\(entry.name)")
    }
  }

  @Test func `every hostile string has the display flags of its entry`() throws {
    // The others are judged over a whole text, at import.
    let later: Set<String> = ["nfd", "compat", "mixed-script", "edge-space", "blank", "long"]
    for entry in try HostileString.all() {
      let flags = DisplayText.flags(of: entry.value).map(\.rawValue).sorted()
      #expect(flags == entry.flags.filter { !later.contains($0) }, "\(entry.name)")
    }
  }

  @Test func `what is replaced is marked, and what is only unusual is not`() {
    #expect(SafeText("ad\u{200B}min").hidden)
    #expect(
      SafeText("ad\u{200B}min").cells.map(\.hidden) == [false, false, true, false, false, false])
    #expect(SafeText("Z\u{300}\u{301}\u{302}").hidden)
    #expect(!SafeText("S\u{F8}ren \u{65E5}\u{672C}").hidden)
    #expect(!SafeText("\u{1F468}\u{200D}\u{1F469}").hidden)
  }

  @Test func `the raw view names every scalar that is not shown as itself`() {
    #expect(SafeText.raw("ad\u{200B}min").plain == "ad<U+200B>min")
    #expect(SafeText.raw("a\u{1B}[31m\u{E0041}").plain == "a<U+001B>[31m<U+E0041>")
    // Somebody may write such a name in plain letters; only the real one is marked.
    #expect(!SafeText.raw("ad<U+200B>min").hidden)
    #expect(SafeText.raw("S\u{F8}ren", ascii: true).plain == "S<U+00F8>ren")
  }

  @Test func `no scalar at all reaches a cell as a control, invisible, private or zero-width base`()
  {
    // The planes with characters, and both ends of the others.
    let planes = [
      UInt32(0)...0x2_0100, 0x2_FF00...0x3_0100, 0xD_FFF0...0xF_0010, 0x10_FFF0...0x10_FFFF,
    ]
    for value in planes.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let cells = SafeText("a" + String(scalar)).cells
      for cell in cells.dropFirst() {
        guard let base = cell.text.unicodeScalars.first else { continue }
        let width = Int(cterm_width(base.value))
        let safe =
          width == cell.width && !(0x80...0x9F).contains(base.value) && base.value >= 0x20
          && base.properties.generalCategory != .privateUse
          && !(0x202A...0x202E).contains(base.value) && !(0x2500...0x259F).contains(base.value)
        if !safe {
          Issue.record("U+\(String(value, radix: 16)) reaches a cell of width \(cell.width)")
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 9, 10, 11, 12])
  func `a cut is never wider than asked and never halves a wide cell`(columns: Int) {
    let text = SafeText("aaaaaaaaa\u{65E5}b")
    let cut = text.cut(to: columns)
    #expect(cut.width <= columns)
    if columns >= text.width {
      #expect(cut == text)
    } else if columns > 0 {
      #expect(cut.plain.hasSuffix("\u{2026}"))
    }
    #expect(text.cutMiddle(to: columns).width <= columns)
  }

  @Test func `a cut in the middle keeps both ends`() {
    let path = SafeText("projects/alpha/serviceAccounts/backup")
    #expect(path.cutMiddle(to: 11).plain == "proje\u{2026}ackup")
    #expect(SafeText("abcdef", ascii: true).cut(to: 4).plain == "abc~")
  }

  @Test func `a field costs at most 512 scalars however long it is`() {
    let text = SafeText(String(repeating: "a", count: 100_000))
    #expect(text.truncated)
    #expect(text.width == 513)
    #expect(!SafeText(String(repeating: "a", count: 512)).truncated)
  }

  @Test func `a note breaks at its own line ends and between words`() {
    let note = SafeText("first line\n\nthe second is longer", multiline: true)
    #expect(note.lines(width: 12).map(\.plain) == ["first line", "", "the second ", "is longer"])
    #expect(SafeText("a\tb", multiline: true).plain == "a    b")
    #expect(SafeText("abcdef").lines(width: 4).map(\.plain) == ["abcd", "ef"])
  }

  @Test func `in ASCII there is nothing but ASCII`() throws {
    for entry in try HostileString.all() {
      let text = SafeText(entry.value, ascii: true)
      #expect(text.plain.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(entry.name)")
      #expect(DisplayText.plain(entry.value, ascii: true) == text.plain, "\(entry.name)")
    }
    #expect(SafeText("a\u{1B}[2J\u{7F}", ascii: true).plain == "a^[[2J^?")
  }

  @Test func `a line for a log is whole and safe`() {
    let long = String(repeating: "x", count: 2000) + "\u{202E}"
    #expect(DisplayText.plain(long).unicodeScalars.count == 2001)
    #expect(DisplayText.plain("a\r\nb") == "a\u{240D}\u{240A}b")
  }

  @Test func `text after an emoji's dangling joiner is not swallowed`() {
    #expect(SafeText("\u{1F468}\u{200D}x").plain == "\u{1F468}\u{FFFD}x")
    #expect(SafeText("\u{1F468}\u{200D}").plain == "\u{1F468}\u{FFFD}")
    #expect(SafeText("1\u{FE0F}2").plain == "1\u{FFFD}2")
  }
}
