/// A JSON value whose members keep the order in which they are given, so that equal facts are equal bytes.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// Text, or null where there is none.
  public static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  /// A truth, or null where it is unknown.
  public static func truth(_ value: Bool?) -> JSON { value.map(JSON.bool) ?? .null }
  /// A number, or null where it is unknown.
  public static func number(_ value: Int?) -> JSON { value.map(JSON.int) ?? .null }
  /// A list of texts.
  public static func texts(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }

  /// The value on one line, without blanks.
  public var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  /// Appends the value on one line, without blanks.
  public func write(to result: inout String) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .int(let value): result += String(value)
    case .string(let value):
      result += "\""
      Escape.append(value, to: &result, quotes: true)
      result += "\""
    case .array(let values):
      result += "["
      for (index, value) in values.enumerated() {
        if index > 0 { result += "," }
        value.write(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += "," }
        JSON.string(member.0).write(to: &result)
        result += ":"
        member.1.write(to: &result)
      }
      result += "}"
    }
  }
}

/// Writes text so that no terminal, editor or log acts on it: controls, line separators, direction marks,
/// tag characters and everything else without a shape of its own become `\u` and four digits.
enum Escape {
  static func append(_ text: String, to result: inout String, quotes: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"" where quotes: result += "\\\""
      case "\\" where quotes: result += "\\\\"
      case "\n" where quotes: result += "\\n"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        if acts(scalar) {
          for unit in String(scalar).utf16 {
            let hex = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: true
    default: (0xE0000...0xE007F).contains(scalar.value)
    }
  }
}
