import CustodyDomain
import CustodySQLite
import CustodyTestSupport

/// Pseudo-random numbers that are the same for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Invented inventories for tests of the store; the same seed makes the same items.
struct InventoryMaker {
  static let now = Instant(seconds: 1_795_252_440)
  static let reviewer = Reviewer(uid: 1000, account: "ana", person: nil)

  private static let apps = [
    "ChatGPT", "Claude", "Zapier", "MeetingBot", "notes-sync", "Backup Agent", "Über Kalender",
  ]
  private static let scopes = [
    "Mail.Read", "Mail.ReadWrite", "Files.Read.All", "User.Read", "offline_access",
    "Directory.ReadWrite.All", "Calendars.Read",
  ]

  static func items(_ count: Int, seed: UInt64) -> [Item] {
    var numbers = SeededNumbers(seed)
    return (0..<count).map { index in item(index, &numbers) }
  }

  static func item(_ index: Int, _ numbers: inout SeededNumbers) -> Item {
    let kind = ItemKind.allCases.randomElement(using: &numbers) ?? .application
    let source = ["entra", "google", "github"].randomElement(using: &numbers) ?? "entra"
    let sourceID = "object-\(index)"
    var item = Item(
      kind: kind, source: source, sourceID: sourceID,
      name: apps.randomElement(using: &numbers) ?? "ChatGPT")
    // Few different values, so that orders have many ties.
    let ago = Int.random(in: 0...20, using: &numbers) * 30
    switch Int.random(in: 0...3, using: &numbers) {
    case 0: item.usage = .never
    case 1: item.usage = .unknown
    default: item.usage = .seen(now.adding(days: -ago))
    }
    switch Int.random(in: 0...3, using: &numbers) {
    case 0: item.expires = .never
    case 1: item.expires = .unknown
    default: item.expires = .at(now.adding(days: ago - 200))
    }
    if Bool.random(using: &numbers) { item.created = now.adding(days: -ago * 2) }
    item.principal = "user\(Int.random(in: 0...30, using: &numbers))@example.com"
    item.consent = [.user, .admin, nil].randomElement(using: &numbers) ?? nil
    if Bool.random(using: &numbers) {
      item.owners = [
        Ownership(
          role: .business, person: "owner\(Int.random(in: 0...9, using: &numbers))@example.com",
          source: source)
      ]
    }
    if Bool.random(using: &numbers) { item.purpose = "helps with work" }
    let few = Int.random(in: 0...3, using: &numbers)
    item.permissions = scopes.shuffled(using: &numbers).prefix(few).map { Permission(scope: $0) }
    return item
  }

  static func options(account: String = "ana") -> SQLiteStore.Options {
    let catalogue = ToolCatalogue(entries: [
      .init(id: "chatgpt", name: "ChatGPT", vendor: "OpenAI", ai: true, names: ["ChatGPT"]),
      .init(id: "claude", name: "Claude", vendor: "Anthropic", ai: true, names: ["Claude"]),
      .init(id: "zapier", name: "Zapier", vendor: "Zapier", ai: false, names: ["Zapier"]),
    ])
    return SQLiteStore.Options(
      policy: Policy(), catalogue: catalogue, account: account, rehearsal: true)
  }
}

extension SQLiteStore {
  /// Imports these observations as one file.
  @discardableResult
  func take(
    _ observations: [Observation], format: String = "test.items", source: String = "entra",
    tenant: String? = nil, complete: Bool? = nil, sha256: String? = nil, dryRun: Bool = false,
    now: Instant = InventoryMaker.now
  ) throws -> ImportOutcome {
    try take(
      files: [(format, source, complete, observations)], tenant: tenant, sha256: sha256,
      dryRun: dryRun, now: now)
  }

  /// Imports several files at once.
  @discardableResult
  func take(
    files: [(format: String, source: String, complete: Bool?, observations: [Observation])],
    tenant: String? = nil, sha256: String? = nil, dryRun: Bool = false,
    now: Instant = InventoryMaker.now
  ) throws -> ImportOutcome {
    try importing(by: InventoryMaker.reviewer, now: now, dryRun: dryRun) { sink in
      for (index, file) in files.enumerated() {
        try sink.begin(file: "file-\(index)", format: file.format)
        for observation in file.observations { try sink.receive(observation) }
        var digest = Hash256.of(Array("\(file.format) \(file.observations)".utf8)).hex
        if let sha256 { digest = sha256 }
        var report = FileReport(path: "file-\(index)", source: file.format, sha256: digest)
        report.read = file.observations.count
        report.loaded = file.observations.count
        report.complete = file.complete
        try sink.end(
          report,
          scope: ImportScope(
            source: file.source, tenant: tenant, format: file.format, complete: file.complete))
      }
    }
  }
}

/// A store in a scratch folder, with what the body wants of it.
func withStore<Value>(_ body: (SQLiteStore) throws -> Value) throws -> Value {
  let scratch = try Scratch()
  return try body(
    SQLiteStore.openOrCreate(
      path: scratch.file("store/custody.db"), options: InventoryMaker.options(),
      now: InventoryMaker.now))
}
