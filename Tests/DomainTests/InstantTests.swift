import CustodyDomain
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("2022-05-07T06:53:37Z", "2022-05-07T06:53:37Z"),
    ("2022-05-07T06:53:37.9480566Z", "2022-05-07T06:53:37Z"),
    ("2021-01-08 21:28:34.875", "2021-01-08T21:28:34Z"),
    ("2019-06-04T10:16:38.54466476-04:00", "2019-06-04T14:16:38Z"),
    ("2023-05-16T08:47:09.000-07:00", "2023-05-16T15:47:09Z"),
    ("2020-09-04T00:00:00-8:00", "2020-09-04T08:00:00Z"),
    ("2021-11-01", "2021-11-01T00:00:00Z"), ("2021-11-01T10:15", "2021-11-01T10:15:00Z"),
    ("0000-01-01", "0000-01-01T00:00:00Z"), ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ("2024-02-29", "2024-02-29T00:00:00Z"), ("2000-02-29", "2000-02-29T00:00:00Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("2022-05-07t06:53:37z", "2022-05-07T06:53:37Z"),
    ("2022-05-07T06:53:37+0530", "2022-05-07T01:23:37Z"),
  ])
  func `the RFC 3339 family is read`(text: String, expected: String) {
    #expect(Instant(text: text)?.text == expected)
  }

  @Test(arguments: [
    "", "N/A", "2023-02-29", "1900-02-29", "2022-13-01", "2022-00-01", "2022-04-31", "2022-01-00",
    "2022-1-1", "22-01-01", "2022-01-01T", "2022-01-01T24:00:00Z", "2022-01-01T10:60:00Z",
    "2022-01-01T10:00:60Z", "2022-01-01T10:00:00+19:00", "2022-01-01T10:00:00+01:60",
    "2022-01-01T10:00:00ZZ", "2022-01-01T10:00:00.Z", "2022-01-01x", "1698604061", "12022-01-01",
    "2022-01-01T10:00:00+", " 2022-01-01",
  ])
  func `anything else is not`(text: String) {
    #expect(Instant(text: text) == nil)
  }

  @Test func `every day of eight centuries comes back from its text`() throws {
    let first = try #require(Instant(text: "1600-01-01"))
    let weekday = first.weekday
    let wrong = (0..<292_194).first { day in
      let instant = Instant(seconds: first.seconds + Int64(day) * 86_400 + 86_399)
      return Instant(text: instant.dateText) != instant.startOfDay
        || instant.weekday != (weekday + day) % 7
        || instant.dayNumber != first.dayNumber + Int64(day)
    }
    #expect(wrong == nil)
  }

  @Test func `the moment of these tests is a Saturday morning`() {
    #expect(Sample.now.text == "2026-11-21T09:14:00Z")
    #expect(Sample.now.weekday == 5)
    #expect(Sample.now.timeText == "09:14")
  }

  @Test func `days are counted down`() {
    let start = Sample.now
    #expect(start.days(until: start.adding(days: 3)) == 3)
    let noon = Instant(seconds: start.startOfDay.seconds + 43_200)
    #expect(noon.days(until: Instant(seconds: noon.seconds + 43_199)) == 0)
    #expect(noon.days(until: Instant(seconds: noon.seconds + 43_200)) == 1)
    #expect(noon.days(until: Instant(seconds: noon.seconds - 43_201)) == -1)
  }
}
