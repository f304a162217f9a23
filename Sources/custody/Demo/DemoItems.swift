import CustodyDomain

/// A delegated grant in the invented tenant.
struct DemoGrant {
  var id: String
  var app: DemoApp
  /// nil: an administrator consented for everybody.
  var principal: DemoPerson?
  var scopes: [String]
  /// What it had last quarter; nil where it wasn't there then.
  var lastQuarter: [String]?
  /// Whether it is still there.
  var present = true
  var facts = DemoFacts()

  /// A grant whose id follows from its place in the story.
  init(_ place: String, _ app: DemoApp, _ principal: DemoPerson?, _ scopes: [String]) {
    var random = DemoRandom("grant " + place)
    id = random.opaque(43)
    self.app = app
    self.principal = principal
    self.scopes = scopes
    lastQuarter = scopes
  }

  func with(_ facts: DemoFacts) -> DemoGrant {
    var copy = self
    copy.facts = facts
    return copy
  }
}

/// A token in Google's list.
struct DemoToken {
  var app: DemoApp
  var user: DemoPerson
  var scopes: [String]
  var facts = DemoFacts()
}

/// A credential that GitHub's single sign-on knows.
struct DemoCredential {
  var number: Int
  var user: DemoPerson
  var app: DemoApp?
  var scopes: [String]
  var note: String
  /// Days since the last use; nil: not in the export.
  var usedDaysAgo: Int?
  /// Days until it ends; nil: never.
  var endsInDays: Int?
  var facts = DemoFacts()
}

/// What no vendor exports and custody records add: use, owners, purposes.
struct DemoFacts {
  /// Days since the last use, from a sign-in report.
  var usedDaysAgo: Int?
  var neverUsed = false
  var createdDaysAgo: Int?
  /// Days until it ends by itself.
  var endsInDays: Int?
  var purpose: String?
  var owner: String?
  var iamOwner: String?

  var isEmpty: Bool {
    usedDaysAgo == nil && !neverUsed && createdDaysAgo == nil && endsInDays == nil
      && purpose == nil && owner == nil && iamOwner == nil
  }
}
