import CustodyDomain

/// Reading of members by name. A name is also found with its first letter in the other case, and
/// inside the `AdditionalProperties` bag: so Graph PowerShell writes what Graph answers.
extension Members {
  func find(_ name: String) -> JSON? {
    if let value = self[name] { return value }
    guard isCapitalised else { return nil }
    if let value = self[name.recapitalised] { return value }
    guard case .object(let bag)? = self["AdditionalProperties"] else { return nil }
    return bag[name]
  }

  func has(_ name: String) -> Bool { find(name) != nil }

  /// A text as it is; nil if absent, null, empty or anything but a text.
  func text(_ name: String) -> String? {
    if case .text(let text)? = find(name), !text.isEmpty { return text }
    return nil
  }

  /// A whole number; nil for anything else.
  func whole(_ name: String) -> Int? {
    switch find(name) {
    case .number(let text)?, .text(let text)?: Int(text)
    default: nil
    }
  }

  /// A name, a note: nil if absent, null or empty.
  func words(_ name: String, limit: Int = TextRules.textLimit) throws(RecordFault) -> String? {
    switch find(name) {
    case nil, .null?: return nil
    case .text(let text)?:
      if let fault = TextRules.textFault(text, limit: limit) {
        throw .rejected("'\(name)' \(fault)")
      }
      return text.isEmpty ? nil : text
    case .number(let text)?:
      if let fault = TextRules.textFault(text, limit: limit) {
        throw .rejected("'\(name)' \(fault)")
      }
      return text
    case .some(let other): throw .rejected("'\(name)' is \(other.kindWord), not a text")
    }
  }

  /// An id: nil if absent, null or empty; rejected if it isn't what it seems.
  func id(_ name: String) throws(RecordFault) -> String? {
    guard let text = try words(name) else { return nil }
    if let fault = TextRules.idFault(text) { throw .rejected("'\(name)' \(fault)") }
    return text
  }

  /// An id without which there is no record.
  func requiredID(_ name: String) throws(RecordFault) -> String {
    guard let text = try id(name) else { throw .rejected("has no '\(name)'") }
    return text
  }

  /// True or false, also as the words that CSV and PowerShell write.
  func flag(_ name: String) throws(RecordFault) -> Bool? {
    switch find(name) {
    case nil, .null?: return nil
    case .bool(let value)?: return value
    case .text(let text)?:
      switch text.lowercased() {
      case "true": return true
      case "false": return false
      case "": return nil
      default: throw .rejected("'\(name)' is '\(text.prefix(40))', not true or false")
      }
    case .some(let other): throw .rejected("'\(name)' is \(other.kindWord), not true or false")
    }
  }

  /// A time in any of the vendors' forms; `.absent` if there is no such member.
  func moment(_ name: String) throws(RecordFault) -> Moment {
    guard let value = find(name) else { return .absent }
    guard let moment = Moment(value) else {
      if case .text(let text) = value {
        throw .rejected("'\(name)' is '\(text.prefix(40))', not a time")
      }
      throw .rejected("'\(name)' is \(value.kindWord), not a time")
    }
    return moment
  }

  /// A list; nil if absent or null. `ConvertTo-Json` without `-Depth` writes the name of a type in
  /// place of a nested value, from which nothing may be read.
  func list(_ name: String) throws(RecordFault) -> [JSON]? {
    switch find(name) {
    case nil, .null?: return nil
    case .list(let values)?: return values
    case .text(let text)? where Members.isTypeName(text):
      throw .rejected("'\(name)' was cut off by the export: use ConvertTo-Json -Depth 10")
    case .text("")?: return nil
    case .some(let other): throw .rejected("'\(name)' is \(other.kindWord), not a list")
    }
  }

  /// A list of ids.
  func ids(_ name: String) throws(RecordFault) -> [String] {
    var ids: [String] = []
    for value in try list(name) ?? [] {
      guard case .text(let text) = value, !text.isEmpty else { continue }
      if let fault = TextRules.idFault(text) { throw .rejected("'\(name)' \(fault)") }
      ids.append(text)
    }
    return ids
  }

  /// The objects of a list; elements of other kinds reject the record.
  func objects(_ name: String) throws(RecordFault) -> [Members] {
    var objects: [Members] = []
    for value in try list(name) ?? [] {
      switch value {
      case .object(let members): objects.append(members)
      case .text(let text) where Members.isTypeName(text):
        throw .rejected("'\(name)' was cut off by the export: use ConvertTo-Json -Depth 10")
      default: throw .rejected("'\(name)' holds \(value.kindWord) where objects belong")
      }
    }
    return objects
  }

  /// A nested object; nil if absent or null.
  func object(_ name: String) throws(RecordFault) -> Members? {
    switch find(name) {
    case nil, .null?: return nil
    case .object(let members)?: return members
    case .text(let text)? where Members.isTypeName(text):
      throw .rejected("'\(name)' was cut off by the export: use ConvertTo-Json -Depth 10")
    case .some(let other): throw .rejected("'\(name)' is \(other.kindWord), not an object")
    }
  }

  /// Scopes in one text, parted by blanks or commas, or in a list: each once, in the order of the file.
  func scopes(_ name: String) throws(RecordFault) -> [String] {
    var scopes: [String] = []
    switch find(name) {
    case nil, .null?: return []
    case .list?: scopes = try ids(name)
    case .text(let text)?:
      if Members.isTypeName(text) {
        throw .rejected("'\(name)' was cut off by the export: use ConvertTo-Json -Depth 10")
      }
      scopes = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0.isNewline }.map(String.init)
    case .some(let other): throw .rejected("'\(name)' is \(other.kindWord), not scopes")
    }
    var seen: Set<String> = []
    scopes = scopes.filter { seen.insert($0).inserted }
    for scope in scopes {
      if let fault = TextRules.idFault(scope) { throw .rejected("a scope in '\(name)' \(fault)") }
    }
    return scopes
  }

  private static func isTypeName(_ text: String) -> Bool {
    text.hasPrefix("System.") || text.hasPrefix("Microsoft.Graph") || text.hasPrefix("@{")
  }
}
