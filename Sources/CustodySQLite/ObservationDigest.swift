import CustodyDomain

/// Tells whether a source says the same of an item as the last time, without reading the item's rows.
enum ObservationDigest {
  /// A digest of everything that an observation of an item holds.
  static func of(_ item: Item) -> Hash256 {
    var bytes = Bytes()
    bytes.put(item.kind.rawValue)
    bytes.put(item.tenant)
    bytes.put(item.name)
    bytes.put(item.tool?.id)
    bytes.put(item.tool?.name)
    bytes.put(item.tool?.vendor)
    bytes.put(item.tool?.recognisedBy)
    bytes.put(item.ai ? 1 : 0)
    bytes.put(item.embeddedIn)
    bytes.put(item.clientID)
    bytes.put(item.publisher?.name)
    bytes.put(item.publisher?.verified.map { $0 ? 1 : 0 })
    bytes.put(item.principal)
    bytes.put(item.holder)
    bytes.put(item.consent?.rawValue)
    bytes.put(item.requestedBy)
    bytes.put(item.approvedBy)
    bytes.put(item.credential?.rawValue)
    bytes.put(item.fingerprint)
    bytes.put(item.handling?.rawValue)
    bytes.put(item.initiation?.rawValue)
    bytes.put(item.acting?.rawValue)
    bytes.put(item.delegation?.rawValue)
    for action in item.approvedActions { bytes.put(action) }
    bytes.put(Int64(item.approvedActions.count))
    bytes.put(item.management?.rawValue)
    bytes.put(item.browserAccessed.map { $0 ? 1 : 0 })
    bytes.put(item.status?.rawValue)
    bytes.put(item.created?.seconds)
    bytes.put(SortKey.lastUsed(item.usage))
    bytes.put(SortKey.expires(item.expires))
    bytes.put(item.rotationDue?.seconds)
    bytes.put(item.purpose)
    bytes.put(item.parentID)
    for permission in item.permissions {
      bytes.put(permission.scope)
      bytes.put(permission.resource)
      bytes.put(permission.purpose)
      bytes.put(permission.expires?.seconds)
      bytes.put(permission.lastUsed?.seconds)
      bytes.put(permission.added ? 1 : 0)
    }
    bytes.put(Int64(item.permissions.count))
    bytes.put(item.tellsOwners ? 1 : 0)
    for owner in item.owners {
      bytes.put(owner.role.rawValue)
      bytes.put(owner.person)
      bytes.put(owner.target)
      bytes.put(owner.source)
      bytes.put(owner.since?.seconds)
    }
    return Hash256.of(bytes.all)
  }

  /// Values with their lengths, so that no two lists of values make the same bytes.
  private struct Bytes {
    var all: [UInt8] = []

    init() { all.reserveCapacity(1024) }

    mutating func put(_ text: String?) {
      guard let text else { return all.append(0xFF) }
      put(Int64(text.utf8.count))
      all.append(contentsOf: text.utf8)
    }

    mutating func put(_ number: Int64?) {
      guard let number else { return all.append(0xFE) }
      all.append(8)
      withUnsafeBytes(of: number.littleEndian) { all.append(contentsOf: $0) }
    }
  }
}
