import CustodyDomain
import CustodySQLite

/// What to say when a query asks for a tool that the store doesn't have: an empty list would read as good news.
enum ToolHint {
  /// Says on standard error which tool was probably meant, for every tool of the query that nothing has.
  static func tell(_ query: Query, in store: SQLiteStore, _ context: RunContext) throws {
    for term in query.terms where term.field == .tool && !term.negated {
      for case .text(let name) in term.values where !name.contains("*") {
        let asked = Query([.init(field: .state, values: [.text("*")])])
          .and(Query([.init(field: .tool, values: [.text(name)])]))
        guard try store.count(asked, now: context.now) == 0 else { continue }
        let groups = try store.groups(.by(.tool), query: .all, limit: 2000, now: context.now)
          .filter { !$0.key.isEmpty }
        // What is written in a query is an id; a tool's name helps to find it.
        let near =
          nearest(to: name, among: groups.map(\.key))
          ?? nearest(to: name, among: groups.map(\.label)).flatMap { label in
            groups.first { $0.label == label }?.key
          }
        let rest = near.map { "the nearest is '\($0)'" } ?? "custody tools lists what there is"
        Output.say("custody: hint: no item has the tool '\(context.door(name))'; \(rest)\n")
      }
    }
  }
}
