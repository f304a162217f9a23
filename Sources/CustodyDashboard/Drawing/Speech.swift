import CustodyDomain

/// The words that people read for what files and queries write in one word.
extension Chrome {
  /// A number with the noun that fits it: `1 draft`, `9,342 drafts`.
  static func counted(_ count: Int, _ one: Chrome, _ many: Chrome) -> Chrome {
    "\(Chrome(grouped: count)) \(count == 1 ? one : many)"
  }

  static func items(_ count: Int) -> Chrome { counted(count, "item", "items") }

  /// What an item is.
  init(_ kind: ItemKind) {
    self =
      switch kind {
      case .oauthGrant: "consented integration"
      case .application: "application"
      case .serviceAccount: "service account"
      case .apiKey: "API key"
      case .browserSession: "browser session"
      case .browserExtension: "browser extension"
      case .agent: "AI agent"
      case .aiAccount: "account at an AI tool"
      }
  }

  /// The same for a column of 11.
  init(short kind: ItemKind) {
    self =
      switch kind {
      case .oauthGrant: "integration"
      case .application: "application"
      case .serviceAccount: "svc account"
      case .apiKey: "API key"
      case .browserSession: "session"
      case .browserExtension: "extension"
      case .agent: "AI agent"
      case .aiAccount: "AI account"
      }
  }

  /// Where an item stands, in words.
  init(_ state: ReviewState) {
    self =
      switch state {
      case .open: "open: wants a decision"
      case .deferred: "deferred"
      case .recertified: "recertified"
      case .revoking: "being revoked: decided, not yet proven gone"
      case .rotating: "being rotated: decided, new credential not yet seen"
      case .removed: "removed: revoked, and proven gone"
      case .departed: "departed: gone without a decision"
      }
  }

  /// How far a permission reaches.
  init(_ reach: Reach) {
    self =
      switch reach {
      case .basic: "basics"
      case .reads: "reads"
      case .writes: "writes"
      case .broad: "broad"
      }
  }
}

extension ReviewState {
  /// The letter of the decision that stands, for the decision column; blank while one is wanted.
  var letter: Chrome {
    switch self {
    case .open: " "
    case .recertified: "C"
    case .revoking: "X"
    case .rotating: "T"
    case .deferred: "W"
    case .removed, .departed: "-"
    }
  }
}

extension Model {
  /// The domain that most people here share: what the reviewer's own address ends in, else what most of the
  /// rows shown end in. Nil where there is none; addresses of it are shown by the part before the `@`.
  var homeDomain: String? {
    if let own = Model.domain(of: setup.reviewer.name) { return own }
    var tally: [String: Int] = [:]
    for row in list?.rows ?? [] {
      for name in [row.owner, row.principal] {
        if let domain = name.flatMap(Model.domain) { tally[domain, default: 0] += 1 }
      }
    }
    return tally.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  static func domain(of address: String) -> String? {
    guard let at = address.lastIndex(of: "@"), at != address.startIndex else { return nil }
    let domain = address[address.index(after: at)...]
    return domain.isEmpty ? nil : domain.lowercased()
  }

  /// Somebody, without what all addresses here end in.
  func person(_ name: String) -> String {
    guard let domain = Model.domain(of: name), domain == homeDomain else { return name }
    return String(name.dropLast(domain.count + 1))
  }

  /// A source by the name that people use.
  func sourceName(_ source: String) -> Chrome {
    switch source {
    case "entra": "Entra"
    case "google": "Google"
    case "github": "GitHub"
    case "aws": "AWS"
    case "kubernetes": "Kubernetes"
    case "vault": "Vault"
    case "spire": "SPIRE"
    case "custody": "records"
    default: Chrome(safe(source))
    }
  }
}

extension Painter {
  /// Somebody, without what all addresses here end in.
  func person(_ name: String) -> Chrome { safe(model.person(name)) }

  /// The blanks after a risk's word in a column of 5: reversed with the word they would look like part of it.
  func gap(after risk: Severity) -> Chrome { Chrome(" ") * (5 - risk.short.count) }

  /// A rule by its title; its id where the catalogue no longer has it.
  func ruleTitle(_ id: String) -> Chrome {
    RuleCatalogue.rule(id).map { safe($0.title) } ?? safe(id)
  }
}

extension TextLine {
  /// Broken between words into lines of at most `width` columns; what follows the first stands below `indent`.
  func wrapped(_ width: Int, indent: Int) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine()
    var hasWord = false
    for run in runs {
      var rest = run.text.cells[...]
      while !rest.isEmpty {
        // A word with the blanks before it.
        let blanks = rest.prefix { $0.text == " " }
        let word = rest.dropFirst(blanks.count).prefix { $0.text != " " }
        rest = rest.dropFirst(blanks.count + word.count)
        var piece = Chrome(cells: Array(word))
        if hasWord, !word.isEmpty, line.width + blanks.count + piece.width > width {
          lines.append(line)
          line = TextLine(Chrome(" ") * indent)
          line.add(piece, run.role)
        } else {
          line.add(Chrome(cells: Array(blanks)), run.role)
          line.add(piece, run.role)
        }
        hasWord = hasWord || !word.isEmpty
        // A word without an end, such as a hash, goes on in the next line.
        while line.width > width, piece.width > width - indent, width > indent {
          line.runs.removeLast()
          let head = piece.cut(width - line.width + 1, ellipsis: Chrome())
          line.add(head, run.role)
          lines.append(line)
          piece = Chrome(cells: Array(piece.cells.dropFirst(head.cells.count)))
          line = TextLine(Chrome(" ") * indent)
          line.add(piece, run.role)
          if head.isEmpty { break }
        }
      }
    }
    lines.append(line)
    return lines
  }
}
