import Testing

@testable import CustodyDomain

@Suite struct LedgerCheckerTests {
  private func first(_ rows: [LedgerChecker.Row]) throws -> VerifyReport.Problem {
    try #require(LedgerSample.check(rows).first)
  }

  /// A row with other bytes and everything beside them made to fit.
  private func rewritten(_ row: LedgerChecker.Row, _ body: [UInt8]) -> LedgerChecker.Row {
    var row = row
    row.body = body
    row.leaf = Hash256.leaf(body).bytes
    return row
  }

  private func replaced(_ body: [UInt8], _ old: String, _ new: String) -> [UInt8] {
    Array(String(decoding: body, as: UTF8.self).replacing(old, with: new).utf8)
  }

  @Test func `a sound ledger is intact and adds up to its fold`() {
    let sample = LedgerSample.ten()
    var checker = LedgerChecker()
    for row in sample.rows { checker.take(row) }
    #expect(checker.finish().isEmpty)
    #expect(checker.fold == sample.fold)
    #expect(checker.tree.root(at: 10)?.hex == sample.frontier.head.root)
  }

  @Test func `every single altered byte of every entry is found`() {
    let sample = LedgerSample.ten()
    for index in sample.rows.indices {
      for at in stride(from: 0, to: sample.rows[index].body.count, by: 7) {
        var rows = sample.rows
        rows[index].body[at] ^= 1
        #expect(LedgerSample.check(rows).first?.at == "entry \(index + 1)")
      }
    }
  }

  @Test func `an altered body with its hash made to fit is found by the tree`() throws {
    var rows = LedgerSample.ten().rows
    rows[2] = rewritten(rows[2], replaced(rows[2].body, "unused", "needed"))
    let problem = try first(rows)
    #expect(problem.at == "entry 3")
    #expect(problem.what.hasPrefix("altered"))
  }

  @Test func `an altered body with all hashes made to fit is found by the next author's head`()
    throws
  {
    var rows = LedgerSample.ten().rows
    rows[2] = rewritten(rows[2], replaced(rows[2].body, "unused", "needed"))
    var frontier = MerkleFrontier()
    for index in rows.indices {
      let leaf = Hash256.leaf(rows[index].body)
      rows[index].node = frontier.append(leaf).bytes
    }
    let problem = try first(rows)
    #expect(problem.at == "entry 4")
    #expect(problem.what.contains("one of the entries 1 to 3 was altered"))
  }

  @Test func `a removed entry is named`() throws {
    var rows = LedgerSample.ten().rows
    rows.remove(at: 4)
    let problem = try first(rows)
    #expect(problem.at == "entry 5")
    #expect(problem.what.hasPrefix("removed"))
  }

  @Test func `a removed entry is named though the rest was renumbered`() throws {
    var rows = LedgerSample.ten().rows
    rows.remove(at: 4)
    for index in rows.indices { rows[index].sequence = index + 1 }
    let problem = try first(rows)
    #expect(problem.at == "entry 5")
    #expect(problem.what.hasPrefix("removed"))
  }

  @Test func `swapped entries are named`() throws {
    var rows = LedgerSample.ten().rows
    rows.swapAt(1, 5)
    for index in rows.indices { rows[index].sequence = index + 1 }
    let problem = try first(rows)
    #expect(problem.at == "entry 2")
    #expect(problem.what.hasPrefix("reordered"))
  }

  @Test func `an inserted entry is named`() throws {
    var rows = LedgerSample.ten().rows
    rows.insert(rows[3], at: 5)
    for index in rows.indices { rows[index].sequence = index + 1 }
    let problem = try first(rows)
    #expect(problem.at == "entry 6")
    #expect(problem.what.hasPrefix("inserted"))
  }

  @Test func `a tail cut within a submit is named`() throws {
    let problem = try first(Array(LedgerSample.ten().rows.prefix(9)))
    #expect(problem.at == "entry 9")
    #expect(problem.what.hasPrefix("cut tail"))
  }

  @Test func `a head that no earlier size had is named`() throws {
    var sample = LedgerSample.ten()
    sample.append(
      .importing(ImportRecord(id: "i", files: [], part: 1, parts: 1)),
      head: LedgerHead(size: 11, root: Hash256.empty.hex))
    #expect(try first(sample.rows).at == "entry 11")
  }

  @Test func `a decision that doesn't follow from those before is named`() throws {
    var sample = LedgerSample.ten()
    guard case .decision(var decision) = sample.decision("g-1", .revoke) else { return }
    decision.before.state = .open
    sample.append(.decision(decision))
    sample.append(sample.submit())
    let problem = try first(sample.rows)
    #expect(problem.at == "entry 11")
    #expect(problem.what.hasPrefix("state doesn't follow"))
  }
}
