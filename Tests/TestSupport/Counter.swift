import Synchronization

/// A number that several tasks may raise.
final class Counter: Sendable {
  private let number = Mutex(0)

  /// The number now.
  var value: Int { number.withLock { $0 } }

  /// Raises it.
  func add(_ amount: Int) { number.withLock { $0 += amount } }
}
