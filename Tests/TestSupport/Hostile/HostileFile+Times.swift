/// Times that no calendar has, or that stand for something else.
extension HostileFile {
  private static func end(_ name: String, _ value: String, _ shown: String) -> HostileFile {
    text(
      "time-\(name).json", token("\"token_expires_at\":\(value)"), .read(loaded: 1),
      ["expires": shown])
  }
  private static func wrong(_ name: String, _ value: String) -> HostileFile {
    text(
      "time-\(name).json", token("\"token_expires_at\":\"\(value)\""),
      .read(loaded: 0, rejected: ["record 1: 'token_expires_at' is '\(value)', not a time"]))
  }

  static let times: [HostileFile] = [
    // A year so far away, or before all others, stands for no end.
    end("year-9999", "\"9999-12-31T23:59:59Z\"", "never"),
    end("year-2999", "\"2999-01-01T00:00:00Z\"", "never"),
    end("year-0001", "\"0001-01-01T00:00:00\"", "never"),
    end("year-0000", "\"0000-01-01T00:00:00Z\"", "never"),
    wrong("year-10000", "10000-01-01T00:00:00Z"), wrong("year-minus-1", "-0001-01-01T00:00:00Z"),
    end("epoch-0", "0", "never"), end("epoch-negative", "-86400", "1969-12-31T00:00:00Z"),
    end("epoch-seconds", "1700000000", "2023-11-14T22:13:20Z"),
    end("epoch-milliseconds", "1700000000123", "2023-11-14T22:13:20Z"),
    end("epoch-fraction", "1700000000.75", "2023-11-14T22:13:20Z"),
    text(
      "time-epoch-huge.json", token("\"token_expires_at\":99999999999999999999"),
      .read(loaded: 0, rejected: ["record 1: 'token_expires_at' is a number, not a time"])),
    wrong("february-30", "2026-02-30T00:00:00Z"), wrong("february-29", "2025-02-29T00:00:00Z"),
    wrong("leap-second", "2016-12-31T23:59:60Z"), wrong("hour-24", "2026-01-01T24:00:00Z"),
    wrong("offset-25", "2026-01-01T00:00:00+25:00"), wrong("words", "next Tuesday"),
    end("without-zone", "\"2026-01-02T03:04:05\"", "2026-01-02T03:04:05Z"),
    end("one-digit-offset", "\"2026-01-02T03:04:05-8:00\"", "2026-01-02T11:04:05Z"),
    end("nine-digits", "\"2026-01-02T03:04:05.123456789Z\"", "2026-01-02T03:04:05Z"),
    // Month and day could be either: such a time is not guessed.
    wrong("american", "03/04/2026 05:06"),
    text(
      "time-out-of-the-calendar.jsonl",
      item("x-1", name: "a").dropLast() + #","created":"9999-12-31T23:59:59-01:00"}"#,
      .read(
        loaded: 0,
        rejected: [
          "line 1: 'created' is '9999-12-31T23:59:59-01:00', not a time such as 2026-11-21T09:14:00Z"
        ])),
  ]
}
