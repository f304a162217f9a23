import ArgumentParser
import CustodyDomain

/// `custody set`: a reviewer states facts that no source tells.
struct SetFacts: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "State facts: purpose=… initiation=… acting=… acceptance=WHO.",
    discussion: "custody set ITEM purpose=\"meeting notes for sales\" initiation=human")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var storeOptions: StoreOptions

  private static let facts = ["purpose", "initiation", "acting", "acceptance"]

  private static func isFact(_ word: String) -> Bool {
    facts.contains { word.hasPrefix($0 + "=") }
  }

  func validate() throws {
    if let word = selection.items.first(where: { $0.contains("=") && !SetFacts.isFact($0) }) {
      let name = word.prefix { $0 != "=" }
      throw ValidationError(
        "no fact '\(name)'; there are: \(SetFacts.facts.joined(separator: ", "))")
    }
  }

  var itemWords: [String] { selection.items.filter { !SetFacts.isFact($0) } }

  func actions(for row: ItemRow, context: RunContext) throws -> [Action] {
    let words = selection.items.filter(SetFacts.isFact)
    guard !words.isEmpty else {
      throw ValidationError("name a fact: purpose=… initiation=… acting=… acceptance=…")
    }
    return try words.map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return .set(try SetFacts.fact(String(parts[0]), String(parts[1])))
    }
  }

  private static func fact(_ name: String, _ value: String) throws -> Action.Fact {
    func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) throws -> Value
    where Value.RawValue == String {
      if let choice = Value(rawValue: value) { return choice }
      let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(value)' is no \(name); there are: \(words)")
    }
    guard !value.isEmpty else { throw ValidationError("'\(name)=' has no value") }
    switch name {
    case "initiation": return .initiation(try choice(Initiation.self))
    case "acting": return .acting(try choice(ActingMode.self))
    case "acceptance": return .acceptance(by: value)
    default: return .purpose(value)
    }
  }
}
