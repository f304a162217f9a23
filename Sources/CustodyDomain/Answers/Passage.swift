/// Which processes of the organisation an item went through: approved, inventoried, recertified. What came in
/// beside one of them shows.
public enum Passage {
  /// The three flags.
  public static func answers(_ detail: ItemDetail, now: Instant) -> [Answer] {
    [approved(detail), inventoried(detail), recertified(detail, now: now)]
  }

  private static func approved(_ detail: ItemDetail) -> Answer {
    let link = detail.assessment.chain.links.first { $0.step == .approved && $0.proven }
    guard let link else { return Answer("approved", .missing, text: "no approval on record") }
    return Answer(
      "approved", .known, who: link.who, time: link.time,
      text: link.source.map { "from \($0)" } ?? "")
  }

  private static func inventoried(_ detail: ItemDetail) -> Answer {
    guard let listed = detail.surroundings.inventoried else {
      return Answer("inventoried", .missing, time: detail.lastSeen, text: "gone since")
    }
    return Answer("inventoried", .known, time: listed, text: "listed by \(detail.item.source)")
  }

  private static func recertified(_ detail: ItemDetail, now: Instant) -> Answer {
    guard let line = detail.history.first(where: { $0.action == "recertify" }) else {
      return Answer("recertified", .missing, text: "never")
    }
    let until = detail.surroundings.review.recertifiedUntil ?? detail.review.until
    guard let until, until > now, detail.review.state == .recertified else {
      return Answer(
        "recertified", .failed, who: line.author, time: line.time, text: "holds no more")
    }
    return Answer(
      "recertified", .known, who: line.author, time: line.time, text: "until \(until.dateText)")
  }
}
