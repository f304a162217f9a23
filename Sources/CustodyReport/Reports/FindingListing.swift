import CustodyDomain

/// One finding of one item, for `custody findings --rule`.
public struct ItemFinding: Sendable {
  /// The item it is about.
  public var item: ItemRow
  /// What the rule says.
  public var finding: Finding
  /// A finding of an item.
  public init(item: ItemRow, finding: Finding) {
    self.item = item
    self.finding = finding
  }
}

extension Listing where Row == ItemFinding {
  /// One line a finding of an item (`custody.rule/1`).
  public static let itemFindings = Listing(
    schema: "custody.rule/1", member: "findings",
    columns: [
      Column(
        "severity", title: "RISK", text: { $0.finding.severity.short },
        value: { .string($0.finding.severity.word) }),
      Column("id", title: "ID") { .string($0.item.id.text) },
      Column("name", title: "IDENTITY") { .string($0.item.name) },
      Column("rule") { .string($0.finding.rule) },
      Column("message", title: "FINDING") { .string($0.finding.message) },
      Column(
        "inputs",
        text: { $0.finding.inputs.map { "\($0.name)=\($0.value)" }.joined(separator: " ") },
        value: { .array($0.finding.inputs.map { FindingText.input($0) }) }),
      Column("remedy") { .string($0.finding.remedy) },
      Column("controls") { .texts($0.finding.controls) },
    ])
}

/// The written forms of a finding.
public enum FindingText {
  /// A finding with its inputs.
  public static func json(_ finding: Finding) -> JSON {
    .object([
      ("rule", .string(finding.rule)), ("severity", .string(finding.severity.word)),
      ("message", .string(finding.message)),
      ("inputs", .array(finding.inputs.map { input($0) })),
      ("remedy", .string(finding.remedy)), ("controls", .texts(finding.controls)),
    ])
  }

  static func input(_ input: Finding.Input) -> JSON {
    .object([("name", .string(input.name)), ("value", .string(input.value))])
  }

  /// An input with its age in days where it is a date.
  static func input(_ input: Finding.Input, now: Instant) -> JSON {
    .object([
      ("name", .string(input.name)), ("value", .string(input.value)),
      ("age", .number(Explanation.date(in: input.value)?.days(until: now))),
    ])
  }

  /// A finding for reading: the sentence, what it rests on, what would clear it.
  public static func text(_ finding: Finding, door: TextDoor) -> String {
    var lines = ["  \(finding.severity.short) \(finding.rule): \(door(finding.message))"]
    for input in finding.inputs {
      lines.append("       \(door(input.name)): \(door(input.value))")
    }
    lines.append("       clear it: \(door(finding.remedy))")
    if !finding.controls.isEmpty {
      lines.append("       controls: \(finding.controls.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
