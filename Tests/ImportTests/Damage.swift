import Foundation

/// Damages samples by a seed: the same seed, the same damage.
struct Damage {
  /// A file to damage, and what it is.
  struct Sample {
    var name: String
    var bytes: [UInt8]
    var format: String?
  }

  /// A small generator (Knuth's multiplier), the same on every machine.
  struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(sides, 1)))
    }
  }

  let samples: [Sample]
  var dice: Dice

  /// Bytes that matter to a parser: ends, escapes, numbers, marks.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\\u0000", "}]", "{\"value\":[", ",,", "null", "\\ud800", "\n", "1e999", "\r", "\r\n",
      "{", "}", "[", "]", ":", "\\", "\"\"", "-", "99999999999999999999", "true", "9999-12-31",
      "0000-00-00T24:61:61Z", "\n dn: ", "dn:: ", "\u{FEFF}", "\u{202E}", "é", "é", "\u{200B}",
      "\t",
      "{\"error\":{\"code\":1}}", "\n\n", "#", ";", "=", "\u{1F469}\u{200D}\u{1F4BB}",
      "P9999999999999D",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x1F, 0x8B]]

  init(seed: UInt64) throws {
    samples =
      try RecognitionTests.kinds.map {
        Sample(name: $0.sample, bytes: [UInt8](try Fixture.bytes($0.sample)), format: $0.format)
      }
      + Fixture.others.map { Sample(name: $0, bytes: [UInt8](try Fixture.bytes($0)), format: nil) }
    dice = Dice(state: seed)
  }

  /// The sample with one to five faults.
  mutating func applied(to sample: Sample) -> [UInt8] {
    var bytes = sample.bytes
    for _ in 0...dice.roll(5) { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = dice.roll(bytes.count)
    switch dice.roll(9) {
    case 0 where !bytes.isEmpty: bytes[place] = UInt8(dice.roll(256))
    case 1 where !bytes.isEmpty: bytes[place] ^= UInt8(1 << dice.roll(8))
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(40)))
    case 3: bytes.removeLast(min(bytes.count, dice.roll(200)))
    case 4: splice(&bytes, place)
    case 5: duplicate(&bytes, place)
    case 6: quarrel(&bytes)
    default:
      bytes.insert(contentsOf: Self.pieces[dice.roll(Self.pieces.count)], at: place)
    }
  }

  /// The beginning of one file and the end of another, or a part of another in the middle.
  private mutating func splice(_ bytes: inout [UInt8], _ place: Int) {
    let other = samples[dice.roll(samples.count)].bytes
    let from = dice.roll(other.count)
    if dice.roll(2) == 0 {
      bytes = Array(bytes[..<place]) + other[from...]
    } else {
      bytes.insert(contentsOf: other[from..<min(other.count, from + dice.roll(2000))], at: place)
    }
  }

  /// A part twice, or many times.
  private mutating func duplicate(_ bytes: inout [UInt8], _ place: Int) {
    let part = Array(bytes[place..<min(bytes.count, place + dice.roll(1000))])
    for _ in 0...dice.roll(dice.roll(4) == 0 ? 50 : 2) { bytes.insert(contentsOf: part, at: place) }
  }

  /// A value in another's place: what stands between two pairs of quotes changes sides.
  private mutating func quarrel(_ bytes: inout [UInt8]) {
    let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    guard quotes.count >= 4 else { return }
    let one = dice.roll(quotes.count / 2) * 2
    let two = dice.roll(quotes.count / 2) * 2
    guard one != two else { return }
    let (low, high) = (min(one, two), max(one, two))
    let left = Array(bytes[quotes[low]..<quotes[low + 1]])
    let right = Array(bytes[quotes[high]..<quotes[high + 1]])
    bytes.replaceSubrange(quotes[high]..<quotes[high + 1], with: left)
    bytes.replaceSubrange(quotes[low]..<quotes[low + 1], with: right)
  }
}
