/// Where a key is listened to. Exactly one context holds at a time; a binding may hold in several.
public struct Contexts: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16
  /// A set of bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// A list of items: Review, inside a group, the list of a day.
  public static let list = Contexts(rawValue: 1)
  /// A list of groups.
  public static let groups = Contexts(rawValue: 2)
  /// The expiry calendar.
  public static let calendar = Contexts(rawValue: 4)
  /// The ledger.
  public static let ledger = Contexts(rawValue: 8)
  /// One item, whole.
  public static let detail = Contexts(rawValue: 16)
  /// No store yet.
  public static let firstRun = Contexts(rawValue: 32)
  /// What imports did.
  public static let changes = Contexts(rawValue: 64)
  /// An item of a meeting's agenda.
  public static let meeting = Contexts(rawValue: 128)
  /// What is to be carried out.
  public static let tasks = Contexts(rawValue: 256)
  /// How far a campaign is.
  public static let campaign = Contexts(rawValue: 512)
  /// Wherever there is a store.
  public static let panels: Contexts = [
    .list, .groups, .calendar, .ledger, .detail, .changes, .tasks, .campaign,
  ]
  /// Everywhere.
  public static let everywhere: Contexts = [.panels, .meeting, .firstRun]

  /// The single contexts in it, in order.
  public var each: [Contexts] {
    (0..<10).map { Contexts(rawValue: 1 << $0) }.filter { contains($0) }
  }

  /// Where it is, in words, for the key table.
  var words: String {
    if contains(.panels) { return "everywhere" }
    let names = [
      "lists", "groups", "calendar", "ledger", "item", "first run", "changes", "meeting",
      "tasks", "campaign",
    ]
    return zip(names, 0..<10).filter { contains(Contexts(rawValue: 1 << $0.1)) }.map(\.0)
      .joined(separator: ", ")
  }
}

/// One row of the table of actions. Footer, help, palette and the README's key table are read from it.
public struct Binding: Sendable {
  /// What it starts.
  public var id: ActionID
  /// The keys, the one to show first.
  public var keys: [Key]
  /// What it does, for help and palette.
  public var title: Words
  /// One word for the footer; nil: not shown there.
  public var hint: Words?
  /// Where its keys are listened to.
  public var contexts: Contexts

  init(_ id: ActionID, _ keys: [Key], _ title: Words, hint: Words? = nil, _ contexts: Contexts) {
    self.id = id
    self.keys = keys
    self.title = title
    self.hint = hint
    self.contexts = contexts
  }
}

/// Words of the program that are wanted both on screen and in files.
public struct Words: ExpressibleByStringLiteral, Hashable, Sendable {
  /// For files.
  public let text: String
  /// For the screen.
  public let chrome: Chrome
  /// Words.
  public init(stringLiteral value: StaticString) {
    text = value.description
    chrome = Chrome(stringLiteral: value)
  }
}
