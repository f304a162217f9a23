/// Checks bytes as they come: valid UTF-8 (no overlong forms, no surrogates), no NUL.
///
/// yajl accepts some overlong forms, and stores cut strings at NUL, so the file is checked before
/// either sees it.
struct ByteCheck {
  private var line = 1
  private var offset = 0
  /// Continuation bytes still to come, and what the next one may be.
  private var pending = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF

  mutating func check(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
    for byte in bytes {
      if pending == 0, byte < 0x80 {
        if byte == 10 { line += 1 }
        if byte == 0 { throw fault("holds a NUL byte") }
      } else {
        try more(byte)
      }
      offset += 1
    }
  }

  func finish() throws(Refusal) {
    if pending > 0 { throw fault("is not UTF-8: cut off inside a character") }
  }

  private mutating func more(_ byte: UInt8) throws(Refusal) {
    if pending > 0 {
      guard byte >= low, byte <= high else { throw fault("is not UTF-8") }
      pending -= 1
      low = 0x80
      high = 0xBF
      return
    }
    switch byte {
    case 0xC2...0xDF: pending = 1
    case 0xE0...0xEF:
      pending = 2
      if byte == 0xE0 { low = 0xA0 }
      if byte == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      pending = 3
      if byte == 0xF0 { low = 0x90 }
      if byte == 0xF4 { high = 0x8F }
    default: throw fault("is not UTF-8")
    }
  }

  private func fault(_ what: String) -> Refusal {
    Refusal(
      "the file \(what)", at: "line \(line), byte \(offset + 1)",
      hint: "nothing was imported; save it as UTF-8 without NUL")
  }
}
