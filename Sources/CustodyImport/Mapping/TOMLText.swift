import CustodyDomain

/// Text as TOML has it in quotation marks; nothing in it can end a line, a comment or a string, or hide.
enum TOMLText {
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default:
        if isPlain(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
        }
      }
    }
    return quoted + "\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return true }
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
