/// How a reviewer's drafts were made, as the read-back before a submit tells it.
public struct DraftPace: Hashable, Sendable {
  /// How many items are to be kept.
  public var kept: Int
  /// Seconds from the first of these drafts to the last.
  public var seconds: Int
  /// How many items with a decision among the drafts were never opened since they were last decided or changed.
  public var unopened: Int
  /// How many items have a decision among the drafts.
  public var items: Int

  /// The pace of drafts, each with how its item was looked at.
  public init(_ drafts: [(draft: Draft, look: DecisionLook)]) {
    var keeps: [Instant] = []
    var items: Set<ItemID> = []
    var unopened: Set<ItemID> = []
    for (draft, look) in drafts {
      switch draft.action {
      case .recertify, .keep: keeps.append(draft.made)
      case .revoke, .rotate: break
      case .reassign, .deferTo, .set, .note, .exception, .reopen: continue
      }
      items.insert(draft.item)
      if look.opened == 0 { unopened.insert(draft.item) }
    }
    kept = keeps.count
    seconds = Int((keeps.max()?.seconds ?? 0) - (keeps.min()?.seconds ?? 0))
    self.unopened = unopened.count
    self.items = items.count
  }

  /// How long it took, in words: `40 s`, `12 min`, `3 h`, `2 d`.
  public var span: String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86400) d"
    }
  }

  /// `19 kept in 40 s, 12 never opened`; nil where nothing is decided.
  public var sentence: String? {
    guard items > 0 else { return nil }
    let looked =
      unopened == 0 ? "every item opened" : "\(unopened) never opened"
    guard kept > 0 else { return looked }
    return kept > 1 ? "\(kept) kept in \(span), \(looked)" : "\(kept) kept, \(looked)"
  }
}
