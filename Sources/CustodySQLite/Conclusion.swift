import CustodyDomain
import GRDB

/// What an item's row holds of what custody concludes about it.
struct Conclusion: Equatable {
  var state: ReviewState
  var until: Int64?
  var reopened: String?
  var risk: Int
  var score: Int
  var reach: Int
  var tier: String
  var verdict: String
  /// A bit for each proven link, the first link lowest.
  var links: Int
  var accountable: String
  /// The words between blanks, with one at each end: ` owner purpose `.
  var missing: String
  /// A bit for each role that nobody holds, the first role lowest.
  var lacks: Int
  /// The bits of `Coverage.Part`, which follow from what is missing.
  var cover: Int
  var reaches: String
  var owner: String
  var ownerLeft: Bool
  /// `Recommendation.Verb`.
  var advice: String
  var recheck: Int64?

  static let columns = [
    "state", "until", "reopened", "risk", "score", "reach", "tier", "verdict", "links",
    "accountable", "missing", "lacks", "reaches", "owner", "owner_left", "recheck", "hidden",
    "risk_key", "advice",
  ]

  init(
    _ assessment: Assessment, _ standing: Standing, reaches: String,
    owner: (id: String, left: Bool)?, advice: Recommendation.Verb
  ) {
    state = standing.state
    until = standing.until?.seconds
    reopened = standing.reopened
    risk = assessment.risk.rawValue
    score = assessment.score
    reach = assessment.reach.rawValue
    tier = assessment.tier.rawValue
    verdict = assessment.chain.verdict.rawValue
    links = assessment.chain.links.enumerated().reduce(0) { bits, link in
      link.element.proven ? bits | 1 << link.offset : bits
    }
    accountable = assessment.accountable
    missing = Conclusion.marked(assessment.missing)
    lacks = Conclusion.bits(assessment.lacks)
    cover = Coverage.bits(missing: assessment.missing, verdict: assessment.chain.verdict)
    self.reaches = reaches
    self.owner = owner?.id ?? ""
    ownerLeft = owner?.left ?? false
    self.advice = advice.rawValue
    recheck = [assessment.recheck, standing.recheck].compactMap(\.self).min()?.seconds
  }

  /// Reads `columns`, the first of them at `offset`.
  init(_ row: Row, at offset: Int) {
    state = ReviewState(rawValue: row[offset]) ?? .open
    until = row[offset + 1]
    reopened = row[offset + 2]
    risk = row[offset + 3]
    score = row[offset + 4]
    reach = row[offset + 5]
    tier = row[offset + 6]
    verdict = row[offset + 7]
    links = row[offset + 8]
    accountable = row[offset + 9]
    missing = row[offset + 10]
    lacks = row[offset + 11]
    cover = Coverage.bits(
      missing: missing.split(separator: " ").map(String.init),
      verdict: Verdict(rawValue: verdict) ?? .none)
    reaches = row[offset + 12]
    owner = row[offset + 13]
    ownerLeft = row[offset + 14]
    recheck = row[offset + 15]
    advice = row[offset + 18]
  }

  /// Writes one, for the item of a number; the first value is what its version rises by.
  static let update =
    "UPDATE OR FAIL item SET version = version + ?, "
    + columns.map { "\($0) = ?" }.joined(separator: ", ") + " WHERE n = ?"

  /// Puts the values of `columns`.
  func put(into values: inout RowStatement.Values) {
    values.put(state.rawValue)
    values.put(until)
    values.put(reopened)
    for number in [risk, score, reach] { values.put(number) }
    values.put(tier)
    values.put(verdict)
    values.put(links)
    for text in [accountable, missing] { values.put(text) }
    values.put(lacks)
    for text in [reaches, owner] { values.put(text) }
    values.put(ownerLeft)
    values.put(recheck)
    values.put(state == .departed || state == .removed)
    values.put(-score)
    values.put(advice)
  }

  /// Whether a reviewer would see a difference.
  func looksLike(_ other: Conclusion) -> Bool {
    var other = other
    other.recheck = recheck
    return self == other
  }

  /// Before the first assessment: the worst that can be said, so that nothing unassessed looks harmless.
  static let pending = Conclusion(
    Assessment(
      findings: [], risk: .none, score: 0, reach: .basic, tier: .strict,
      chain: CustodyChain(links: []), accountable: "organisation", missing: [], recheck: nil),
    Standing(
      ItemReview(),
      Standing.Facts(
        present: true, returned: nil, scopes: [], risk: .none, ownerLeft: false, task: nil),
      now: Instant(seconds: 0)),
    reaches: "", owner: nil, advice: .none)

  static func bits(_ roles: [OwnerRole]) -> Int {
    OwnerRole.allCases.enumerated().reduce(0) { bits, role in
      roles.contains(role.element) ? bits | 1 << role.offset : bits
    }
  }

  static func marked(_ words: [String]) -> String {
    words.isEmpty ? "" : " " + words.joined(separator: " ") + " "
  }
}
