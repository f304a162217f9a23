/// What differs between an item now and at its newest decision: all that a reviewer who decided then has to read.
public struct SinceDecision: Hashable, Sendable {
  /// The ledger entry of that decision.
  public var entry: Int
  /// When it was made.
  public var since: Instant
  /// What was decided.
  public var action: String
  /// What differs, in reading order: `+ Mail.Send`, `owner ana to none`; empty where nothing does.
  public var changes: [String]

  /// In a line: `since entry 17: + Mail.Send, owner ana to none, risk high to critical`.
  public var line: String {
    "since entry \(entry): "
      + (changes.isEmpty ? "nothing has changed" : changes.joined(separator: ", "))
  }

  /// What differs from the decision that an entry records.
  public init(
    of item: Item, _ assessment: Assessment, from decision: DecisionRecord, entry: Int,
    at time: Instant
  ) {
    self.entry = entry
    since = time
    action = decision.action.word
    let basis = DecisionBasis(item, assessment)
    let scopes = Set(item.permissions.map(\.scope))
    changes = SinceDecision.signed(scopes, from: Set(decision.scopes))
    changes += SinceDecision.signed(
      Set(basis.targets), from: Set(decision.basis.targets), label: "target ")
    changes += SinceDecision.owners(item, decision)
    if decision.basis.purpose != basis.purpose {
      changes.append(
        "purpose \(decision.basis.purpose ?? "none") to \(basis.purpose ?? "none")")
    }
    if decision.risk != assessment.risk {
      changes.append("risk \(decision.risk.word) to \(assessment.risk.word)")
    }
    if decision.basis.reach != basis.reach {
      changes.append("reach \(decision.basis.reach.rawValue) to \(basis.reach.rawValue)")
    }
    changes += SinceDecision.signed(
      Set(basis.findings), from: Set(decision.basis.findings), label: "finding ")
    if decision.basis.lastUsed != basis.lastUsed {
      let before = decision.basis.lastUsed?.dateText ?? "never seen"
      changes.append("last used \(before) to \(basis.lastUsed?.dateText ?? "never seen")")
    }
  }

  private static func signed(
    _ now: Set<String>, from before: Set<String>, label: String = ""
  ) -> [String] {
    now.subtracting(before).sorted().map { "+ \(label)\($0)" }
      + before.subtracting(now).sorted().map { "- \(label)\($0)" }
  }

  private static func owners(_ item: Item, _ decision: DecisionRecord) -> [String] {
    // The owners after the decision: a reassignment is no change since itself.
    let lines = decision.after.owners
    return OwnerRole.allCases.compactMap { role in
      let prefix = role.rawValue + ":"
      let before = Set(
        lines.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
      let now = Set(item.owners.filter { $0.role == role }.map(\.person))
      guard before != now else { return nil }
      func words(_ names: Set<String>) -> String {
        names.isEmpty ? "none" : names.sorted().fewest()
      }
      let label = role == .business ? "owner" : "\(role.rawValue) owner"
      return "\(label) \(words(before)) to \(words(now))"
    }
  }
}
