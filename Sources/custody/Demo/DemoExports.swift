import CustodyDomain
import CustodyImport
import CustodyReport

/// Writes the invented company's exports, each in the shape that the vendor's tool gives it, to a folder:
/// what was exported last quarter, and what today.
struct DemoExports {
  let folder: String
  let today: Instant
  let people: DemoPeople
  let filler: DemoFiller
  let stories: DemoStories
  let records: DemoRecords
  /// A client id that attack reports name; nil where the catalogue holds none.
  let rogueClient: String?

  /// Exports of a company with `items` items, made on a day by an account.
  init(folder: String, items: Int, today: Instant, account: String, rogueClient: String?) {
    self.folder = folder
    self.today = today.startOfDay
    self.rogueClient = rogueClient
    people = DemoPeople(count: max(64, items / 12))
    stories = DemoStories(people: people)
    records = DemoRecords(people: people, today: self.today, account: account)
    filler = DemoFiller(
      people: people, count: max(0, items - DemoExports.fixed(stories, records, rogueClient)))
  }

  /// Items that are always there: stories, service principals (Microsoft's own among them, which makes up for
  /// the one story that has departed), installations.
  private static func fixed(
    _ stories: DemoStories, _ records: DemoRecords, _ rogueClient: String?
  ) -> Int {
    let recorded = records.all.count { if case .item = $0 { true } else { false } }
    return stories.grants.count + stories.tokens.count + stories.credentials.count + recorded
      + DemoApps.all.count + (rogueClient == nil ? 0 : 2) + DemoExports.installations.count
  }

  /// The exports of last quarter, in the order to import.
  var lastQuarter: [String] {
    ["entra-servicePrincipals.json", "entra-oauth2PermissionGrants.json"].map {
      "\(folder)/last-quarter/\($0)"
    }
  }

  /// The exports of today.
  var current: [String] {
    [
      "people-scim.json", "entra-users.json", "entra-servicePrincipals.json",
      "entra-oauth2PermissionGrants.json", "entra-appRoleAssignments.json",
      "google-gam-print-tokens.csv", "github-installations.json",
      "github-personal-access-tokens.json", "github-credential-authorizations.json",
      "custody-records.jsonl",
    ].map { "\(folder)/\($0)" }
  }

  /// Writes all files.
  func write() throws {
    try Files.makeFolder("\(folder)/last-quarter")
    try servicePrincipals("\(folder)/last-quarter/entra-servicePrincipals.json")
    try grants("\(folder)/last-quarter/entra-oauth2PermissionGrants.json", lastQuarter: true)
    try scim("\(folder)/people-scim.json")
    try users("\(folder)/entra-users.json")
    try servicePrincipals("\(folder)/entra-servicePrincipals.json")
    try grants("\(folder)/entra-oauth2PermissionGrants.json", lastQuarter: false)
    try roleAssignments("\(folder)/entra-appRoleAssignments.json")
    try tokens("\(folder)/google-gam-print-tokens.csv")
    try installations("\(folder)/github-installations.json")
    try fineGrainedTokens("\(folder)/github-personal-access-tokens.json")
    try credentials("\(folder)/github-credential-authorizations.json")
    try custodyRecords("\(folder)/custody-records.jsonl")
  }

  /// Calls `body` for every delegated grant.
  func eachGrant(_ body: (DemoGrant) throws -> Void) throws {
    for grant in stories.grants { try body(grant) }
    for number in 0..<filler.count {
      if case .grant(let grant) = filler.content(number) { try body(grant) }
    }
  }

  /// Calls `body` for every Google token; one user has one token at an app.
  func eachToken(_ body: (DemoToken) throws -> Void) throws {
    for token in stories.tokens { try body(token) }
    for number in 0..<filler.count {
      if case .token(let token) = filler.content(number) { try body(token) }
    }
  }

  func days(_ count: Int) -> Instant { today.adding(days: count) }

  /// Writes a JSON document of a list, a record a line.
  func list(
    _ path: String, open: String, close: String,
    _ each: (_ put: (JSON) throws -> Void) throws -> Void
  ) throws {
    try Files.write(path) { put in
      try put(open)
      var first = true
      try each { record in
        try put((first ? "\n" : ",\n") + record.text)
        first = false
      }
      try put("\n" + close + "\n")
    }
  }
}
