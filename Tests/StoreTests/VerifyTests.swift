import CustodyDomain
import Foundation
import GRDB
import Testing

@testable import CustodySQLite

/// One way to alter a store, and what `verify` must say of it first.
struct Tamper: Sendable, CustomTestStringConvertible {
  let name: String
  let at: String
  let what: String
  let act: @Sendable (Database) throws -> Void
  var testDescription: String { name }

  /// The bench's ledger: 1 import; 2, 3 recertified, 4 submit; 5, 6 revoked, 7 submit; 8 note, 9 reassigned, 10 set,
  /// 11 deferred, 12 submit.
  static let all: [Tamper] = [
    Tamper(name: "edit a body", at: "entry 5", what: "altered") { db in
      try LedgerForger.set(5, body: LedgerForger.forged(5, db), db)
    },
    Tamper(name: "edit a body and its leaf", at: "entry 5", what: "altered") { db in
      let body = try LedgerForger.forged(5, db)
      try LedgerForger.set(5, body: body, db)
      try db.execute(
        sql: "UPDATE ledger SET leaf = ? WHERE sequence = 5",
        arguments: [Data(Hash256.leaf(body).bytes)])
    },
    Tamper(name: "edit a body and all hashes", at: "entry 5", what: "the submit in entry 7 lists") {
      db in
      try LedgerForger.set(5, body: LedgerForger.forged(5, db), db)
      try LedgerForger.recomputeHashes(db)
    },
    Tamper(name: "edit a leaf", at: "entry 5", what: "altered") { db in
      try db.execute(sql: "UPDATE ledger SET leaf = zeroblob(32) WHERE sequence = 5")
    },
    Tamper(name: "edit what an entry is listed as", at: "entry 5", what: "altered") { db in
      try db.execute(sql: "UPDATE ledger SET reason = 'needed' WHERE sequence = 5")
    },
    Tamper(name: "delete a middle entry", at: "entry 6", what: "removed") { db in
      try db.execute(sql: "DELETE FROM ledger WHERE sequence = 6")
    },
    Tamper(name: "delete and renumber", at: "entry 6", what: "removed") { db in
      try db.execute(sql: "DELETE FROM ledger WHERE sequence = 6")
      try db.execute(sql: "UPDATE ledger SET sequence = sequence + 99 WHERE sequence > 6")
      try db.execute(sql: "UPDATE ledger SET sequence = sequence - 100 WHERE sequence > 99")
    },
    Tamper(name: "swap two", at: "entry 2", what: "reordered") { db in
      for (from, to) in [(2, 99), (9, 2), (99, 9)] {
        try db.execute(
          sql: "UPDATE ledger SET sequence = ? WHERE sequence = ?", arguments: [to, from])
      }
    },
    Tamper(name: "cut the tail", at: "head file", what: "cut tail") { db in
      try db.execute(sql: "DELETE FROM ledger WHERE sequence > 7")
    },
    Tamper(name: "cut the last submit", at: "entry 8", what: "cut tail") { db in
      try db.execute(sql: "DELETE FROM ledger WHERE sequence > 11")
    },
    Tamper(name: "change a state", at: "item", what: "state differs") { db in
      try db.execute(
        sql: "UPDATE review SET state = 'open' WHERE item = (SELECT min(item) FROM review)")
    },
    Tamper(name: "change an owner", at: "item", what: "state differs") { db in
      try db.execute(sql: "UPDATE review SET owners = '{}' WHERE owners <> '{}'")
    },
    Tamper(name: "lose a review", at: "item", what: "state differs") { db in
      try db.execute(sql: "DELETE FROM review WHERE item = (SELECT min(item) FROM review)")
    },
    Tamper(name: "invent a review", at: "item", what: "state differs") { db in
      try db.execute(
        sql: """
          INSERT INTO review (item, state, owners, facts, notes, owners_since, former_owners, exceptions)
          VALUES ('g-none', 'recertified', '{}', '{}', '[]', '{}', '[]', '{}')
          """)
    },
    Tamper(name: "change a revocation", at: "revocation 5", what: "state differs") { db in
      try db.execute(sql: "UPDATE revocation SET status = 'proven' WHERE entry = 5")
    },
    Tamper(name: "move a revocation's date", at: "revocation 5", what: "state differs") { db in
      try db.execute(sql: "UPDATE revocation SET due = due + 86400 WHERE entry = 5")
    },
    Tamper(name: "lose a revocation", at: "revocation 6", what: "state differs") { db in
      try db.execute(sql: "DELETE FROM revocation WHERE entry = 6")
    },
    Tamper(name: "rewrite all with recomputed hashes", at: "head file", what: "rewritten") { db in
      try LedgerForger.rewriteAll(db)
    },
  ]
}

@Suite struct VerifyTests {
  private let now = ReviewBench.now
  private let ana = ReviewBench.ana

  @Test func `an honest store is intact`() throws {
    let bench = try ReviewBench()
    try bench.decideALot()
    for _ in 0..<2 {
      let report = try bench.store.verify()
      #expect(report.problems.isEmpty)
      #expect(report.intact)
      #expect(report.entries == 12)
      #expect(report.head == (try bench.store.head()))
      try bench.reopen()
    }
  }

  @Test(arguments: Tamper.all)
  func `each tamper is named`(tamper: Tamper) throws {
    let bench = try ReviewBench()
    try bench.decideALot()
    try bench.tamper(tamper.act)
    try bench.reopen()
    let report = try bench.store.verify()
    #expect(!report.intact)
    let problem = try #require(report.problems.first)
    #expect(problem.at.hasPrefix(tamper.at), "\(report.problems)")
    #expect(problem.what.contains(tamper.what), "\(report.problems)")
    #expect(report.problems.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test func `an older copy of the whole store is named, and opens for reading only`() throws {
    let bench = try ReviewBench()
    _ = try bench.store.decide([bench.recertify(bench.light[0])], by: ana, now: now)
    let copy = bench.scratch.file("older.db")
    try bench.store.pool.writeWithoutTransaction {
      try $0.execute(sql: "VACUUM INTO ?", arguments: [copy])
    }
    _ = try bench.store.decide([bench.revoke(bench.light[1])], by: ana, now: now)
    try bench.store.pool.close()
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: bench.path + suffix)
    }
    try FileManager.default.moveItem(atPath: copy, toPath: bench.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: bench.path)
    try bench.reopen()

    let problem = try #require(try bench.store.verify().problems.first)
    #expect(problem.at == "head file")
    #expect(problem.what == "older copy: this store ends at entry 3, its head file says 5")
    let reason = try #require(bench.readOnly)
    #expect(reason.contains("acknowledged entries are missing"))
    #expect(throws: StoreError.readOnly(reason)) {
      _ = try bench.store.decide([bench.revoke(bench.light[1])], by: ana, now: now)
    }
  }

  @Test func `a rewritten ledger opens for reading only`() throws {
    let bench = try ReviewBench()
    try bench.decideALot()
    try bench.tamper(LedgerForger.rewriteAll)
    try bench.reopen()
    #expect(bench.readOnly?.contains("rewritten") == true)
  }

  @Test func `another store's head file is named, and opens for reading only`() throws {
    let bench = try ReviewBench()
    let other = try ReviewBench()
    try bench.scratch.write("custody.db.head", other.scratch.read("custody.db.head"))
    try bench.reopen()
    #expect(try bench.store.verify().problems.first?.what.contains("another store") == true)
    #expect(bench.readOnly?.contains("another store") == true)
  }

  @Test func `a head file that can't be read is named, and not overwritten`() throws {
    let bench = try ReviewBench()
    try bench.scratch.write("custody.db.head", "custody.example/store/x\n")
    try bench.reopen()
    #expect(try bench.store.verify().problems.first?.at == "head file")
    #expect(bench.scratch.read("custody.db.head") == "custody.example/store/x\n")
  }

  @Test func `a head file that a crash left missing or behind is brought forward`() throws {
    let bench = try ReviewBench()
    let early = bench.scratch.read("custody.db.head")
    try bench.decideALot()
    let current = bench.scratch.read("custody.db.head")
    #expect(current != early)
    try bench.scratch.write("custody.db.head", early)
    try bench.reopen()
    #expect(bench.scratch.read("custody.db.head") == current)
    try FileManager.default.removeItem(atPath: bench.path + ".head")
    try bench.reopen()
    #expect(bench.scratch.read("custody.db.head") == current)
    #expect(bench.readOnly == nil)
    #expect(try bench.store.verify().intact)
  }

  @Test func `a head file behind is not brought forward over a rewritten past`() throws {
    let bench = try ReviewBench()
    try bench.decideALot()
    let head = bench.scratch.read("custody.db.head")
    try bench.tamper(LedgerForger.rewriteAll)
    try bench.tamper { db in
      // One more entry in the forger's name.
      var writer = try EntryWriter(db, by: ReviewBench.bo, now: ReviewBench.now, rehearsal: false)
      _ = try writer.append(.importing(ImportRecord(id: "i", files: [], part: 1, parts: 1)))
    }
    try bench.reopen()
    #expect(bench.scratch.read("custody.db.head") == head)
    #expect(try bench.store.verify().problems.first?.what.contains("rewritten") == true)
  }

  @Test func `the head file says which store, how many entries and their root`() throws {
    let bench = try ReviewBench()
    try bench.decideALot()
    let checkpoint = try #require(Checkpoint(text: bench.scratch.read("custody.db.head")))
    let head = try bench.store.head()
    #expect(checkpoint.size == head.size)
    #expect(checkpoint.root.hex == head.root)
    #expect(checkpoint.store == bench.store.uuid)
  }

  @Test func `drafts and reads leave the head file alone`() throws {
    let bench = try ReviewBench()
    let before = try FileManager.default.attributesOfItem(atPath: bench.path + ".head")
    _ = try bench.store.draft([bench.revoke(bench.light[0])], by: ana, now: now)
    let after = try FileManager.default.attributesOfItem(atPath: bench.path + ".head")
    #expect(
      before[.systemFileNumber] as? UInt64 == after[.systemFileNumber] as? UInt64)
  }
}
