import CustodyDomain
import Testing

@testable import CustodyImport

@Suite struct MomentTests {
  @Test(arguments: [
    ("2022-05-07T06:53:37Z", "2022-05-07T06:53:37Z"),
    ("2021-02-02T04:22:45.9480566Z", "2021-02-02T04:22:45Z"),
    ("2021-02-02T04:22:45.466476215-04:00", "2021-02-02T08:22:45Z"),
    ("2023-05-16T08:47:09.000-07:00", "2023-05-16T15:47:09Z"),
    ("2023-05-16T00:00:00-8:00", "2023-05-16T08:00:00Z"),
    ("2021-01-08 21:28:34.875", "2021-01-08T21:28:34Z"),
    ("2021-11-01", "2021-11-01T00:00:00Z"),
    ("1698604061", "2023-10-29T18:27:41Z"),
    ("1698604061.0", "2023-10-29T18:27:41Z"),
    ("1698604061123", "2023-10-29T18:27:41Z"),
    (" 1698604061 ", "2023-10-29T18:27:41Z"),
  ])
  func `a time is read in every form`(text: String, expected: String) {
    #expect(Moment(.text(text))?.instant?.text == expected)
  }

  @Test func `numbers are seconds, or milliseconds when they are large`() {
    #expect(Moment(.number("1698604061"))?.instant?.text == "2023-10-29T18:27:41Z")
    #expect(Moment(.number("1698604061123"))?.instant?.text == "2023-10-29T18:27:41Z")
    #expect(Moment(.number("0")) == Moment.none)
    #expect(Moment(.number("1e999")) == nil)
    #expect(Moment(.number("99999999999999999999")) == nil)
  }

  @Test func `absent, none and never are three things`() {
    for word in ["N/A", "None", "null", "unknown", "", "no_information", "not_supported"] {
      #expect(Moment(.text(word)) == .absent, "\(word)")
    }
    #expect(Moment(.null) == Moment.none)
    #expect(Moment(.text("0001-01-01T00:00:00Z")) == Moment.none)
    #expect(Moment(.text("9999-12-31T23:59:59Z")) == .never)
    #expect(Moment(.text("2100-12-31T00:00:00Z")) == .never)
    #expect(Moment(.text("2299-01-01")) == .never)
  }

  @Test(arguments: [
    "2026-02-30", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00+25:00", "soon", "1e5",
  ])
  func `what is no time is none`(text: String) {
    #expect(Moment(.text(text)) == nil)
  }

  @Test func `other values are no times`() {
    #expect(Moment(.bool(true)) == nil)
    #expect(Moment(.list([])) == nil)
  }
}
