/// What whoever has an item can get to by it, in two hops: the number of a report is the length of a list that can
/// be read.
public struct BlastRadius: Hashable, Sendable {
  /// How many are listed; of more, only the number is told.
  public static let most = 200
  /// How many items are looked at in a hop; of an application with more consents the rest are like these.
  public static let mostLooked = 500

  /// How one thing leads to another.
  public enum Link: String, CaseIterable, Codable, Sendable {
    /// It has a permission on it.
    case permission
    /// The same credential opens both.
    case credential
    /// Both are of one client.
    case client
    /// One is the application of the other, or both are of one application.
    case application
    /// One identity holds both, or one acts as the other.
    case identity
  }

  /// Something that is got to.
  public enum Target: Hashable, Sendable {
    /// A system or resource that a permission names.
    case system(String)
    /// An item.
    case item(Surroundings.Other)
  }

  /// Something that is got to, and how.
  public struct Reached: Hashable, Sendable {
    /// What.
    public var target: Target
    /// By what.
    public var link: Link
    /// 1 for what the item itself leads to, 2 for what that leads to.
    public var hop: Int
    /// Of the second hop: the item of the first that leads there.
    public var through: ItemID?
    /// Something that is got to.
    public init(_ target: Target, by link: Link, hop: Int, through: ItemID? = nil) {
      self.target = target
      self.link = link
      self.hop = hop
      self.through = through
    }
  }

  /// Each thing once, the nearer first.
  public private(set) var reached: [Reached] = []
  /// How many more there are.
  public private(set) var more = 0
  /// Whether a hop had more items than are looked at, so that there may be more still.
  public private(set) var isPartial = false
  private var known: Set<Target> = []

  /// Nothing, from an item that is no target itself.
  public init(of item: Surroundings.Other) { known = [.item(item)] }

  /// How many systems and items are got to.
  public var count: Int { reached.count + more }

  /// Adds what is got to, unless it is there.
  public mutating func add(_ next: Reached) {
    guard known.insert(next.target).inserted else { return }
    if reached.count < BlastRadius.most { reached.append(next) } else { more += 1 }
  }

  /// Notes that not all items of a hop were looked at.
  public mutating func leaveOut() { isPartial = true }
}
