import CustodyDomain

/// Tasks as one bash script that a person reads, changes if need be, and runs. It stops at nothing: every task is
/// tried once, and after each the ledger is told how it went. Whether it worked the next import says.
public struct TaskScript: Sendable {
  /// One task with what is known of its consequences.
  public struct Part: Sendable {
    /// The task.
    public var row: TaskRow
    /// What goes with it, a line each.
    public var consequences: [String]
    /// A part.
    public init(row: TaskRow, consequences: [String]) {
      self.row = row
      self.consequences = consequences
    }
  }

  private let parts: [Part]
  private let store: String
  private let head: LedgerHead
  private let author: String
  private let now: Instant
  private let overLimit: String?
  private let door: TextDoor

  /// A script.
  ///
  /// - Parameters:
  ///   - store: the absolute path of the store that is told how it went.
  ///   - head: the ledger's head after planning.
  ///   - overLimit: why it may hold more than `TaskLimit`; nil where it holds no more.
  public init(
    _ parts: [Part], store: String, head: LedgerHead, author: String, now: Instant,
    overLimit: String?, door: TextDoor
  ) {
    self.parts = parts
    self.store = store
    self.head = head
    self.author = author
    self.now = now
    self.overLimit = overLimit
    self.door = door
  }

  /// The script's text.
  public var text: String {
    var lines = ["#!/bin/bash"]
    let commands = parts.count { $0.row.step.isCommand }
    for line in [
      "Revocations to carry out. Read every command before you run this; custody ran none of it.",
      "Planned \(now.text) by \(author).", "Store: \(store)",
      "Ledger: \(head.size) entries, root \(head.root)",
      "Tasks: \(parts.count), of which \(commands) by a command and \(parts.count - commands) by hand.",
    ] + (overLimit.map { ["Over the limit of one plan, because: \($0)"] } ?? []) {
      lines += comment(line)
    }
    // A command that fails must not keep the next ones from being tried, so no -e.
    lines += ["set -u", "", "record() {"]
    lines += ["  custody revocations record \"$@\" \(ShellLine.text(["--store=\(store)"]))", "}"]
    for (index, part) in parts.enumerated() {
      lines += [""] + block(part, number: index + 1)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func block(_ part: Part, number: Int) -> [String] {
    let task = part.row.task
    var lines = comment(
      "\(number) of \(parts.count), entry \(task.entry): "
        + "\(task.rotation ? "rotate" : "revoke") \(task.item.text) \(part.row.called) "
        + "at \(task.source)")
    lines += comment("why: \(task.reason ?? "no reason on record")")
    lines += comment(
      "to do by: \(task.owner ?? "nobody on record"), due \(task.due.dateText)"
        + (task.isOverdue(now: now) ? ", overdue" : "") + "; decided by \(task.decidedBy)")
    for line in part.consequences { lines += comment(line) }
    let entry = String(task.entry)
    switch part.row.step {
    case .command(let arguments):
      return lines + [
        "if \(ShellLine.text(arguments))",
        "then record \(entry) --done",
        "else record \(entry) --failed --note=\"exit status $?\"", "fi",
      ]
    case .instruction(let text):
      return lines + comment("by hand: \(text)")
        + comment("when it is done: record \(entry) --done")
    }
  }

  /// A comment. Text from outside passes the door, and no line of it can leave the comment.
  private func comment(_ text: String) -> [String] {
    let safe = door.show(text).text.unicodeScalars.map { scalar -> Character in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029 ? " " : Character(scalar)
    }
    return ["# " + String(safe)]
  }
}
