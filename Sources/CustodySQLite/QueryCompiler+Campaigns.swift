import CustodyDomain
import GRDB

/// Fields that tell where an item stands in campaigns. `outcome:` and `asked:` mean the campaigns that the same
/// query names, else those that are open.
extension QueryCompiler {
  /// Items that a campaign holds, by its name; `open` means those that are.
  func campaign(_ value: Query.Value) -> Condition {
    switch value {
    case .none, .unknown, .text(""):
      return Condition("NOT EXISTS (SELECT 1 FROM campaign_case k WHERE k.item = i.id)")
    default:
      let named = names([value])
      return cases(Condition(sql: "k.campaign IN (\(named.sql))", values: named.values))
    }
  }

  /// Items of which this came, in those campaigns.
  func outcome(_ value: Query.Value, in query: Query) -> Condition {
    let named = campaigns(of: query)
    return cases(
      Condition(
        sql: "k.campaign IN (\(named.sql)) AND k.outcome = ?", values: named.values + [word(value)])
    )
  }

  /// Items that a person is asked about; `me` is whoever asks.
  func asked(_ value: Query.Value, in query: Query) throws -> Condition {
    let named = campaigns(of: query)
    var person = Condition("1")
    switch value {
    case .none, .unknown, .text(""):
      return Condition(
        sql:
          "NOT EXISTS (SELECT 1 FROM campaign_asked q WHERE q.item = i.id AND q.campaign IN (\(named.sql)))",
        values: named.values)
    case .text(let text):
      let name = text == "me" ? reviewer ?? account : text
      let known = try PeopleIndex(db).person(name)?.id ?? name
      person = Condition("q.person = ?", known)
    default: break
    }
    return Condition(
      sql: """
        i.id IN (SELECT q.item FROM campaign_asked q
          WHERE \(person.sql) AND q.campaign IN (\(named.sql)))
        """, values: person.values + named.values)
  }

  private func cases(_ condition: Condition) -> Condition {
    Condition(
      sql: "i.id IN (SELECT k.item FROM campaign_case k WHERE \(condition.sql))",
      values: condition.values)
  }

  private func campaigns(of query: Query) -> Condition {
    let terms = query.terms.filter { $0.field == .campaign && !$0.negated }
    return terms.isEmpty ? names([.text("open")]) : names(terms.flatMap(\.values))
  }

  private func names(_ values: [Query.Value]) -> Condition {
    let any = values.map { value in
      value == .text("open") ? Condition("c.close_entry IS NULL") : text("c.name", value)
    }
    let condition = Condition.any(any)
    return Condition(
      sql: "SELECT c.name FROM campaign c WHERE \(condition.sql)", values: condition.values)
  }
}
