import CustodyDomain
import GRDB

/// An item with everything that hangs on it, as rules and screens need it.
struct LoadedItem {
  var record: ItemRecord
  /// Permissions graded; decisions' owners and facts merged in.
  var item: Item
  /// Owners as sources and records name them, without decisions.
  var givenOwners: [Ownership]
  var review: ItemReview
  /// Scopes that came later than the item, by a format that had spoken of its scopes before.
  var grown: [String]
  /// Its scopes, each by the name under which it was recertified where that was another.
  var scopeNames: Set<String>
  /// The same with the resources that they are held on, each by the name under which it was decided on.
  var places: Set<ScopePlace> = []
  /// The newest revocation or rotation, and which of them it is.
  var task: Revocation.Status?
  var taskIsRotation = false
}

/// Reads items whole, several at a time; one loader serves one transaction.
final class ItemLoader {
  let db: Database
  let people: PeopleIndex
  private var accesses: [Int64: Access] = [:]
  private var reviewed: Bool?

  private struct Access {
    var given: String
    var resource: String
    var graded: [Permission]
  }

  init(_ db: Database) throws {
    self.db = db
    people = try PeopleIndex(db)
  }

  /// The number of an item; nil if there is none.
  func number(of id: ItemID) throws -> Int64? {
    try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT n FROM item WHERE id = ?"), arguments: [id.text])
  }

  /// The items of these numbers, in the order of their numbers.
  func items(_ numbers: [Int64]) throws -> [LoadedItem] {
    guard !numbers.isEmpty else { return [] }
    let list = numbers.map(String.init).joined(separator: ",")
    var loaded: [LoadedItem] = []
    var place: [Int64: Int] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(ItemRecord.selection) FROM item i WHERE i.n IN (\(list)) ORDER BY i.n")
    while let row = try rows.next() {
      let record = ItemRecord(row)
      place[record.number] = loaded.count
      loaded.append(
        LoadedItem(
          record: record, item: record.item, givenOwners: [], review: ItemReview(), grown: [],
          scopeNames: []))
    }
    try addReviews(&loaded)
    try addPermissions(list, place, &loaded)
    try addOwners(list, place, &loaded)
    for index in loaded.indices where loaded[index].review.entry != nil {
      try loaded[index].mergeDecisions(people)
    }
    return loaded
  }

  private func addPermissions(
    _ list: String, _ place: [Int64: Int], _ loaded: inout [LoadedItem]
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.item, p.access, p.grown, p.purpose, p.expires, p.last_used
        FROM permission p WHERE p.item IN (\(list)) ORDER BY p.item, p.access
        """)
    while let row = try rows.next() {
      guard let index = place[row[0]] else { continue }
      let everyone = loaded[index].item.reachesEveryone
      let access = try access(row[1])
      var permission = access.graded[everyone ? 1 : 0]
      permission.purpose = row[3]
      permission.expires = (row[4] as Int64?).map(Instant.init(seconds:))
      permission.lastUsed = (row[5] as Int64?).map(Instant.init(seconds:))
      permission.added = row[2]
      loaded[index].item.permissions.append(permission)
      // A scope that was recertified under its id is the same scope when its name becomes known.
      let sameAsThen = loaded[index].review.scopes?.contains(access.given) == true
      let name = sameAsThen ? access.given : permission.scope
      loaded[index].scopeNames.insert(name)
      // And so with what it is held on.
      if let basis = loaded[index].review.basis {
        let sameTarget = basis.targets.contains(access.resource)
        loaded[index].places.insert(
          ScopePlace(scope: name, resource: sameTarget ? access.resource : permission.resource))
      }
      if permission.added { loaded[index].grown.append(permission.scope) }
    }
  }

  /// A scope on a resource, graded for one user's data and for everyone's.
  private func access(_ number: Int64) throws -> Access {
    if let known = accesses[number] { return known }
    guard
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: "SELECT source, given_scope, scope, resource, given_resource FROM access WHERE n = ?"
        ),
        arguments: [number])
    else { throw StoreError.inputOutput("a permission refers to no scope") }
    let resource: String = row[3]
    let plain = Permission(scope: row[2], resource: resource.isEmpty ? nil : resource)
    let access = Access(
      given: row[1], resource: row[4],
      graded: [false, true].map { ScopeGrader.grade(plain, source: row[0], forEveryone: $0) })
    if accesses.count > 50_000 { accesses.removeAll(keepingCapacity: true) }
    accesses[number] = access
    return access
  }

  private func addOwners(
    _ list: String, _ place: [Int64: Int], _ loaded: inout [LoadedItem]
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT item, role, person, target, source, since FROM ownership
        WHERE item IN (\(list)) ORDER BY item, role, person, target
        """)
    while let row = try rows.next() {
      guard let index = place[row[0]], let role = OwnerRole(rawValue: row[1]) else { continue }
      let named: String = row[2]
      let target: String = row[3]
      var owner = Ownership(
        role: role, person: named, target: target.isEmpty ? nil : target, source: row[4],
        since: (row[5] as Int64?).map(Instant.init(seconds:)))
      loaded[index].givenOwners.append(owner)
      owner.person = try people.person(named)?.id ?? named
      loaded[index].item.owners.append(owner)
    }
  }

  private func addReviews(_ loaded: inout [LoadedItem]) throws {
    let any =
      try reviewed ?? (Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM review)") ?? false)
    reviewed = any
    guard any else { return }
    let review = try db.cachedStatement(
      sql: "SELECT \(ReviewRecord.columns) FROM review WHERE item = ?")
    let task = try db.cachedStatement(
      sql: "SELECT status, rotation FROM revocation WHERE item = ? ORDER BY entry DESC LIMIT 1")
    for index in loaded.indices {
      let id = loaded[index].item.id.text
      guard let row = try Row.fetchOne(review, arguments: [id]) else { continue }
      loaded[index].review = try ReviewRecord.review(row)
      guard let newest = try Row.fetchOne(task, arguments: [id]) else { continue }
      loaded[index].task = Revocation.Status(rawValue: newest[0])
      loaded[index].taskIsRotation = newest[1]
    }
  }
}

extension LoadedItem {
  /// Owners and facts that decisions named stand in place of what sources say.
  mutating func mergeDecisions(_ people: PeopleIndex) throws {
    for (word, person) in review.owners.sorted(by: { $0.key < $1.key }) {
      guard let role = OwnerRole(rawValue: word) else { continue }
      let id = try people.person(person)?.id ?? person
      let said = item.owners.first { $0.role == role && $0.person == id }
      item.owners.removeAll { $0.role == role }
      item.owners.insert(
        Ownership(
          role: role, person: id, source: "decision", since: review.ownersSince[word] ?? said?.since
        ),
        at: 0)
    }
    if let purpose = review.facts["purpose"] { item.purpose = purpose }
    if let word = review.facts["initiation"] { item.initiation = Initiation(rawValue: word) }
    if let word = review.facts["acting"] { item.acting = ActingMode(rawValue: word) }
  }
}

extension Item {
  /// Whether its permissions reach every user's data: admin consents and applications' own roles.
  var reachesEveryone: Bool { consent == .admin || kind == .application }

  /// The first business owner: of several, one who is still here.
  func businessOwner(_ people: PeopleIndex, now: Instant) throws -> (id: String, left: Bool)? {
    var gone: (id: String, left: Bool)?
    for owner in owners where owner.role == .business {
      guard let person = try people.person(owner.person) else { return (owner.person, false) }
      if !person.hasLeft(now) { return (owner.person, false) }
      gone = gone ?? (owner.person, true)
    }
    return gone
  }
}
