/// How far a claimed control can be believed. The raw value is the word that screens and reports show.
public enum ControlStanding: String, CaseIterable, Codable, Sendable {
  /// Somebody says that it is there, and nothing proves it.
  case claimed
  /// Its vendor says so; whatever evidence there is, is the vendor's own.
  case vendorClaimed = "vendor-claimed"
  /// There is evidence of it, and nobody has tested it.
  case evidenced
  /// A test has shown that it works.
  case tested
  /// A test has shown that it doesn't work.
  case failed
  /// The test that showed that it works is too old to prove anything.
  case stale
}

extension ControlRecord {
  /// How far the control can be believed at a moment: a test counts before evidence, and a test of which nobody
  /// tells the result counts for nothing.
  public func standing(at now: Instant, _ policy: Policy) -> ControlStanding {
    if passed == false { return .failed }
    if passed == true, let end = testEnd(policy) { return end <= now ? .stale : .tested }
    if isVendors { return .vendorClaimed }
    return evidence.isBlank ? .claimed : .evidenced
  }

  /// Whether it is the vendor's word.
  public var isVendors: Bool { !claimedBy.isBlank }

  /// The moment from which its newest test proves nothing any more.
  public func testEnd(_ policy: Policy) -> Instant? {
    tested?.adding(days: policy.controlTestAge)
  }
}
