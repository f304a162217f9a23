/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same numbers on every machine. The demo draws
/// from nothing else, so one clock gives one company.
struct DemoRandom: RandomNumberGenerator {
  private var state: UInt64

  /// A stream of its own for each name and number, so that one thing can be made without the others.
  init(_ name: String, _ number: Int = 0) {
    // FNV-1a of the name.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = hash &+ UInt64(bitPattern: Int64(number)) &* 0x9e37_79b9_7f4a_7c15
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, not including, `limit`.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// Whether something that happens in `percent` of a hundred cases does.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A GUID in the form that vendors print.
  mutating func guid() -> String {
    let hex = DemoRandom.hex(next()) + DemoRandom.hex(next())
    let part = { (start: Int, count: Int) -> Substring in
      let from = hex.index(hex.startIndex, offsetBy: start)
      return hex[from..<hex.index(from, offsetBy: count)]
    }
    return "\(part(0, 8))-\(part(8, 4))-4\(part(13, 3))-a\(part(17, 3))-\(part(20, 12))"
  }

  /// Letters and digits, as in an opaque id.
  mutating func opaque(_ count: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<count).map { _ in alphabet[below(alphabet.count)] })
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
