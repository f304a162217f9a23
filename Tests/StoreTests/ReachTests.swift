import CustodyDomain
import CustodySQLite
import Testing

/// What an item leads to, in two hops, each thing once.
@Suite struct ReachTests {
  private func item(
    _ id: String, _ kind: ItemKind, source: String = "entra", on resources: [String] = [],
    _ body: (inout Item) -> Void = { _ in }
  ) -> Item {
    var item = Item(kind: kind, source: source, sourceID: id, name: "name of \(id)")
    item.permissions = resources.map { Permission(scope: "read", resource: $0) }
    body(&item)
    return item
  }

  /// `1 permission Graph`, `2 identity object-7 through object-3`.
  private func told(_ radius: BlastRadius, _ items: [Item]) -> [String] {
    func name(_ id: ItemID) -> String { items.first { $0.id == id }?.sourceID ?? id.text }
    return radius.reached.map { reached in
      let target =
        switch reached.target {
        case .system(let system): system
        case .item(let other): name(other.id)
        }
      return "\(reached.hop) \(reached.link.rawValue) \(target)"
        + (reached.through.map { " through \(name($0))" } ?? "")
    }
  }

  @Test func `two hops are those that one counts by hand, and a circle ends`() throws {
    let start = item("start", .apiKey, on: ["Graph", "Vault"]) {
      $0.fingerprint = "9f86d081884c7d65"
      $0.clientID = "client"
      $0.holder = "ana@corp.example"
    }
    let twin = item("twin", .apiKey, source: "github", on: ["repository", "Graph"]) {
      $0.fingerprint = "9f86d081884c7d65"
      $0.clientID = "client"
    }
    let app = item("app", .application, on: ["Exchange"]) { $0.clientID = "client" }
    let held = item("held", .oauthGrant) { $0.principal = "ANA@corp.example" }
    // Only the application leads here, and from here back to the start.
    let run = item("run", .oauthGrant, on: ["Far away"]) {
      $0.principal = "app"
      $0.fingerprint = "9f86d081884c7d65"
      $0.credential = .certificate
    }
    let other = item("other", .oauthGrant, on: ["Elsewhere"]) { $0.principal = "bo" }
    let gone = item("gone", .oauthGrant, on: ["Nowhere"]) { $0.clientID = "client" }
    let all = [start, twin, app, held, run, other, gone]
    try withStore { store in
      try store.take(all.map { .item($0) })
      try store.take([.removal(of: gone.id)], format: "test.more")
      let radius = try store.reach(of: start.id)
      #expect(
        told(radius, all) == [
          "1 permission Graph", "1 permission Vault", "1 credential twin", "1 client app",
          "1 identity held", "2 permission repository through twin",
          "2 permission Exchange through app", "2 identity run through app",
        ])
      #expect(radius.count == 8)
      #expect(!radius.isPartial)
    }
  }

  @Test func `of more than a page the number is told`() throws {
    let many = (0..<260).map { number in
      item("n\(number)", .oauthGrant, on: ["system \(number)"]) { $0.clientID = "client" }
    }
    try withStore { store in
      try store.take(many.map { .item($0) })
      let radius = try store.reach(of: many[0].id)
      #expect(radius.reached.count == BlastRadius.most)
      // Its own system, 259 others and theirs.
      #expect(radius.count == 1 + 259 + 259)
      #expect(!radius.isPartial)
    }
  }

  @Test func `of a client of thousands the first are looked at, and that is said`() throws {
    let many = (0..<520).map { number in
      item("n\(number)", .oauthGrant) { $0.clientID = "client" }
    }
    try withStore { store in
      try store.take(many.map { .item($0) })
      #expect(try store.reach(of: many[0].id).isPartial)
      #expect(throws: StoreError.noSuchItem("g-none")) { try store.reach(of: ItemID("g-none")) }
    }
  }
}
