import CustodyDomain
import CustodySQLite
import Testing

/// A consent names its user by a directory's object id; people look for them by name.
@Suite struct PeopleSearchTests {
  private let now = InventoryMaker.now

  private var consent: Item {
    var item = Item(
      kind: .oauthGrant, source: "entra", sourceID: "g1", name: "Signflow")
    item.principal = "0DC1B5ED-28b1-4c93-ac92-8f458c482327"
    return item
  }

  private func oskar(_ name: String, _ login: String = "oskar.moe47@nordlys.example") -> Person {
    Person(
      id: login, name: name, email: "oskar@nordlys.example",
      aliases: ["0dc1b5ed-28b1-4c93-ac92-8f458c482327", "o.moe@old.example"], source: "entra")
  }

  private func finds(_ store: SQLiteStore, _ query: String) throws -> Bool {
    try store.rows(Window(query: Query(parsing: query), limit: 10), now: now).map(\.id)
      == [consent.id]
  }

  @Test(arguments: [true, false], [true, false])
  func `somebody's consents are found by any of their names, whichever file came first`(
    peopleFirst: Bool, together: Bool
  ) throws {
    try withStore { store in
      let files: [(format: String, source: String, complete: Bool?, observations: [Observation])] =
        [
          ("people", "entra", nil, [.person(oskar("Oskar Moe"))]),
          ("grants", "entra", nil, [.item(consent)]),
        ]
      let ordered = peopleFirst ? files : Array(files.reversed())
      if together {
        try store.take(files: ordered)
      } else {
        for file in ordered { try store.take(file.observations, format: file.format) }
      }
      let shown = try #require(try store.rows(Window(query: .all, limit: 1), now: now).first)
      #expect(shown.identity == "Signflow/oskar.moe47")
      for query in [
        "oskar.moe47", "Signflow/oskar", "SIGNFLOW/OSKAR.MOE47", "signflow oskar", "\"oskar moe\"",
        "oskar@nordlys", "o.moe@old.example", "0dc1b5ed", "principal:oskar.moe47@nordlys.example",
        "principal:oskar", "principal:\"Oskar Moe\"", "principal:o.moe@*", "principal:0dc1b5ed",
        "person:oskar.moe47@nordlys.example", "person:oskar.moe47", "person:\"oskar moe\"",
        "person:oskar*", "person:oskar@nordlys.example",
        "person:0dc1b5ed-28b1-4c93-ac92-8f458c482327",
      ] {
        #expect(try finds(store, query), "\(query)")
      }
      for query in ["vera", "Signflow/vera", "principal:vera", "person:oskar.moe4", "!oskar"] {
        #expect(try !finds(store, query), "\(query)")
      }
    }
  }

  @Test func `who is renamed is found by the new name and not by the old one`() throws {
    try withStore { store in
      try store.take([.item(consent)], format: "grants")
      try store.take([.person(oskar("Oskar Moe"))], format: "people")
      try store.take([.person(oskar("Oskar Lindqvist"))], format: "people")
      #expect(try finds(store, "lindqvist"))
      #expect(try finds(store, "principal:lindqvist"))
      #expect(try !finds(store, "\"oskar moe\""))
    }
  }
}
