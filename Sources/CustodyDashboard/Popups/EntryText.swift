import CustodyDomain

/// A ledger entry to be read: first what it says, in words, then its JSON, broken into lines for the eye only.
struct EntryText {
  private let text: String
  private let sequence: Int
  private let model: Model

  init(_ text: String, _ sequence: Int, in model: Model) {
    self.text = text
    self.sequence = sequence
    self.model = model
  }

  func lines(width: Int) -> [TextLine] {
    var lines: [TextLine] = []
    func add(_ label: Chrome, _ value: Chrome?, _ role: Role = .text) {
      guard let value, !value.isEmpty else { return }
      lines += TextLine((label.padded(11), .dim), (value, role)).wrapped(width, indent: 11)
    }
    if let record = try? StatementParser.record(Array(text.utf8)) {
      add("Entry", "#\(Chrome(grouped: record.number))")
      add("When", Chrome(moment: record.time) + (record.rehearsal ? ", rehearsal clock" : ""))
      add("Who", author(record.author))
      content(record, add)
      add("Head seen", "after \(Chrome.counted(record.head.size, "entry", "entries")):")
      lines += TextLine(("  ", .dim), (safe(record.head.root), .dim)).wrapped(width, indent: 2)
    } else {
      add("Entry", "this entry can't be read: run custody verify", .error)
    }
    lines.append(TextLine())
    let option = model.setup.storeOption.map { " \($0)" } ?? ""
    lines.append(TextLine("Stored as one line of JSON; this prints its exact bytes:", .dim))
    lines += TextLine(safe("custody ledger show \(sequence)\(option)"), .key)
      .wrapped(width, indent: 2)
    lines.append(TextLine())
    return lines + json(width: width)
  }

  private func safe(_ text: String) -> Chrome { Chrome(model.safe(text)) }

  private func author(_ author: Reviewer) -> Chrome {
    guard let person = author.person, person != author.account else { return safe(author.account) }
    return "\(safe(author.account)), as \(safe(person))"
  }

  private func content(_ record: LedgerRecord, _ add: (Chrome, Chrome?, Role) -> Void) {
    switch record.content {
    case .decision(let decision):
      let action = [decision.action.word, decision.action.detail].compactMap { $0 }
      add("Action", safe(action.joined(separator: " ")), .text)
      add("Item", "\(name(decision.name, decision.item)), \(safe(decision.item.text))", .text)
      add("Reason", decision.reason.map { safe($0) }, .text)
      add("Before", standing(decision.before), .text)
      add("After", standing(decision.after), .text)
      add(
        "Risk", "\(safe(decision.risk.short)), \(safe(decision.limits.tier.rawValue)) tier", .text)
      add("Together", decision.bulk ? "one of several decided at once" : nil, .text)
      add("Replaces", decision.supersedes.map { "entry #\(Chrome(grouped: $0))" }, .text)
      if let task = decision.task {
        let owner: Chrome = task.owner.map { " by \(safe($0))" } ?? ""
        add("Task", "to be carried out\(owner) until \(Chrome(day: task.due))", .text)
      }
    case .submit, .importing, .meeting, .campaign, .access:
      add("Action", safe(record.action), .text)
      add("What", safe(record.detail), .text)
    case .task(let task):
      add(
        "Action", "task of entry #\(Chrome(grouped: task.task)): \(safe(task.status.rawValue))",
        .text)
      add("Item", "\(name(task.name, task.item)), \(safe(task.item.text))", .text)
    }
  }

  /// What lists call the item, as far as the ledger's panel knows; else the name that was written.
  private func name(_ name: String, _ item: ItemID) -> Chrome {
    let line = model.ledger.rows.first { $0.sequence == sequence && $0.item == item }
    return safe(line?.called ?? name)
  }

  private func standing(_ standing: DecisionRecord.Standing) -> Chrome {
    var text = safe(standing.state.rawValue)
    if let until = standing.until { text += " until \(Chrome(day: until))" }
    let owners: [Chrome] = standing.owners.map { owner in
      let parts = owner.split(separator: ":", maxSplits: 1).map(String.init)
      return parts.count == 2
        ? "\(safe(parts[0])) owner \(safe(model.person(parts[1])))" : safe(owner)
    }
    if owners.isEmpty { return "\(text), no owner" }
    return owners.reduce(text) { "\($0), \($1)" }
  }

  /// One member or element a line; what is too long goes on below its own beginning.
  private func json(width: Int) -> [TextLine] {
    EntryText.pretty(text).flatMap { line -> [TextLine] in
      let indent = line.prefix { $0 == " " }.count
      let room = max(8, width - indent - 2)
      let parts = SafeText(
        String(line.dropFirst(indent)), ascii: model.setup.ascii, multiline: true
      )
      .lines(width: room)
      return parts.enumerated().map { index, part in
        TextLine((Chrome(" ") * (indent + (index == 0 ? 0 : 2)), .text), (Chrome(part), .text))
      }
    }
  }

  /// JSON with a line for each member and element; its strings stay as they are.
  static func pretty(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var depth = 0
    var inString = false
    var escaped = false
    func indented() -> String { String(repeating: "  ", count: max(0, depth)) }
    func end() {
      if !line.allSatisfy({ $0 == " " }) { lines.append(line) }
      line = indented()
    }
    for character in text {
      if inString {
        line.append(character)
        inString = escaped || character != "\""
        escaped = !escaped && character == "\\"
        continue
      }
      switch character {
      case "\"":
        inString = true
        line.append(character)
      case "{", "[":
        line.append(character)
        depth += 1
        end()
      case "}", "]":
        depth -= 1
        end()
        line.append(character)
      case ",":
        line.append(character)
        end()
      case ":": line.append(": ")
      case " ", "\n", "\r", "\t": continue
      default: line.append(character)
      }
    }
    end()
    return lines
  }
}
