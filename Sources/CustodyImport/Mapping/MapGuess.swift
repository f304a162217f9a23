import CustodyDomain
import Foundation

/// What the columns of a file probably mean: a guess by their names, checked against the first values.
struct MapGuess {
  let sample: CSVSample
  var record = "item"
  /// Members with what fills them, in the order in which they are best read.
  var columns: [(member: String, value: MapGuess.Value)] = []
  var fixed: [(member: String, value: String)] = []
  var isLog = false
  /// Columns that hold secrets.
  var secrets: [String] = []
  private var taken: Set<String> = []

  /// A column, a template, or columns of which the first that isn't empty counts.
  enum Value: Equatable {
    case column(String)
    case template([String])
    /// A column and a word after it, for an id that other records of the same row don't have.
    case marked(String, with: String)
    case first([String])
  }

  init(_ sample: CSVSample) {
    self.sample = sample
    secrets = sample.columns.filter { holdsSecrets($0) }
    taken = Set(secrets)
    var header = Members()
    for column in sample.columns { header.append(column, .text("")) }
    let hasApp = find("name", of: Array(ColumnNames.item[0].names.dropLast(2))) != nil
    let hasTicket =
      find("id", of: ColumnNames.event[0].names) != nil
      && find("actor", of: ColumnNames.event[1].names) != nil
    if hasTicket {
      record = "event"
      guessEvent()
    } else if !hasApp, PeopleColumns(header).describePeople {
      record = "person"
      guessPerson(PeopleColumns(header).names)
    } else {
      guessItem()
    }
  }

  /// The columns that nothing was found for.
  var left: [String] { sample.columns.filter { !taken.contains($0) } }

  /// The column that fills a member alone.
  func column(of member: String) -> String? {
    guard case .column(let name)? = columns.first(where: { $0.member == member })?.value else {
      return nil
    }
    return name
  }

  /// A column with one of these names, taken or not.
  func named(_ names: [String]) -> String? {
    for name in names {
      if let column = sample.columns.first(where: { ColumnNames.folded($0) == name }) {
        return column
      }
    }
    return nil
  }

  private func find(_ member: String, of names: [String]) -> String? {
    for name in names {
      let column = sample.columns.first {
        !taken.contains($0) && ColumnNames.folded($0) == name && fits($0, member)
      }
      if let column { return column }
    }
    return nil
  }

  /// Whether the first values are what the member takes; an empty column speaks for and against nothing.
  private func fits(_ column: String, _ member: String) -> Bool {
    let values = sample.values(column).prefix(50)
    guard let form = MapMember.members(of: record)?.first(where: { $0.path == member })?.form else {
      return true
    }
    switch form {
    case .time, .end:
      let reader = CellTime(dates: .iso, zone: .gmt)
      return values.allSatisfy { reader.read($0) != .wrong }
    case .id: return values.allSatisfy { TextRules.idFault($0) == nil }
    case .host:
      return values.allSatisfy { $0.contains(".") && !$0.contains(" ") && !$0.contains("@") }
    case .word, .flag: return sample.words(column) != nil
    default: return true
    }
  }

  private mutating func take(_ member: String, _ column: String) {
    columns.append((member, .column(column)))
    taken.insert(column)
  }

  private mutating func takeAll(_ table: ColumnNames.Table, besides: Set<String> = []) {
    for (member, names) in table where !besides.contains(member) {
      if let column = find(member, of: names) { take(member, column) }
    }
  }

  private mutating func guessItem() {
    takeAll(ColumnNames.item, besides: ["sourceID"])
    let time = column(of: "lastUsed").map(ColumnNames.folded)
    let isEvents = time.map(ColumnNames.eventTimes.contains) ?? false
    let kind = kind()
    let ids = ColumnNames.item.first { $0.member == "sourceID" }?.names ?? []
    let principal = column(of: "principal")
    let name = column(of: "name") ?? column(of: "domain")
    if let id = isEvents ? nil : find("sourceID", of: ids), isUnique([id]) {
      columns.insert(("sourceID", .column(id)), at: 0)
      taken.insert(id)
    } else if let principal, let name, kind != .application {
      columns.insert(("sourceID", .template([principal, name])), at: 0)
      isLog = isEvents || !isUnique([principal, name])
    } else if let key = column(of: "clientID") ?? name {
      columns.insert(("sourceID", .column(key)), at: 0)
      isLog = isEvents || !isUnique([key])
    }
    if column(of: "name") == nil, let domain = column(of: "domain") {
      columns.insert(("name", .column(domain)), at: min(1, columns.count))
    }
    fixed.append(("kind", kind.rawValue))
  }

  private func kind() -> ItemKind {
    let names = Set(sample.columns.map(ColumnNames.folded))
    if names.contains(where: { $0.hasPrefix("extension") }) { return .browserExtension }
    if names.contains(where: { $0.hasPrefix("session") }) { return .browserSession }
    if !names.isDisjoint(with: ["keyid", "apikey", "apikeyid", "tokenid", "keyname"]) {
      return .apiKey
    }
    if names.contains(where: { $0.hasPrefix("serviceaccount") }) { return .serviceAccount }
    if column(of: "permissions") != nil, column(of: "clientID") != nil { return .oauthGrant }
    return column(of: "principal") == nil ? .application : .aiAccount
  }

  /// Whether these columns tell all rows of the sample apart.
  private func isUnique(_ columns: [String]) -> Bool {
    let places = columns.compactMap { sample.columns.firstIndex(of: $0) }
    var seen: Set<[String]> = []
    return sample.rows.allSatisfy { row in
      let key = places.map { row[$0].trimmed.lowercased() }
      return key.contains("") || seen.insert(key).inserted
    }
  }

  private mutating func guessEvent() {
    takeAll(ColumnNames.event)
    let approval = Event.Kind.approval.rawValue
    if let id = column(of: "id") {
      columns[0].value = .marked(id, with: approval)
      columns.insert(("task", .column(id)), at: 1)
    }
    fixed.append(("event", approval))
  }

  private mutating func guessPerson(_ names: [String: String]) {
    let keys = ["login", "email", "id"].compactMap { names[$0] }
    guard let key = keys.first else { return }
    columns.append(("id", keys.count == 1 ? .column(key) : .first(keys)))
    if let name = names["name"] {
      columns.append(("name", .column(name)))
    } else if let given = names["given"], let family = names["family"] {
      columns.append(("name", .template([given, family])))
    }
    if let email = names["email"] { columns.append(("email", .column(email))) }
    if keys.count > 1 { columns.append(("aliases", .first(keys))) }
    for (field, member) in [
      ("team", "team"), ("manager", "manager"), ("status", "employment"), ("left", "left"),
    ] {
      guard let column = names[field], fits(column, member) else { continue }
      columns.append((member, .column(column)))
    }
    let used = columns.flatMap { entry -> [String] in
      switch entry.value {
      case .column(let name), .marked(let name, _): [name]
      case .template(let all), .first(let all): all
      }
    }
    taken.formUnion(used)
  }

  /// By its name, or by values that look like keys and not like anything that people read.
  private func holdsSecrets(_ column: String) -> Bool {
    let folded = column.lowercased().replacing(" ", with: "_")
    if Secrets.holds(folded, inside: nil) || Secrets.holds(folded.filter { $0 != "_" }, inside: nil)
    {
      return true
    }
    return sample.values(column).prefix(50).contains(where: Secrets.looksLikeOne)
  }

  /// What the values of the columns with times say about the order of their dates.
  enum DateOrder: Equatable {
    /// No date is in numbers that could be in another order.
    case plain
    case known(ColumnMap.Dates)
    /// Any order fits the values of this column.
    case open(String)
    /// Values contradict each other.
    case mixed(String)
  }

  /// The order of all columns that were taken for times.
  var dates: DateOrder {
    let members = MapMember.members(of: record) ?? []
    var answer = DateOrder.plain
    for (member, value) in columns {
      guard case .column(let column) = value,
        let form = members.first(where: { $0.path == member })?.form, form == .time || form == .end
      else { continue }
      let values = sample.values(column)
      let plain = CellTime(dates: .iso, zone: .gmt)
      guard values.contains(where: { plain.read($0) == .ambiguous }) else { continue }
      let fitting = [ColumnMap.Dates.dayFirst, .monthFirst].filter { order in
        let reader = CellTime(dates: order, zone: .gmt)
        return values.allSatisfy { reader.read($0) != .wrong }
      }
      switch (fitting.count, answer) {
      case (0, _): return .mixed(column)
      case (1, .known(let order)) where order != fitting[0]: return .mixed(column)
      case (1, _): answer = .known(fitting[0])
      case (_, .plain): answer = .open(column)
      default: break
      }
    }
    return answer
  }
}
