import CustodyDomain

/// What is recommended for an item and what has changed since it was last decided on.
public enum RecommendationText {
  /// A recommendation with its inputs.
  public static func json(_ made: Recommendation) -> JSON {
    .object([
      ("verb", .string(made.verb.rawValue)), ("until", Words.time(made.until)),
      ("condition", .text(made.condition)), ("sentence", .string(made.sentence)),
      (
        "inputs",
        .array(
          made.inputs.map { input in
            .object([
              ("name", .string(input.name)), ("value", .string(input.value)),
              ("since", Words.time(input.since)), ("source", .text(input.source)),
            ])
          })
      ),
      ("against", .texts(made.against)),
    ])
  }

  static func json(_ since: SinceDecision) -> JSON {
    .object([
      ("entry", .int(since.entry)), ("time", .string(since.since.text)),
      ("action", .string(since.action)), ("changes", .texts(since.changes)),
    ])
  }

  /// For reading: the recommendation with its inputs and what speaks against it, then what has changed.
  public static func text(_ detail: ItemDetail, _ door: TextDoor) -> String {
    var text = ""
    if let made = detail.recommendation {
      text += "\nRecommended\n  \(door(made.line))\n"
      if let condition = made.condition { text += "  if: \(door(condition))\n" }
      for input in made.inputs {
        text += "  " + input.name.padded(to: 16) + " " + door(input.told) + "\n"
      }
      for line in made.against { text += "  " + "but".padded(to: 17) + door(line) + "\n" }
    }
    if let since = detail.since {
      text += "\nSince the last decision (\(since.action), \(since.since.dateText))\n"
      text += "  \(door(since.line))\n"
    }
    return text
  }
}
