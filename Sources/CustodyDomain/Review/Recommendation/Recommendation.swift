/// What custody recommends for an item, why, and what speaks against it. It follows from what is on record alone:
/// the same record makes the same recommendation, and what is unknown makes none but to find out.
public struct Recommendation: Hashable, Sendable {
  /// What is recommended; the raw value is its word in queries and files.
  public enum Verb: String, CaseIterable, Codable, Sendable {
    /// Recertify it until the limit of its tier.
    case keep
    /// Keep it on the condition that it can do less.
    case narrow
    case revoke
    /// Keep it and replace its credential.
    case rotate
    /// Name somebody who answers for it.
    case reassign
    /// Something that a decision would rest on is unknown.
    case findOut = "find-out"
    /// There is nothing to decide.
    case none
  }

  /// One thing that it rests on.
  public struct Input: Hashable, Sendable {
    /// What was looked at.
    public var name: String
    /// What it was.
    public var value: String
    /// Since when that is so, or when it was learned.
    public var since: Instant?
    /// Where it comes from: a source, a policy's key, a ledger entry.
    public var source: String?
    /// An input.
    public init(_ name: String, _ value: String, since: Instant? = nil, source: String? = nil) {
      self.name = name
      self.value = value
      self.since = since
      self.source = source
    }
  }

  /// What is recommended.
  public var verb: Verb
  /// Until when, for keeping and narrowing.
  public var until: Instant?
  /// What is to be done meanwhile, for narrowing.
  public var condition: String?
  /// Why, in a sentence.
  public var sentence: String
  /// What it rests on, in reading order.
  public var inputs: [Input]
  /// What speaks against it, or should be known besides.
  public var against: [String]

  /// In a line: `revoke: last used on 2026-04-21; the limit is 60 days`.
  public var line: String {
    let end = until.map { " until \($0.dateText)" } ?? ""
    return "\(verb.title)\(end): \(sentence)"
  }

  /// The decision that follows it; nil where more than a key is needed.
  public var action: Action? {
    switch verb {
    case .keep: until.map { .recertify(until: $0) }
    case .narrow:
      if let until, let condition { .keep(until: until, condition: condition) } else { nil }
    case .revoke: .revoke
    case .rotate: .rotate
    case .reassign, .findOut, .none: nil
    }
  }
}

extension Recommendation.Input {
  /// The value with where it comes from and since when: `2026-04-21 (entra.signIns, 2026-11-20)`.
  public var told: String {
    let origin = [source, since?.dateText].compactMap(\.self).joined(separator: ", ")
    return origin.isEmpty ? value : "\(value) (\(origin))"
  }
}

extension Recommendation.Verb {
  /// As it is read: `find out`.
  public var title: String { self == .findOut ? "find out" : rawValue }
}
