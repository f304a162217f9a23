import CustodyDomain

/// Times as C libraries print them, `Fri Dec 31 07:07:07 2021`, with or without `UTC` behind. The weekday may
/// be wrong and is not read.
enum SpelledTime {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The instant, in UTC; nil for any other text.
  static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 5 || (words.count == 6 && words[5] == "UTC"), words[0].count == 3,
      let month = months.firstIndex(of: words[1].lowercased()), let day = Int(words[2]),
      let year = Int(words[4])
    else { return nil }
    let clock = words[3].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    return Instant(
      year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2])
  }
}
