/// The people of the invented company.
struct DemoPerson {
  var login: String
  var name: String
  var team: String
  /// Days since they left; nil for those who are with the company.
  var leftDaysAgo: Int?

  /// Their address; the domain is reserved, so nobody has it.
  var email: String { "\(login)@\(DemoPeople.domain)" }
  /// Their object id in the tenant.
  var objectID: String {
    var random = DemoRandom("person " + login)
    return random.guid()
  }
  /// Their name at GitHub.
  var gitHub: String { login.replacing(".", with: "-") + "-nl" }
}

/// The people directory of the demo.
struct DemoPeople {
  static let domain = "nordlys.example"

  /// People with a part in a story; the generated ones come after them.
  static let named = [
    DemoPerson(login: "ada.lind", name: "Ada Lind", team: "IAM"),
    DemoPerson(login: "m.holm", name: "Mette Holm", team: "Finance systems"),
    DemoPerson(login: "holger.b", name: "Holger Bruun", team: "Data platform"),
    DemoPerson(login: "c.nicholson", name: "Clare Nicholson", team: "IAM"),
    DemoPerson(login: "j.dahl", name: "Jonas Dahl", team: "Customer care"),
    DemoPerson(login: "ida.k", name: "Ida Krogh", team: "Design"),
    DemoPerson(login: "t.berg", name: "Trine Berg", team: "Engineering"),
    DemoPerson(login: "tove.s", name: "Tove Sand", team: "Engineering"),
    DemoPerson(login: "ola.n", name: "Ola Nygaard", team: "Engineering"),
    DemoPerson(login: "mads.v", name: "Mads Vinther", team: "Design"),
    DemoPerson(login: "lars.mikkelsen", name: "Lars Mikkelsen", team: "Sales", leftDaysAgo: 264),
    DemoPerson(login: "hol.ka", name: "Hol Karlsen", team: "Data platform", leftDaysAgo: 120),
  ]

  /// Everybody, the named ones first.
  let all: [DemoPerson]
  /// Those who can own something: with the company, and not the reviewer.
  let owners: [DemoPerson]

  /// A directory of `count` people.
  init(count: Int) {
    var people = DemoPeople.named
    var logins = Set<String>(people.map(\.login))
    var random = DemoRandom("people")
    while people.count < count {
      let first = random.pick(DemoPeople.firstNames)
      let last = random.pick(DemoPeople.lastNames)
      let base = "\(first).\(last)".lowercased()
      let login = logins.contains(base) ? "\(base)\(people.count)" : base
      logins.insert(login)
      people.append(
        DemoPerson(
          login: login, name: "\(first) \(last)", team: random.pick(DemoPeople.teams),
          leftDaysAgo: random.chance(4) ? 10 + random.below(300) : nil))
    }
    all = people
    owners = people.dropFirst().filter { $0.leftDaysAgo == nil }
  }

  /// Somebody by login; the first person where there is none, which the tests rule out.
  func named(_ login: String) -> DemoPerson { all.first { $0.login == login } ?? all[0] }

  private static let teams = [
    "Finance systems", "Data platform", "IAM", "Customer care", "Design", "Engineering", "Sales",
    "Legal", "People", "Operations",
  ]
  private static let firstNames = [
    "Anna", "Bo", "Camilla", "David", "Eva", "Frida", "Gorm", "Hanne", "Ivar", "Jette", "Karen",
    "Liv", "Morten", "Nina", "Oskar", "Pia", "Rasmus", "Signe", "Tobias", "Ulla", "Vera", "William",
    "Yrsa", "Zoe",
  ]
  private static let lastNames = [
    "Abel", "Bach", "Carstens", "Dam", "Eriksen", "Falk", "Gram", "Hauge", "Iversen", "Juhl",
    "Kjeld",
    "Lund", "Moe", "Nord", "Olsen", "Pihl", "Ravn", "Skov", "Toft", "Ulrik", "Vang", "Wiik",
  ]
}
