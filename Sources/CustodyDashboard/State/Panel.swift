import CustodyDomain

/// The nine panels, in the order of their number keys.
public enum Panel: Int, CaseIterable, Sendable {
  case review = 1
  case tools, integrations, owners, expiry, findings, ledger, changes, tasks

  /// The name in the tabs and the palette.
  public var title: Chrome {
    switch self {
    case .review: "Review"
    case .tools: "AI tools"
    case .integrations: "Integrations"
    case .owners: "Owners"
    case .expiry: "Expiry"
    case .findings: "Findings"
    case .ledger: "Ledger"
    case .changes: "Changes"
    case .tasks: "Tasks"
    }
  }

  /// The name as the word at the right of the last line.
  var word: Chrome {
    switch self {
    case .review: "REVIEW"
    case .tools: "TOOLS"
    case .integrations: "INTEGRATIONS"
    case .owners: "OWNERS"
    case .expiry: "EXPIRY"
    case .findings: "FINDINGS"
    case .ledger: "LEDGER"
    case .changes: "CHANGES"
    case .tasks: "TASKS"
    }
  }

  /// Which groups fill the panel; nil for the panels that have lists of their own.
  public var groups: GroupPanel? {
    switch self {
    case .tools: .tools
    case .integrations: .integrations
    case .owners: .owners
    case .findings: .findings
    case .review, .expiry, .ledger, .changes, .tasks: nil
    }
  }
}
