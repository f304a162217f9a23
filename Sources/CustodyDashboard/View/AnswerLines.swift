import CustodyDomain

/// What custody tells of an item beside its chain and findings: questions, duties, stages of its life.
extension Painter {
  /// Columns of what is asked.
  private static let asked = 15

  /// A line each: what is asked, when, who, and a word more. What is missing says so in its words.
  func answerLines(_ answers: [Answer], width: Int) -> [TextLine] {
    let dated = answers.contains { $0.time != nil }
    let named = answers.contains { $0.who != nil }
    let who = width >= 90 ? 28 : 20
    return answers.flatMap { answer -> [TextLine] in
      var line = TextLine(safe(answer.asked).padded(Painter.asked), .dim)
      let role = Painter.role(answer.standing)
      if answer.standing == .missing, answer.who == nil, answer.time == nil {
        // The mark stands out and its reason is read after it.
        if answer.text.hasPrefix(Answer.nobody) {
          line.add("!none", .ownerMissing)
          line.add(safe(String(answer.text.dropFirst(Answer.nobody.count))), .dim)
        } else {
          line.add("?? ", role)
          line.add(safe(answer.text), .dim)
        }
        return line.wrapped(width, indent: Painter.asked)
      }
      if dated { line.add((answer.time.map { Chrome(day: $0) } ?? "").padded(12), .dim) }
      if named {
        let name = answer.who.map { person($0).cut(who, ellipsis: glyphs.ellipsis) } ?? ""
        line.add(answer.text.isEmpty ? name : name.padded(who + 2), role)
      }
      line.add(safe(answer.text), answer.who != nil && role == .text ? .dim : role)
      return line.wrapped(width, indent: Painter.asked)
    }
  }

  private static func role(_ standing: Answer.Standing) -> Role {
    switch standing {
    case .known: .text
    case .missing: .linkMissing
    case .failed: .warning
    case .ahead: .dim
    }
  }

  /// The parts of an item's screen that are made of answers, each under its divider.
  func answerParts(_ detail: ItemDetail, width: Int) -> [SheetLine] {
    ItemAnswers(detail, now: model.now).parts.flatMap { part -> [SheetLine] in
      [.divider(title: safe(part.title), right: safe(part.tally))]
        + answerLines(part.answers, width: width).map { .text($0) }
    }
  }
}
