/// Nobody has said what it is for.
///
/// Finds: an item without a purpose, unless each of its permissions has one of its own.
/// Leaves alone: an item with a purpose, which stands for all its permissions.
/// Why: NIST AI RMF MAP 3.3, the scope is documented; ISO/IEC 27001 A.5.15, access follows from need.
struct PurposeMissing: Rule {
  let id = "purpose-missing"
  let title = "no purpose"
  let weight = RuleWeight.missing
  let controls = ["MAP 3.3", "A.5.15", "PR.AA-05"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let permissions = subject.item.permissions
    guard subject.item.purpose.isBlank else { return nil }
    let bare = permissions.filter { $0.purpose.isBlank }.map(\.scope).sorted()
    guard permissions.isEmpty || !bare.isEmpty else { return nil }
    let some = bare.count < permissions.count
    return Sighting(
      some ? .forSome(bare.count) : .none,
      inputs: some
        ? [("scopes without a purpose", bare.joined(separator: " "))]
        : [
          ("purpose", "none")
        ], remedy: "state the purpose, or revoke what has none")
  }
}

extension Sighting.Message {
  fileprivate static var none: Self { "nobody has said what it is for" }
  fileprivate static func forSome(_ count: Int) -> Self {
    count == 1 ? "1 scope has no purpose" : "\(count) scopes have no purpose"
  }
}
