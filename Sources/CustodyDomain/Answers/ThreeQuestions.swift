/// What a reviewer has to know before deciding: who authorised it, where data moves, whether it is still needed.
public enum ThreeQuestions {
  /// The three answers.
  public static func answers(_ detail: ItemDetail, now: Instant) -> [Answer] {
    [authoriser(detail), movement(detail), need(detail, now: now)]
  }

  private static func authoriser(_ detail: ItemDetail) -> Answer {
    let links = detail.assessment.chain.links.filter(\.proven)
    if let link = links.first(where: { $0.step == .approved }) {
      return Answer(
        "authorised by", .known, who: link.who, time: link.time, text: link.detail ?? "")
    }
    // A user's own consent lets it in, but nobody answered for the organisation.
    if let link = links.first(where: { $0.step == .asked }) {
      return Answer(
        "authorised by", .missing, who: link.who, time: link.time,
        text: "asked; nobody approved")
    }
    return Answer("authorised by", .missing, text: "nobody on record")
  }

  /// Where data goes: what sessions and actions name, which is more than what permissions would allow.
  private static func movement(_ detail: ItemDetail) -> Answer {
    let done: Set<Event.Kind> = [.execution, .use, .change]
    let named =
      detail.surroundings.sessions.compactMap(\.destination)
      + detail.surroundings.events.filter { done.contains($0.kind) }.compactMap(\.target)
    var places: [String] = []
    for place in named where !place.isBlank && !places.contains(place) { places.append(place) }
    if !places.isEmpty {
      let more = places.count > 3 ? " and \(places.count - 3) more" : ""
      return Answer(
        "data moves to", .known, text: places.prefix(3).joined(separator: ", ") + more)
    }
    var classes: [String] = []
    for permission in detail.item.permissions.sorted(by: ScopeGrader.isWider) {
      let word = permission.permissionClass.rawValue
      if !classes.contains(word) { classes.append(word) }
    }
    let reach = classes.isEmpty ? "" : "; it can reach \(classes.joined(separator: ", "))"
    return Answer("data moves to", .missing, text: "no session or action says\(reach)")
  }

  private static func need(_ detail: ItemDetail, now: Instant) -> Answer {
    if detail.review.state == .recertified, let until = detail.review.until, until > now {
      return Answer(
        "still needed", .known, who: detail.review.by, time: detail.review.at,
        text: "recertified until \(until.dateText)")
    }
    var words: [String] = []
    if let purpose = detail.item.purpose, !purpose.isBlank { words.append("for \(purpose)") }
    switch detail.item.usage {
    case .seen(let used): words.append("last used \(used.dateText)")
    case .never: words.append("never used")
    case .unknown: words.append("use unknown")
    }
    return Answer(
      "still needed", .missing, text: "nobody has said so; \(words.joined(separator: ", "))")
  }
}
