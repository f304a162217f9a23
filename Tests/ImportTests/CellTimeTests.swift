import CustodyDomain
import Foundation
import Testing

@testable import CustodyImport

@Suite struct CellTimeTests {
  private func read(
    _ text: String, _ dates: ColumnMap.Dates = .iso, zone: String = "UTC"
  ) throws -> String {
    let zone = try #require(TimeZone(identifier: zone))
    return switch CellTime(dates: dates, zone: zone).read(text) {
    case .at(let instant): instant.text
    case .never: "never"
    case .none: "none"
    case .ambiguous: "ambiguous"
    case .wrong: "wrong"
    }
  }

  @Test(arguments: [
    ("2026-11-21", "2026-11-21T00:00:00Z"), ("2026-11-21T09:14:33Z", "2026-11-21T09:14:33Z"),
    ("2026-11-21 09:14", "2026-11-21T09:14:00Z"),
    ("2026-11-21 09:14:33.250+02:00", "2026-11-21T07:14:33Z"),
    ("2026-11-21T09:14:33 -0500", "2026-11-21T14:14:33Z"), ("2026/1/2", "2026-01-02T00:00:00Z"),
    ("20261121", "2026-11-21T00:00:00Z"), ("20261121091433", "2026-11-21T09:14:33Z"),
    ("1795252440", "2026-11-21T09:14:00Z"), ("1795252440000", "2026-11-21T09:14:00Z"),
    ("1795252440.5", "2026-11-21T09:14:00Z"), ("21-Nov-2026", "2026-11-21T00:00:00Z"),
    ("21 November 2026 9:14 pm", "2026-11-21T21:14:00Z"),
    ("Nov 21, 2026, 12:00:01 AM", "2026-11-21T00:00:01Z"),
    ("Sat Nov 21 07:07:07 2026", "2026-11-21T07:07:07Z"),
    ("Thu Nov 21 07:07:07 UTC 2026", "2026-11-21T07:07:07Z"),
    ("21 Nov 26", "2026-11-21T00:00:00Z"), ("Never", "never"), ("9999-12-31", "never"),
    ("0001-01-01", "none"), ("03/04/2026", "ambiguous"), ("31.12.2026", "ambiguous"),
    ("2026-02-30", "wrong"), ("soon", "wrong"), ("45982", "wrong"), ("1.2", "wrong"),
    ("25:00", "wrong"), ("2026-11-21 9:14 xm", "wrong"), ("13:00 pm 1 Nov 2026", "wrong"),
    ("😀/1/2026", "wrong"), ("١/٢/2026", "wrong"),
  ])
  func `a time is read as it is written`(text: String, expected: String) throws {
    #expect(try read(text) == expected, "\(text)")
  }

  @Test func `the map says which number is the day`() throws {
    #expect(try read("03/04/2026 10:00", .dayFirst) == "2026-04-03T10:00:00Z")
    #expect(try read("03/04/2026 10:00", .monthFirst) == "2026-03-04T10:00:00Z")
    #expect(try read("6/4/2021, 4:00:37.371 PM", .monthFirst) == "2021-06-04T16:00:37Z")
    #expect(try read("31.12.26", .dayFirst) == "2026-12-31T00:00:00Z")
    #expect(try read("12/31/2026", .dayFirst) == "wrong")
  }

  @Test func `a time without a zone is the map's, a day is a day`() throws {
    #expect(try read("2026-07-01 12:00", zone: "Europe/Berlin") == "2026-07-01T10:00:00Z")
    #expect(try read("2026-12-01 12:00", zone: "Europe/Berlin") == "2026-12-01T11:00:00Z")
    // Just after the clock went back and before it went forward.
    #expect(try read("2026-10-25 03:00", zone: "Europe/Berlin") == "2026-10-25T02:00:00Z")
    #expect(try read("2026-03-29 01:59", zone: "Europe/Berlin") == "2026-03-29T00:59:00Z")
    #expect(try read("2026-07-01", zone: "Europe/Berlin") == "2026-07-01T00:00:00Z")
    #expect(try read("2026-07-01T12:00:00Z", zone: "Europe/Berlin") == "2026-07-01T12:00:00Z")
    #expect(try read("1795252440", zone: "Europe/Berlin") == "2026-11-21T09:14:00Z")
  }

  @Test func `a cell as long as a book costs nothing`() throws {
    #expect(try read(String(repeating: "1 ", count: 1 << 20)) == "wrong")
    #expect(try read(String(repeating: "9", count: 60)) == "wrong")
  }
}
