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
    /// Names, matched as whole words without case; the weakest sign.
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

  /// A catalogue.
  public init(entries: [Entry], rogueClientIDs: [String: String] = [:]) {
    self.entries = entries
    self.rogueClientIDs = rogueClientIDs
  }

  /// The tool behind an item with these signs, and whether it is an AI tool; nil if none fits. Order:
  /// client id, verified publisher, domain, extension id, name.
  public func recognise(
    name: String, clientID: String?, publisher: Publisher?, domains: [String],
    extensionID: String?
  ) -> (tool: ToolReference, ai: Bool)? {
    nil
  }
}
