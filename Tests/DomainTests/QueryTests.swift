import CustodyDomain
import Testing

@Suite struct QueryTests {
  @Test(arguments: [
    "kind:oauth-grant tool:zapier owner:none risk:high+ last:90d+ expires:30d- scope:Mail.*",
    "class:mail,files finding:borrowed-session verdict:none tier:strict state:open !owner:ana",
    "\"free text\" name:\"a b, c\" !owner:none,unknown", "last:never expires:2026-11-21+",
    "score:60+ reach:3 risk:low- risk:none", "draft:mine usage:never ai:yes", "",
    "owner:\"none\" name:\"never\"", "created:0d rotation:30d- until:30d-", "missing:approved",
    "!zap", "name:\"x:y\"", "control:NHI7:2025,asi03 mechanism:opa holder:none handling:exposed",
    "state:decided", "\"none\"", "zap*",
  ])
  func `a query that is printed reads as the same query`(text: String) throws {
    let query = try Query(parsing: text)
    #expect(try Query(parsing: query.description) == query)
    #expect(try Query(parsing: query.description).description == query.description)
  }

  @Test func `terms mean what they say`() throws {
    let query = try Query(parsing: "!owner:none,ana risk:high+ last:90d+ expires:2w- \"a b\"")
    #expect(
      query.terms == [
        .init(negated: true, field: .owner, values: [.none, .text("ana")]),
        .init(field: .risk, values: [.rank(Severity.high.rawValue, .atLeast)]),
        .init(field: .last, values: [.days(90, .atLeast)]),
        .init(field: .expires, values: [.days(14, .atMost)]),
        .init(field: nil, values: [.text("a b")]),
      ])
  }

  @Test func `a control is found however its id is written, and printed as it is written`() throws {
    let query = try Query(parsing: "control:nhi7:2025")
    let slip = try Query(parsing: "control:nhi-7")
    #expect(slip == query)
    #expect(query.terms == [.init(field: .control, values: [.text("NHI7:2025")])])
    #expect(query.description == "control:NHI7:2025")
  }

  @Test func `a quoted word is text and not a word of the language`() throws {
    let query = try Query(parsing: "owner:\"none\"")
    #expect(query.terms == [.init(field: .owner, values: [.text("none")])])
  }

  @Test func `an address is free text`() throws {
    let query = try Query(parsing: "https://x.example/a,b")
    #expect(query.terms == [.init(field: nil, values: [.text("https://x.example/a,b")])])
  }

  @Test(arguments: [
    ("ownr:none", "no field 'ownr'", "the nearest is 'owner'"),
    ("risk:hi", "'hi' is no value of 'risk'", "the nearest is"),
    ("kind:oauth", "'oauth' is no value of 'kind'", "the nearest is 'oauth-grant'"),
    ("last:soon", "'soon' is no age or date for 'last'", "write last:90d+"),
    ("last:-5d", "is no age or date", "write"), ("score:x", "is no number", "write score:60+"),
    ("owner:", "'owner:' has no value", "write owner:none"),
    ("owner:ana,", "'owner:' has no value", "write"), ("\"open", "is not closed", "end the text"),
    ("control:PR.AC-4", "'PR.AC-4' is an id of CSF 1.1", "write control:PR.AA-05"),
    ("control:GV.RR-03", "'GV.RR-03' is no value of 'control'", "the nearest is 'GV.RR-01'"),
    ("handling:plane", "'plane' is no value of 'handling'", "the nearest is 'plain'"),
    ("!", "'!' stands alone", "write"), ("last:2026-02-30", "is no age or date", "write"),
  ])
  func `a wrong query names what is right`(text: String, message: String, hint: String) {
    do {
      _ = try Query(parsing: text)
      Issue.record("it was read")
    } catch {
      #expect(error.message.contains(message), "\(error.message)")
      #expect(error.hint.contains(hint), "\(error.hint)")
    }
  }

  @Test(arguments: 0..<400)
  func `random queries survive printing`(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed) &+ 9_000)
    let query = Query((0..<random.below(5)).map { _ in random.term() })
    #expect(try Query(parsing: query.description) == query, "seed \(seed): \(query)")
  }

  @Test(arguments: 0..<400)
  func `random text is read or refused, never worse`(seed: Int) {
    var random = Seeded(seed: UInt64(seed) &+ 77)
    let alphabet = Array("ab:!,\"+-* \tnone9d\u{202E}ø")
    let text = String((0..<random.below(24)).map { _ in random.pick(alphabet) })
    guard let query = try? Query(parsing: text) else { return }
    let again = try? Query(parsing: query.description)
    #expect(again == query, "\(text.debugDescription)")
  }

  @Test(arguments: Query.Field.allCases)
  func `every field's example can be read`(field: Query.Field) throws {
    #expect(try Query(parsing: field.example).terms.first?.field == field)
  }

  @Test func `built-in queues can be read`() throws {
    for queue in Queue.builtIn { _ = try Query(parsing: queue.query) }
  }

  @Test func `joining leaves out what is there already`() throws {
    let left = try Query(parsing: "state:open owner:none")
    let right = try Query(parsing: "owner:none last:90d+")
    #expect(left.and(right).description == "state:open owner:none last:90d+")
  }
}

extension Seeded {
  mutating func term() -> Query.Term {
    let texts = [
      "ana", "a b", "x,y", "none", "Mail.*", "a:b", "!a", "never", "unknown", "ø", "a\tb",
    ]
    let bounds: [Query.Bound] = [.exactly, .atLeast, .atMost]
    let field: Query.Field? = pick([
      nil, .owner, .name, .risk, .last, .expires, .score, .kind, .scope, .id,
    ])
    let values = (0..<(field == nil ? 1 : 1 + below(3))).map { _ -> Query.Value in
      switch field {
      case .risk: .rank(below(5), pick(bounds))
      case .score: .rank(below(101), pick(bounds))
      case .last, .expires:
        pick([
          .days(below(400), pick(bounds)), .never, .unknown, .none,
          .date(Sample.now.startOfDay, pick(bounds)),
        ])
      case .kind: .text(pick(ItemKind.allCases).rawValue)
      case nil: .text(pick(texts))
      default: pick([.none, .unknown, .text(pick(texts))])
      }
    }
    return Query.Term(negated: chance(3), field: field, values: values)
  }
}
