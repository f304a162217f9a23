/// One row of the table of who may do what: a role and a deed, with an answer for each relation.
public struct SegregationLine: Hashable, Sendable {
  /// The role; nil for a deed in a store without roles.
  public var role: AccessRole?
  /// The deed.
  public var deed: Segregation.Deed

  /// The whole table.
  public static var all: [SegregationLine] {
    ([nil] + AccessRole.allCases.map(Optional.some)).flatMap { role in
      Segregation.Deed.allCases.map { SegregationLine(role: role, deed: $0) }
    }
  }

  /// The answer for a relation: the rule that refuses, or `yes`.
  public func answer(_ relation: Segregation.Relation) -> String {
    let roles = role.map { [$0] } ?? AccessRole.open
    return Segregation.rule(deed, roles: roles, relation: relation)?.rawValue ?? "yes"
  }
}

extension SegregationLine {
  /// The table as a page of Markdown.
  public static var manual: String {
    var text = """
      # Who may do what

      Made from `Segregation.swift`, the one place that decides it; `custody roles table` prints the same. A
      cell says `yes` or the rule that refuses. *Owner* is one of several; *only owner*, *unmapped* and, for
      plan and record, *author* count on strict items. A store in which no role was given is open: everyone has
      all roles but auditor. Emergency access (`custody break-glass`) lifts

      """
    let lifted = Segregation.Rule.allCases.filter(\.yieldsToBreakGlass).map { "`\($0.rawValue)`" }
    text +=
      lifted.joined(separator: ", ") + " and that a strict item is opened first, nothing else.\n"
    text += """

      Who somebody is where roles are set: the operating system's account, mapped to a person by a people
      directory (an alias) or by the entry that gave a role (`custody roles grant PERSON ROLE --account NAME`).
      `config.toml` belongs to its user, so what it says is only a claim. What the table refuses to a command
      or to a submit is an entry of the ledger, with the rule's name.

      """
    let relations = Segregation.Relation.allCases
    for role in [nil] + AccessRole.allCases.map(Optional.some) {
      text += "\n## \(role?.rawValue ?? "no role was given yet")\n\n| may | "
      text += relations.map(\.rawValue).joined(separator: " | ") + " |\n"
      text += "| --- " + relations.map { _ in "| --- " }.joined() + "|\n"
      for deed in Segregation.Deed.allCases {
        let line = SegregationLine(role: role, deed: deed)
        text +=
          "| \(deed.rawValue) | " + relations.map(line.answer).joined(separator: " | ") + " |\n"
      }
    }
    return text
  }
}
