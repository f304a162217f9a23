/// What Microsoft Graph says of an answer: `@odata.context` names the set that it is taken from.
///
/// `…/$metadata#servicePrincipals('8e88…')/appRoleAssignedTo` is a part of `appRoleAssignedTo`, the one of one
/// service principal; `…#servicePrincipals(id,appId)/$entity` is one of `servicePrincipals`.
struct GraphSet: Equatable {
  /// The set's name as Graph writes it.
  var name: String
  /// Whether it holds what belongs to one object only, so that it can't be the whole of its kind.
  var isPart: Bool

  /// The set that a wrapper or a single answer names; nil where it names none.
  init?(_ members: Members) {
    guard let context = members.text("@odata.context") ?? members.text("odata.context"),
      let hash = context.lastIndex(of: "#")
    else { return nil }
    let steps = GraphSet.withoutArguments(context[context.index(after: hash)...])
      .split(separator: "/").filter { !$0.hasPrefix("$") }
    // `Collection(…)` and `Edm.…` are types, not sets.
    guard let last = steps.last, last != "Collection", !last.hasPrefix("Edm.") else { return nil }
    name = String(last)
    // `servicePrincipals/microsoft.graph.agentIdentity` is all that a set has of one type.
    isPart = steps.count > (last.hasPrefix("microsoft.graph.") ? 2 : 1)
  }

  /// Whether a format is made for this set.
  func belongs(to format: Format) -> Bool { format.graphSets.contains(name.lowercased()) }

  private static func withoutArguments(_ path: Substring) -> String {
    var depth = 0
    return String(
      path.filter { letter in
        if letter == "(" { depth += 1 }
        defer { if letter == ")" { depth = max(0, depth - 1) } }
        return depth == 0
      })
  }
}
