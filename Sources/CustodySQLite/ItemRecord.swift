import CustodyDomain
import GRDB

/// Whether the newest imports hold an item.
enum Presence: String { case present, departed }

/// One row of `item`, with what belongs to the store beside the item itself.
struct ItemRecord {
  var number: Int64
  /// Without permissions and owners, which have tables of their own.
  var item: Item
  /// What the source itself says, before the application behind it is joined.
  var given: Given
  var stub: Bool
  var mixed: Bool
  var toolGiven: Bool
  var aiGiven: Bool
  var firstSeen: Instant
  var presence: Presence
  var departed: Instant?
  var returned: Instant?
  var version: Int

  /// What an application overrides.
  struct Given: Equatable {
    var name: String
    var clientID: String?
    var publisher: Publisher?
  }

  /// The columns that hold it, in the order in which `init` reads and `arguments` writes them.
  static let columns = [
    "id", "kind", "source", "source_id", "tenant", "stub", "mixed", "given_name",
    "given_client", "given_publisher", "given_verified", "name", "client_id", "publisher",
    "verified", "tool_id", "tool_name", "tool_vendor", "tool_by", "tool_given", "ai", "ai_given",
    "embedded_in", "principal", "holder", "consent", "requested_by", "approved_by", "credential",
    "fingerprint", "initiation", "acting", "management", "browser", "status", "created", "usage",
    "last_used", "expiry", "expires", "rotation_due", "purpose", "parent_id", "first_seen",
    "presence", "departed_at", "returned_at", "version", "handling", "delegation",
    "approved_actions", "created_key", "last_key", "expires_key",
    "app_key",
  ]

  /// Everything to select for a record: its number, then its columns but for the keys made of them.
  static let selection = "i.n, " + columns.dropLast(4).map { "i." + $0 }.joined(separator: ", ")
}

extension ItemRecord {
  /// A record that no import held before.
  init(new item: Item, stub: Bool, now: Instant) {
    number = 0
    self.item = item
    given = Given(name: item.name, clientID: item.clientID, publisher: item.publisher)
    self.stub = stub
    mixed = false
    toolGiven = item.tool != nil
    aiGiven = item.ai
    firstSeen = now
    presence = .present
    version = 1
  }

  /// Reads a row of `selection`.
  init(_ row: Row) {
    func text(_ index: Int) -> String? { row[index] }
    func moment(_ index: Int) -> Instant? { (row[index] as Int64?).map(Instant.init(seconds:)) }
    func word<Word: RawRepresentable>(_ index: Int) -> Word? where Word.RawValue == String {
      text(index).flatMap(Word.init(rawValue:))
    }
    func publisher(_ index: Int) -> Publisher? {
      text(index).map { Publisher(name: $0, verified: row[index + 1] as Bool?) }
    }
    number = row[0]
    item = Item(
      id: ItemID(row[1]), kind: word(2) ?? .application, source: row[3], sourceID: row[4],
      name: row[12])
    item.tenant = text(5)
    stub = row[6]
    mixed = row[7]
    given = Given(name: row[8], clientID: text(9), publisher: publisher(10))
    item.clientID = text(13)
    item.publisher = publisher(14)
    if let id = text(16) {
      item.tool = ToolReference(
        id: id, name: text(17) ?? id, vendor: text(18), recognisedBy: text(19))
    }
    toolGiven = row[20]
    item.ai = row[21]
    aiGiven = row[22]
    item.embeddedIn = text(23)
    item.principal = text(24)
    item.holder = text(25)
    item.consent = word(26)
    item.requestedBy = text(27)
    item.approvedBy = text(28)
    item.credential = word(29)
    item.fingerprint = text(30)
    item.initiation = word(31)
    item.acting = word(32)
    item.management = word(33)
    item.browserAccessed = row[34] as Bool?
    item.status = word(35)
    item.created = moment(36)
    switch text(37) {
    case "seen": item.usage = moment(38).map(Usage.seen) ?? .unknown
    case "never": item.usage = .never
    default: item.usage = .unknown
    }
    switch text(39) {
    case "at": item.expires = moment(40).map(Expiry.at) ?? .unknown
    case "never": item.expires = .never
    default: item.expires = .unknown
    }
    item.rotationDue = moment(41)
    item.purpose = text(42)
    item.parentID = text(43)
    firstSeen = Instant(seconds: row[44])
    presence = word(45) ?? .present
    departed = moment(46)
    returned = moment(47)
    version = row[48]
    item.handling = word(49)
    item.delegation = word(50)
    item.approvedActions = ItemRecord.words(row[51])
  }

  /// Ids hold no line ends, so that a list of them is one text.
  private static func words(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
  }

  /// Writes a record over the one of the same number, which is the last value.
  static let update =
    "UPDATE item SET " + columns.map { "\($0) = ?" }.joined(separator: ", ") + " WHERE n = ?"

  /// Puts the values of `columns`.
  func put(into values: inout RowStatement.Values) {
    func put(_ text: String?) { values.put(text) }
    put(item.id.text)
    put(item.kind.rawValue)
    put(item.source)
    put(item.sourceID)
    put(item.tenant)
    values.put(stub)
    values.put(mixed)
    put(given.name)
    put(given.clientID)
    put(given.publisher?.name)
    values.put(given.publisher?.verified)
    put(item.name)
    put(item.clientID)
    put(item.publisher?.name)
    values.put(item.publisher?.verified)
    put(item.tool?.id)
    put(item.tool?.name)
    put(item.tool?.vendor)
    put(item.tool?.recognisedBy)
    for flag in [toolGiven, item.ai, aiGiven] { values.put(flag) }
    put(item.embeddedIn)
    put(item.principal)
    put(item.holder)
    put(item.consent?.rawValue)
    put(item.requestedBy)
    put(item.approvedBy)
    put(item.credential?.rawValue)
    put(item.fingerprint)
    put(item.initiation?.rawValue)
    put(item.acting?.rawValue)
    put(item.management?.rawValue)
    values.put(item.browserAccessed)
    put(item.status?.rawValue)
    values.put(item.created?.seconds)
    putLife(into: &values)
    put(item.purpose)
    put(item.parentID)
    values.put(firstSeen.seconds)
    put(presence.rawValue)
    values.put(departed?.seconds)
    values.put(returned?.seconds)
    values.put(version)
    put(item.handling?.rawValue)
    put(item.delegation?.rawValue)
    put(item.approvedActions.joined(separator: "\n"))
    values.put(SortKey.created(item.created))
    values.put(SortKey.lastUsed(item.usage))
    values.put(SortKey.expires(item.expires))
    put(item.clientID ?? item.name)
  }

  /// Puts last use, end and rotation, each of the first two a word and a time.
  private func putLife(into values: inout RowStatement.Values) {
    switch item.usage {
    case .unknown: values.put("unknown")
    case .never: values.put("never")
    case .seen: values.put("seen")
    }
    if case .seen(let instant) = item.usage {
      values.put(instant.seconds)
    } else {
      values.put(Int64?.none)
    }
    switch item.expires {
    case .unknown: values.put("unknown")
    case .never: values.put("never")
    case .at: values.put("at")
    }
    values.put(item.expires.instant?.seconds)
    values.put(item.rotationDue?.seconds)
  }
}

/// Numbers that stand for a place in an order, so that every order is one comparison of columns.
enum SortKey {
  /// After every date.
  static let unknown: Int64 = 1 << 62
  /// After every date but before the unknown.
  static let last: Int64 = 1 << 61
  /// Before every date.
  static let first: Int64 = -(1 << 62)

  /// Oldest first; never before any date, unknown last.
  static func lastUsed(_ usage: Usage) -> Int64 {
    switch usage {
    case .never: first
    case .seen(let instant): instant.seconds
    case .unknown: unknown
    }
  }
  /// Earliest first; never and unknown last.
  static func expires(_ expiry: Expiry) -> Int64 {
    switch expiry {
    case .at(let instant): instant.seconds
    case .never: last
    case .unknown: unknown
    }
  }
  /// Newest first; unknown last.
  static func created(_ created: Instant?) -> Int64 { created.map { -$0.seconds } ?? unknown }
}
