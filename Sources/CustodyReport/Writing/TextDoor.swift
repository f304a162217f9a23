/// The way of text from outside to a plain-text report: the program hands in the same door that the
/// dashboard uses, so that there is one judgement of what is safe to show and how wide it is.
public struct TextDoor: Sendable {
  /// The text made safe, and how many terminal cells it takes.
  public let show: @Sendable (String) -> (text: String, cells: Int)

  /// A door.
  public init(_ show: @escaping @Sendable (String) -> (text: String, cells: Int)) {
    self.show = show
  }

  /// The safe text alone.
  public func callAsFunction(_ text: String) -> String { show(text).text }
}
