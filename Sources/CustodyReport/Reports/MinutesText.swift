import CustodyDomain

/// The minutes of a meeting in Markdown, made from ledger entries and nothing else: made again at any time, they are
/// the same.
public struct MinutesText: Sendable {
  private let minutes: MeetingMinutes
  private let text: MarkdownDoor

  /// Minutes that show text from outside through a door.
  public init(_ minutes: MeetingMinutes, door: TextDoor) {
    self.minutes = minutes
    text = MarkdownDoor(door: door)
  }

  /// The whole page.
  public var markdown: String {
    (beginning + agenda + decisions + parked + left + acceptances + proof)
      .joined(separator: "\n") + "\n"
  }

  private var meeting: MeetingRecord { minutes.meeting }

  private var beginning: [String] {
    let entry = minutes.entry
    let present = meeting.people.filter(\.present)
    let absent = meeting.people.filter { !$0.present }
    var lines = [
      "# \(text(meeting.name))", "",
      "- Date: \(meeting.started.momentText) to \(entry.time.momentText) UTC"
        + (entry.rehearsal ? ", by a rehearsal clock" : ""),
      "- Held by: \(text(entry.author.name))",
      "- Present: \(names(present))",
      "- Absent: \(names(absent))",
    ]
    for person in absent {
      guard let speaker = meeting.people.first(where: { $0.id == person.speaker }) else { continue }
      lines.append("- \(text(speaker.name)) spoke for \(text(person.name))")
    }
    return lines
  }

  private var agenda: [String] {
    let query =
      meeting.query.isEmpty ? "everything" : "`\(meeting.query.replacing("`", with: "'"))`"
    return [
      "", "## Agenda", "",
      "\(counted(meeting.items, "item")) by \(meeting.grouping.rawValue), from \(query), "
        + "digest `\(meeting.agenda.hex)`.",
    ]
  }

  private var decisions: [String] {
    var lines = ["", "## Decisions", ""]
    guard !minutes.decisions.isEmpty else { return lines + ["None."] }
    lines += [
      "| Entry | Item | Name | Decision | Owner | Reason |",
      "| ---: | --- | --- | --- | --- | --- |",
    ]
    for decision in minutes.decisions {
      let record = decision.record
      let detail = record.action.detail.map { " \(text($0))" } ?? ""
      let reason = record.reason.map { text($0) } ?? ""
      lines.append(
        "| \(decision.entry) | \(text(record.item.text)) | \(text(record.name)) "
          + "| \(record.action.word)\(detail) | \(owner(after: record)) | \(reason) |")
    }
    return lines
  }

  private var parked: [String] {
    let items = meeting.left.filter { $0.parking != nil }
    guard !items.isEmpty else { return [] }
    return ["", "## Parked", ""]
      + items.map { left in
        let whom = left.parking?.whom.map { ", \(name(of: $0)) sees to it" } ?? ""
        return
          "- \(text(left.item.text)) \(text(left.name)): \(text(left.parking?.why ?? ""))\(whom)"
      }
  }

  private var left: [String] {
    let items = meeting.left.filter { $0.parking == nil }
    guard !items.isEmpty else { return [] }
    return ["", "## Left open", ""]
      + items.map { "- \(text($0.item.text)) \(text($0.name))" }
  }

  private var acceptances: [String] {
    guard !meeting.awaited.isEmpty else { return [] }
    return [
      "", "## Open acceptances", "",
      "These owners were absent; each is owner once they accept (`custody meeting accept`).", "",
    ]
      + meeting.awaited.map { "- \(text($0.item.text)): \(name(of: $0.person))" }
  }

  private var proof: [String] {
    let numbers = minutes.decisions.map(\.entry)
    let entries =
      numbers.isEmpty
      ? "entry \(minutes.entry.number)"
      : "entries \(numbers[0]) to \(minutes.entry.number), this meeting's own last"
    return [
      "", "## Ledger", "",
      "- Written: \(entries)",
      "- Head before: \(meeting.before.size) entries, `\(meeting.before.root)`",
      "- Head after: \(minutes.after.size) entries, `\(minutes.after.root)`",
    ]
  }

  private func names(_ people: [MeetingPerson]) -> String {
    people.isEmpty ? "nobody named" : people.map { text($0.name) }.joined(separator: ", ")
  }

  private func name(of person: String) -> String {
    text(meeting.people.first { $0.id == person }?.name ?? person)
  }

  /// The business owner that the item has after the decision.
  private func owner(after record: DecisionRecord) -> String {
    let prefix = "\(OwnerRole.business.rawValue):"
    let owners = record.after.owners.filter { $0.hasPrefix(prefix) }
      .map { name(of: String($0.dropFirst(prefix.count))) }
    return owners.isEmpty ? "nobody" : owners.joined(separator: ", ")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
