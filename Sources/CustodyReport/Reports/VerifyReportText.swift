import CustodyDomain

extension VerifyReport {
  /// The report as `custody.verify/1`.
  public var json: JSON {
    .object([
      ("schema", .string("custody.verify/1")), ("intact", .bool(intact)),
      ("entries", .int(entries)),
      ("head", .string(head.root)),
      (
        "problems",
        .array(
          problems.map {
            .object([
              ("at", .string($0.at)), ("what", .string($0.what)), ("remedy", .string($0.remedy)),
            ])
          })
      ),
    ])
  }

  /// The report for reading.
  public func text(_ door: TextDoor) -> String {
    var text = "\(intact ? "intact" : "NOT INTACT")  \(entries) entries\nhead  \(head.root)\n"
    for problem in problems {
      text += "\(door(problem.at)): \(door(problem.what))\n  do: \(door(problem.remedy))\n"
    }
    return text
  }
}
