/// Nobody says who starts it, or in whose name it acts.
///
/// Finds: an agent whose initiation or acting mode is unknown; the same of an application, a service account or a key
/// that writes, connects onward or reaches further.
/// Leaves alone: machines that only read some, where no export tells and little follows from it (what isn't known of
/// them is listed as missing all the same); consents, seats, sessions and extensions, which act for the one who gave
/// or uses them; what has ended.
/// Why: a machine that works by itself needs other controls than one that a person starts, and nothing in an export
/// tells the two apart (NIST AI RMF MAP 3.5, human oversight is defined; MAP 3.3).
struct Unclassified: Rule {
  let id = "unclassified"
  let title = "unclassified"
  let weight = RuleWeight.missing
  let controls = ["MAP 3.5", "MAP 3.3", "ID.AM-05", "IA-9"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard !subject.hasEnded, matters(subject) else { return nil }
    let facts = [("initiation", item.initiation?.rawValue), ("acting", item.acting?.rawValue)]
    let unknown = facts.filter { $0.1 == nil }.map(\.0)
    guard !unknown.isEmpty else { return nil }
    return Sighting(
      unknown.count == 2 ? .both : item.initiation == nil ? .initiation : .acting,
      inputs: facts.map { ($0.0, $0.1 ?? "unknown") },
      remedy: "set it: \(unknown.joined(separator: ", "))")
  }

  private func matters(_ subject: RuleSubject) -> Bool {
    switch subject.item.kind {
    case .agent: true
    case .application, .serviceAccount, .apiKey: subject.reach >= .writes
    case .oauthGrant, .browserSession, .browserExtension, .aiAccount: false
    }
  }
}

extension Sighting.Message {
  fileprivate static var both: Self {
    "nobody says whether a person, a tool or it itself starts the work, nor in whose name it acts"
  }
  fileprivate static var initiation: Self {
    "nobody says whether a person, a tool or it itself starts the work"
  }
  fileprivate static var acting: Self { "nobody says in whose name it acts" }
}
