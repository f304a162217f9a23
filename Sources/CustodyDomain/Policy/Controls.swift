/// One control, risk or layer of a published framework.
public struct Control: Hashable, Sendable {
  /// The id as its publisher writes it: `NHI7:2025`.
  public var id: String
  /// The framework and its edition.
  public var edition: String
  /// What it is called there, or what it asks for in a few words.
  public var title: String
  /// `published`, or what else it is.
  public var status: String
  /// A control.
  public init(id: String, edition: String, title: String, status: String = "published") {
    self.id = id
    self.edition = edition
    self.title = title
    self.status = status
  }

  /// Whether it may still change: a draft, whose status says of which day.
  public var isDraft: Bool { status != "published" }
}

/// The controls that findings are evidence for.
public enum ControlCatalogue {
  /// All controls, by framework.
  public static let all: [Control] = table.flatMap { framework in
    framework.rows.map {
      Control(
        id: $0.0, edition: framework.edition, title: $0.1, status: framework.status)
    }
  }

  /// One word for each framework, by which a list of controls can be narrowed, in the order of `all`.
  public static let frameworks: [String] = table.map(\.word)

  /// The controls of a framework by its word, or the beginning of one.
  public static func controls(of framework: String) -> [Control] {
    let editions = table.filter { $0.word.hasPrefix(framework.lowercased()) }.map(\.edition)
    return all.filter { editions.contains($0.edition) }
  }

  /// The control with an id, without regard to case.
  public static func control(_ id: String) -> Control? { byID[id.lowercased()] }

  /// The rules whose findings are evidence for a control, in the order of their ids.
  public static func rules(citing id: String) -> [any Rule] {
    RuleCatalogue.all.filter { $0.controls.contains(id) }
  }

  private static let byID = Dictionary(
    all.map { ($0.id.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
}
