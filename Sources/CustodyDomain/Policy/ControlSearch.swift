/// What is meant by a control's label as somebody wrote it.
public struct ControlAnswer: Sendable {
  /// How the label was understood.
  public enum Reading: Hashable, Sendable {
    /// It is an id, written as its publisher writes it.
    case id
    /// It is an id with slips of form: `nhi7`, `ASI3`, `ac-6 (7)`.
    case form
    /// It is quoted for something, wrongly.
    case quoted(QuotedLabel)
  }
  /// How it was understood.
  public var reading: Reading
  /// The controls that are meant, the best first, and those that are not, though the label looks like them.
  public var controls: [(control: Control, fit: QuotedLabel.Fit)]
}

extension ControlCatalogue {
  /// Everything that a label can mean: its own control, and what it is quoted for wrongly. Nothing where it
  /// means nothing that is known.
  public static func answers(to label: String) -> [ControlAnswer] {
    let words = label.split(whereSeparator: \.isWhitespace).map(String.init)
    // Somebody may name the framework first: `NIST CSF 2.0 PR.AA-05`.
    for start in words.indices {
      let found = read(words[start...].joined(separator: " "))
      if !found.isEmpty { return found }
      guard leads.contains(words[start].lowercased()) else { return [] }
    }
    return []
  }

  /// The id or label that was probably meant; nil where none is near.
  public static func nearest(to label: String) -> String? {
    CustodyDomain.nearest(
      to: label.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      among: all.map(\.id) + quotedLabels.map(\.label))
  }

  private static func read(_ text: String) -> [ControlAnswer] {
    let quoted = quotedLabels.filter { $0.label.lowercased() == text.lowercased() }
    if let own = all.first(where: { $0.id == text }), quoted.isEmpty { return [plain(own, .id)] }
    if !quoted.isEmpty { return quoted.map(answer) }
    let key = key(text)
    if let own = all.first(where: { self.key($0.id) == key }) { return [plain(own, .form)] }
    return quotedLabels.filter { self.key($0.label) == key }.map(answer)
  }

  private static func plain(_ control: Control, _ reading: ControlAnswer.Reading) -> ControlAnswer {
    ControlAnswer(reading: reading, controls: [(control, .exact)])
  }

  private static func answer(_ label: QuotedLabel) -> ControlAnswer {
    ControlAnswer(
      reading: .quoted(label),
      controls: label.meanings.compactMap { meaning in
        control(meaning.id).map { ($0, meaning.fit) }
      })
  }

  /// What is left of an id without its form: letters in lower case, numbers without leading zeros, a point
  /// between two numbers, and no year at the end. `NHI07:2025` and `nhi-7` are one.
  static func key(_ text: String) -> String {
    var parts = text.lowercased().matches(of: #/[a-z]+|[0-9]+/#).map { String($0.output) }
    if parts.count > 1, let last = parts.last, last == "2025" || last == "2026" {
      parts.removeLast()
    }
    var key = ""
    for part in parts {
      guard part.first?.isNumber == true else {
        key += part
        continue
      }
      let digits = part.drop { $0 == "0" }
      if key.last?.isNumber == true { key += "." }
      key += digits.isEmpty ? "0" : String(digits)
    }
    return key
  }

  /// Words that name a framework before an id.
  private static let leads: Set<String> = [
    "owasp", "agentic", "top", "10", "nist", "csf", "2.0", "1.1", "ai", "rmf", "1.0", "sp",
    "800-53", "r5", "rev5", "csa", "maestro", "ccm", "v4", "aicm", "iso", "iso/iec", "27001",
    "27001:2022", "annex", "soc", "2", "soc2", "tsc", "pci", "dss", "pci-dss", "4.0", "4.0.1",
  ]
}
