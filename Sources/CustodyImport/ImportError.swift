import CustodyDomain

/// Why a file was not imported. Nothing of it, or of the command, reaches the store.
public enum ImportError: Error {
  /// The file is not what an import takes (exit 65): `at` is a place such as `line 14`.
  case refused(path: String, at: String?, reason: String, hint: String)
  /// There is no such file (exit 66).
  case noSuchFile(path: String)
  /// The system won't let it be read (exit 74).
  case unreadable(path: String, reason: String)
  /// The receiver of the records failed; its own error.
  case sink(any Error)
}

/// What the caller knows and the file doesn't.
public struct ImportOptions: Sendable {
  /// The format's name, where recognition should not decide.
  public var source: String?
  /// Whose answer it is, where the format doesn't name its user.
  public var user: String?
  /// Which organisation, cluster or account the files are from, where they don't say.
  public var tenant: String?
  /// The tools by whose hosts logs of traffic are read; of other hosts they say nothing for the inventory.
  public var catalogue: ToolCatalogue
  /// Whether a wrong record refuses the file.
  public var strict: Bool
  /// What the columns of a CSV mean, where the file is of no format that custody knows.
  public var map: ColumnMap?
  /// When the exports were taken; nil where nobody said.
  public var taken: Instant?
  /// Whether a file is no newer than when it was last written, by the machine's clock.
  public var trustsFileTimes = false
  /// Options; by default the file speaks for itself and wrong records are skipped.
  public init(
    source: String? = nil, user: String? = nil, tenant: String? = nil,
    catalogue: ToolCatalogue = ToolCatalogue(entries: []), strict: Bool = false,
    map: ColumnMap? = nil
  ) {
    self.source = source
    self.user = user
    self.tenant = tenant
    self.catalogue = catalogue
    self.strict = strict
    self.map = map
  }
}
