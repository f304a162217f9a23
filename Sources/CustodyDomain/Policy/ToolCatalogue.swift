/// The catalogue by which tools are recognised. Built in `CustodyConfiguration` from TOML.
public struct ToolCatalogue: Sendable {
  /// One product.
  public struct Entry: Hashable, Sendable {
    /// Catalogue id.
    public var id: String
    /// Name to show.
    public var name: String
    /// Maker.
    public var vendor: String?
    /// Whether it is an AI tool.
    public var ai: Bool
    /// Exact client ids.
    public var clientIDs: [String]
    /// Verified publishers, compared without case.
    public var publishers: [String]
    /// Domains; each also stands for its subdomains.
    public var domains: [String]
    /// Browser extension ids.
    public var extensionIDs: [String]
    /// Names, matched as whole words without case; the weakest sign. A name that begins with `=` must
    /// be the whole of the item's name: for words that mean other things, too.
    public var names: [String]
    /// An entry.
    public init(
      id: String, name: String, vendor: String?, ai: Bool, clientIDs: [String] = [],
      publishers: [String] = [], domains: [String] = [], extensionIDs: [String] = [],
      names: [String] = []
    ) {
      self.id = id
      self.name = name
      self.vendor = vendor
      self.ai = ai
      self.clientIDs = clientIDs
      self.publishers = publishers
      self.domains = domains
      self.extensionIDs = extensionIDs
      self.names = names
    }
  }
  /// All products.
  public let entries: [Entry]
  /// Client ids that were reported in attacks, with the report's name for them.
  public let rogueClientIDs: [String: String]

  private let byClientID: [String: Int]
  private let byPublisher: [String: Int]
  private let byDomain: [String: Int]
  private let byExtension: [String: Int]
  private let byWholeName: [[String]: Int]
  /// Names by their first word, longest first; of equal ones the later entry.
  private let byFirstWord: [String: [(words: [String], entry: Int)]]

  /// A catalogue. Where two entries claim the same sign, the later one has it, so that what a user adds
  /// wins over what is built in.
  public init(entries: [Entry], rogueClientIDs: [String: String] = [:]) {
    self.entries = entries
    self.rogueClientIDs = rogueClientIDs
    func index(_ signs: (Entry) -> [String]) -> [String: Int] {
      var found: [String: Int] = [:]
      for (number, entry) in entries.enumerated() {
        for sign in signs(entry) { found[sign.lowercased()] = number }
      }
      return found
    }
    byClientID = index(\.clientIDs)
    byPublisher = index(\.publishers)
    byDomain = index(\.domains)
    byExtension = index(\.extensionIDs)
    var whole: [[String]: Int] = [:]
    var first: [String: [(words: [String], entry: Int)]] = [:]
    for (number, entry) in entries.enumerated() {
      for name in entry.names {
        let words = ToolCatalogue.words(of: name)
        guard let word = words.first else { continue }
        if name.hasPrefix("=") {
          whole[words] = number
        } else {
          first[word, default: []].append((words, number))
        }
      }
    }
    byWholeName = whole
    byFirstWord = first.mapValues { names in
      names.sorted { ($0.words.count, $0.entry) > ($1.words.count, $1.entry) }
    }
  }

  /// The tool behind an item with these signs, and whether it is an AI tool; nil if none fits. Order:
  /// client id, verified publisher, domain, extension id, name.
  public func recognise(
    name: String, clientID: String?, publisher: Publisher?, domains: [String],
    extensionID: String?
  ) -> (tool: ToolReference, ai: Bool)? {
    if let clientID, let entry = byClientID[clientID.lowercased()] {
      return found(entry, by: "client-id")
    }
    // Anybody can write a publisher's name; only a verified one says something.
    if let publisher, publisher.verified == true,
      let entry = byPublisher[publisher.name.lowercased()]
    {
      return found(entry, by: "publisher")
    }
    for domain in domains {
      if let entry = entry(ofDomain: domain) { return found(entry, by: "domain") }
    }
    if let extensionID, let entry = byExtension[extensionID.lowercased()] {
      return found(entry, by: "extension-id")
    }
    if let entry = entry(named: name) { return found(entry, by: "name") }
    return nil
  }

  private func found(_ index: Int, by sign: String) -> (tool: ToolReference, ai: Bool) {
    let entry = entries[index]
    return (
      ToolReference(id: entry.id, name: entry.name, vendor: entry.vendor, recognisedBy: sign),
      entry.ai
    )
  }

  /// The entry of a domain or of the nearest domain above it: `eu.api.openai.com` is `openai.com`.
  private func entry(ofDomain domain: String) -> Int? {
    var rest = Substring(domain.lowercased())
    while true {
      if let entry = byDomain[String(rest)] { return entry }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
  }

  /// The entry with the longest name in a text; of equally long ones the first in the text.
  private func entry(named name: String) -> Int? {
    let words = ToolCatalogue.words(of: name)
    if let entry = byWholeName[words] { return entry }
    var best: (length: Int, entry: Int)?
    for (start, word) in words.enumerated() {
      guard let candidates = byFirstWord[word] else { continue }
      for candidate in candidates where candidate.words.count > best?.length ?? 0 {
        if words[start...].starts(with: candidate.words) {
          best = (candidate.words.count, candidate.entry)
          break
        }
      }
    }
    return best?.entry
  }

  /// A text's words in lower case: runs of letters and digits. Bytes above ASCII count as letters.
  private static func words(of text: String) -> [String] {
    let text = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.lowercased()
    var words: [String] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: word.append(byte + 0x20)
      case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: word.append(byte)
      default:
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
