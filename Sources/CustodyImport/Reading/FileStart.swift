/// Tells from a file's first bytes how to read it, and strips what may stand before the data.
///
/// A byte-order mark and blanks can be cut anywhere by the pieces in which a file comes, but 64 KiB of
/// blanks can't hide a file: pieces of nothing but blanks are skipped whole.
struct FileStart {
  private var atStart = true

  /// How the file is written whose first piece this is, cut to what a reader is to see; nil while there
  /// was nothing but blanks.
  mutating func media(of piece: inout UnsafeRawBufferPointer) throws(Refusal) -> Format.Media? {
    if atStart {
      atStart = false
      if let refusal = Containers.refusal(piece) { throw refusal }
      if piece.starts(with: [0xEF, 0xBB, 0xBF]) {
        piece = UnsafeRawBufferPointer(rebasing: piece[3...])
      }
    }
    guard let first = piece.first(where: { ![32, 9, 10, 13].contains($0) }) else { return nil }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
    case UInt8(ascii: "<"):
      throw Refusal(
        "this is an HTML or XML page, not an export",
        hint: "a login or error page was saved; sign in and export again")
    case _ where FileStart.isLDIF(piece): return .ldif
    default: return .csv
    }
  }

  /// Whether the first lines say `version: 1` or `dn:`, after comments.
  private static func isLDIF(_ piece: UnsafeRawBufferPointer) -> Bool {
    let lines = piece.prefix(4096).split(separator: 10, maxSplits: 64)
    guard let first = lines.first(where: { ![13, 32, 35].contains($0.first ?? 13) }) else {
      return false
    }
    let start = String(decoding: first.prefix(16), as: UTF8.self).lowercased()
    return start.hasPrefix("dn:") || start.trimmed.replacing(" ", with: "") == "version:1"
  }
}
