import CustodyDomain
import Foundation
import GRDB

/// How `ItemReview` lies in its table.
enum ReviewRecord {
  static let columns =
    """
    item, state, until, by, at, reason, entry, owners, facts, scopes, risk, notes, first, owners_since,
    former_owners, basis, exceptions, frozen, kept, disposition
    """

  /// Reads a row of `columns`.
  static func review(_ row: Row) throws -> ItemReview {
    var review = ItemReview()
    review.state = ReviewState(rawValue: row[1]) ?? .open
    review.until = (row[2] as Int64?).map(Instant.init(seconds:))
    review.by = row[3]
    review.at = (row[4] as Int64?).map(Instant.init(seconds:))
    review.reason = row[5]
    review.entry = row[6]
    review.owners = try decoded(row[7])
    review.facts = try decoded(row[8])
    review.scopes = try (row[9] as String?).map(decoded)
    review.risk = (row[10] as Int?).flatMap(Severity.init(rawValue:))
    review.notes = try decoded(row[11])
    review.first = (row[12] as Int64?).map(Instant.init(seconds:))
    review.ownersSince = try decoded(row[13])
    review.formerOwners = try decoded(row[14])
    review.basis = try (row[15] as String?).map(decoded)
    review.exceptions = try decoded(row[16])
    review.frozen = row[17]
    review.kept = row[18]
    review.disposition = row[19]
    return review
  }

  /// The values of `columns`.
  static func arguments(_ review: ItemReview, of item: ItemID) throws -> StatementArguments {
    [
      item.text, review.state.rawValue, review.until?.seconds, review.by, review.at?.seconds,
      review.reason, review.entry, try encoded(review.owners), try encoded(review.facts),
      try review.scopes.map(encoded), review.risk?.rawValue, try encoded(review.notes),
      review.first?.seconds, try encoded(review.ownersSince), try encoded(review.formerOwners),
      try review.basis.map(encoded), try encoded(review.exceptions), review.frozen, review.kept,
      review.disposition,
    ]
  }

  static func decoded<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
