import CustodyDomain

/// The import of one file: recognises its format by the first records, reads each, and keeps account.
final class FileImport: RowReceiver {
  /// How many records, and of what weight, may pass unrecognised before the file is given up.
  private static let patience = 16
  private static let patienceWeight = 16 << 20
  /// How many records may be rejected, each with its reason, before the file is given up.
  private static let mostRejected = 100_000

  private let path: String
  private let wanted: Format?
  private let sink: any ObservationSink
  private let options: ImportOptions
  private let reading: Reading
  /// When what the file holds was true at the latest.
  private let taken: Instant?
  private var media = Format.Media.json
  private var format: Format?
  private var waiting: [(value: JSON, place: Place)] = []
  private var waitingWeight = 0
  private var report: FileReport
  private var reasons = Reasons()
  private var completeness = Completeness()
  private var begun: String?
  /// A page without records, in case that none follows.
  private var emptyPage: (head: Members, listKey: String)?
  private var inPage = false
  /// The tenants of the file's items: what departs is judged within one.
  private var tenants: Set<String?> = []
  private var heldItemless = false
  /// The set of Microsoft Graph that the page at hand names, if any.
  private var graphSet: GraphSet?
  /// Whether a page held what belongs to one object only.
  private var heldPart = false

  init(
    path: String, wanted: Format?, options: ImportOptions, written: Instant,
    sink: any ObservationSink
  ) {
    taken = options.taken ?? (options.trustsFileTimes ? written : nil)
    self.path = path
    self.wanted = wanted
    self.options = options
    self.sink = sink
    reading = Reading(options: options)
    report = FileReport(path: path, source: wanted?.about.name ?? "", sha256: "")
  }

  /// The file's bytes turn out to be of this kind.
  func begins(_ media: Format.Media) throws {
    self.media = media
    if options.map != nil, media != .csv {
      throw Refusal(
        "this is \(media.word), and a column map is for CSV",
        hint: "leave out --map, and custody looks for itself")
    }
    if let wanted, wanted.media != media, !(wanted.isAlsoEncoded && media == .json) {
      throw Refusal(
        "this is \(media.word), and \(wanted.about.name) is not",
        hint: "leave out --source, and custody looks for itself")
    }
  }

  func pageBegan(_ head: Members, listKey: String) throws {
    reading.pages += 1
    inPage = true
    graphSet = GraphSet(head)
  }

  func pageEnded(_ head: Members, listKey: String, count: Int) throws {
    inPage = false
    // The context may follow the list.
    graphSet = GraphSet(head)
    if count > 0 { try checkSet(at: nil) }
    if graphSet?.isPart == true { heldPart = true }
    completeness.page(head, listKey: listKey, count: count)
    if count == 0 { emptyPage = (head, listKey) }
  }

  func header(_ columns: Members, at place: Place) throws {
    if options.map?.isComplete == true { completeness.isWhole = true }
    if let wanted {
      if var refusal = wanted.misfit?(columns) {
        refusal.at = place.text
        throw refusal
      }
      guard wanted.fits(columns) else {
        throw Recognition.mismatch(columns, wanted, at: place.text)
      }
      format = wanted
    } else {
      format = try Recognition.format(of: columns, media: .csv)
    }
    if format == nil { throw Recognition.unknown(columns, media: .csv, at: place.text) }
    try begin()
  }

  func wrongRow(_ reason: String, at place: Place) throws {
    report.read += 1
    try reject(reason, at: place)
  }

  func record(_ value: JSON, at place: Place, bare: Bool) throws {
    if media == .json, bare, case .object(let body) = value {
      if var refusal = Recognition.errorAnswer(body) {
        refusal.at = place.text
        throw refusal
      }
      // In a file that is something else already, it is a record like any other: a wrong one.
      if format?.isAlsoEncoded ?? true, let bytes = try EncodedReport.csv(in: body) {
        return try readInside(bytes)
      }
      // A wrapper whose list is left out because it is empty is no record (Google).
      if let empty = Recognition.format(ofEmpty: body, listKey: ""), !empty.fits(body) {
        completeness.page(body, listKey: "items", count: 0)
        emptyPage = (body, "")
        reading.pages += 1
        return
      }
    }
    if !inPage {
      completeness.record()
      if case .object(let body) = value { graphSet = GraphSet(body) }
    }
    if format != nil { return try load(value, at: place) }
    waiting.append((value, place))
    if case .object(let members) = value, try recognise(members) {
      let held = waiting
      waiting = []
      try begin()
      for (value, place) in held { try load(value, at: place) }
    } else {
      waitingWeight += value.weight
      if waiting.count >= FileImport.patience || waitingWeight > FileImport.patienceWeight {
        throw unrecognised
      }
    }
  }

  /// Closes the account. The sink learns what the file covers.
  func finish(digest: String, secrets: Int) throws -> FileReport {
    if !waiting.isEmpty { throw unrecognised }
    if format == nil {
      format =
        wanted ?? emptyPage.flatMap { Recognition.format(ofEmpty: $0.head, listKey: $0.listKey) }
      report.source = format?.about.name ?? "empty list"
    }
    try begin()
    report.sha256 = digest
    report.secretsDropped = secrets + reading.secretsDropped
    report.complete = format == nil ? nil : completeness.verdict
    let scope = ImportScope(
      source: format?.source ?? "", tenant: tenants.first ?? options.tenant,
      format: begun ?? report.source,
      complete: covers ? report.complete : nil, taken: taken)
    do { try sink.end(report, scope: scope) } catch { throw ImportError.sink(error) }
    return report
  }

  /// Whether what a complete file doesn't hold has departed. Not so if a record was rejected, for its item
  /// is still there, nor if one described no item: then the export was of something else.
  private var covers: Bool {
    guard report.rejected.isEmpty, !heldItemless, !heldPart else { return false }
    return switch format?.coverage {
    case .tenant: tenants.count <= 1
    case .namedTenant: tenants.count == 1 && !tenants.contains(nil)
    case .user: options.user != nil && reading.pages == 1 && reading.users.count <= 1
    case .nothing, nil: false
    }
  }

  /// Reads the CSV that a JSON answer holds; places are lines of the CSV. The answer came whole.
  private func readInside(_ bytes: [UInt8]) throws {
    media = .csv
    defer { media = .json }
    let reader = CSVReader(receiver: self)
    try bytes.withUnsafeBytes { try reader.read($0) }
    try reader.finish()
    completeness.isWhole = true
  }

  private func recognise(_ members: Members) throws -> Bool {
    if let wanted {
      guard wanted.fits(members) else { return false }
      format = wanted
    } else {
      format = try Recognition.format(of: members, media: media)
    }
    return format != nil
  }

  private var unrecognised: any Error {
    let first = waiting.lazy.compactMap { held -> (Members, Place)? in
      if case .object(let members) = held.value { (members, held.place) } else { nil }
    }.first
    guard let (members, place) = first else {
      return Refusal(
        "\(waiting.first?.value.kindWord ?? "nothing") stands where records were expected",
        at: waiting.first?.place.text, hint: Refusal.again)
    }
    if let wanted { return Recognition.mismatch(members, wanted, at: place.text) }
    return Recognition.unknown(members, media: media, at: place.text)
  }

  /// Announces the file to the sink, once its format is known.
  private func begin() throws {
    guard begun == nil else { return }
    report.source = format?.about.name ?? report.source
    var name = report.source
    // One user's answer covers that user's items only, so it is a format of its own to the store.
    if format?.coverage == .user, let user = options.user { name += "/" + user.lowercased() }
    begun = name
    do { try sink.begin(file: path, format: name) } catch { throw ImportError.sink(error) }
  }

  /// Refuses what Graph itself calls something else than the format that fits: sets share members.
  private func checkSet(at place: Place?) throws(Refusal) {
    guard let set = graphSet, let format else { return }
    guard set.belongs(to: format) else {
      throw Recognition.foreign(set, format, at: place?.text)
    }
  }

  private func load(_ value: JSON, at place: Place) throws {
    guard let format else { return }
    try checkSet(at: place)
    report.read += 1
    guard case .object(let members) = value else {
      return try reject("is \(value.kindWord), not a record", at: place)
    }
    guard media == .csv || format.fits(members) else {
      let shown = members.names.prefix(6).joined(separator: ", ")
      return try reject("is not \(format.about.name): it has \(shown)", at: place)
    }
    reading.pending.removeAll(keepingCapacity: true)
    reading.toldAll = nil
    do {
      try format.read(members, reading)
      try FileImport.check(reading.pending)
    } catch let fault as RecordFault {
      switch fault {
      case .ignored(let reason):
        report.ignored.append(SkippedRecord(at: place.text, reason: reasons.kept(reason)))
      case .rejected(let reason): try reject(reason, at: place)
      }
      return
    } catch var refusal as Refusal {
      if refusal.at == nil { refusal.at = place.text }
      throw refusal
    }
    var isItemless = true
    for observation in reading.pending.map(placed) {
      if case .item(let item) = observation {
        tenants.insert(item.tenant)
        isItemless = false
      }
      do { try sink.receive(observation) } catch { throw ImportError.sink(error) }
    }
    if !(reading.toldAll ?? !isItemless) { heldItemless = true }
    report.loaded += 1
  }

  /// The observation with its item, or its keys, in the tenant that the user named, where the record names none.
  private func placed(_ observation: Observation) -> Observation {
    guard let tenant = options.tenant else { return observation }
    func placed(_ item: Item) -> Item {
      var item = item
      item.tenant = item.tenant ?? tenant
      return item
    }
    func placed(_ event: Event) -> Event {
      guard var keys = event.keys else { return event }
      keys.tenant = keys.tenant ?? tenant
      var event = event
      event.keys = keys
      return event
    }
    return switch observation {
    case .event(let event): .event(placed(event))
    case .item(let item): .item(placed(item))
    case .aside(let item, let stands): .aside(placed(item), stands: stands)
    case .permission(let id, let permission, let stub):
      .permission(on: id, permission, stub: placed(stub))
    default: observation
    }
  }

  /// An id that was put together from several members must be one, too, and a name short enough.
  private static func check(_ observations: [Observation]) throws(RecordFault) {
    for observation in observations {
      switch observation {
      case .item(let item), .aside(let item, _):
        if let fault = TextRules.idFault(item.sourceID) { throw .rejected("its id \(fault)") }
        if let fault = TextRules.textFault(item.name) { throw .rejected("its name \(fault)") }
        if item.name.isEmpty { throw .rejected("has no name") }
      case .person(let person):
        let ids = [person.id] + person.aliases + [person.email, person.manager].compactMap(\.self)
        if let fault = ids.lazy.compactMap({ TextRules.idFault($0) }).first {
          throw .rejected("an id or address of this person \(fault)")
        }
      case .event(let event):
        if let fault = TextRules.idFault(event.id) { throw .rejected("its id \(fault)") }
        for (name, text) in [
          ("target", event.target), ("scope", event.scope), ("summary", event.summary),
        ] {
          guard let text, let fault = TextRules.textFault(text) else { continue }
          throw .rejected("its \(name) \(fault)")
        }
      default: continue
      }
    }
  }

  private func reject(_ reason: String, at place: Place) throws {
    if options.strict {
      throw Refusal(reason, at: place.text, hint: "nothing was imported; --strict allows no fault")
    }
    if report.rejected.count == FileImport.mostRejected {
      throw Refusal(
        "more than \(FileImport.mostRejected) records are wrong; this one \(reason)",
        at: place.text,
        hint: Refusal.again)
    }
    report.rejected.append(SkippedRecord(at: place.text, reason: reasons.kept(reason)))
  }
}

/// The reasons told so far, so that a million records of one reason keep one text.
private struct Reasons {
  private static let most = 1_000
  private var known: Set<String> = []

  mutating func kept(_ reason: String) -> String {
    if known.count < Reasons.most { return known.insert(reason).memberAfterInsert }
    return known.firstIndex(of: reason).map { known[$0] } ?? reason
  }
}
