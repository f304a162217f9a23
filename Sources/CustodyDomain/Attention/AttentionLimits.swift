/// From where on a review looks like a rubber stamp. OWASP, Agentic AI: Threats and Mitigations, T10 (Overwhelming Human
/// in the Loop) names the threat and no numbers; twenty approvals in twenty seconds is DESIGN.md section 6's example.
public struct AttentionLimits: Codable, Hashable, Sendable {
  /// So many approvals …
  public var approvals: Int
  /// … within so many seconds are too fast.
  public var seconds: Int
  /// More items than this recertified by one keystroke or command are too many.
  public var batch: Int
  /// A strict item that was on the screen for fewer seconds was not read.
  public var strictSeconds: Int

  /// Limits; the built-in ones by default.
  public init(approvals: Int = 20, seconds: Int = 20, batch: Int = 25, strictSeconds: Int = 5) {
    self.approvals = approvals
    self.seconds = seconds
    self.batch = batch
    self.strictSeconds = strictSeconds
  }
}
