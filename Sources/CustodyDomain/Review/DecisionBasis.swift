/// What a decision rested on beside scopes, risk and owners: what makes it another decision when it changes, and
/// what a later reviewer is told has changed.
public struct DecisionBasis: Codable, Hashable, Sendable {
  /// How far the item reached.
  public var reach: Reach
  /// The resources that its permissions named, sorted.
  public var targets: [String]
  /// Scopes of permissions that named no resource, sorted: one that is named later was only unknown.
  public var unplaced: [String]
  /// Its purpose, where one was stated.
  public var purpose: String?
  /// The rules that found something, sorted.
  public var findings: [String]
  /// When it was last used, where that was known.
  public var lastUsed: Instant?

  /// A basis; by default of something of which nothing is known.
  public init(
    reach: Reach = .basic, targets: [String] = [], unplaced: [String] = [],
    purpose: String? = nil, findings: [String] = [], lastUsed: Instant? = nil
  ) {
    self.reach = reach
    self.targets = targets
    self.unplaced = unplaced
    self.purpose = purpose
    self.findings = findings
    self.lastUsed = lastUsed
  }

  /// What a decision on an item rests on now.
  public init(_ item: Item, _ assessment: Assessment) {
    var lastUsed: Instant?
    if case .seen(let time) = item.usage { lastUsed = time }
    self.init(
      reach: assessment.reach,
      targets: Set(item.permissions.compactMap(\.resource)).sorted(),
      unplaced: Set(item.permissions.filter { $0.resource == nil }.map(\.scope)).sorted(),
      purpose: item.purpose.isBlank ? nil : item.purpose,
      findings: Set(assessment.findings.map(\.rule)).sorted(), lastUsed: lastUsed)
  }
}

/// A scope and the resource that it is held on; nil where no source names one.
public struct ScopePlace: Hashable, Sendable {
  /// The scope, by the name under which it was decided on where that was another.
  public var scope: String
  /// The resource, likewise.
  public var resource: String?
  /// A place.
  public init(scope: String, resource: String?) {
    self.scope = scope
    self.resource = resource
  }
}

extension DecisionBasis {
  /// Resources of these that it didn't rest on, sorted. A resource of a scope that had none is no new one: it was
  /// unknown, and an import has filled it in.
  func newTargets(_ places: Set<ScopePlace>) -> [String] {
    let known = Set(targets)
    let open = Set(unplaced)
    let new = places.compactMap { place in
      place.resource.flatMap { known.contains($0) || open.contains(place.scope) ? nil : $0 }
    }
    return Set(new).sorted()
  }

  /// Whether a purpose is another than the one that was decided on. One that was not known is filled in.
  func isAnotherTask(_ now: String?) -> Bool {
    guard let purpose, let now, !now.isBlank else { return false }
    func plain(_ text: String) -> [Substring] { text.lowercased().split { $0.isWhitespace } }
    return plain(purpose) != plain(now)
  }
}

extension DecisionBasis {
  /// As it stands in a ledger entry.
  var statement: StatementValue {
    .members([
      "reach": .number(reach.rawValue), "targets": .list(targets.map { .text($0) }),
      "unplaced": .list(unplaced.map { .text($0) }), "purpose": .optional(purpose),
      "findings": .list(findings.map { .text($0) }), "last_used": .optional(lastUsed?.text),
    ])
  }

  init(_ members: StatementParser.Members) throws(StatementParser.Failure) {
    guard let reach = Reach(rawValue: try members.number("reach")) else {
      throw StatementParser.Failure(reason: "an unknown reach")
    }
    self.init(
      reach: reach, targets: try members.texts("targets"),
      unplaced: try members.texts("unplaced"), purpose: try members.textIfAny("purpose"),
      findings: try members.texts("findings"), lastUsed: try members.instantIfAny("last_used"))
  }
}
