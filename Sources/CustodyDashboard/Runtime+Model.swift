extension Model {
  /// The stamp at which something on the screen passes by itself; nil if nothing does.
  public var tickDue: Int64? { status?.until }

  /// Shows what the reviewer should know about this terminal, until there is something newer to say.
  public mutating func note(_ words: String) {
    status = Status(text: Chrome(safe(words)), role: .warning, until: .max)
  }
}
