/// What a file's first bytes say of it when it is no export: an archive, a workbook, another encoding.
///
/// Nothing is ever unpacked: what is inside may be far larger than the file, or lead elsewhere.
enum Containers {
  private static let unpack = "unpack it first"
  private static let asCSV = "save the sheet as CSV UTF-8, and import that"

  private static let known: [(start: [UInt8], reason: String, hint: String)] = [
    ([0xFF, 0xFE, 0, 0], "the file is UTF-32", "save it as UTF-8"),
    ([0, 0, 0xFE, 0xFF], "the file is UTF-32", "save it as UTF-8"),
    ([0xFF, 0xFE], windows, "export again with | Out-File -Encoding utf8"),
    ([0xFE, 0xFF], windows, "export again with | Out-File -Encoding utf8"),
    ([0x1F, 0x8B], "the file is compressed", unpack),
    (Array("BZh".utf8), "the file is compressed", unpack),
    ([0xFD] + Array("7zXZ".utf8), "the file is compressed", unpack),
    ([0x28, 0xB5, 0x2F, 0xFD], "the file is compressed", unpack),
    ([0x37, 0x7A, 0xBC, 0xAF], "the file is compressed", unpack),
    (Array("Rar!".utf8), "the file is compressed", unpack),
    ([0xD0, 0xCF, 0x11, 0xE0], "this is an old Office document", asCSV),
    (Array("%PDF".utf8), "this is a PDF, not an export", "export the data itself: custody sources"),
    (
      Array("SQLite format 3\0".utf8), "this is a database, not an export",
      "a store of custody is opened with --store"
    ),
  ]

  private static let windows =
    "the file is UTF-16, as Windows PowerShell's > and Out-File write it"

  /// Why the file that begins so can't be read; nil if it may be an export.
  static func refusal(_ piece: UnsafeRawBufferPointer) -> Refusal? {
    if let (_, reason, hint) = known.first(where: { piece.starts(with: $0.start) }) {
      return Refusal(reason, hint: hint)
    }
    // The parts of a zip file begin with PK, its end, when it holds none, too.
    if piece.starts(with: [0x50, 0x4B, 3, 4]) || piece.starts(with: [0x50, 0x4B, 5, 6]) {
      return isWorkbook(piece)
        ? Refusal("this is a workbook of a spreadsheet program", hint: asCSV)
        : Refusal("the file is compressed", hint: unpack)
    }
    // A tar file has its mark in the first header.
    if piece.count > 262, piece[257..<262].elementsEqual("ustar".utf8) {
      return Refusal("the file is an archive", hint: unpack)
    }
    return nil
  }

  /// Whether a zip file's first parts are those of an Office Open XML or OpenDocument file.
  private static func isWorkbook(_ piece: UnsafeRawBufferPointer) -> Bool {
    let start = String(decoding: piece.prefix(256), as: UTF8.self)
    return ["[Content_Types].xml", "_rels/", "xl/", "application/vnd.oasis"].contains {
      start.contains($0)
    }
  }
}
