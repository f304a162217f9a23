import CustodyDomain

/// What is recommended: on what it rests, and what speaks against it.
extension Painter {
  func adviceLines(_ detail: ItemDetail, width: Int) -> [SheetLine] {
    guard let made = detail.recommendation, made.verb != .none else { return [] }
    var lines: [SheetLine] = [
      .divider(title: "Recommended", right: safe(made.verb.title))
    ]
    func add(_ label: Chrome, _ text: String, _ role: Role = .text) {
      lines += TextLine(("\(label.padded(16)) ", .dim), (safe(text), role)).wrapped(
        width, indent: 17
      )
      .map { .text($0) }
    }
    if let condition = made.condition { add("if", condition) }
    for input in made.inputs { add(safe(input.name), input.told) }
    for line in made.against { add("but", line, .warning) }
    return lines
  }
}
