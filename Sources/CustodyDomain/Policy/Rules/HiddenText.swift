/// Its text holds characters that a reader doesn't see, or that make it read as something else.
///
/// Finds: controls, bidirectional controls, invisible, tag and private characters and stacked marks. In
/// an id (principal, client id, scope, owner and the like) it weighs as an attack; in a shown name,
/// publisher or purpose it weighs as decay, since badly made exports do it, too.
/// Leaves alone: letters of any script, and the joiners inside an emoji.
/// Why: Unicode UTS #39; whoever can name an app writes on the reviewer's screen (OWASP ASI09).
struct HiddenText: Rule {
  let id = "hidden-text"
  let title = "hidden text"
  let weight = RuleWeight.attack
  let controls = ["ASI09", "T15", "T10"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    let ids: [(String, String?)] =
      [
        ("source id", item.sourceID), ("tenant", item.tenant), ("client id", item.clientID),
        ("principal", item.principal), ("holder", item.holder),
        ("requested by", item.requestedBy), ("approved by", item.approvedBy),
      ] + item.owners.map { ("owner", $0.person) } + item.permissions.map { ("scope", $0.scope) }
    let texts: [(String, String?)] = [
      ("name", item.name), ("publisher", item.publisher?.name), ("purpose", item.purpose),
      ("embedded in", item.embeddedIn),
    ]
    if let found = first(of: ids) { return sighting(found, weight: nil) }
    if let found = first(of: texts) { return sighting(found, weight: .decay) }
    return nil
  }

  private func first(
    of fields: [(String, String?)]
  ) -> (field: String, value: String, kinds: [String])? {
    for (field, value) in fields {
      guard let value else { continue }
      let kinds = HiddenCharacters.kinds(in: value)
      if !kinds.isEmpty { return (field, value, kinds) }
    }
    return nil
  }

  private func sighting(
    _ found: (field: String, value: String, kinds: [String]), weight: RuleWeight?
  ) -> Sighting {
    Sighting(
      .hidden(in: found.field, found.kinds),
      inputs: [(found.field, HiddenCharacters.revealed(found.value))],
      remedy: "look at the raw text before deciding; have it renamed at the source", weight: weight)
  }
}

extension Sighting.Message {
  fileprivate static func hidden(in field: String, _ kinds: [String]) -> Self {
    "the \(field) holds hidden characters: \(kinds.joined(separator: ", "))"
  }
}
