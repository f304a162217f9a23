import Foundation

/// A colour as light: for finding near ones, and for judging whether an eye can read and tell them apart.
struct RGB: Hashable, Sendable {
  /// 0...255 each, sRGB.
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xFF), green: Double(hex >> 8 & 0xFF), blue: Double(hex & 0xFF))
  }

  static let black = RGB(hex: 0)
  static let white = RGB(hex: 0xFFFFFF)

  /// The palette index, among `range`, whose colour looks nearest.
  func nearest(among range: ClosedRange<Int>) -> Int {
    let mine = lab(.none)
    return range.min { left, right in
      mine.squaredDistance(to: Color.ansi(left).rgb.lab(.none))
        < mine.squaredDistance(to: Color.ansi(right).rgb.lab(.none))
    } ?? range.lowerBound
  }

  /// Relative luminance (WCAG 2.2), 0...1.
  var luminance: Double { linear.dot([0.2126, 0.7152, 0.0722]) }

  /// Contrast ratio (WCAG 2.2), 1...21.
  func contrast(with other: RGB) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// How different two colours look to an eye (CIE76 ΔE).
  func distance(to other: RGB, eye: Eye) -> Double {
    lab(eye).squaredDistance(to: other.lab(eye)).squareRoot()
  }

  /// Eyes as simulated by Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
  enum Eye: String, CaseIterable, Sendable {
    case none, protan, deutan

    fileprivate var matrix: [[Double]] {
      switch self {
      case .none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protan:
        [
          [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
          [-0.003882, -0.048116, 1.051998],
        ]
      case .deutan:
        [
          [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
          [-0.011820, 0.042940, 0.968881],
        ]
      }
    }
  }

  private var linear: [Double] {
    [red, green, blue].map { channel in
      let value = channel / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// CIE L*a*b* under D65 of what `eye` sees.
  private func lab(_ eye: Eye) -> [Double] {
    let seen = eye.matrix.map { min(1, max(0, linear.dot($0))) }
    let x = seen.dot([0.4124, 0.3576, 0.1805]) / 0.95047
    let y = seen.dot([0.2126, 0.7152, 0.0722])
    let z = seen.dot([0.0193, 0.1192, 0.9505]) / 1.08883
    let curved = [x, y, z].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16 / 116 }
    return [
      116 * curved[1] - 16, 500 * (curved[0] - curved[1]), 200 * (curved[1] - curved[2]),
    ]
  }
}

extension [Double] {
  fileprivate func dot(_ other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
  fileprivate func squaredDistance(to other: [Double]) -> Double {
    zip(self, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
