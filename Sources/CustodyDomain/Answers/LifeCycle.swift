/// The stages of an item's life: discovered, classified, owned, reviewed or rotated, revoked. A stage that was
/// passed over stays visible.
public enum LifeCycle {
  /// The stages in order.
  public static func answers(_ detail: ItemDetail, now: Instant) -> [Answer] {
    [
      Answer(
        "discovered", .known, time: detail.firstSeen, text: "first listed by \(detail.item.source)"),
      classified(detail.item), owned(detail, now: now), reviewed(detail, now: now),
      revoked(detail),
    ]
  }

  /// Who starts it and in whose name it acts.
  private static func classified(_ item: Item) -> Answer {
    let known = [item.initiation?.rawValue, item.acting?.rawValue].compactMap(\.self)
    if known.count == 2 {
      return Answer("classified", .known, text: known.joined(separator: ", "))
    }
    let unknown = [
      item.initiation == nil ? "who starts it" : nil,
      item.acting == nil ? "in whose name it acts" : nil,
    ].compactMap(\.self)
    return Answer("classified", .missing, text: "unknown \(unknown.joined(separator: " and "))")
  }

  private static func owned(_ detail: ItemDetail, now: Instant) -> Answer {
    let owners = detail.item.owners.filter { $0.role == .business }
    guard let owner = owners.first(where: { detail.surroundings.people.stands($0, now: now) })
    else {
      return owners.first.map {
        Answer("owned", .failed, who: $0.person, text: "can't answer for it any more")
      } ?? Answer("owned", .missing, text: "no business owner")
    }
    return Answer("owned", .known, who: owner.person, time: owner.since, text: "business owner")
  }

  /// The newest decision that a person made on it as a whole, or the newest new credential.
  private static func reviewed(_ detail: ItemDetail, now: Instant) -> Answer {
    let decisions: Set = ["recertify", "rotate", "revoke"]
    if let line = detail.history.first(where: { decisions.contains($0.action) }) {
      let until = detail.review.until.map { "until \($0.dateText)" }
      let isOver =
        line.action == "recertify" && (detail.review.until.map { $0 <= now } ?? false)
      return Answer(
        "reviewed", isOver ? .failed : .known, who: line.author, time: line.time,
        text: [line.action, line.action == "recertify" ? until : nil].compactMap(\.self)
          .joined(separator: " "))
    }
    if let due = detail.item.rotationDue {
      let isOver = due <= now
      return Answer(
        "rotated", isOver ? .failed : .ahead, time: due, text: isOver ? "was due" : "is due")
    }
    return Answer("reviewed", .missing, text: "nobody has recertified, rotated or revoked it")
  }

  private static func revoked(_ detail: ItemDetail) -> Answer {
    let taken = detail.surroundings.events.filter { $0.kind == .revocation }
      .max { ($0.time?.seconds ?? .min) < ($1.time?.seconds ?? .min) }
    switch detail.row.state {
    case .removed:
      return Answer(
        "revoked", .known, who: detail.review.by, time: detail.review.at,
        text: "and proven gone")
    case .revoking:
      return Answer(
        "revoked", .ahead, who: detail.review.by, time: detail.review.at,
        text: "decided, not yet proven")
    case .departed: return Answer("revoked", .missing, text: "gone, without a decision")
    case .open, .deferred, .recertified, .rotating: break
    }
    if detail.item.status == .revoked || detail.item.status == .expired {
      return Answer(
        "revoked", .known, who: taken?.actor, time: taken?.time,
        text: "\(detail.item.status?.rawValue ?? ""), says \(detail.item.source)")
    }
    return Answer("revoked", .ahead, text: "still in force")
  }
}
