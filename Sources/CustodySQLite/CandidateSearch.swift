import CustodyDomain
import GRDB

/// People whose name, login, team or address fits what was typed.
struct CandidateSearch {
  private let db: Database
  private let now: Instant
  private let typed: [[UInt8]]
  /// For each typed word, who has it in one of their other names.
  private let known: [Set<String>]

  /// How many of those that fit best are compared by what they own.
  private static let compared = 200

  init(_ db: Database, text: String, now: Instant) throws {
    self.db = db
    self.now = now
    let words = TextFolding.folded(text).split(separator: " ").map(String.init)
    typed = words.map { Array($0.utf8) }
    known = try words.map {
      try String.fetchSet(
        db,
        sql: """
          SELECT person FROM alias
          WHERE instr(CASE WHEN instr(?1, '@') > 0 OR instr(alias, '@') = 0 THEN alias
            ELSE substr(alias, 1, instr(alias, '@') - 1) END, ?1) > 0
          """, arguments: [$0])
    }
  }

  private struct Found {
    var id: String
    var name: String
    var barred: String?
    /// How well they fit, 0 best.
    var fit: Int
    /// How near they are to the items, 0 nearest.
    var near: Int
    var owns = 0

    var key: (Int, Int, Int, Int, String, String) {
      (barred == nil ? 0 : 1, fit, near, -owns, name, id)
    }
  }

  /// The best, first; whoever can't own comes last with the reason.
  func best(_ limit: Int, nearness: CandidateNearness) throws -> [Candidate] {
    var found = try people(nearness)
    if typed.isEmpty {
      // Nothing tells them apart but what they own, so all owners are compared.
      let rows = try Row.fetchAll(
        db, sql: "SELECT person, count(DISTINCT item) FROM owner GROUP BY person")
      let owns = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as Int) })
      for index in found.indices { found[index].owns = owns[found[index].id] ?? 0 }
    } else {
      found.sort { $0.key < $1.key }
      found.removeLast(max(0, found.count - CandidateSearch.compared))
      let count = try db.cachedStatement(
        sql: "SELECT count(DISTINCT item) FROM owner WHERE person = ?")
      for index in found.indices {
        found[index].owns = try Int.fetchOne(count, arguments: [found[index].id]) ?? 0
      }
    }
    return try found.sorted { $0.key < $1.key }.prefix(max(0, limit)).compactMap { found in
      try PeopleIndex.merged(found.id, db).map {
        Candidate(
          person: $0, owns: found.owns, why: nearness.reasons[found.id]?.why, barred: found.barred)
      }
    }
  }

  private func people(_ nearness: CandidateNearness) throws -> [Found] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, name, email, team, employment = 'left' OR coalesce(left <= ?, 0), left, human
        FROM person ORDER BY id, source
        """, arguments: [now.seconds])
    var found: [Found] = []
    while let row = try rows.next() {
      let (id, name): (String, String) = (row[0], row[1])
      var barred: String?
      if !(row[6] as Bool) { barred = "not a person" }
      if row[4] {
        barred = (row[5] as Int64?).map { "left \(Instant(seconds: $0).dateText)" } ?? "has left"
      }
      if found.last?.id == id {
        found[found.count - 1].barred = found[found.count - 1].barred ?? barred
        continue
      }
      guard let fit = fit(id, [name, id, row[2], row[3]]) else { continue }
      found.append(
        Found(
          id: id, name: TextFolding.folded(name), barred: barred, fit: fit,
          near: nearness.reasons[id]?.rank ?? 9))
    }
    return found
  }

  /// How well somebody fits, 0 best; nil not at all. The domain of an address is everybody's here: it counts only
  /// where an `@` was typed.
  private func fit(_ id: String, _ texts: [String?]) -> Int? {
    if typed.isEmpty { return 0 }
    let folded = texts.compactMap { $0.map { Array(TextFolding.folded($0).utf8) } }
    let locals = folded.map(Self.local)
    var worst = 0
    for (word, others) in zip(typed, known) {
      let fits: [Int]
      if word.contains(Self.at) {
        fits = folded.compactMap { Self.within(word, $0) } + (others.contains(id) ? [2] : [])
      } else {
        fits = locals.compactMap { Self.fit(word, $0) } + (others.contains(id) ? [2] : [])
      }
      guard let best = fits.min() else { return nil }
      worst = max(worst, best)
    }
    return worst
  }

  private static let at = UInt8(ascii: "@")

  /// The part of an address before its `@`; other text as it is.
  private static func local(_ text: [UInt8]) -> [UInt8] {
    Array(text.prefix { $0 != at })
  }

  /// 0 at the start, 1 at the start of a word, 2 within one; nil where it isn't.
  private static func within(_ word: [UInt8], _ text: [UInt8]) -> Int? {
    var best: Int?
    var start = 0
    while start + word.count <= text.count {
      if text[start...].starts(with: word) {
        if start == 0 { return 0 }
        best = min(best ?? 2, isLetter(text[start - 1]) ? 2 : 1)
      }
      start += 1
    }
    return best
  }

  /// As `within`, and 3 where the letters come in order from the start of a word.
  private static func fit(_ word: [UInt8], _ text: [UInt8]) -> Int? {
    if let whole = within(word, text) { return whole }
    for start in text.indices where start == 0 || !isLetter(text[start - 1]) {
      guard text[start] == word.first else { continue }
      var letters = word[...]
      for byte in text[start...] where byte == letters.first { letters.removeFirst() }
      if letters.isEmpty { return 3 }
    }
    return nil
  }

  /// ASCII letters and digits, and every byte of other letters.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte >= 0x80
  }
}
