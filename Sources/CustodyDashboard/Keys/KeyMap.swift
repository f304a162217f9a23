import CustodyDomain

/// Which key starts which action, in each context.
public struct KeyMap: Sendable {
  /// The table of actions with the keys in force, in the order of footer and help.
  public let bindings: [Binding]
  private let byKey: [UInt16: [Key: ActionID]]

  /// The keys that custody comes with.
  public static let standard = KeyMap(table)

  private init(_ bindings: [Binding]) {
    self.bindings = bindings
    var byKey: [UInt16: [Key: ActionID]] = [:]
    for binding in bindings {
      for context in binding.contexts.each {
        for key in binding.keys { byKey[context.rawValue, default: [:]][key] = binding.id }
      }
    }
    self.byKey = byKey
  }

  /// What a key starts in a context; nil: nothing.
  public func action(for key: Key, in context: Contexts) -> ActionID? {
    byKey[context.rawValue]?[key]
  }

  /// The row of an action that holds in a context.
  public func binding(_ id: ActionID, in context: Contexts) -> Binding? {
    bindings.first { $0.id == id && $0.contexts.contains(context) }
  }

  /// Why the `[keys]` table of config.toml can't be used.
  public struct ConfigurationFault: Error, Hashable, Sendable {
    /// The line at fault; for a clash the later one.
    public var line: Int
    /// What is wrong; a clash names both lines.
    public var message: String
    /// What to do.
    public var hint: String
  }

  /// The standard table with a user's own keys. A list replaces the action's keys; an empty one disables it.
  ///
  /// - Parameter overrides: by action name, the key names and the line they stand on.
  /// - Throws: at the first unknown action, unknown key or clash, in the order of lines.
  public static func configured(_ overrides: [String: (keys: [String], line: Int)])
    throws(ConfigurationFault) -> KeyMap
  {
    var bindings = table
    var lines: [ActionID: Int] = [:]
    for (name, entry) in overrides.sorted(by: { $0.value.line < $1.value.line }) {
      guard let id = ActionID(rawValue: name) else {
        throw ConfigurationFault(
          line: entry.line, message: "there is no action '\(name)'",
          hint: nearestHint(to: name, among: ActionID.allCases.map(\.rawValue)))
      }
      var keys: [Key] = []
      for text in entry.keys {
        guard let key = Key(name: text) else {
          throw ConfigurationFault(
            line: entry.line, message: "'\(text)' is no key",
            hint: "write c, space, enter, ctrl-d, alt-u or F2")
        }
        keys.append(key)
      }
      for index in bindings.indices where bindings[index].id == id { bindings[index].keys = keys }
      lines[id] = entry.line
    }
    if let clash = clash(in: bindings) {
      let (first, second) = clash.pair
      let places = [first, second].map { id in
        "\(id.rawValue) (\(lines[id].map { "line \($0)" } ?? "built in"))"
      }
      throw ConfigurationFault(
        line: max(lines[first] ?? 0, lines[second] ?? 0),
        message: "the key \(clash.key.name) is bound to \(places[0]) and \(places[1])",
        hint: "give one of them another key, or [] for none")
    }
    return KeyMap(bindings)
  }

  /// Two actions that would hear the same key in the same context.
  static func clash(in bindings: [Binding]) -> (key: Key, pair: (ActionID, ActionID))? {
    for context in Contexts.everywhere.each {
      var taken: [Key: ActionID] = [:]
      for binding in bindings where binding.contexts.contains(context) {
        for key in binding.keys {
          if let other = taken[key] { return (key, (other, binding.id)) }
          taken[key] = binding.id
        }
      }
    }
    return nil
  }

  /// The table as Markdown, for the README.
  public var markdown: String {
    var text = "| Keys | Action | Where | Name |\n| --- | --- | --- | --- |\n"
    for binding in bindings {
      let keys = binding.keys.map { key in
        key == .character("\\") ? "`\\`" : key == .character("|") ? "`\\|`" : "`\(key.name)`"
      }.joined(separator: " ")
      text += "| \(keys.isEmpty ? "none" : keys) | \(binding.title.text) "
      text += "| \(binding.contexts.words) | `\(binding.id.rawValue)` |\n"
    }
    return text
  }
}
