import Foundation

/// Files of hundreds of megabytes, written and read where `CUSTODY_BIG` is set.
extension HostileFile {
  /// Writes `piece` over and over between a start and an end, a few megabytes at a time.
  private static func long(
    _ name: String, _ start: String, _ piece: String, bytes: Int, _ end: String, _ rule: Rule
  ) -> HostileFile {
    HostileFile(name: name, rule: rule) { path in
      guard FileManager.default.createFile(atPath: path, contents: Data(start.utf8)),
        let file = FileHandle(forWritingAtPath: path)
      else { throw Failure(call: "create", code: errno) }
      defer { try? file.close() }
      try file.seekToEnd()
      let block = Data(piece.times(max(1, (4 << 20) / piece.utf8.count)).utf8)
      for _ in 0..<(bytes / block.count) { try file.write(contentsOf: block) }
      try file.write(contentsOf: Data(end.utf8))
    }
  }

  /// What takes a gigabyte of disk.
  public static let big: [HostileFile] = [
    long(
      "text-of-1-GB.json", "[{\"id\":\"", "a", bytes: 1 << 30, "\"}]",
      .refused("line 1: a text is longer than 8 MiB", hint: again)),
    long(
      "number-of-1-GB.json", "[", "1", bytes: 1 << 30, "]",
      .refused("line 1: a number is longer than 4096 characters", hint: again)),
    long(
      "row-of-1-GB.csv", "login,name,team\n", ",", bytes: 1 << 30, "\n",
      .refused("line 2: one row is larger than 16 MiB", hint: again)),
    long(
      "blanks-of-1-GB.json", "", " \n", bytes: 1 << 30, "",
      .refused(
        "the file is empty",
        hint: "export it again; an export of nothing still has a list in it")),
    long(
      "zip-of-200-MB.json", "PK\u{3}\u{4}", "a", bytes: 200 << 20, "",
      .refused("the file is compressed", hint: unpack)),
    // One line, and yet a list of records like any other.
    long(
      "line-of-200-MB.json", "[" + grant("a"),
      "," + grant("a", ",\"x\":\"" + "y".times(4000) + "\""),
      bytes: 200 << 20, "]", .read(loaded: 51_151)),
  ]
}
