/// The end of a submit: what a reviewer will sign. Its statement's subject lists each decision by digest.
public struct SubmitRecord: Hashable, Sendable {
  /// How many entries one statement lists at most, so that it stays below 65,535 bytes.
  public static let limit = 500

  /// An earlier entry, by number and the SHA-256 of its bytes.
  public struct Listed: Hashable, Sendable {
    /// The entry.
    public var entry: Int
    /// SHA-256 of its bytes, as `sha256sum` prints it.
    public var digest: Hash256
    /// A listed entry.
    public init(entry: Int, digest: Hash256) {
      self.entry = entry
      self.digest = digest
    }
  }
  /// How the review was done, openly (DESIGN.md section 6).
  public struct Attention: Hashable, Sendable {
    /// Items among the decided that the author had opened.
    public var opened: Int
    /// For how long, in seconds, all together.
    public var seconds: Int
    /// How many items each keystroke or command decided, largest first, at most 20 of them.
    public var batches: [Int]
    /// Attention.
    public init(opened: Int, seconds: Int, batches: [Int]) {
      self.opened = opened
      self.seconds = seconds
      self.batches = batches
    }
  }
  /// A UUID, each part its own.
  public var id: String
  /// Decisions by action word, over all parts.
  public var counts: [String: Int]
  /// Drafts that were not accepted, over all parts.
  public var refused: Int
  /// Decisions listed by this part; the last part lists the earlier parts, too, so that one signature on it
  /// covers all.
  public var listed: [Listed]
  /// 1, 2, … of `parts`.
  public var part: Int
  /// Parts of this submit.
  public var parts: Int
  /// What was opened, and how large the batches were.
  public var attention: Attention
  /// A submit.
  public init(
    id: String, counts: [String: Int], refused: Int, listed: [Listed], part: Int, parts: Int,
    attention: Attention
  ) {
    self.id = id
    self.counts = counts
    self.refused = refused
    self.listed = listed
    self.part = part
    self.parts = parts
    self.attention = attention
  }
}

/// Files that were imported by one command.
public struct ImportRecord: Hashable, Sendable {
  /// How many files one statement lists at most.
  public static let limit = 100

  /// One file.
  public struct File: Hashable, Sendable {
    /// The last part of its path.
    public var name: String
    /// The format that was recognised.
    public var format: String
    /// SHA-256 of its bytes.
    public var digest: Hash256
    /// Records by outcome: `read loaded ignored rejected`; items: `added changed departed`.
    public var counts: [String: Int]
    /// Whether the file says that it is complete; nil where it doesn't say.
    public var complete: Bool?
    /// A file.
    public init(
      name: String, format: String, digest: Hash256, counts: [String: Int], complete: Bool?
    ) {
      self.name = name
      self.format = format
      self.digest = digest
      self.counts = counts
      self.complete = complete
    }
  }
  /// A UUID, each part its own.
  public var id: String
  /// The files, in the order given.
  public var files: [File]
  /// 1, 2, … of `parts`.
  public var part: Int
  /// Parts of this import.
  public var parts: Int
  /// An import.
  public init(id: String, files: [File], part: Int, parts: Int) {
    self.id = id
    self.files = files
    self.part = part
    self.parts = parts
  }
}

/// A revocation or rotation task moves on.
public struct TaskRecord: Hashable, Sendable {
  /// A UUID.
  public var id: String
  /// The decision that the task carries out.
  public var task: Int
  /// SHA-256 of that entry's bytes.
  public var decision: Hash256
  /// The item.
  public var item: ItemID
  /// The item's name.
  public var name: String
  /// Where the task stands now.
  public var status: Revocation.Status
  /// The import that showed it, if one did.
  public var evidence: Int?
  /// What the author says of it: why it can't be applied, what came of it.
  public var note: String?
  /// The arguments of the command that was planned, where there is one.
  public var command: [String]?
  /// A move of a task.
  public init(
    id: String, task: Int, decision: Hash256, item: ItemID, name: String,
    status: Revocation.Status, evidence: Int?, note: String? = nil, command: [String]? = nil
  ) {
    self.id = id
    self.task = task
    self.decision = decision
    self.item = item
    self.name = name
    self.status = status
    self.evidence = evidence
    self.note = note
    self.command = command
  }
}
