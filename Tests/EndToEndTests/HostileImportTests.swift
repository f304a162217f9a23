import CustodyTestSupport
import Foundation
import GRDB
import Testing

/// Every file of the hostile corpus through the real program: refused or read as its rule says, in bounded time
/// and memory, and a refusal leaves the store as it was.
@Suite struct HostileImportTests {
  /// The most processor time, in seconds, and memory of one import.
  private static let longest = 10.0
  #if DEBUG
    /// Without optimisation each byte of a gigabyte takes many times as long.
    private static let longestOfBig = 600.0
  #else
    private static let longestOfBig = 10.0
  #endif
  private static let largest = 300 << 20

  /// A store with something in it, made once.
  private static let filled = Task<Scratch, any Error> {
    let scratch = try Scratch()
    let files = ["google/gam-print-tokens.csv", "entra/servicePrincipals-recorded.json"]
    _ = try await Command.right(
      ["import", "--store", scratch.file("store/a.db")] + files.map(Sample.path), in: scratch)
    return scratch
  }

  /// A scratch folder with a copy of that store.
  private func place() async throws -> Scratch {
    let scratch = try Scratch()
    let from = try await Self.filled.value.file("store")
    try FileManager.default.copyItem(atPath: from, toPath: scratch.file("store"))
    return scratch
  }

  /// Every row of every table, and the head file. The file's own bytes are no measure: opening a store takes
  /// and gives back a page.
  private func contents(_ scratch: Scratch) throws -> [String: String] {
    var contents = ["head": scratch.read("store/a.db.head")]
    let queue = try DatabaseQueue(path: scratch.file("store/a.db"))
    try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
      for table in tables {
        contents[table] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").description
      }
    }
    try queue.close()
    return contents
  }

  private func run(_ arguments: [String], _ scratch: Scratch) throws -> Measured {
    let isBig = arguments.contains { path in
      HostileFile.big.contains { path.hasSuffix("/" + $0.name) }
    }
    let measured = try Measured.run(
      arguments + ["--store", scratch.file("store/a.db")], in: scratch, deadline: isBig ? 900 : 60)
    #expect(measured.seconds < (isBig ? Self.longestOfBig : Self.longest))
    #expect(measured.peak < Self.largest)
    for text in [measured.output, measured.error] {
      let odd = text.unicodeScalars.first { $0 != "\n" && ($0.value < 32 || $0 == "\u{202E}") }
      #expect(odd == nil, "what is told could move a terminal")
      #expect(!text.contains("hunter2"))
    }
    return measured
  }

  private func refuse(
    _ path: String, _ rule: HostileFile.Rule, _ scratch: Scratch, _ options: [String] = []
  ) throws {
    guard case .refused(let reason, let hint, let status) = rule else { return }
    let before = try contents(scratch)
    let told = try run(["import", path] + options, scratch)
    #expect(told.status == status, "\(told.error)")
    #expect(told.output.isEmpty)
    let lines = told.error.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasSuffix(reason) == true, "\(lines.first ?? "")")
    // The name is told as a terminal can show it.
    let name = URL(fileURLWithPath: path).lastPathComponent.prefix { $0.isASCII && $0 != "\u{1B}" }
    #expect(lines.first?.contains(name) == true)
    #expect(lines.dropFirst().first.map(String.init) == "custody: hint: " + hint)
    #expect(try contents(scratch) == before)
  }

  private func read(_ path: String, _ file: HostileFile, _ scratch: Scratch) async throws {
    guard case .read(let loaded, let ignored, let rejected) = file.rule else { return }
    if let fault = rejected.first {
      let strict = HostileFile.Rule.refused(
        fault, hint: "nothing was imported; --strict allows no fault")
      try refuse(path, strict, scratch, ["--strict"])
    }
    let told = try run(["import", "--format", "json", path], scratch)
    #expect(told.status == 0, "\(told.error)")
    let report = try #require(try CommandJSON(told.output).objects("files").first)
    #expect(report["loaded"] as? Int == loaded)
    func reasons(_ name: String) -> [String] {
      (report[name] as? [[String: Any]] ?? []).map {
        "\($0["at"] as? String ?? ""): \($0["reason"] as? String ?? "")"
      }
    }
    #expect(reasons("ignored") == ignored)
    #expect(reasons("rejected") == rejected)
    #expect(report["read"] as? Int == loaded + ignored.count + rejected.count)
    let again = try run(["import", "--format", "json", path], scratch)
    let second = try #require(try CommandJSON(again.output).objects("files").first)
    for count in ["added", "changed", "departed"] { #expect(second[count] as? Int == 0) }
    try await check(file.facts, scratch)
    let stored = try contents(scratch)
    #expect(!stored.values.contains { $0.contains("hunter2") })
  }

  /// The only item that the file gave says so.
  private func check(_ facts: [String: String], _ scratch: Scratch) async throws {
    guard !facts.isEmpty else { return }
    let list = try await Command.right(
      ["list", "--format", "json", "--store", scratch.file("store/a.db"), "!source:google"],
      in: scratch)
    let items = try CommandJSON(list).objects("items").filter {
      !["azure-cli-test000001"].contains($0["name"] as? String ?? "")
        && $0["credential"] as? String != "client-secret"
    }
    #expect(items.count == 1)
    for (name, value) in facts {
      if name == "scopes" {
        let scopes = (items.first?["permissions"] as? [[String: Any]] ?? [])
          .compactMap { $0["scope"] as? String }
        #expect(scopes.sorted().joined(separator: " ") == value)
      } else {
        let found = items.first?[name].map { $0 is NSNull ? "null" : "\($0)" }
        #expect(found.map { Array($0.utf8) } == Array(value.utf8), "\(name) is \(found ?? "-")")
      }
    }
  }

  @Test func `the corpus is large, and every name in it is another`() {
    #expect(HostileFile.all.count >= 80)
    #expect(Set(HostileFile.all.map(\.name)).count == HostileFile.all.count)
  }

  @Test(arguments: HostileFile.all + (HostileFile.isBigWanted ? HostileFile.big : []))
  func `a hostile file is refused or read, as its rule says`(file: HostileFile) async throws {
    let scratch = try await place()
    try FileManager.default.createDirectory(
      atPath: scratch.file("given"), withIntermediateDirectories: true)
    let path = scratch.file("given/" + file.name)
    try file.make(path)
    switch file.rule {
    case .refused: try refuse(path, file.rule, scratch)
    case .read: try await read(path, file, scratch)
    }
  }

  @Test func `a device is not read, nor what the system makes up`() async throws {
    let scratch = try await place()
    for (path, rule) in HostileFile.devices { try refuse(path, rule, scratch) }
  }

  @Test func `every text made to fool is kept as a name or rejected as an id`() async throws {
    let scratch = try await place()
    let all = try HostileString.all()
    func record(_ id: String, _ name: String) throws -> String {
      let members = [
        "record": "item", "kind": "oauth-grant", "source": "test", "id": id, "name": name,
      ]
      let data = try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys])
      return String(decoding: data, as: UTF8.self) + "\n"
    }
    // A NUL refuses its file.
    let kept = all.filter { $0.textAccepted && !$0.value.isEmpty }
    let names = try all.filter { !$0.value.contains("\0") }.enumerated().map {
      try record("n-\($0.offset)", $0.element.value)
    }
    let path = try scratch.write("names.jsonl", names.joined())
    let told = try run(["import", "--format", "json", path], scratch)
    let report = try #require(try CommandJSON(told.output).objects("files").first)
    #expect(report["loaded"] as? Int == kept.count)
    let ids = try all.filter { !$0.value.contains("\0") }.map { try record($0.value, "x") }
    let other = try scratch.write("ids.jsonl", ids.joined())
    let second = try run(["import", "--format", "json", other], scratch)
    let account = try #require(try CommandJSON(second.output).objects("files").first)
    #expect(account["loaded"] as? Int == all.filter(\.idAccepted).count)
  }

  @Test func `a store is no export, not even to itself`() async throws {
    let scratch = try await place()
    let path = scratch.file("store/a.db")
    try refuse(
      path,
      .refused(
        "this is a database, not an export", hint: "a store of custody is opened with --store"),
      scratch)
  }

  @Test func `one file that is refused takes the others with it`() async throws {
    let scratch = try await place()
    let good = try scratch.write(
      "good.json",
      "[{\"id\":\"g\",\"clientId\":\"c\",\"consentType\":\"AllPrincipals\",\"resourceId\":\"r\",\"scope\":\"x\"}]"
    )
    let before = try contents(scratch)
    for file in HostileFile.all where !file.name.hasPrefix("missing") {
      guard case .refused(_, _, 65) = file.rule, file.name.utf8.count < 12 else { continue }
      let path = scratch.file(file.name)
      try file.make(path)
      #expect(try run(["import", good, path], scratch).status == 65, "\(file.name)")
    }
    #expect(try contents(scratch) == before)
  }
}
