/// The duty matrix of an item as lines: each role that it needs with who holds it, or that nobody does.
public enum OwnerMatrix {
  /// The lines, with who is accountable last.
  public static func answers(_ detail: ItemDetail, now: Instant) -> [Answer] {
    let item = detail.item
    let around = detail.surroundings
    var lines: [Answer] = []
    for duty in OwnerDuty.matrix(of: item, tier: detail.assessment.tier, around, now: now) {
      let target = duty.target.map { "for \($0)" }
      if duty.isMissing {
        lines.append(
          Answer(
            duty.role.rawValue, .missing,
            text: "\(Answer.nobody)  " + (target ?? "should \(duty.role.duty)")))
      }
      for holder in duty.holders {
        let ownership = item.owners.first { owner in
          owner.person == holder && (owner.role == duty.role || duty.role == .revocation)
            && owner.answers(for: duty.target)
        }
        let stands = duty.role == .revocation && ownership?.role == .iam ? "as IAM owner" : nil
        let words = [target, stands, ownership.map { "from \($0.source)" }].compactMap(\.self)
        lines.append(
          Answer(
            duty.role.rawValue, .known, who: holder, time: ownership?.since,
            text: words.joined(separator: ", ")))
      }
    }
    lines += item.owners.filter { !around.people.stands($0, now: now) }.map { owner in
      let left = around.person(owner.person)?.hasLeft(now) == true
      return Answer(
        owner.role.rawValue, .failed, who: owner.person, time: owner.since,
        text: (left ? "!left" : "no person: answers for nothing") + ", from \(owner.source)")
    }
    let order = OwnerRole.allCases.map(\.rawValue)
    lines = lines.enumerated().sorted { left, right in
      let places = [left, right].map { order.firstIndex(of: $0.element.asked) ?? order.count }
      return (places[0], left.offset) < (places[1], right.offset)
    }.map(\.element)
    let accountable = Accountability.of(item, around, now: now)
    lines.append(
      Answer("accountable", .known, who: accountable.party, text: accountable.ground.rawValue))
    return lines
  }
}
