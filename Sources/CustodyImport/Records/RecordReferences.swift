import CustodyDomain

/// How records name items: by id, or by what the source calls them.
enum RecordReferences {
  /// The item that the member `item` names.
  static func item(_ record: Members) throws(RecordFault) -> ItemID {
    switch record["item"] {
    case .text?:
      return ItemID(try record.requiredID("item"))
    case .object(let reference)?:
      try RecordMembers.check(reference, RecordMembers.reference, "item")
      return ItemID(
        kind: try RecordMembers.word(reference, "kind"),
        source: try reference.requiredID("source"),
        sourceID: try reference.requiredID("sourceID"))
    default: throw .rejected("has no 'item': an id, or an object with kind, source and sourceID")
    }
  }

  /// By what the items of an event are found; nil where it names none.
  static func keys(_ record: Members) throws(RecordFault) -> EventKeys? {
    guard let keys = try record.object("keys") else { return nil }
    try RecordMembers.check(keys, RecordMembers.keys, "keys")
    return EventKeys(
      source: try keys.id("source"), tenant: try keys.id("tenant"),
      kind: try RecordMembers.optionalWord(keys, "kind"),
      sourceID: try keys.id("sourceID"), credential: try keys.id("credential"),
      clientID: try keys.id("clientID"), principal: try keys.id("principal"),
      name: try keys.words("name"))
  }

  /// The item in whose place a permission stands until some file describes it.
  static func stub(for id: ItemID) -> Item {
    let kind: ItemKind =
      switch id.text.first {
      case "p": .application
      case "s": .serviceAccount
      case "k": .apiKey
      case "b": .browserSession
      case "x": .browserExtension
      case "a": .agent
      case "u": .aiAccount
      default: .oauthGrant
      }
    return Item(id: id, kind: kind, source: "custody", sourceID: id.text, name: id.text)
  }
}

/// The members of each record; a record with any other is rejected, so that no misspelt fact is lost.
enum RecordMembers {
  static let item: Set<String> = [
    "record", "id", "kind", "source", "sourceID", "tenant", "name", "tool", "ai", "embeddedIn",
    "clientID", "publisher", "principal", "holder", "consent", "requestedBy", "approvedBy",
    "credential", "fingerprint", "handling", "initiation", "acting", "delegation",
    "approvedActions", "management", "browserAccessed", "permissions", "status", "created", "usage",
    "lastUsed", "expires", "rotationDue", "owners",
    "purpose", "parentID",
  ]
  static let reference: Set<String> = ["kind", "source", "sourceID"]
  static let publisher: Set<String> = ["name", "verified"]
  static let tool: Set<String> = ["id", "name", "vendor", "recognisedBy"]
  static let permission: Set<String> = [
    "scope", "resource", "class", "reach", "ranked", "administers", "purpose", "expires",
    "lastUsed", "added",
  ]
  static let ownership: Set<String> = ["role", "person", "target", "source", "since", "until"]
  static let person: Set<String> = [
    "record", "id", "name", "email", "aliases", "team", "manager", "employment", "left", "human",
    "source",
  ]
  static let event: Set<String> = [
    "record", "id", "item", "keys", "event", "actor", "identity", "target", "scope", "time",
    "until", "source", "system", "task", "approval", "summary",
  ]
  static let keys: Set<String> = [
    "source", "tenant", "kind", "sourceID", "credential", "clientID", "principal", "name",
  ]
  static let session: Set<String> = [
    "record", "id", "item", "subject", "actor", "actorIsAgent", "managedDevice",
    "personalDevice", "profile", "personalProfile", "federated", "destination", "sensitive",
    "production", "entitlements", "state", "started", "ended",
  ]
  static let sessionState = Set(Session.Element.allCases.map(\.rawValue))
  static let exception: Set<String> = [
    "record", "item", "kind", "rule", "user", "approver", "reason", "from", "until", "plan", "log",
  ]
  static let acceptance: Set<String> = ["record", "item", "by", "at", "reference"]
  static let control: Set<String> = [
    "record", "item", "control", "target", "mechanism", "evidence", "claimedBy", "tested", "passed",
  ]

  /// Rejects a record with a member that isn't known, and names the nearest that is.
  static func check(
    _ record: Members, _ known: Set<String>, _ what: String
  ) throws(RecordFault) {
    guard let odd = record.names.first(where: { !known.contains($0) }) else { return }
    let near = nearest(to: odd, among: known.sorted())
    throw .rejected(
      "'\(odd.prefix(60))' is no member of '\(what)'"
        + (near.map { "; did you mean '\($0)'?" } ?? ""))
  }

  /// A word of a fixed set that must be there.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ record: Members, _ name: String
  ) throws(RecordFault) -> Word where Word.RawValue == String {
    guard let word: Word = try optionalWord(record, name) else {
      throw .rejected("has no '\(name)'")
    }
    return word
  }

  /// A word of a fixed set, or nil where the member is absent.
  static func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ record: Members, _ name: String
  ) throws(RecordFault) -> Word? where Word.RawValue == String {
    guard let text = try record.words(name) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = nearest(to: text, among: words)
    throw .rejected(
      "'\(name)' is '\(text.prefix(40))', "
        + (near.map { "did you mean '\($0)'?" } ?? "not one of \(words.joined(separator: ", "))"))
  }

  /// A time in RFC 3339, or nil where the member is absent.
  static func time(_ record: Members, _ name: String) throws(RecordFault) -> Instant? {
    guard let text = try record.words(name) else { return nil }
    guard let instant = Instant(text: text) else {
      throw .rejected("'\(name)' is '\(text.prefix(40))', not a time such as 2026-11-21T09:14:00Z")
    }
    return instant
  }

  /// A time that must be there.
  static func requiredTime(_ record: Members, _ name: String) throws(RecordFault) -> Instant {
    guard let instant = try time(record, name) else { throw .rejected("has no '\(name)'") }
    return instant
  }

  /// A text that must be there.
  static func required(_ record: Members, _ name: String) throws(RecordFault) -> String {
    guard let text = try record.words(name) else { throw .rejected("has no '\(name)'") }
    return text
  }
}
