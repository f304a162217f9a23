import CustodyDashboard
import CustodyDomain
import Testing

/// Keys of conditional keeps, exceptions, recommendations and roles.
@Suite struct ConditionTests {
  @Test func `K asks for the condition, then for its day`() throws {
    var rig = Rig.atStandard()
    rig.press("K enter")
    #expect(rig.text.contains("say what is to be done meanwhile"))
    rig.type("narrow to Mail.Read")
    rig.press("enter")
    #expect(rig.text.contains("30d"))
    #expect(rig.saved.isEmpty)
    rig.press("enter")
    let request = try #require(rig.saved.first)
    let until = Fixture.now.adding(days: 30)
    #expect(request.action == .keep(until: until, condition: "narrow to Mail.Read"))
    #expect(request.reason == nil)
  }

  @Test func `K takes no day on which the item would return anyway`() {
    var rig = Rig.atStandard()
    rig.press("K")
    rig.type("narrow it")
    rig.press("enter ctrl-u")
    rig.type("180d")
    rig.press("enter")
    #expect(rig.text.contains("on that day it returns anyway"))
    #expect(rig.saved.isEmpty)
  }

  @Test func `K on a strict item wants a reason, too`() throws {
    var rig = Rig()
    rig.forget()
    rig.press("K")
    rig.type("narrow it")
    rig.press("enter enter")
    #expect(rig.saved.isEmpty)
    rig.press("1")
    let request = try #require(rig.saved.first)
    #expect(request.reason == "still needed, checked with its owner")
    #expect(request.action.word == "keep-if")
  }

  @Test func `W lists what can be accepted, asks until when, and why`() throws {
    var rig = Rig()
    rig.press("enter")
    rig.forget()
    rig.press("W")
    #expect(rig.text.contains("Accept a finding of"))
    rig.press("1 enter")
    #expect(rig.saved.isEmpty)
    rig.type("it is seasonal")
    rig.press("enter")
    let request = try #require(rig.saved.first)
    #expect(
      request.action == .exception(rule: "dormant", until: Fixture.now.adding(days: 30)))
    #expect(request.reason == "it is seasonal")
  }

  @Test func `the sign of equality drafts what is recommended, for one row or the marked ones`() {
    func rows(_ rig: Rig) -> Int {
      rig.effects.reduce(0) { count, effect in
        if case .draftRecommended(let rows) = effect { return count + rows.count }
        return count
      }
    }
    var rig = Rig()
    rig.forget()
    rig.press("=")
    #expect(rows(rig) == 1)
    rig.press("space space space =")
    #expect(rows(rig) == 4)
  }

  @Test func `in the picker a key goes through the roles`() throws {
    var rig = Rig.atStandard()
    rig.press("o ctrl-r")
    let role = OwnerRole.allCases[1]
    #expect(rig.text.contains("New \(role.rawValue) owner for"))
    rig.press("1")
    #expect(rig.saved.first?.action == .reassign(role: role, person: "m.holm"))
  }
}
