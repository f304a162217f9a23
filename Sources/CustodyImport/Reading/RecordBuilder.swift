/// Builds records from parser events and finds out which of the values are records.
final class RecordBuilder {
  /// The members that hold a wrapper's list, over all vendors.
  static let listKeys: Set<String> = [
    "value", "items", "Resources", "installations", "users", "accounts", "keys", "installedApps",
    "seats", "AccessKeyMetadata", "ServiceSpecificCredentials", "approved_apps", "data", "entries",
    "Events", "Records", "tokens", "Report_Entry", "results", "members", "logs",
    "profiles", "trustAnchors",
  ]
  /// Members that hold a wrapper's list only beside another member: groups have members, too (Slack).
  private static let companions = ["members": "ok", "logs": "ok"]

  private enum Kind {
    /// A list whose elements are records; at the top they may be wrappers or lists in their turn.
    case records(top: Bool)
    /// An object that may turn out to be a wrapper: `listKey` is set when it does.
    case page
    /// A part of a record, or of a wrapper.
    case object, list
    /// A value that is read and forgotten: it holds a secret.
    case dropped
  }

  private struct Frame {
    var kind: Kind
    /// The member that holds this value; elements of a list take their list's.
    var name: String?
    var members = Members()
    var key = ""
    /// Whether the value of `key` must not be kept.
    var secret = false
    var elements: [JSON] = []
    var listKey: String?
    var count = 0
    var line = 0
  }

  /// How many members with secrets were forgotten.
  private(set) var dropped = 0
  private unowned let receiver: any RecordReceiver
  /// Whether an object may be a wrapper around a list of records.
  private let unwraps: Bool
  private var stack: [Frame] = []
  private var size = 0
  /// Records so far, and the number to tell of the next; nil while each has its own line.
  private var records = 0
  private var recordLine = 1

  init(receiver: any RecordReceiver, unwraps: Bool) {
    self.receiver = receiver
    self.unwraps = unwraps
  }

  /// Whether a value has begun and not ended.
  var isOpen: Bool { !stack.isEmpty }

  func place(line: Int) -> Place {
    Place(line: line, record: inList ? records + 1 : nil)
  }

  private var inList: Bool {
    stack.contains { if case .records = $0.kind { true } else { $0.listKey != nil } }
  }

  /// Whether the value that begins now is a record, so that its line matters.
  var beginsRecord: Bool {
    guard let top = stack.last else { return true }
    if case .records = top.kind { return true }
    return false
  }

  func note(line: Int) { recordLine = line }

  func beginObject() throws {
    try checkDepth()
    try grow(0)
    guard let top = stack.last else { return push(.page) }
    switch top.kind {
    case .records(top: true): push(.page)
    case .records(top: false), .page, .object, .list: push(top.secret ? .dropped : .object)
    case .dropped: push(.dropped)
    }
  }

  func beginList() throws {
    try checkDepth()
    try grow(0)
    guard let top = stack.last else { return push(.records(top: true)) }
    switch top.kind {
    case .records(top: true): push(.records(top: false))
    case .page where isWrapper(top):
      stack[stack.count - 1].listKey = top.key
      try receiver.pageBegan(top.members, listKey: top.key)
      size = 0
      push(.records(top: false))
    case .records(top: false), .page, .object, .list: push(top.secret ? .dropped : .list)
    case .dropped: push(.dropped)
    }
  }

  func key(_ name: String) throws {
    let last = stack.count - 1
    if case .dropped = stack[last].kind { return }
    // The list that made an object a wrapper is no member of the head; its name is taken all the same.
    if stack[last].members.contains(name) || stack[last].listKey == name {
      throw Refusal("the member '\(name.prefix(60))' occurs twice in one object")
    }
    stack[last].key = name
    stack[last].secret = Secrets.holds(name, inside: stack[last].name)
    try grow(name.utf8.count)
  }

  func scalar(_ value: JSON, bytes: Int) throws {
    guard !stack.isEmpty else {
      throw Refusal(
        "\(value.kindWord) stands where records were expected", hint: Refusal.again)
    }
    try grow(bytes)
    try put(value)
  }

  func end() throws {
    let frame = stack.removeLast()
    switch frame.kind {
    case .dropped:
      if let parent = stack.last, case .dropped = parent.kind { return }
      try put(.null, secret: true)
    case .object: try put(.object(frame.members))
    case .list: try put(.list(frame.elements))
    case .records:
      size = 0
      guard let parent = stack.last, case .page = parent.kind else { return }
      stack[stack.count - 1].count = frame.count
    case .page:
      if let listKey = frame.listKey {
        try receiver.pageEnded(frame.members, listKey: listKey, count: frame.count)
        size = 0
      } else {
        try hand(.object(frame.members), bare: stack.isEmpty)
      }
    }
  }

  /// Whether the list that begins now makes its object a wrapper.
  private func isWrapper(_ frame: Frame) -> Bool {
    guard unwraps, frame.listKey == nil, RecordBuilder.listKeys.contains(frame.key) else {
      return false
    }
    return RecordBuilder.companions[frame.key].map { frame.members.contains($0) } ?? true
  }

  private func push(_ kind: Kind) {
    let parent = stack.last
    var name = parent?.name
    if let parent {
      switch parent.kind {
      case .object, .page: name = parent.key
      default: break
      }
    }
    stack.append(Frame(kind: kind, name: name))
  }

  /// Puts a finished value where it belongs: into its parent, or to the receiver.
  private func put(_ value: JSON, secret: Bool = false) throws {
    let last = stack.count - 1
    guard last >= 0 else { return try hand(value, bare: true) }
    switch stack[last].kind {
    case .records:
      stack[last].count += 1
      try hand(value, bare: false)
    case .page, .object:
      // That there was a secret is all that remains of it.
      let isSecret = stack[last].secret && !Secrets.isReference(value, inside: stack[last].name)
      if isSecret, value != .null || secret { dropped += 1 }
      stack[last].members.append(stack[last].key, isSecret ? .null : value)
    case .list: stack[last].elements.append(value)
    case .dropped: break
    }
  }

  private func hand(_ value: JSON, bare: Bool) throws {
    size = 0
    var value = value
    if case .object(var members) = value {
      dropped += Secrets.clean(&members)
      value = .object(members)
    }
    let place = Place(line: recordLine, record: bare ? nil : records + 1)
    records += 1
    try receiver.record(value, at: place, bare: bare)
  }

  private func checkDepth() throws {
    if stack.count >= JSONReader.deepest {
      throw Refusal("lists and objects are nested more than \(JSONReader.deepest) deep")
    }
  }

  private func grow(_ bytes: Int) throws {
    size += bytes + 16
    if size > JSONReader.largest {
      throw Refusal("one record is larger than \(JSONReader.largest >> 20) MiB")
    }
  }
}
