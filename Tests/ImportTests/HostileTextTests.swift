import CustodyDomain
import Foundation
import Testing

@Suite struct HostileTextTests {
  struct Sample: Decodable, CustomTestStringConvertible, Sendable {
    var name: String
    var value: String
    var expect: String
    var testDescription: String { name }

    func expected(_ key: String) -> String? {
      expect.split(separator: " ").first { $0.hasPrefix(key + "=") }
        .map { String($0.dropFirst(key.count + 1)) }
    }
  }

  static let samples: [Sample] = {
    let data = try? Fixture.bytes("hostile-strings.json")
    return data.flatMap { try? JSONDecoder().decode([Sample].self, from: $0) } ?? []
  }()

  @Test func `all the hostile strings are here`() {
    #expect(HostileTextTests.samples.count == 91)
  }

  @Test(arguments: samples)
  func `an id is what it seems, or it is none`(sample: Sample) throws {
    let accepts = TextRules.idFault(sample.value) == nil
    #expect(accepts == (sample.expected("id") == "accept"), "\(TextRules.flags(sample.value))")
  }

  @Test(arguments: samples)
  func `a text is kept whatever it holds, but for NUL`(sample: Sample) throws {
    let accepts = TextRules.textFault(sample.value) == nil
    #expect(accepts == (sample.expected("text") == "accept"))
  }

  @Test(arguments: samples)
  func `the flags say what is odd`(sample: Sample) throws {
    let expected = sample.expected("flags").map {
      $0 == "none" ? [] : Set($0.split(separator: ",").map(String.init))
    }
    #expect(Set(TextRules.flags(sample.value).map(\.rawValue)) == expected)
  }

  @Test func `every reason completes a sentence`() {
    #expect(TextRules.idFault("a\u{202E}b") == "holds a character that reorders text")
    #expect(TextRules.idFault("") == "is blank")
    #expect(
      TextRules.idFault(String(repeating: "a", count: 257)) == "is longer than 256 characters")
    #expect(
      TextRules.textFault(String(repeating: "é", count: 1025)) == "is longer than 1024 characters")
    #expect(TextRules.textFault(String(repeating: "é", count: 1024)) == nil)
  }
}
