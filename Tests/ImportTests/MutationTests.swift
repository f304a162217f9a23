import CustodyImport
import Foundation
import Testing

/// Damaged files are imported or refused; nothing traps, hangs, or loses count.
@Suite struct MutationTests {
  /// A small generator with a seed, so that a failure can be run again.
  struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(sides, 1)))
    }
  }

  @Test(arguments: 0..<20)
  func `a damaged file does no harm`(seed: Int) throws {
    let names = Fixture.readable + Fixture.others
    let originals = try names.map { [UInt8](try Fixture.bytes($0)) }
    var dice = Dice(state: UInt64(seed) + 1)
    let pieces: [[UInt8]] = [
      Array("\"".utf8), Array("\\u0000".utf8), Array("}]".utf8), Array("{\"value\":[".utf8), [0],
      [0xFF],
      Array(",,".utf8), Array("null".utf8), Array("\\ud800".utf8), Array("\n".utf8),
      Array("1e999".utf8),
    ]
    for _ in 0..<100 {
      var bytes = originals[dice.roll(originals.count)]
      for _ in 0...dice.roll(4) {
        let place = dice.roll(bytes.count)
        switch dice.roll(5) {
        case 0 where !bytes.isEmpty: bytes[place] = UInt8(dice.roll(256))
        case 1 where !bytes.isEmpty: bytes[place] ^= UInt8(1 << dice.roll(8))
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(40)))
        case 3: bytes.insert(contentsOf: pieces[dice.roll(pieces.count)], at: place)
        default: bytes.removeLast(min(bytes.count, dice.roll(200)))
        }
      }
      do {
        let (report, sink) = try Run.bytes(bytes)
        #expect(report.read == report.loaded + report.ignored.count + report.rejected.count)
        #expect(sink.begun.count == 1)
      } catch ImportError.refused(_, _, let reason, let hint) {
        #expect(!reason.isEmpty && !hint.isEmpty)
      }
    }
  }
}
