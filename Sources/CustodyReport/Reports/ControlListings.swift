import CustodyDomain

/// One control of the catalogue with what custody knows by it.
public struct ControlRow: Sendable {
  /// The control.
  public var control: Control
  /// The rules that cite it, by id.
  public var rules: [String]
  /// What these rules find now; nil where there is no inventory to ask.
  public var findings: Int?

  /// A control with the number of findings of each rule; nil where there is no inventory.
  public init(_ control: Control, findings: [String: Int]?) {
    self.control = control
    rules = ControlCatalogue.rules(citing: control.id).map(\.id)
    self.findings = findings.map { numbers in
      rules.reduce(0) { $0 + (numbers[$1] ?? 0) }
    }
  }

  /// What is to be said of it: that it is a draft, or is quoted for what it doesn't say.
  public var note: String? {
    if control.isDraft { return "draft" }
    let quoted = ControlCatalogue.quotedLabels.first { $0.label == control.id }
    return quoted.map { "quoted for \($0.meant): that is \($0.right.joined(separator: ", "))" }
  }
}

/// One control that a label can mean.
public struct ControlAnswerRow: Sendable {
  /// What was asked for.
  public var asked: String
  /// How it was understood.
  public var reading: ControlAnswer.Reading
  /// How well the control fits.
  public var fit: QuotedLabel.Fit
  /// The control.
  public var row: ControlRow

  /// A control that a label can mean.
  public init(
    asked: String, reading: ControlAnswer.Reading, fit: QuotedLabel.Fit, row: ControlRow
  ) {
    self.asked = asked
    self.reading = reading
    self.fit = fit
    self.row = row
  }

  var quoted: QuotedLabel? {
    if case .quoted(let label) = reading { label } else { nil }
  }

  var readingWord: String {
    switch reading {
    case .id: "id"
    case .form: "slip"
    case .quoted: "quoted"
    }
  }
}

extension Listing where Row == ControlRow {
  /// One line a control (`custody.controls/1`).
  public static let controls = Listing(
    schema: "custody.controls/1", member: "controls",
    columns: [
      Column("id", title: "ID", whole: true) { .string($0.control.id) },
      Column("title", title: "TITLE") { .string($0.control.title) },
      Column("edition", title: "EDITION") { .string($0.control.edition) },
      Column("status", title: "STATUS", whole: true) { .string($0.control.status) },
      Column(
        "rules", title: "RULES", right: true, text: { String($0.rules.count) },
        value: { .texts($0.rules) }),
      Column(
        "findings", title: "FINDINGS", right: true, text: { $0.findings.map(String.init) ?? "?" },
        value: { .number($0.findings) }),
      Column("note", title: "NOTE") { .text($0.note) },
    ])
}

extension Listing where Row == ControlAnswerRow {
  /// One line a control that a label can mean (`custody.control/1`).
  public static let controlAnswers = Listing(
    schema: "custody.control/1", member: "answers",
    columns: [
      Column("label", title: "LABEL") { .string($0.asked) },
      Column("reading", title: "READ AS") { .string($0.readingWord) },
      Column("meant", title: "QUOTED FOR") { .text($0.quoted?.meant) },
      Column("problem", title: "WRONG") { .text($0.quoted?.problem) },
      Column("fit", title: "FIT") { .string($0.fit.rawValue) },
      Column("id", title: "ID") { .string($0.row.control.id) },
      Column("title", title: "TITLE") { .string($0.row.control.title) },
      Column("edition", title: "EDITION") { .string($0.row.control.edition) },
      Column("status", title: "STATUS") { .string($0.row.control.status) },
      Column("rules", title: "RULES") { .texts($0.row.rules) },
      Column("findings", title: "FINDINGS", right: true) { .number($0.row.findings) },
      Column("note") { .text($0.row.note) },
    ])
}

/// What a label means, for reading.
public enum ControlText {
  /// The answers, of which each group of rows of one reading begins with what is wrong with the label.
  public static func text(_ rows: [ControlAnswerRow], door: TextDoor) -> String {
    var text = ""
    var last: ControlAnswer.Reading?
    for row in rows {
      if row.reading != last { text += (last == nil ? "" : "\n") + head(row, door) }
      last = row.reading
      text += control(row)
    }
    return text
  }

  private static func head(_ row: ControlAnswerRow, _ door: TextDoor) -> String {
    switch row.reading {
    case .id: ""
    case .form: "'\(door(row.asked))' is written \(row.row.control.id)\n"
    case .quoted(let label):
      "'\(door(row.asked))', quoted for \(label.meant): \(label.problem)\n"
    }
  }

  private static func control(_ row: ControlAnswerRow) -> String {
    let control = row.row.control
    let fit =
      switch row.fit {
      case .exact: row.quoted == nil ? "" : "  fits"
      case .partial: "  fits in part"
      case .none: "  is not meant"
      }
    var text = "  \(control.id)  \(control.title)\(fit)\n"
    text += "      \(control.edition), \(control.status)\n"
    guard row.fit != .none else { return text }
    let rules = row.row.rules.isEmpty ? "no rule" : row.row.rules.joined(separator: ", ")
    let findings = row.row.findings.map { ", \($0) findings now" } ?? ""
    text += "      cited by \(rules)\(findings)\n"
    if row.quoted == nil, let note = row.row.note { text += "      \(note)\n" }
    return text
  }
}
