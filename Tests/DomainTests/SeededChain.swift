import CustodyDomain

extension Seeded {
  /// Random events, which ask for, approve and do things in some order, in some tasks or none.
  mutating func chain(_ item: inout Item, _ surroundings: inout Surroundings) {
    guard chance(2) else { return }
    item.requestedBy = pick([nil, "kim", "ana"])
    item.approvedBy = pick([nil, "ana", "kim"])
    let kinds: [[Event.Kind]] = [
      [.signIn, .use], Event.Kind.allCases, [.execution, .provisioning],
    ]
    let chosen = pick(kinds)
    let start = Sample.ago(below(300)).seconds
    surroundings.events = (0..<below(12)).map { number in
      Event(
        id: "r\(number)", item: item.id, kind: pick(chosen),
        actor: pick([nil, "kim", "ana", "svc"]),
        identity: pick([nil, "svc", "svc-2"]), target: pick([nil, "repo", "wiki"]),
        scope: pick([nil, "Mail.Read", "Mail.Send"]),
        time: chance(5) ? nil : Instant(seconds: start + Int64(below(200))), source: "tickets",
        task: pick([nil, "T-1", "T-2"]), approval: chance(6) ? "gone" : nil)
    }
    if chance(3) { item.permissions.append(Sample.scope("RoleManagement.ReadWrite.Directory")) }
    if chance(3) { surroundings.unknownAccounts = ["new-admin"] }
    if chance(2) { surroundings.review.first = nil }
  }
}
