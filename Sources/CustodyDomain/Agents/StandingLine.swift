/// One line that tells of a session or an agent, for the screen and for `custody show` alike. Its text may come from
/// outside: whoever prints it makes it safe.
public struct StandingLine: Hashable, Sendable {
  /// How it reads.
  public enum Tone: Hashable, Sendable {
    /// The head of a part.
    case heading
    case plain
    /// As it should be.
    case good
    /// As it should not be.
    case bad
    /// Nobody tells.
    case unknown
  }
  /// What it is about, in custody's own words.
  public var label: String
  /// What is to be said.
  public var text: String
  /// How it reads.
  public var tone: Tone

  /// A line.
  public init(label: String, text: String, tone: Tone) {
    self.label = label
    self.text = text
    self.tone = tone
  }

  init(_ label: String, _ text: String, _ tone: Tone = .plain) {
    self.init(label: label, text: text, tone: tone)
  }

  /// `yes`, `no` or `unknown`, and why.
  init(_ label: String, _ mark: AgentStanding.Mark) {
    switch mark.holds {
    case true?: self.init(label, "yes: \(mark.why)", .good)
    case false?: self.init(label, "no: \(mark.why)", .bad)
    case nil: self.init(label, "unknown: \(mark.why)", .unknown)
    }
  }

  /// A number that is good at zero; nil is unknown.
  init(_ label: String, number: Int?, unknown: String) {
    switch number {
    case nil: self.init(label, "unknown: \(unknown)", .unknown)
    case 0?: self.init(label, "0", .good)
    case let number?: self.init(label, "\(number)", .bad)
    }
  }
}

extension StandingLine {
  /// All that is to be told of an agent and of sessions; nothing for an item that has neither.
  public static func all(
    agent: AgentStanding?, sessions: [SessionStanding], now: Instant
  ) -> [StandingLine] {
    if agent == nil && sessions.isEmpty { return [] }
    return (agent?.lines(now: now) ?? []) + sessions.flatMap { $0.lines() }
      + (sessions.first?.touchLines() ?? [])
  }
}
