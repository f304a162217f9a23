import CustodyDomain

/// What an item becomes when a source speaks of it again.
enum ItemMerge {
  /// A custody record without what only repeats custody's own conclusions: the names and the publisher of the
  /// application behind the item, the tool that the catalogue recognised.
  static func given(_ item: Item, by record: ItemRecord) -> Item {
    var item = item
    let shown = record.item
    if item.name == shown.name { item.name = record.given.name }
    if item.clientID == shown.clientID { item.clientID = record.given.clientID }
    if item.publisher == shown.publisher { item.publisher = record.given.publisher }
    if item.tool == shown.tool, !record.toolGiven { item.tool = nil }
    if item.ai == shown.ai { item.ai = record.aiGiven }
    return item
  }

  /// The facts of `new`, with those that it leaves unknown taken from `old`.
  static func over(_ old: Item, _ new: Item) -> Item {
    var item = new
    item.tenant = new.tenant ?? old.tenant
    item.tool = new.tool ?? old.tool
    item.ai = new.ai || old.ai
    item.embeddedIn = new.embeddedIn ?? old.embeddedIn
    item.clientID = new.clientID ?? old.clientID
    item.publisher = new.publisher ?? old.publisher
    item.principal = new.principal ?? old.principal
    item.holder = new.holder ?? old.holder
    item.consent = new.consent ?? old.consent
    item.requestedBy = new.requestedBy ?? old.requestedBy
    item.approvedBy = new.approvedBy ?? old.approvedBy
    item.credential = new.credential ?? old.credential
    item.fingerprint = new.fingerprint ?? old.fingerprint
    item.handling = new.handling ?? old.handling
    item.initiation = new.initiation ?? old.initiation
    item.acting = new.acting ?? old.acting
    item.delegation = new.delegation ?? old.delegation
    if new.approvedActions.isEmpty { item.approvedActions = old.approvedActions }
    item.management = new.management ?? old.management
    item.browserAccessed = new.browserAccessed ?? old.browserAccessed
    item.status = new.status ?? old.status
    item.created = new.created ?? old.created
    if new.usage == .unknown { item.usage = old.usage }
    if new.expires == .unknown { item.expires = old.expires }
    item.rotationDue = new.rotationDue ?? old.rotationDue
    item.purpose = new.purpose ?? old.purpose
    item.parentID = new.parentID ?? old.parentID
    return item
  }

  /// The facts of `old`, with those that it leaves unknown taken from a report, and the later use of both.
  static func filled(_ old: Item, from report: Item) -> Item {
    var item = old
    item.principal = old.principal ?? report.principal
    item.holder = old.holder ?? report.holder
    item.consent = old.consent ?? report.consent
    item.requestedBy = old.requestedBy ?? report.requestedBy
    item.approvedBy = old.approvedBy ?? report.approvedBy
    item.credential = old.credential ?? report.credential
    item.fingerprint = old.fingerprint ?? report.fingerprint
    item.status = old.status ?? report.status
    item.created = old.created ?? report.created
    if old.expires == .unknown { item.expires = report.expires }
    switch (old.usage, report.usage) {
    case (.seen(let known), .seen(let told)): item.usage = .seen(max(known, told))
    case (_, .seen), (.unknown, _): item.usage = report.usage
    default: break
    }
    return item
  }

  /// The names of the fields in which two items differ, as the JSON contract writes them; permissions and
  /// owners apart.
  static func differences(_ old: Item, _ new: Item) -> [String] {
    var names: [String] = []
    func compare<Value: Equatable>(_ name: String, _ path: KeyPath<Item, Value>) {
      if old[keyPath: path] != new[keyPath: path] { names.append(name) }
    }
    // Swift's equality of text is canonical equivalence; sources' bytes may differ and look the same.
    if Array(old.name.utf8) != Array(new.name.utf8) { names.append("name") }
    compare("kind", \.kind)
    compare("tenant", \.tenant)
    compare("tool", \.tool)
    compare("ai", \.ai)
    compare("embeddedIn", \.embeddedIn)
    compare("clientID", \.clientID)
    compare("publisher", \.publisher)
    compare("principal", \.principal)
    compare("holder", \.holder)
    compare("consent", \.consent)
    compare("requestedBy", \.requestedBy)
    compare("approvedBy", \.approvedBy)
    compare("credential", \.credential)
    compare("fingerprint", \.fingerprint)
    compare("handling", \.handling)
    compare("initiation", \.initiation)
    compare("acting", \.acting)
    compare("delegation", \.delegation)
    compare("approvedActions", \.approvedActions)
    compare("management", \.management)
    compare("browserAccessed", \.browserAccessed)
    compare("status", \.status)
    compare("created", \.created)
    compare("lastUsed", \.usage)
    compare("expires", \.expires)
    compare("rotationDue", \.rotationDue)
    compare("purpose", \.purpose)
    compare("parentID", \.parentID)
    return names
  }
}
