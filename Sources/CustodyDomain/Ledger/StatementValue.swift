import Foundation

/// The JSON that a ledger entry may hold: text, integers below 2^53, booleans, lists and objects. No
/// fractions and no null, so that stock tools agree on every byte (the bytes are also RFC 8785).
public enum StatementValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([StatementValue])
  case object([String: StatementValue])

  /// Text that is left out where there is none.
  public static func optional(_ text: String?) -> StatementValue? { text.map { .text($0) } }

  /// An object of the members that are there.
  public static func members(_ members: [String: StatementValue?]) -> StatementValue {
    .object(members.compactMapValues { $0 })
  }

  /// Compact UTF-8: members in the order of their names, text in NFC.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(1024)
    write(into: &out)
    return out
  }

  private func write(into out: inout [UInt8]) {
    switch self {
    case .text(let text): StatementValue.write(text, into: &out)
    case .number(let number): out.append(contentsOf: String(number).utf8)
    case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.write(into: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        StatementValue.write(member.key, into: &out)
        out.append(UInt8(ascii: ":"))
        member.value.write(into: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, into out: inout [UInt8]) {
    // Swift's == is canonical equivalence, a hash's isn't: one form only.
    let ascii = text.utf8.allSatisfy { $0 < 0x80 }
    let text = ascii ? text : text.precomposedStringWithCanonicalMapping
    let hex = Array("0123456789abcdef".utf8)
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case 0x22: out.append(contentsOf: [0x5C, 0x22])
      case 0x5C: out.append(contentsOf: [0x5C, 0x5C])
      case 0x08: out.append(contentsOf: "\\b".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0C: out.append(contentsOf: "\\f".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0..<0x20:
        out.append(contentsOf: "\\u00".utf8)
        out.append(hex[Int(byte >> 4)])
        out.append(hex[Int(byte & 15)])
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
