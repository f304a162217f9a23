/// What makes a theme hard to read, found by arithmetic.
public enum ThemeCheck {
  /// One thing to mend.
  public struct Problem: Hashable, Sendable {
    /// What was found.
    public enum Kind: String, Sendable {
      case unknownRole = "unknown-role"
      case contrast
      case colourBlind = "colour-blind"
      case colourAlone = "colour-alone"
    }
    /// What was found.
    public var kind: Kind
    /// The roles it is about.
    public var roles: [String]
    /// A sentence with the numbers.
    public var message: String
  }

  /// The least contrast of text with its background (WCAG 2.2, AA for text).
  public static let leastContrast = 4.5
  /// The least on both black and white at once; no colour reaches 4.6 on both.
  public static let leastContrastOnBoth = 4.0
  /// The least distance of two risk colours to a colour-blind eye (CIE76 ΔE).
  public static let leastDistance = 25.0

  /// All problems, in the order of kinds, then of role names. Colours 0-15 are the user's own choice and can't be
  /// judged.
  public static func problems(in theme: Theme) -> [Problem] {
    theme.warnings.map { Problem(kind: .unknownRole, roles: [], message: $0) }
      + contrast(theme) + colourBlind(theme) + colourAlone(theme)
  }

  private static func contrast(_ theme: Theme) -> [Problem] {
    let backgrounds: [(name: String, light: RGB)] =
      switch theme.kind {
      case .dark: [("black", .black)]
      case .light: [("white", .white)]
      case .any: [("black", .black), ("white", .white)]
      }
    var problems: [Problem] = []
    for (role, style) in theme.roles.sorted(by: { $0.key < $1.key }) {
      let own = style.bg.flatMap(fixed)
      let grounds = own.map { [("its background", $0)] } ?? backgrounds
      let least = grounds.count > 1 ? leastContrastOnBoth : leastContrast
      guard let text = style.fg.flatMap(fixed) else { continue }
      for (name, ground) in grounds {
        let ratio = text.contrast(with: ground)
        guard ratio < least else { continue }
        problems.append(
          Problem(
            kind: .contrast, roles: [role],
            message: "\(role): contrast \(rounded(ratio)) on \(name), wanted \(least)"))
      }
    }
    return problems
  }

  private static func colourBlind(_ theme: Theme) -> [Problem] {
    let risks = ["risk.crit", "risk.high", "risk.med", "risk.low", "risk.none"].compactMap { role in
      theme.style(for: role).fg.flatMap(fixed).map { (role: role, light: $0) }
    }
    var problems: [Problem] = []
    for (index, left) in risks.enumerated() {
      for right in risks[(index + 1)...] where right.light != left.light {
        for eye in [RGB.Eye.protan, .deutan] {
          let distance = left.light.distance(to: right.light, eye: eye)
          guard distance < leastDistance else { continue }
          problems.append(
            Problem(
              kind: .colourBlind, roles: [left.role, right.role],
              message: "\(left.role) and \(right.role): distance \(rounded(distance)) to a "
                + "\(eye.rawValue) eye, wanted \(leastDistance)"))
        }
      }
    }
    return problems
  }

  /// Roles to which `base` gives an attribute mark a state that no word beside them says; losing all attributes leaves
  /// colour alone to say it.
  private static func colourAlone(_ theme: Theme) -> [Problem] {
    Theme.base.roles.sorted { $0.key < $1.key }.compactMap { role, style in
      guard style.hasAttribute, !theme.style(for: role).hasAttribute else { return nil }
      return Problem(
        kind: .colourAlone, roles: [role],
        message: "\(role): nothing but colour tells it from text; add bold, underline or reverse")
    }
  }

  private static func fixed(_ color: Color) -> RGB? { color.index < 16 ? nil : color.rgb }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
