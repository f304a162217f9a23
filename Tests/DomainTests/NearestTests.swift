import CustodyDomain
import Testing

/// What is suggested for a wrong word, and when nothing is.
@Suite struct NearestTests {
  static let words = ["list", "theme", "agent", "expiring", "servicePrincipals", "id"]

  @Test(arguments: [
    ("lst", "list"), ("lits", nil), ("check", nil), ("foo", nil), ("nofield", nil), ("lis", "list"),
    ("agnet", "agent"), ("agn", nil), ("expirnig", "expiring"), ("exprn", nil), ("ag", "agent"),
    ("SERVICE", "servicePrincipals"), ("servicprincpals", "servicePrincipals"), ("x", nil),
    ("", nil),
  ])
  func `a word is suggested only if it is near`(word: String, near: String?) {
    #expect(nearest(to: word, among: NearestTests.words) == near)
  }

  @Test func `without a near word the hint lists what there is`() {
    #expect(nearestHint(to: "lst", among: ["list", "theme"]) == "the nearest is 'list'")
    #expect(nearestHint(to: "check", among: ["list", "theme"]) == "there are: list theme")
  }

  @Test(arguments: ["finding:dormnt", "finding:\"dormnt\"", "missing:ownr", "kind:\"foo\""])
  func `rules and what is missing are closed lists`(text: String) {
    #expect(throws: QueryError.self) { try Query(parsing: text) }
  }
}

/// Distances in days and moments, as every list shows them.
@Suite struct DayDistanceTests {
  private let now = Instant(seconds: 1_795_252_440)  // 2026-11-21T09:14:00Z

  @Test(arguments: [
    ("2026-11-21T09:14:01Z", "+0d"), ("2026-11-21T09:14:00Z", "-0d"),
    ("2026-11-21T00:00:00Z", "-0d"), ("2026-11-20T23:59:59Z", "-1d"),
    ("2026-11-22T00:00:00Z", "+1d"), ("2026-10-26T00:00:00Z", "-26d"),
    ("2026-10-26T23:00:00Z", "-26d"), ("2020-11-21T00:00:00Z", "-6y"),
  ])
  func `an end is so many calendar days away`(end: String, shown: String) throws {
    #expect(Expiry.at(try #require(Instant(text: end))).distanceText(now: now) == shown)
  }

  @Test func `a use was so many calendar days ago`() throws {
    #expect(
      Usage.seen(try #require(Instant(text: "2026-11-20T23:59:59Z"))).ageText(now: now) == "1d")
    #expect(Usage.never.ageText(now: now) == "never")
    #expect(Usage.unknown.ageText(now: now) == "?")
  }

  @Test func `a day without a time shows no time`() throws {
    #expect(try #require(Instant(text: "2026-05-31")).momentText == "2026-05-31")
    #expect(try #require(Instant(text: "2026-05-31T00:01:00Z")).momentText == "2026-05-31 00:01")
  }
}
