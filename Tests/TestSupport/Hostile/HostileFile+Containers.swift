import Foundation

/// Files with files in them. None is unpacked.
extension HostileFile {
  private static let compressed = Rule.refused("the file is compressed", hint: unpack)
  private static let workbook = "save the sheet as CSV UTF-8, and import that"

  /// A zip file's first part, stored as it is.
  private static func zip(_ name: String, _ content: String) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    let bytes = Array(content.utf8)
    return [0x50, 0x4B, 3, 4] + little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      + little(0, 4) + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2)
      + little(0, 2) + Array(name.utf8) + bytes
  }

  /// A gzip file that unpacks to `runs` times 258 zeros: deflate's longest match, over and over (RFC 1951).
  private static func bomb(_ runs: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var hold: UInt64 = 0
    var held = 0
    func put(_ bits: String) {
      for bit in bits {
        if bit == "1" { hold |= 1 << UInt64(held) }
        held += 1
        if held == 8 {
          bytes.append(UInt8(hold))
          hold = 0
          held = 0
        }
      }
    }
    let run = "11000101" + "00000"
    // One last block with fixed codes; a zero; then length 258 at distance 1; then the end.
    put("1" + "10" + "00110000" + run.times(8))
    // Eight runs are 13 whole bytes, the same ones over and over.
    let start = bytes.count
    put(run.times(8))
    let eight = Array(bytes[start...])
    for _ in 2..<(runs / 8) { bytes += eight }
    put("0000000" + "0000000")
    return bytes
  }

  static let containers: [HostileFile] = [
    data("zip.json", zip("grants.json", "[\(grant("a"))]"), compressed),
    data("zip-slip.json", zip("../../../../tmp/custody-slip", "[\(grant("a"))]"), compressed),
    data("zip-of-nothing.json", [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18), compressed),
    data(
      "workbook.csv", zip("[Content_Types].xml", "<Types/>"),
      .refused("this is a workbook of a spreadsheet program", hint: workbook)),
    data(
      "open-document.csv", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      .refused("this is a workbook of a spreadsheet program", hint: workbook)),
    data(
      "old-workbook.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      .refused("this is an old Office document", hint: workbook)),
    data("gzip-of-50-MB.json", bomb(200_000), compressed),
    data("gzip-of-1-GB.json", bomb(4_200_000), compressed),
    data("bzip2.json", Array("BZh91AY&SY".utf8), compressed),
    data("xz.json", [0xFD] + Array("7zXZ".utf8) + [0], compressed),
    data("zstandard.json", [0x28, 0xB5, 0x2F, 0xFD, 0], compressed),
    data("seven-zip.json", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], compressed),
    data("rar.json", Array("Rar!".utf8) + [0x1A, 7, 0], compressed),
    data(
      "tar.json",
      Array("grants.json".utf8) + [UInt8](repeating: 0, count: 246) + Array("ustar".utf8)
        + [UInt8](repeating: 0, count: 250),
      .refused("the file is an archive", hint: unpack)),
    data(
      "database.json", Array("SQLite format 3".utf8) + [0, 16, 0],
      .refused(
        "this is a database, not an export", hint: "a store of custody is opened with --store")),
    text(
      "document.json", "%PDF-1.7\n",
      .refused("this is a PDF, not an export", hint: "export the data itself: custody sources")),
    text(
      "page.json", "\n<!DOCTYPE html><html><body>Sign in</body></html>",
      .refused(
        "this is an HTML or XML page, not an export",
        hint: "a login or error page was saved; sign in and export again")),
  ]
}
