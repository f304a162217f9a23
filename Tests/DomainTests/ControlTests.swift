import CustodyDomain
import Testing

@Suite struct ControlTests {
  @Test func `every control that a rule cites is in the catalogue`() {
    for rule in RuleCatalogue.all {
      #expect(!rule.controls.isEmpty, "\(rule.id)")
      for id in rule.controls {
        #expect(ControlCatalogue.control(id)?.id == id, "\(rule.id) cites \(id)")
      }
    }
  }

  @Test func `ids are unique and have a title and an edition`() {
    let ids = ControlCatalogue.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for control in ControlCatalogue.all {
      #expect(!control.title.isEmpty && !control.edition.isEmpty)
    }
    #expect(ids.filter { $0.hasPrefix("NHI") }.count == 10)
    #expect(ids.filter { $0.hasPrefix("ASI") }.count == 10)
    #expect(ids.filter { $0.first == "T" }.count == 17)
    #expect(ids.filter { $0.first == "L" }.count == 7)
  }

  @Test func `a draft says that it is one`() {
    #expect(ControlCatalogue.control("IR 8596")?.status == "initial preliminary draft, 2025-12-16")
    #expect(ControlCatalogue.control("ai 600-1")?.status == "published")
    #expect(ControlCatalogue.control("NHI11:2025") == nil)
  }

  @Test(arguments: [
    ("PR.AC-4", ["PR.AA-05"]), ("pr.ac-4", ["PR.AA-05"]),
    ("NHI-01", ["NHI9:2025", "NHI2:2025", "NHI1:2025"]), ("IAM-02", ["L6", "L7"]),
    ("AGENT-04", ["T8", "ASI03"]),
  ])
  func `a label that is quoted wrongly has right ids`(label: String, right: [String]) {
    #expect(ControlCatalogue.misquoted(label).map(\.right) == [right])
  }

  @Test func `a label with two meanings has two answers and a right id none`() {
    #expect(ControlCatalogue.misquoted("NHI-03").count == 2)
    #expect(ControlCatalogue.misquoted("NHI7:2025") == [])
  }

  @Test func `right ids exist`() {
    for label in ControlCatalogue.misquotedLabels {
      for id in label.right { #expect(ControlCatalogue.control(id) != nil, "\(id)") }
    }
  }
}
