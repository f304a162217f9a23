import CustodyDomain

/// Refusals come before questions: while a popup opens for one row, the store says whether the decision
/// could be made at all. Several rows are judged one by one afterwards.
extension Model {
  /// Asks whether what the popup is about to ask for could be accepted, whatever is answered. Keys wait for the
  /// reply, so that none of them lands where the popup is no more.
  mutating func check(_ verb: Verb) -> [Effect] {
    guard var target = popup?.target, !target.isBulk, let row = target.rows?.first else {
      return []
    }
    target.check = nextRequest()
    popup?.target = target
    let action = verb.action(for: row, limits: setup.policy.recertify, now: now)
    return [
      .checkDecision(
        DecisionRequest(item: row.id, action: action, version: row.version, shown: RowView(row)),
        request: target.check)
    ]
  }

  mutating func take(obstacles refusals: [Refusal], _ request: Int) -> [Effect] {
    guard let target = popup?.target, target.check == request, let row = target.rows?.first
    else { return [] }
    let lasting = refusals.filter { $0.remedy != .answer }
    guard let sentence = lasting.spoken else {
      popup?.target?.check = 0
      return []
    }
    // What was typed was meant for the question that is no longer asked.
    held = []
    popup = .notice(NoticePopup(kind: .barred(row, lasting)))
    say(Chrome(safe(sentence)), .error, for: 12_000)
    return refresh()
  }

  /// Why decisions were not drafted: one item's obstacles in a sentence, those of several in a list.
  mutating func tell(_ refused: [Refusal], saved: Int) {
    if Set(refused.map(\.item)).count == 1, let sentence = refused.spoken {
      say(Chrome(safe(sentence)), .error, for: 12_000)
    } else {
      popup = .notice(NoticePopup(kind: .refused(refused, saved: saved)))
    }
  }

  /// What has taken the place of what: an older draft never goes unsaid.
  mutating func tell(_ replaced: [DraftOutcome.Replacement], saved: Int) {
    guard let first = replaced.first else { return }
    guard saved > 1 else { return say(sentence(first), .warning, for: 8000) }
    let count: Chrome =
      replaced.count == 1 ? "1 earlier draft replaced" : "\(replaced.count) earlier drafts replaced"
    let before: Chrome = status.map { "\($0.text); " } ?? ""
    say("\(before)\(count)", .warning, for: 8000)
  }

  private func sentence(_ replacement: DraftOutcome.Replacement) -> Chrome {
    func name(_ action: Action) -> Chrome {
      Painter.decisions.first { $0.0 == action.word }?.2 ?? Chrome(safe(action.word))
    }
    switch (replacement.old.action, replacement.new.action) {
    case (.reassign(_, let old), .reassign(_, let new)) where old != new:
      return "owner \(safe(new)) replaces \(safe(old))"
    case (let old, let new):
      return old.word == new.word
        ? "\(name(new)) replaces the earlier one" : "\(name(new)) replaces \(name(old))"
    }
  }
}
