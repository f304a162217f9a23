/// Why a decision is not accepted, in a form that is shown and can be tested.
public struct Refusal: Error, Hashable, Sendable {
  /// What would lift it.
  public enum Remedy: Hashable, Sendable {
    /// Something that is done to the item first: a noun as in *it wants an owner*, and the key for it.
    case first(String, key: String)
    /// Another answer to what the decision asks: a reason, a person, a date, words.
    case answer
    /// Nothing that this decision on this item could wait for.
    case none
  }
  /// The rule's id, for example `self-review`.
  public var rule: String
  /// The item.
  public var item: ItemID?
  /// What is wrong.
  public var message: String
  /// What to do instead, in words of the command line.
  public var hint: String
  /// What to do instead, in keys of the dashboard.
  public var key: String
  /// What would lift it.
  public var remedy: Remedy
  /// A refusal; where keys and commands don't differ, `hint` says both.
  public init(
    rule: String, item: ItemID?, message: String, hint: String, key: String? = nil,
    remedy: Remedy = .none
  ) {
    self.rule = rule
    self.item = item
    self.message = message
    self.hint = hint
    self.key = key ?? hint
    self.remedy = remedy
  }
}

extension [Refusal] {
  /// What stands in the way of one decision, in one sentence that names keys: what can't be helped if there
  /// is such a thing, else all that is wanted first; nil when nothing stands in the way.
  public var spoken: String? {
    let final = filter { $0.remedy == .none }
    if !final.isEmpty {
      return (final.map(\.message) + [final[0].key]).joined(separator: "; ")
    }
    var wants: [String] = []
    var shown = first
    for refusal in self {
      guard case .first(let what, let key) = refusal.remedy else { continue }
      if wants.isEmpty { shown = refusal }
      wants.append("\(what) (\(key))")
    }
    guard wants.count > 1, let last = wants.last else {
      return shown.map { "\($0.message); \($0.key)" }
    }
    return "it wants \(wants.dropLast().joined(separator: ", ")) and \(last) first"
  }
}
