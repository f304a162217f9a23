import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Every sample is told from every other: it is recognised as exactly what it is, and never read as something else.
@Suite struct RecognitionTests {
  /// What each sample is, as its golden says; a format's samples are found by it.
  static let kinds: [(sample: String, format: String)] = Fixture.readable.compactMap { name in
    let golden = try? String(contentsOfFile: Fixture.path(name + ".expected"), encoding: .utf8)
    guard let first = golden?.split(separator: "\n").first, first.hasPrefix("format ") else {
      return nil
    }
    return (name, String(first.dropFirst(7)))
  }

  @Test func `every format has a sample and every sample a format`() {
    let formats = Set(Importer.formats.map(\.name))
    let shown = Set(Self.kinds.map(\.format))
    #expect(formats.subtracting(shown).sorted() == [], "formats without a sample in Fixtures")
    #expect(shown.subtracting(formats).sorted() == [], "samples of formats that there are not")
    #expect(Self.kinds.count == Fixture.readable.count, "each sample has its golden")
  }

  @Test(arguments: kinds.map(\.sample))
  func `a sample is what it is, whether that is said or not`(sample: String) throws {
    let right = try #require(Self.kinds.first { $0.sample == sample }?.format)
    let found = try Run.file(Fixture.path(sample))
    #expect(found.report.source == right)
    let told = try Run.file(Fixture.path(sample), ImportOptions(source: right))
    #expect(Rendering.text(told.report, told.sink) == Rendering.text(found.report, found.sink))
  }

  @Test(arguments: kinds.map(\.sample))
  func `a sample is refused as anything else`(sample: String) throws {
    let right = try #require(Self.kinds.first { $0.sample == sample }?.format)
    for format in Importer.formats where format.name != right {
      try refuse(sample, as: format.name)
    }
  }

  @Test(arguments: Fixture.others)
  func `a file of no format is refused as every one`(sample: String) throws {
    try refuse(sample, as: nil)
    for format in Importer.formats { try refuse(sample, as: format.name) }
  }

  /// An empty list is anybody's; whatever else is taken for what it isn't would be misread.
  private func refuse(_ sample: String, as format: String?) throws {
    do {
      let (report, sink) = try Run.file(Fixture.path(sample), ImportOptions(source: format))
      #expect(
        format != nil && report.read == 0 && sink.observations.isEmpty,
        "\(sample) was read as \(report.source)")
    } catch ImportError.refused(_, _, let reason, let hint) {
      #expect(!reason.isEmpty && !hint.isEmpty)
    }
  }

  /// Two exports in one file: the records of the second are no records of the first.
  @Test(arguments: kinds.map(\.sample).filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".ldif") })
  func `what follows in the same file is not taken for more of it`(sample: String) throws {
    let right = try #require(Self.kinds.first { $0.sample == sample }?.format)
    let bytes = try Fixture.bytes(sample)
    let alone = try Run.bytes(bytes)
    let expected = alone.sink.observations.map(Rendering.text)
    for other in Self.kinds where other.format != right {
      guard !other.sample.hasSuffix(".csv"), !other.sample.hasSuffix(".ldif") else { continue }
      let next = try Fixture.bytes(other.sample)
      do {
        let (report, sink) = try Run.bytes(bytes + Data("\n".utf8) + next)
        guard report.source == right else {
          // An empty list is anybody's; then the second export is what the file is.
          #expect(alone.report.read == 0 && report.source == other.format)
          continue
        }
        #expect(
          sink.observations.map(Rendering.text) == expected, "\(other.sample) was read as \(right)")
      } catch ImportError.refused(_, _, let reason, _) {
        #expect(!reason.isEmpty)
      }
    }
  }
}
