/// One line of what custody tells of an item: what is asked, and what is known of it.
///
/// Screens and sheets show these lines alike; texts come from outside and are hostile until shown safely.
public struct Answer: Hashable, Sendable {
  /// What the text begins with where nobody holds a role.
  public static let nobody = "!none"

  /// How much of an answer it is.
  public enum Standing: String, Sendable {
    /// Somebody or something says so.
    case known
    /// Nothing says so, and somebody should.
    case missing
    /// What is said doesn't hold: a leaver owns it, an exception is past its end.
    case failed
    /// It has not come to that yet.
    case ahead
  }
  /// What is asked, in a word or two: `business`, `approved`, `still needed`.
  public var asked: String
  /// How much is known.
  public var standing: Standing
  /// The person or identity, as its source writes it.
  public var who: String?
  /// When, or since when.
  public var time: Instant?
  /// A word or a sentence more.
  public var text: String
  /// An answer.
  public init(
    _ asked: String, _ standing: Standing, who: String? = nil, time: Instant? = nil, text: String
  ) {
    self.asked = asked
    self.standing = standing
    self.who = who
    self.time = time
    self.text = text
  }
}
