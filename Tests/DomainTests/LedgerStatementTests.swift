import Testing

@testable import CustodyDomain

@Suite struct LedgerStatementTests {
  @Test func `a statement has one spelling`() {
    let value = StatementValue.object([
      "b": .list([.number(-7), .flag(true), .flag(false)]),
      "a": .text("x\"\\\n\u{1}é"), "_": .object([:]),
    ])
    let text = "{\"_\":{},\"a\":\"x\\\"\\\\\\n\\u0001é\",\"b\":[-7,true,false]}"
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
  }

  @Test func `text is written in one normal form`() {
    let composed = StatementValue.text("caf\u{e9}").bytes
    #expect(StatementValue.text("cafe\u{301}").bytes == composed)
  }

  @Test(arguments: [
    "{\"a\":1,\"a\":2}", "{\"b\":1,\"a\":2}", "{ \"a\":1}", "{\"a\":1}x", "{\"a\":1.5}",
    "{\"a\":01}", "{\"a\":-0}", "{\"a\":null}", "{\"a\":9007199254740992}", "[1,]", "{\"a\":1,}",
    "\"\\u0041\"", "\"\\/\"", "\"\\u000a\"", "\"open", "", "tru",
    "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
  ])
  func `looser JSON is no statement`(text: String) {
    #expect(throws: StatementReader.Failure.self) {
      _ = try StatementReader.read(Array(text.utf8))
    }
  }

  @Test func `bytes that are not UTF-8 are no statement`() {
    #expect(throws: StatementReader.Failure.self) {
      _ = try StatementReader.read([0x22, 0xFF, 0x22])
    }
  }

  @Test func `what is written is read back`() throws {
    for (record, row) in zip(LedgerSample.ten().records, LedgerSample.ten().rows) {
      #expect(try StatementParser.record(row.body) == record)
    }
  }

  @Test(arguments: [
    Action.recertify(until: LedgerSample.start), .revoke, .rotate, .reopen,
    .reassign(role: .iam, person: "bo"), .deferTo(person: "bo", until: LedgerSample.start),
    .set(.purpose("mail")), .set(.initiation(.autonomous)), .set(.acting(.userProxy)),
    .set(.acceptance(by: "legal")), .note("n\u{0}\u{7f}"),
    .keep(until: LedgerSample.start, condition: "narrow it"),
    .exception(rule: "dormant", until: LedgerSample.start),
  ])
  func `each action is read back`(action: Action) throws {
    var sample = LedgerSample()
    sample.append(sample.decision("g-1", action, reason: "why \u{1F469}\u{200D}\u{1F4BB}"))
    #expect(try StatementParser.record(sample.rows[0].body) == sample.records[0])
  }

  @Test func `a rehearsal's entries say so, and claims of login and sudo are kept`() throws {
    var record = LedgerSample.ten().records[0]
    record.rehearsal = true
    record.author = Reviewer(uid: 0, account: "root", person: nil, loginUID: 1001, sudoUID: 1001)
    let bytes = try #require(Statement.bytes(of: record))
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"clock\":\"rehearsal\""))
    #expect(try StatementParser.record(bytes) == record)
  }

  @Test func `an entry is a statement that in-toto's tools can read`() throws {
    let text = String(decoding: LedgerSample.ten().rows[2].body, as: UTF8.self)
    #expect(text.hasPrefix("{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{"))
    #expect(text.contains("\"predicateType\":\"https://custody.example/decision/v1\""))
    let digest = Hash256.of(Array("g-2".utf8)).hex
    #expect(
      text.hasSuffix("\"subject\":[{\"digest\":{\"sha256\":\"\(digest)\"},\"name\":\"g-2\"}]}"))
  }

  @Test func `a statement that would not fit a log's length field is not written`() {
    var sample = LedgerSample()
    let long = String(repeating: "x", count: Statement.sizeLimit)
    guard case .decision(let decision) = sample.decision("g-1", .note(long)) else { return }
    sample.append(.decision(decision))
    #expect(sample.rows[0].body.isEmpty)
  }

  @Test func `the largest submit fits`() throws {
    let listed = (0..<SubmitRecord.limit).map {
      SubmitRecord.Listed(entry: 1_000_000_000 + $0, digest: .empty)
    }
    let record = LedgerRecord(
      number: 1, author: LedgerSample.ana, time: LedgerSample.start, rehearsal: true,
      head: LedgerHead(size: 0, root: Hash256.empty.hex),
      content: .submit(
        SubmitRecord(
          id: "s", counts: [:], refused: 0, listed: listed, part: 1, parts: 1,
          attention: .init(opened: 0, seconds: 0, batches: []))))
    #expect(try #require(Statement.bytes(of: record)).count < Statement.sizeLimit)
  }

  @Test func `a checkpoint is read back, and nothing else is`() throws {
    let checkpoint = Checkpoint(store: "7d1c", size: 42, root: .of([1]))
    #expect(Checkpoint(text: checkpoint.text) == checkpoint)
    for text in ["", "custody.example/store/a\n-1\nAA==\n", checkpoint.text + "x"] {
      #expect(Checkpoint(text: text) == nil)
    }
    let other = try #require(Hash256(hex: Hash256.of([2]).hex))
    #expect(checkpoint.compare(store: "7d1c", size: 42) { _ in .of([1]) } == .same)
    #expect(checkpoint.compare(store: "7d1c", size: 50) { _ in .of([1]) } == .behind)
    #expect(checkpoint.compare(store: "7d1c", size: 41) { _ in .of([1]) } == .ahead)
    #expect(checkpoint.compare(store: "7d1c", size: 42) { _ in other } == .differs)
    #expect(checkpoint.compare(store: "other", size: 42) { _ in .of([1]) } == .foreign)
  }

  @Test func `an item's content has the same digest in whatever order a source lists it`() {
    var item = Item(
      id: ItemID("g-1"), kind: .oauthGrant, source: "entra", sourceID: "x", name: "App")
    item.permissions = [Permission(scope: "a"), Permission(scope: "b")]
    let digest = ItemContent.digest(of: item)
    item.permissions.reverse()
    #expect(ItemContent.digest(of: item) == digest)
    item.permissions.removeLast()
    #expect(ItemContent.digest(of: item) != digest)
  }
}
