import CustodyDomain

/// Writes one JSON object, member by member; absent values leave no member.
///
/// Controls, bidirectional controls and tag characters are written as escapes, so that a records file
/// can be looked at in a terminal.
struct JSONLine {
  private var bytes = "{"
  private var isFirst = true

  mutating func closed() -> String {
    bytes += "}"
    return bytes
  }

  mutating func text(_ name: String, _ value: String?) {
    guard let value else { return }
    member(name)
    quote(value)
  }

  mutating func time(_ name: String, _ value: Instant?) { text(name, value?.text) }

  mutating func flag(_ name: String, _ value: Bool?) {
    guard let value else { return }
    member(name)
    bytes += value ? "true" : "false"
  }

  mutating func number(_ name: String, _ value: Int) {
    member(name)
    bytes += String(value)
  }

  mutating func texts(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    member(name)
    bytes += "["
    for (index, value) in values.enumerated() {
      if index > 0 { bytes += "," }
      quote(value)
    }
    bytes += "]"
  }

  mutating func nested(_ name: String, _ body: (inout JSONLine) -> Void) {
    var inner = JSONLine()
    body(&inner)
    member(name)
    bytes += inner.closed()
  }

  mutating func objects<Value>(
    _ name: String, _ values: [Value], _ body: (inout JSONLine, Value) -> Void
  ) {
    guard !values.isEmpty else { return }
    member(name)
    let written = values.map { value in
      var inner = JSONLine()
      body(&inner, value)
      return inner.closed()
    }
    bytes += "[" + written.joined(separator: ",") + "]"
  }

  private mutating func member(_ name: String) {
    if !isFirst { bytes += "," }
    isFirst = false
    quote(name)
    bytes += ":"
  }

  private mutating func quote(_ text: String) {
    bytes += "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: bytes += "\\\""
      case 0x5C: bytes += "\\\\"
      case 0x0A: bytes += "\\n"
      case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xE0000...0xE0FFF:
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16)
          bytes += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      default: bytes.unicodeScalars.append(scalar)
      }
    }
    bytes += "\""
  }
}
