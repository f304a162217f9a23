import ArgumentParser
import CustodyDomain
import CustodyReport

/// `custody controls`: the controls that findings are evidence for, and what a label of one means.
struct Controls: CustodyCommand {
  static let configuration = CommandConfiguration(
    abstract: "List controls with the rules that cite them; or tell what a label means.",
    discussion: """
      Labels that are quoted wrongly, such as PR.AC-4 or NHI-03, are told with the right ids.
      """)

  @Argument(help: "An id or a label, such as NHI7:2025 or PR.AC-4.")
  var label: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only one framework's: \(ControlCatalogue.frameworks.joined(separator: ", ")).",
      valueName: "F"))
  var framework: String?
  @OptionGroup var storeOptions: StoreOptions
  @OptionGroup var formatOptions: FormatOptions

  func run(in context: RunContext) throws {
    if label.isEmpty { try list(context) } else { try answer(context) }
  }

  private func list(_ context: RunContext) throws {
    var controls = ControlCatalogue.all
    if let framework {
      controls = ControlCatalogue.controls(of: framework)
      guard !controls.isEmpty else {
        throw Complaint(
          .usage, "no framework '\(framework)'",
          hint: nearestHint(to: framework, among: ControlCatalogue.frameworks))
      }
    }
    let findings = try findings(context)
    try context.list(
      .controls, format: formatOptions.format,
      rows: controls.map { ControlRow($0, findings: findings) })
  }

  private func answer(_ context: RunContext) throws {
    guard framework == nil else {
      throw ValidationError("--framework belongs to the list; a label stands by itself")
    }
    let label = label.joined(separator: " ")
    let answers = ControlCatalogue.answers(to: label)
    guard !answers.isEmpty else {
      throw Complaint(
        .usage, "no control '\(label)'",
        hint: ControlCatalogue.nearest(to: label).map { "the nearest is '\($0)'" }
          ?? "custody controls lists what there is")
    }
    let findings = try findings(context)
    let rows = answers.flatMap { answer in
      answer.controls.map {
        ControlAnswerRow(
          asked: label, reading: answer.reading, fit: $0.fit,
          row: ControlRow($0.control, findings: findings))
      }
    }
    if formatOptions.format == .table {
      try context.output.write(ControlText.text(rows, door: context.door))
    } else {
      try context.list(
        .controlAnswers, format: formatOptions.format, head: [("label", .string(label))],
        rows: rows)
    }
  }

  /// How many items each rule finds something in; nil where there is no inventory and none was asked for.
  private func findings(_ context: RunContext) throws -> [String: Int]? {
    let path = context.place.storePath(storeOptions.store)
    guard storeOptions.store != nil || Files.exists(path) else { return nil }
    let groups = try context.openCurrent(path).groups(
      .findings, query: .all, limit: 1000, now: context.now)
    return Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.count) })
  }
}
