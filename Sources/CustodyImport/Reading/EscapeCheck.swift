/// Checks the escapes inside JSON strings: `\u0000` and lone surrogates are refused. yajl turns the
/// latter into `?`, so that two different names would become one.
struct EscapeCheck {
  private enum State { case outside, string, escape, hex }
  private var state = State.outside
  private var line = 1
  private var digits = 0
  private var value: UInt32 = 0
  private var highPending = false
  private var length = 0

  /// The most bytes of one string; a longer one can only fill memory. A credential report of AWS's largest
  /// account (5,000 users) is one string of 2 to 3 MB.
  static let longest = 8 << 20
  /// The most characters of one number; the parser gathers them all before it tells.
  static let longestNumber = 4096

  mutating func check(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
    for byte in bytes {
      switch state {
      case .outside:
        if byte == 34 {
          state = .string
          length = 0
        } else if EscapeCheck.isNumeric(byte) {
          length += 1
          if length > EscapeCheck.longestNumber {
            throw Refusal(
              "a number is longer than \(EscapeCheck.longestNumber) characters", at: "line \(line)",
              hint: Refusal.again)
          }
        } else {
          length = 0
          if byte == 10 { line += 1 }
        }
      case .string:
        if byte == 92 {
          state = .escape
        } else {
          if highPending { throw fault("half a surrogate pair") }
          if byte == 34 {
            state = .outside
            length = 0
            continue
          }
          if byte == 10 { line += 1 }
          length += 1
          if length > EscapeCheck.longest {
            throw Refusal(
              "a text is longer than \(EscapeCheck.longest >> 20) MiB", at: "line \(line)",
              hint: Refusal.again)
          }
        }
      case .escape:
        if byte == 117 {
          state = .hex
          digits = 0
          value = 0
        } else {
          if highPending { throw fault("half a surrogate pair") }
          state = .string
        }
      case .hex: try hex(byte)
      }
    }
  }

  /// Digits, and what else stands in a number but its sign: `1.5e9`.
  private static func isNumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 46 || byte == 101 || byte == 69
  }

  private mutating func hex(_ byte: UInt8) throws(Refusal) {
    let digit: UInt32
    switch byte {
    case 48...57: digit = UInt32(byte - 48)
    case 65...70: digit = UInt32(byte - 55)
    case 97...102: digit = UInt32(byte - 87)
    default:
      throw Refusal("'\\u' wants four hex digits", at: "line \(line)", hint: Refusal.again)
    }
    value = value << 4 | digit
    digits += 1
    guard digits == 4 else { return }
    state = .string
    if value == 0 { throw fault("a NUL ('\\u0000')") }
    switch value {
    case 0xD800...0xDBFF:
      if highPending { throw fault("half a surrogate pair") }
      highPending = true
    case 0xDC00...0xDFFF:
      if !highPending { throw fault("half a surrogate pair") }
      highPending = false
    default: if highPending { throw fault("half a surrogate pair") }
    }
  }

  private func fault(_ what: String) -> Refusal {
    Refusal("a text holds \(what)", at: "line \(line)", hint: Refusal.again)
  }
}
