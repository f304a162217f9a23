import CustodyDomain

/// A column map for a file, proposed from its header: TOML that can be used as it is, with comments that say
/// what was guessed and what is left to say.
public struct MapProposal {
  private let guess: MapGuess
  private var lines: [String] = []

  /// The proposal for a CSV.
  ///
  /// Values of the first rows are read to guess what they are. Of values only the words of fixed sets are
  /// written, such as `Allowed`; of columns that seem to hold keys none.
  ///
  /// - Throws: `ImportError` for what is no CSV.
  public static func text(for path: String) throws -> String {
    text(for: try CSVSample(path: path))
  }

  static func text(for sample: CSVSample) -> String {
    var proposal = MapProposal(guess: MapGuess(sample))
    proposal.write()
    return proposal.lines.map { $0 + "\n" }.joined()
  }

  private init(guess: MapGuess) { self.guess = guess }

  private mutating func write() {
    let sample = guess.sample
    let file = TOMLText.quoted(sample.file)
    lines.append(
      "# A column map, proposed from the header and \(sample.rows.count) rows of \(file).")
    lines.append("# Look through it, save it as map.toml, then: custody import --map map.toml FILE")
    if let known = sample.known {
      lines.append("# custody knows this file without a map, too, as \(known): custody import FILE")
    }
    lines.append("")
    writeTop()
    writeColumns()
    writeFixed()
    writeWords()
    writeRowRules()
    writeRest()
  }

  private mutating func writeTop() {
    put(
      "record", TOMLText.quoted(guess.record),
      "what each row is: \(MapMember.records.joined(separator: ", "))")
    put("source", TOMLText.quoted(source), "the system that the rows are from")
    if guess.isLog { put("rows", "\"log\"", "an item may have many rows") }
    let order = "\"day-first\" or \"month-first\""
    switch guess.dates {
    case .plain: break
    case .known(let dates):
      put("dates", TOMLText.quoted(dates.rawValue), "a value above 12 shows it")
    case .open(let column):
      lines.append(
        "# Is 03/04 the 3rd of April or the 4th of March? The values of \(TOMLText.quoted(column)) don't show it:"
      )
      lines.append("# dates = \"day-first\"   # fill this: \(order)")
    case .mixed(let column):
      lines.append(
        "# The dates in \(TOMLText.quoted(column)) fit no one order; rows that don't will be rejected:"
      )
      lines.append("# dates = \"day-first\"   # fill this: \(order)")
    }
    lines.append("# zone = \"Europe/Berlin\"   # of times that don't say theirs; UTC if left out")
    if guess.record == "item", !guess.isLog {
      lines.append(
        "# complete = true   # if the file holds every item: what a later one lacks has departed")
    }
  }

  private mutating func writeColumns() {
    lines += ["", "[columns]"]
    for (member, value) in guess.columns { put(member, text(of: value), MapProposal.notes[member]) }
    let filled = Set(guess.columns.map(\.member)).union(guess.fixed.map(\.member))
    for member in MapMember.members(of: guess.record) ?? [] where member.isRequired {
      guard !filled.contains(member.path) else { continue }
      lines.append(
        "# \(member.path) = \"a column\"   # fill this: without it there is no \(guess.record)")
    }
    if guess.record == "event", !filled.contains(where: { $0.hasPrefix("keys.") }) {
      lines.append(
        "# keys.clientID = \"a column\"   # fill this, or keys.sourceID or keys.name: what was approved"
      )
    }
  }

  private mutating func writeFixed() {
    guard !guess.fixed.isEmpty else { return }
    lines += ["", "[fixed]"]
    for (member, value) in guess.fixed {
      let words = allowed(member).filter { $0 != value }
      put(
        member, TOMLText.quoted(value), words.isEmpty ? nil : "or \(words.joined(separator: ", "))")
    }
  }

  /// The words of the file for members with words of ours.
  private mutating func writeWords() {
    for (member, value) in guess.columns {
      guard case .column(let column) = value, let theirs = guess.sample.words(column) else {
        continue
      }
      let allowed = allowed(member)
      guard !allowed.isEmpty, member != "event" else { continue }
      let strange = theirs.filter { !MapWords.needsNone($0, member, allowed) }
      guard !strange.isEmpty else { continue }
      lines += [
        "", "[words.\(member)]   # \(allowed.joined(separator: ", ")), or \"\" to leave it out",
      ]
      for word in strange {
        let ours = MapWords.ours(word, member, column)
        put(
          TOMLText.quoted(word), TOMLText.quoted(ours ?? ""),
          ours == nil ? "say what it means" : nil)
      }
    }
  }

  /// Rows that bring nothing to review.
  private mutating func writeRowRules() {
    if let column = guess.named(ColumnNames.actions), let words = guess.sample.words(column) {
      let stopped = words.filter { ColumnNames.stopped.contains($0.lowercased()) }
      if !stopped.isEmpty {
        lines += ["", "[skip]   # rows that are passed over"]
        put(TOMLText.quoted(column), list(stopped), "an attempt is no access")
      }
    }
    if guess.record == "event", let column = guess.named(ColumnNames.approvals),
      let words = guess.sample.words(column)
    {
      let given = words.filter { ColumnNames.given.contains($0.lowercased()) }
      lines += ["", "\(given.isEmpty ? "# " : "")[only]   # rows that count"]
      let line = "\(TOMLText.quoted(column)) = \(list(given.isEmpty ? ["Approved"] : given))"
      lines.append(given.isEmpty ? "# " + line : line)
    }
    if guess.record == "item", let column = guess.named(ColumnNames.categories),
      let words = guess.sample.words(column)
    {
      lines += ["", "# [only]   # to take some categories alone"]
      lines.append("# \(TOMLText.quoted(column)) = \(list(words))")
    }
  }

  private mutating func writeRest() {
    let left = guess.left
    if guess.record == "event", let who = guess.named(ColumnNames.requesters) {
      lines += [
        "",
        "# \(TOMLText.quoted(who)) says who asked. One map makes one record of a row: a second map, with",
        "# event = \"request\" and an id of its own, brings that.",
      ]
    }
    if !left.isEmpty { lines += ["", "# Columns that nothing was found for:"] }
    for column in left { lines.append("#   \(TOMLText.quoted(column))") }
    if !guess.secrets.isEmpty {
      lines += ["", "# Columns that seem to hold secrets, which custody never keeps:"]
    }
    for column in guess.secrets { lines.append("#   \(TOMLText.quoted(column))") }
    let taken = Set(guess.columns.map(\.member))
    let more = (MapMember.members(of: guess.record) ?? []).map(\.path).filter {
      !taken.contains($0) && !guess.fixed.map(\.member).contains($0)
    }
    lines += ["", "# What else a column may fill:"]
    var line = "#  "
    for member in more {
      if line.count + member.count > 100 {
        lines.append(line)
        line = "#  "
      }
      line += " " + member
    }
    lines.append(line)
  }

  private mutating func put(_ key: String, _ value: String, _ note: String? = nil) {
    lines.append("\(key) = \(value)" + (note.map { "   # \($0)" } ?? ""))
  }

  private func text(of value: MapGuess.Value) -> String {
    let columns: [String]
    let template: String
    switch value {
    case .column(let name): (columns, template) = ([name], name)
    case .template(let all):
      let mark = guess.record == "person" ? " " : "/"
      (columns, template) = (all, all.map { "{\($0)}" }.joined(separator: mark))
    case .marked(let name, let word): (columns, template) = ([name], "{\(name)}/\(word)")
    case .first(let all): return list(all)
    }
    // A name with braces in it can't stand in a template.
    guard columns.contains(where: { $0.contains("{") || $0.contains("}") }) else {
      return TOMLText.quoted(template)
    }
    return "{ column = \(TOMLText.quoted(columns[0])) }"
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.map(TOMLText.quoted).joined(separator: ", ") + "]"
  }

  private func allowed(_ member: String) -> [String] {
    switch MapMember.members(of: guess.record)?.first(where: { $0.path == member })?.form {
    case .word(let words)?: words
    case .employment?: [Employment.active, .left].map(\.rawValue)
    default: []
    }
  }

  /// A name for the system, after the file's; `csv` where nothing of that can be one.
  private var source: String {
    let stem = guess.sample.file.lowercased().prefix { $0 != "." }
    let words = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    let plain = words.filter { !$0.allSatisfy(\.isNumber) }
    guard let first = plain.first, first != "custody" else { return "csv" }
    return String(first.prefix(40))
  }

  private static let notes = [
    "sourceID": "what tells one item from another",
    "domain": "the AI tool is recognised by it",
    "id": "what tells one from another",
    "task": "joins request, approval and change",
    "keys.clientID": "by this the approved item is found",
    "keys.sourceID": "by this the approved item is found",
    "keys.name": "by this the approved item is found, where one item alone has the name",
    "actor": "who approved",
    "aliases": "other names of the same person",
    "left": "a date to come is no leaver yet",
  ]
}
