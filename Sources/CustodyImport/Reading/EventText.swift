import CustodyDomain

/// What an event's members are put together from.
enum EventText {
  /// An id of an event whose source gives it none: its parts, or their digest where they make no id.
  static func id(_ parts: [String?]) -> String {
    let text = parts.compactMap(\.self).joined(separator: "/")
    guard TextRules.idFault(text) != nil else { return text }
    var digest = FileDigest()
    var bytes = text
    bytes.withUTF8 { digest.update(UnsafeRawBufferPointer($0)) }
    return "sha256:" + digest.hex()
  }

  /// Scopes in one text; nil for none. What is beyond a text's limit is left out, which `…` tells.
  static func scopes(_ scopes: [String]) -> String? {
    let text = scopes.joined(separator: " ")
    guard TextRules.textFault(text) != nil else { return text.isEmpty ? nil : text }
    var kept = ""
    for scope in scopes {
      guard kept.unicodeScalars.count + scope.unicodeScalars.count < TextRules.textLimit - 2 else {
        break
      }
      kept += scope + " "
    }
    return kept + "…"
  }
}
