import CustodyDomain

/// What custody can read, for `custody sources` and the manual.
public struct SourceFormat: Sendable {
  /// The format's name, as `--source` takes it: `entra.oauth2PermissionGrants`.
  public let name: String
  /// What it is, in a few words.
  public let title: String
  /// How an administrator gets the file.
  public let exportCommand: String
  /// What the inventory learns from it.
  public let learns: String
  /// What it doesn't say.
  public internal(set) var doesNotLearn: String
}

/// The members or columns by which a record is known, whatever its file is called.
struct Signature: Sendable {
  /// All of these are there.
  var all: [String]
  /// None of these is.
  var without: [String] = []
  /// More that must hold.
  var also: (@Sendable (Members) -> Bool)?

  func fits(_ record: Members) -> Bool {
    all.allSatisfy { record.has($0) } && !without.contains { record.has($0) }
      && also?(record) ?? true
  }
}

/// One format: how to know it and how to read a record of it. Adding one is a file in `Sources/`, a
/// line in `Format.all`, and a test.
struct Format: Sendable {
  /// How the bytes are written.
  enum Media: Sendable {
    case json, csv, ldif

    /// Its name in a sentence.
    var word: String {
      switch self {
      case .json: "JSON"
      case .csv: "CSV"
      case .ldif: "LDIF"
      }
    }
  }
  /// What a complete file stands for, when absent items are to depart.
  enum Coverage: Sendable {
    /// All items of the format in the tenant.
    case tenant
    /// All items of the format in the tenant that they name; nothing where they name none.
    case namedTenant
    /// All items of one user; only the reader knows whose.
    case user
    /// Less, or nothing that departs.
    case nothing
  }

  var about: SourceFormat
  /// The system: `entra`, `google`, …
  var source: String
  var media: Media
  var signatures: [Signature]
  /// Whether a wrapper without a single record is an empty list of this format.
  var emptyList: @Sendable (_ head: Members, _ listKey: String) -> Bool = { _, _ in false }
  /// The sets of Microsoft Graph that it is made for, in lower case; none for other vendors' formats.
  var graphSets: Set<String> = []
  /// Whether nothing in the export names the organisation, cluster or account that it is from.
  var lacksTenant = false
  /// Why a header doesn't fit, where the format knows more than that names are missing.
  var misfit: (@Sendable (Members) -> Refusal?)?
  /// Whether the CSV also comes as base64 inside a JSON answer.
  var isAlsoEncoded = false
  /// What a complete file stands for.
  var coverage: Coverage
  /// Reads one record into observations.
  var read: @Sendable (Members, Reading) throws -> Void

  func fits(_ record: Members) -> Bool { signatures.contains { $0.fits(record) } }

  /// The names that make it up, for finding the nearest format.
  var names: Set<String> { Set(signatures.flatMap(\.all)) }
}

/// What reading one file may use and where its observations go.
final class Reading {
  let options: ImportOptions
  /// What the current record gave so far; nothing of a record that fails is kept.
  var pending: [Observation] = []
  /// Client ids met in records that don't name their user (Google): twins mean several users.
  var anonymousClients: Set<String> = []
  /// What records before told of names: which key has an item's id (AWS), which id an account has
  /// (Kubernetes).
  var keys: [String: String] = [:]
  /// The identity of an item whose own id is unique only within its tenant. With a tenant that the user
  /// names, the same id in another one is another item.
  func id(_ kind: ItemKind, _ source: String, _ sourceID: String) -> ItemID {
    let place = options.tenant.map { $0 + "/" } ?? ""
    return ItemID(kind: kind, source: source, sourceID: place + sourceID)
  }

  /// Wrappers met so far.
  var pages = 0
  /// Users whom records named.
  var users: Set<String> = []

  /// How many members with secrets were forgotten in JSON texts inside records.
  var secretsDropped = 0

  /// Whether the current record told all items that it could hold; nil if having any is the sign of it.
  var toldAll: Bool?

  init(options: ImportOptions) { self.options = options }

  func emit(_ observation: Observation) { pending.append(observation) }
}
