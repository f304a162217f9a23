import CustodyDomain

/// Reads an item, and what is nested in one, from custody records.
enum RecordItem {
  static func read(_ record: Members) throws(RecordFault) -> Item {
    try RecordMembers.check(record, RecordMembers.item, "item")
    let kind: ItemKind = try RecordMembers.word(record, "kind")
    let source = try record.id("source") ?? "custody"
    let given = try record.id("id")
    guard let sourceID = try record.id("sourceID") ?? given else {
      throw .rejected("has neither 'id' nor 'sourceID'")
    }
    var item = Item(
      id: given.map { ItemID($0) } ?? ItemID(kind: kind, source: source, sourceID: sourceID),
      kind: kind, source: source, sourceID: sourceID,
      name: try RecordMembers.required(record, "name"))
    item.tenant = try record.id("tenant")
    if let tool = try record.object("tool") { item.tool = try self.tool(tool) }
    item.ai = try record.flag("ai") ?? false
    item.embeddedIn = try record.words("embeddedIn")
    item.clientID = try record.id("clientID")
    if let publisher = try record.object("publisher") {
      try RecordMembers.check(publisher, RecordMembers.publisher, "publisher")
      item.publisher = Publisher(
        name: try RecordMembers.required(publisher, "name"),
        verified: try publisher.flag("verified"))
    }
    item.principal = try record.id("principal")
    item.holder = try record.words("holder")
    item.consent = try RecordMembers.optionalWord(record, "consent")
    item.requestedBy = try record.id("requestedBy")
    item.approvedBy = try record.id("approvedBy")
    item.credential = try RecordMembers.optionalWord(record, "credential")
    item.fingerprint = try record.words("fingerprint")
    item.handling = try RecordMembers.optionalWord(record, "handling")
    item.initiation = try RecordMembers.optionalWord(record, "initiation")
    item.acting = try RecordMembers.optionalWord(record, "acting")
    item.delegation = try RecordMembers.optionalWord(record, "delegation")
    item.approvedActions = try record.ids("approvedActions")
    item.management = try RecordMembers.optionalWord(record, "management")
    item.browserAccessed = try record.flag("browserAccessed")
    for permission in try record.objects("permissions") {
      item.permissions.append(try self.permission(permission))
    }
    item.status = try RecordMembers.optionalWord(record, "status")
    item.created = try RecordMembers.time(record, "created")
    item.usage = try usage(record)
    item.expires = try expiry(record)
    item.rotationDue = try RecordMembers.time(record, "rotationDue")
    for owner in try record.objects("owners") { item.owners.append(try ownership(owner)) }
    item.purpose = try record.words("purpose")
    item.parentID = try record.id("parentID")
    return item
  }

  static func permission(
    _ record: Members, besides: Set<String> = []
  ) throws(RecordFault) -> Permission {
    try RecordMembers.check(record, RecordMembers.permission.union(besides), "permission")
    var permission = Permission(scope: try record.requiredID("scope"))
    permission.resource = try record.words("resource")
    if let word: PermissionClass = try RecordMembers.optionalWord(record, "class") {
      permission.permissionClass = word
    }
    if let text = try record.words("reach") {
      guard let reach = Int(text).flatMap(Reach.init(rawValue:)) else {
        throw .rejected("'reach' is '\(text.prefix(40))', not 0 to 3")
      }
      permission.reach = reach
    }
    permission.ranked = try record.flag("ranked") ?? false
    permission.administers = try record.flag("administers") ?? false
    permission.purpose = try record.words("purpose")
    permission.expires = try RecordMembers.time(record, "expires")
    permission.lastUsed = try RecordMembers.time(record, "lastUsed")
    permission.added = try record.flag("added") ?? false
    return permission
  }

  static func ownership(
    _ record: Members, besides: Set<String> = []
  ) throws(RecordFault) -> Ownership {
    try RecordMembers.check(record, RecordMembers.ownership.union(besides), "owner")
    return Ownership(
      role: try RecordMembers.optionalWord(record, "role") ?? .business,
      person: try record.requiredID("person"), target: try record.words("target"),
      source: try record.id("source") ?? "custody", since: try RecordMembers.time(record, "since"),
      until: try RecordMembers.time(record, "until"))
  }

  static func tool(_ record: Members, besides: Set<String> = []) throws(RecordFault)
    -> ToolReference
  {
    try RecordMembers.check(record, RecordMembers.tool.union(besides), "tool")
    let id = try record.requiredID("id")
    return ToolReference(
      id: id, name: try record.words("name") ?? id, vendor: try record.words("vendor"),
      recognisedBy: try record.words("recognisedBy"))
  }

  /// `usage` and `lastUsed` together: a time alone means that use was seen.
  private static func usage(_ record: Members) throws(RecordFault) -> Usage {
    let last = try RecordMembers.time(record, "lastUsed")
    switch (try record.words("usage"), last) {
    case (nil, let last?), ("seen", let last?): return .seen(last)
    case (nil, nil), ("unknown", nil): return .unknown
    case ("never", nil): return .never
    case ("seen", nil): throw .rejected("'usage' is 'seen', but there is no 'lastUsed'")
    case ("never", _?), ("unknown", _?): throw .rejected("'usage' contradicts 'lastUsed'")
    case (let word?, _):
      throw .rejected("'usage' is '\(word.prefix(40))', not never, unknown or seen")
    }
  }

  private static func expiry(_ record: Members) throws(RecordFault) -> Expiry {
    switch try record.words("expires") {
    case nil, "unknown": return .unknown
    case "never": return .never
    default: return try RecordMembers.time(record, "expires").map { .at($0) } ?? .unknown
    }
  }
}
