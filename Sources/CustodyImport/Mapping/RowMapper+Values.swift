import CustodyDomain

/// What the cells of a row are worth to the members that they fill.
extension RowMapper {
  /// A cell without blanks around it.
  func raw(_ column: String, _ row: Members) -> String {
    if case .text(let cell)? = row[column] { cell.trimmed } else { "" }
  }

  /// A cell, empty where it holds a word for that.
  func cell(_ column: String, _ row: Members) -> String {
    let cell = raw(column, row)
    return map.empty.contains(cell.lowercased()) ? "" : cell
  }

  /// A template with its columns' cells; empty where one of them is. E-mail addresses in a template are in
  /// lower case, because those that differ in nothing else are one.
  private func text(_ template: ColumnTemplate, _ row: Members) -> String {
    var text = ""
    for part in template.parts {
      switch part {
      case .text(let plain): text += plain
      case .column(let name):
        let cell = cell(name, row)
        if cell.isEmpty { return "" }
        text += !template.isColumn && cell.contains("@") ? cell.lowercased() : cell
      }
    }
    return text
  }

  /// The texts that fill a member: all of a list, else one or none.
  func texts(of member: MapMember, in row: Members) throws(RecordFault) -> [String] {
    if let fixed = map.fixed[member.path] { return fixed }
    guard let filling = map.columns[member.path] else { return [] }
    let cells = filling.templates.map { text($0, row) }.filter { !$0.isEmpty }
    switch member.form {
    case .ids, .scopes:
      let marks = Set(filling.split)
      return cells.flatMap { $0.split { marks.contains($0) }.map { String($0).trimmed } }.uniqued
    default: return Array(cells.prefix(1))
    }
  }

  /// What a member gets from a row; nil where that is nothing.
  ///
  /// - Throws: `RecordFault` for what its member can't hold; `Refusal` for dates that can be read in two ways.
  func value(of member: MapMember, in row: Members) throws -> JSON? {
    let texts = try texts(of: member, in: row)
    switch member.form {
    case .ids: return texts.isEmpty ? nil : .list(texts.map { .text($0) })
    case .scopes:
      return texts.isEmpty
        ? nil
        : .list(
          texts.map { scope in
            var permission = Members()
            permission.append("scope", .text(scope))
            return .object(permission)
          })
    default: break
    }
    guard let text = texts.first else { return nil }
    if let word = map.words[member.path]?[text.lowercased()] {
      return word.isEmpty ? nil : .text(word)
    }
    switch member.form {
    case .word(let words): return .text(try word(text, words, member))
    case .employment: return try employment(text).map { .text($0) }
    case .flag: return .bool(try flag(text, member))
    case .time, .end: return try moment(text, member).map { .text($0) }
    case .text, .id, .host, .ids, .scopes: return .text(text)
    }
  }

  private func word(
    _ text: String, _ words: [String], _ member: MapMember
  ) throws(RecordFault) -> String {
    let folded = text.lowercased().replacing(" ", with: "-").replacing("_", with: "-")
    if words.contains(folded) { return folded }
    throw .rejected(
      "'\(member.path)' is '\(text.prefix(40))', "
        + (nearest(to: text, among: words).map { "did you mean '\($0)'? Say so" }
          ?? "say what it means")
        + " in [words.\(member.path)]")
  }

  private func employment(_ text: String) throws(RecordFault) -> String? {
    if let employment = Employment(statusWord: text) { return employment.rawValue }
    throw .rejected(
      "'employment' is '\(text.prefix(40))', say whether that is active or left in [words.employment]"
    )
  }

  private func flag(_ text: String, _ member: MapMember) throws(RecordFault) -> Bool {
    switch text.lowercased() {
    case "true", "yes", "y", "1": return true
    case "false", "no", "n", "0": return false
    default:
      throw .rejected(
        "'\(member.path)' is '\(text.prefix(40))', say what it means in [words.\(member.path)]")
    }
  }

  private func moment(_ text: String, _ member: MapMember) throws -> String? {
    switch time.read(text) {
    case .at(let instant): return instant.text
    case .never: return member.form == .end ? "never" : nil
    case .none: return nil
    case .ambiguous:
      throw Refusal(
        "'\(text.prefix(40))' (\(member.path)) can be read in two ways",
        hint: "write dates = \"day-first\" or dates = \"month-first\" at the top of the map")
    case .wrong:
      let order = map.dates == .iso ? "" : " that is \(map.dates.rawValue)"
      throw RecordFault.rejected("'\(member.path)' is '\(text.prefix(40))', not a time\(order)")
    }
  }
}
