/// One line of the register of events.
public struct EventRow: Hashable, Sendable {
  /// The store's number of the event, which orders events of one moment.
  public var number: Int64
  /// What happened; `joinedBy` says how its items were found, and is nil where none was.
  public var event: Event
  /// The items that it is about, in the order of their ids.
  public var items: [ItemID]
  /// A line.
  public init(number: Int64, event: Event, items: [ItemID]) {
    self.number = number
    self.event = event
    self.items = items
  }
}
