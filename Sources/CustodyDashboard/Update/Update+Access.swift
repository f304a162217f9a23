import CustodyDomain

/// Emergency access, begun and countersigned at the keys, and what others write meanwhile.
extension Model {
  /// What nobody has answered for yet.
  var uncountersigned: [BreakGlass] {
    (summary?.breakGlass ?? []).filter { $0.countersigner == nil }
  }

  mutating func openBreakGlass() -> [Effect] {
    guard let row = currentRow else { return [] }
    popup = .ask(AskPopup(question: .breakGlass(row.id)))
    return []
  }

  mutating func openCountersign() -> [Effect] {
    popup = .ask(AskPopup(question: .countersign))
    return []
  }

  /// The first word is the ticket, the rest the reason.
  mutating func beginBreakGlass(on item: ItemID, _ text: String, _ ask: inout AskPopup) -> [Effect]
  {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return fault("type the ticket, a blank, then the reason", &ask) }
    popup = nil
    return [
      .changeAccess(
        .breakGlass(
          BreakGlassRequest(
            items: [item], reason: words[1].trimmed, ticket: words[0],
            minutes: min(BreakGlassRequest.usualMinutes, setup.policy.breakGlassHours * 60),
            countersignHours: setup.policy.countersignHours)))
    ]
  }

  mutating func countersign(_ text: String, _ ask: inout AskPopup) -> [Effect] {
    guard let entry = Int(text), uncountersigned.contains(where: { $0.entry == entry }) else {
      return fault("type the number of an entry that wants it", &ask)
    }
    popup = nil
    return [.changeAccess(.countersign(entry))]
  }

  mutating func take(_ change: AccessRecord.Change, entry: Int) -> [Effect] {
    say("recorded entry \(Chrome(grouped: entry)): \(safe(change.word))", .success, for: 8000)
    return refresh()
  }

  /// Others have written: everything shown is asked for again, the cursor stays where it is.
  mutating func take(incoming sentence: String) -> [Effect] {
    guard !isFirstRun else { return [] }
    if !sentence.isEmpty { say(Chrome(safe(sentence)), .status, for: 8000) }
    return refresh()
  }
}

extension Painter {
  /// Which emergency access wants a countersignature, the newest last.
  var countersignHelp: Chrome {
    let waiting = model.uncountersigned
    guard let last = waiting.last else { return "none waits for a countersignature" }
    let names = waiting.map { "\($0.entry) by \($0.author.name)" }.joined(separator: ", ")
    return "its number: \(safe(names)); ticket \(safe(last.request.ticket))"
  }
}
