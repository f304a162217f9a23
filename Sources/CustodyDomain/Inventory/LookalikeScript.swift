/// The scripts whose letters are taken for one another (`а` and `a`).
enum LookalikeScript: Hashable {
  case latin, greek, cyrillic, armenian, cherokee

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x2AF, 0x1D00...0x1D25, 0x1D6B...0x1D77,
      0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA7FF, 0xAB30...0xAB64:
      self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
    case 0x530...0x58F: self = .armenian
    case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
    default: return nil
    }
  }

  /// Whether any word has letters of two of these scripts. A word is letters, digits and their marks.
  static func mixes(_ scalars: String.UnicodeScalarView) -> Bool {
    words(Array(scalars)).contains { Set($0.map(\.script)).count > 1 }
  }

  /// The letters of these scripts word by word, with their places from 0.
  static func words(
    _ scalars: [Unicode.Scalar]
  ) -> [[(place: Int, script: LookalikeScript)]] {
    var words: [[(place: Int, script: LookalikeScript)]] = [[]]
    for (place, scalar) in scalars.enumerated() {
      let properties = scalar.properties
      if properties.isAlphabetic {
        guard let script = LookalikeScript(scalar) else { continue }
        words[words.count - 1].append((place, script))
      } else if properties.numericType == nil, properties.generalCategory != .nonspacingMark,
        words.last?.isEmpty == false
      {
        words.append([])
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// The script's name, as a sentence writes it.
  var name: String {
    switch self {
    case .latin: "Latin"
    case .greek: "Greek"
    case .cyrillic: "Cyrillic"
    case .armenian: "Armenian"
    case .cherokee: "Cherokee"
    }
  }
}
