import CustodyDomain

/// What an item leads to, for reading and as JSON.
enum ReachText {
  static func json(_ radius: BlastRadius) -> JSON {
    .object([
      ("count", .int(radius.count)), ("partial", .bool(radius.isPartial)),
      ("reached", .array(radius.reached.map(json))), ("more", .int(radius.more)),
    ])
  }

  private static func json(_ reached: BlastRadius.Reached) -> JSON {
    var members: [(String, JSON)] = [
      ("hop", .int(reached.hop)), ("link", .string(reached.link.rawValue)),
    ]
    switch reached.target {
    case .system(let name): members.append(("system", .string(name)))
    case .item(let other):
      members += [
        ("item", .string(other.id.text)), ("name", .string(other.name)),
        ("source", .string(other.source)),
      ]
    }
    return .object(members + [("through", .text(reached.through?.text))])
  }

  static func text(_ radius: BlastRadius, _ door: TextDoor) -> String {
    guard radius.count > 0 else { return "\nReaches nothing on record\n" }
    var text = "\nReaches \(radius.count)\(radius.isPartial ? " and more" : "") in two hops\n"
    for reached in radius.reached {
      let name =
        switch reached.target {
        case .system(let name): door(name)
        case .item(let other): "\(door(other.name))  \(other.id.text), \(door(other.source))"
        }
      let through = reached.through.map { " of \($0.text)" } ?? ""
      text += "  hop \(reached.hop)  \(name)  by \(reached.link.rawValue)\(through)\n"
    }
    return text + (radius.more > 0 ? "  +\(radius.more)\n" : "")
  }
}
