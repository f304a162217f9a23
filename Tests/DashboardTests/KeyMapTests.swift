import CustodyDashboard
import CustodyDomain
import CustodyTestSupport
import Testing

/// The one table of actions.
@Suite struct KeyMapTests {
  @Test func `no two actions hear the same key in one context`() {
    for context in Contexts.everywhere.each {
      var taken: [Key: ActionID] = [:]
      for binding in KeyMap.standard.bindings where binding.contexts.contains(context) {
        for key in binding.keys {
          #expect(taken[key] == nil, "\(key.name) in \(context.rawValue)")
          taken[key] = binding.id
        }
      }
    }
  }

  @Test func `every action is in the table and every key has a name that reads back`() {
    let known = Set(KeyMap.standard.bindings.map(\.id))
    #expect(known == Set(ActionID.allCases))
    for key in KeyMap.standard.bindings.flatMap(\.keys) { #expect(Key(name: key.name) == key) }
  }

  @Test func `brackets, braces and backslash have a second key`() {
    for binding in KeyMap.standard.bindings {
      let awkward: Set<Key> = ["[", "]", "{", "}", "\\"]
      if !awkward.isDisjoint(with: binding.keys) { #expect(binding.keys.count > 1) }
    }
  }

  @Test func `a user's keys replace the action's own`() throws {
    let map = try KeyMap.configured(["review.recertify": (["F2", "Z"], 3)])
    #expect(map.action(for: .function(2), in: .list) == .recertify)
    #expect(map.action(for: "c", in: .list) == nil)
    let none = try KeyMap.configured(["review.revoke": ([], 4)])
    #expect(none.action(for: "x", in: .list) == nil)
  }

  @Test func `an unknown action names the nearest`() {
    do {
      _ = try KeyMap.configured(["review.recertifi": (["c"], 7)])
      Issue.record("an unknown action was accepted")
    } catch {
      #expect(error.line == 7)
      #expect(error.hint.contains("review.recertify"))
    }
  }

  @Test func `a clash names both lines`() {
    do {
      _ = try KeyMap.configured(["review.revoke": (["K"], 5), "review.owner": (["K"], 9)])
      Issue.record("a clash was accepted")
    } catch {
      #expect(error.line == 9)
      #expect(error.message.contains("line 5") && error.message.contains("line 9"))
    }
  }

  @Test func `what no terminal sends is no key`() {
    do {
      _ = try KeyMap.configured(["review.revoke": (["hyper-x"], 5)])
      Issue.record("a wrong key was accepted")
    } catch {
      #expect(error.message.contains("hyper-x"))
    }
  }

  @Test func `the help shows every action of its context, and the footer at least five keys`() {
    for keys in ["", "2", "5", "7", "enter"] {
      var rig = Rig(columns: 140, rows: 200)
      rig.press(keys)
      let hints = rig.lines[197] + rig.lines[198]
      #expect(hints.split(separator: "  ").count >= 5, "\(keys): \(hints)")
      let context: Contexts =
        ["": .list, "2": .groups, "5": .calendar, "7": .ledger, "enter": .detail][keys] ?? .list
      rig.press("?")
      for binding in KeyMap.standard.bindings where binding.contexts.contains(context) {
        #expect(rig.text.contains(binding.title.text), "\(binding.id.rawValue)")
      }
    }
  }

  @Test func `the help finds by name or by key, and Enter runs what it found`() {
    var rig = Rig()
    rig.press("? q u e u e s enter")
    #expect(rig.text.contains("Stale, open"))
    rig.press("esc ? 7 enter")
    #expect(rig.text.contains("Nothing is in the ledger yet"))
  }

  @Test func `the README's key table is the one in force`() throws {
    try Golden.check(
      "\n" + KeyMap.standard.markdown + "\n", between: "keys", in: "../../README.md")
    let lines = KeyMap.standard.markdown.split(separator: "\n")
    #expect(lines.count == KeyMap.standard.bindings.count + 2)
    for line in lines { #expect(line.hasPrefix("| ") && line.hasSuffix(" |")) }
  }
}
