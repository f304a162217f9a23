extension EventKeys {
  /// The strongest member that is set, by which items are looked up; nil where none of them is.
  public var lookup: (join: EventJoin, value: String)? {
    let members: [(EventJoin, String?)] = [
      (.sourceID, sourceID), (.credential, credential), (.client, clientID), (.name, name),
    ]
    for case (let join, let value?) in members where !value.isEmpty { return (join, value) }
    return nil
  }

  /// Whether nothing is set.
  public var isEmpty: Bool { self == EventKeys() }
}

extension Event.Kind {
  /// Whether something was done with the item, as against something decided about it.
  public var isDeed: Bool {
    switch self {
    case .use, .signIn, .execution, .change: true
    case .request, .approval, .revocation, .provisioning, .policyDecision: false
    }
  }

  /// Whether it covers everything that a client application has, where it names nobody's: an approval of an
  /// app is one of its grants, too. Somebody's request, or a use, is only theirs.
  public var coversClient: Bool {
    switch self {
    case .approval, .revocation, .policyDecision: true
    case .request, .execution, .use, .provisioning, .signIn, .change: false
    }
  }
}

extension Event {
  /// By what it was found to be about its item, for reading; nil where it names the item itself.
  public var joinText: String? {
    switch joinedBy {
    case nil, .item: nil
    case .sourceID: "joined by source id"
    case .credential: "joined by credential"
    case .client: "joined by client id"
    case .name: "joined by name"
    case .task: "joined by task " + (task ?? "")
    }
  }
}

/// Which items an event is about, once they are looked up: a pure decision.
public enum EventMatch {
  /// What counts of an item.
  public struct Candidate: Hashable, Sendable {
    /// The store's number of it.
    public var number: Int64
    /// What kind of thing it is.
    public var kind: ItemKind
    /// The system that it is from.
    public var source: String
    /// What that system calls it.
    public var sourceID: String
    /// Its tenant, where known.
    public var tenant: String?
    /// Its name as shown.
    public var name: String
    /// The id of its client application, where known.
    public var clientID: String?
    /// The hint or fingerprint of its credential, where known.
    public var fingerprint: String?
    /// Its principal and holder, each by one name for all of a person's.
    public var people: Set<String>
    /// Whether it is consented for everyone.
    public var isForEveryone: Bool
    /// A candidate.
    public init(
      number: Int64, kind: ItemKind, source: String, sourceID: String, tenant: String?,
      name: String,
      clientID: String?, fingerprint: String?, people: Set<String>, isForEveryone: Bool
    ) {
      self.number = number
      self.kind = kind
      self.source = source
      self.sourceID = sourceID
      self.tenant = tenant
      self.name = name
      self.clientID = clientID
      self.fingerprint = fingerprint
      self.people = people
      self.isForEveryone = isForEveryone
    }

    /// Whether it is an identity that acts by itself.
    var isIdentity: Bool { kind == .application || kind == .serviceAccount }
  }

  /// The items that fit all members of an event's keys.
  ///
  /// An event is about items of one tenant: where several fit and it names none, it joins nothing.
  /// A source's id or a credential joins in spite of a client or principal that the item leaves unknown; an
  /// id of one source only, a credential or a name of one item only. A deed of somebody, through a client,
  /// is one of the consent for everyone and of the application itself, too. Where a client is named and nobody,
  /// a decision is about all that it has; anything else about the application or service account of that
  /// client, or without one about the only item that there is: which of several was used isn't known.
  ///
  /// - Parameter person: the keys' principal, named as in `Candidate.people`.
  public static func items(
    _ kind: Event.Kind, _ keys: EventKeys, person: String?, among candidates: [Candidate]
  ) -> [Int64] {
    guard let join = keys.lookup?.join else { return [] }
    let fit = candidates.filter { fits($0, kind, keys, person, join) }
    guard Set(fit.compactMap(\.tenant)).count <= 1 else { return [] }
    switch join {
    case .sourceID: return Set(fit.map(\.source)).count == 1 ? fit.map(\.number) : []
    case .client where person == nil && !kind.coversClient:
      let identities = fit.filter(\.isIdentity)
      return (identities.isEmpty && fit.count > 1 ? [] : identities.isEmpty ? fit : identities)
        .map(\.number)
    case .client: return fit.map(\.number)
    case .credential, .name, .item, .task: return fit.count == 1 ? fit.map(\.number) : []
    }
  }

  private static func fits(
    _ item: Candidate, _ kind: Event.Kind, _ keys: EventKeys, _ person: String?, _ join: EventJoin
  ) -> Bool {
    let isExact = join == .sourceID || join == .credential
    func same(_ key: String?, _ value: String?) -> Bool {
      guard let key, !key.isEmpty else { return true }
      return value.map { $0 == key } ?? isExact
    }
    guard same(keys.source, item.source),
      keys.tenant.map({ $0 == item.tenant ?? $0 }) ?? true,
      keys.kind.map({ $0 == item.kind }) ?? true,
      same(keys.sourceID, item.sourceID), same(keys.clientID, item.clientID),
      same(keys.name, item.name)
    else { return false }
    if let credential = keys.credential, !credential.isEmpty,
      credential != item.fingerprint, credential != item.sourceID
    {
      return false
    }
    guard let person else { return true }
    return item.people.contains(person) || (isExact && item.people.isEmpty)
      || (kind.isDeed && (item.isForEveryone || item.kind == .application && item.people.isEmpty))
  }
}

/// What a task or correlation id joins: a pure decision.
public enum TaskMatch {
  /// One event of a task.
  public struct Member: Sendable {
    /// The system that recorded it.
    public var source: String
    /// Whether it says nothing itself of what it is about.
    public var isSilent: Bool
    /// The items that it is about by itself.
    public var items: Set<Int64>
    /// A member.
    public init(source: String, isSilent: Bool, items: Set<Int64>) {
      self.source = source
      self.isSilent = isSilent
      self.items = items
    }
  }

  /// A task of more events joins nothing: it is a batch run or a default value, not one piece of work.
  public static let mostEvents = 1000
  /// A task about more items joins nothing, for the same reason.
  public static let mostItems = 100

  /// For each event the items that it gets from the others of its task.
  ///
  /// Across sources every event gets the others' items. Within one source only those do that name nothing
  /// themselves: of the others their source has said what they are about, and a user's own consent is not
  /// approved by the entry about the application that the same click wrote.
  public static func shares(_ members: [Member]) -> [Set<Int64>] {
    let none = members.map { _ in Set<Int64>() }
    guard members.count > 1, members.count <= mostEvents else { return none }
    let all = members.reduce(into: Set<Int64>()) { $0.formUnion($1.items) }
    guard !all.isEmpty, all.count <= mostItems else { return none }
    var bySource: [String: Set<Int64>] = [:]
    for member in members { bySource[member.source, default: []].formUnion(member.items) }
    return members.map { member in
      let others =
        member.isSilent
        ? all
        : bySource.reduce(into: Set<Int64>()) {
          if $1.key != member.source { $0.formUnion($1.value) }
        }
      return others.subtracting(member.items)
    }
  }
}
