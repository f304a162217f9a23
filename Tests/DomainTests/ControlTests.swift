import Testing

@testable import CustodyDomain

@Suite struct ControlTests {
  @Test func `every control that a rule cites is in the catalogue`() {
    for rule in RuleCatalogue.all {
      #expect(!rule.controls.isEmpty, "\(rule.id)")
      #expect(Set(rule.controls).count == rule.controls.count, "\(rule.id)")
      for id in rule.controls {
        #expect(ControlCatalogue.control(id)?.id == id, "\(rule.id) cites \(id)")
      }
    }
  }

  @Test func `no rule cites what is quoted for something else`() {
    // GV.OC-02 is about stakeholders, IAM-02 about passwords; both are in the catalogue to say so.
    for id in ["GV.OC-02", "IAM-02"] {
      #expect(ControlCatalogue.control(id) != nil)
      #expect(ControlCatalogue.rules(citing: id).map(\.id) == [])
    }
    #expect(ControlCatalogue.rules(citing: "NHI7:2025").map(\.id).contains("long-lived-secret"))
  }

  @Test func `ids are unique, however they are written, and have a title and an edition`() {
    let ids = ControlCatalogue.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids.map { ControlCatalogue.key($0) }).count == ids.count)
    for control in ControlCatalogue.all {
      #expect(!control.title.isEmpty && !control.edition.isEmpty)
    }
    #expect(ids.filter { $0.hasPrefix("NHI") }.count == 10)
    #expect(ids.filter { $0.hasPrefix("ASI") }.count == 10)
    #expect(ids.filter { $0.first == "T" }.count == 17)
    #expect(ids.filter { $0.first == "L" }.count == 7)
    #expect(ids.filter { $0.hasPrefix("PR.AA") }.count == 6)
  }

  @Test func `controls can be narrowed to a framework`() {
    #expect(ControlCatalogue.controls(of: "nhi").count == 10)
    #expect(ControlCatalogue.controls(of: "MAESTRO").map(\.id).first == "L1")
    #expect(ControlCatalogue.controls(of: "cobit").isEmpty)
    let all = ControlCatalogue.frameworks.flatMap { ControlCatalogue.controls(of: $0) }
    #expect(all == ControlCatalogue.all)
  }

  @Test func `a draft says that it is one`() {
    let draft = ControlCatalogue.control("IR 8596")
    #expect(draft?.status == "initial preliminary draft, 2025-12-16")
    #expect(draft?.isDraft == true)
    #expect(ControlCatalogue.control("ai 600-1")?.isDraft == false)
    #expect(ControlCatalogue.all.filter(\.isDraft).map(\.id) == ["IR 8596"])
    #expect(ControlCatalogue.control("NHI11:2025") == nil)
  }

  @Test(arguments: [
    ("PR.AC-4", ["PR.AA-05"]), ("pr.ac-4 ", ["PR.AA-05"]), ("CSF 1.1 PR.AC-4", ["PR.AA-05"]),
    ("NHI-01", ["NHI9:2025", "NHI2:2025", "NHI1:2025"]),
    ("AI-03", ["ASI03", "ASI02", "T3", "T9"]), ("GV.OC-02", ["GV.RR-02", "GV.RR-01"]),
    ("A2", ["ASI02", "ASI03"]), ("A01", ["ASI03", "ASI02", "T3", "NHI5:2025"]),
    ("AGENT-04", ["T8", "ASI03"]), ("agent 4", ["T8", "ASI03"]),
    ("IAM-02", ["L6", "L7", "IAM-05", "IAM-08", "IAM-16"]), ("csa maestro", ["L3", "L6", "L7"]),
  ])
  func `a label that is quoted wrongly has right ids`(label: String, right: [String]) throws {
    let answers = ControlCatalogue.answers(to: label)
    #expect(answers.count == 1)
    guard case .quoted(let quoted)? = answers.first?.reading else {
      Issue.record("\(label) is taken for an id")
      return
    }
    #expect(quoted.right == right)
    #expect(answers[0].controls.filter { $0.fit != .none }.map(\.control.id) == right)
  }

  @Test func `a label with two meanings has two answers`() {
    let answers = ControlCatalogue.answers(to: "NHI-03")
    #expect(
      answers.map { $0.controls.map { "\($0.control.id) \($0.fit)" } } == [
        ["NHI7:2025 exact", "NHI2:2025 partial", "NHI3:2025 none"],
        ["NHI5:2025 exact", "NHI3:2025 partial"],
      ])
    #expect(ControlCatalogue.answers(to: "NIST AI RMF").count == 4)
  }

  @Test(arguments: [
    ("nhi7", "NHI7:2025"), ("NHI07:2025", "NHI7:2025"), ("NHI-07", "NHI7:2025"),
    ("ASI3", "ASI03"), ("asi-03", "ASI03"), ("ASI03:2026", "ASI03"), ("a5.18", "A.5.18"),
    ("ac-6 (7)", "AC-6(7)"), ("800-53 AC-06(07)", "AC-6(7)"), ("GOVERN1.6", "GOVERN 1.6"),
    ("AI RMF govern 1.6", "GOVERN 1.6"), ("pr.aa-5", "PR.AA-05"), ("ir8596", "IR 8596"),
    ("NIST IR-8596", "IR 8596"), ("cc6.1", "CC6.1"), ("l6", "L6"), ("PCI DSS 7.2.5.1", "7.2.5.1"),
    ("nhi3", "NHI3:2025"),
  ])
  func `an id is known by its letters and numbers`(text: String, id: String) {
    let answers = ControlCatalogue.answers(to: text)
    #expect(answers.map { $0.controls.map(\.control.id) } == [[id]])
    // What stands after the framework's name may be written rightly.
    #expect(answers.first?.reading == (text.hasSuffix(id) ? .id : .form))
  }

  @Test func `every id is understood as itself, but for those that are quoted for something else`()
  {
    for control in ControlCatalogue.all where !["GV.OC-02", "IAM-02"].contains(control.id) {
      let answers = ControlCatalogue.answers(to: control.id)
      #expect(answers.map(\.reading) == [.id], "\(control.id)")
      #expect(answers.first?.controls.map(\.control) == [control])
    }
  }

  @Test(arguments: ["CC6.1 ", " CC6.1", "A.5.18\n"])
  func `blanks around an id are no slip`(text: String) {
    #expect(ControlCatalogue.answers(to: text).map(\.reading) == [.id])
  }

  @Test func `what is unknown has no answer, but what is near it`() {
    for text in ["", "  ", "XYZ-1", "NHI11", "PR.AA-55", "\u{1B}[31m", "2.0", "NHI"] {
      #expect(ControlCatalogue.answers(to: text).isEmpty, "\(text)")
    }
    #expect(ControlCatalogue.nearest(to: "PR.AB-05") == "PR.AA-05")
    #expect(ControlCatalogue.nearest(to: "GOVERM 1.6") == "GOVERN 1.6")
    #expect(ControlCatalogue.nearest(to: "zzzzzzzz") == nil)
  }

  @Test func `every label has a reason and an id that is right, and all ids exist`() {
    for label in ControlCatalogue.quotedLabels {
      #expect(!label.right.isEmpty && !label.meant.isEmpty && !label.problem.isEmpty)
      for meaning in label.meanings {
        #expect(ControlCatalogue.control(meaning.id)?.id == meaning.id, "\(meaning.id)")
      }
    }
  }
}
