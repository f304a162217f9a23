import CustodyDomain
import CustodyImport
import Foundation
import Testing

@Suite struct CSVTests {
  @Test func `quotes, line breaks and doubled quotes are read`() throws {
    let text = "login,name,team\r\nana,\"Ana \"\"A\"\"\r\nB\",\"x,y\"\r\nbo,Bo,\r\n"
    let people = try Run.text(text).sink.people
    #expect(people.map(\.id) == ["ana", "bo"])
    #expect(people[0].name == "Ana \"A\"\r\nB")
    #expect(people[0].team == "x,y")
    #expect(people[1].team == nil)
  }

  @Test(arguments: [",", ";", "\t"])
  func `the delimiter is found in the header`(mark: String) throws {
    let text = "\u{FEFF}login\(mark)name\n\nana\(mark)Ana\n"
    #expect(try Run.text(text).sink.people.map(\.name) == ["Ana"])
  }

  @Test func `a type line before the header is skipped`() throws {
    let text = "#TYPE Selected.User\n\"login\",\"name\"\n\"ana\",\"Ana\""
    #expect(try Run.text(text).sink.people.map(\.name) == ["Ana"])
  }

  @Test func `a row that doesn't fit the header is rejected`() throws {
    let report = try Run.text("login,name\nana,Ana,x\nbo,Bo\nci\n").report
    #expect(
      report.rejected == [
        SkippedRecord(at: "line 2", reason: "has 3 cells where the header has 2"),
        SkippedRecord(at: "line 4", reason: "has 1 cells where the header has 2"),
      ])
    #expect(report.loaded == 1)
    #expect(report.read == 3)
  }

  @Test func `people come under the names that systems give their columns`() throws {
    let text = """
      Employee ID,User Name,Work Email,First Name,Last Name,Department,Reports To,Status,End Date
      00042,ANA,Ana@corp.example,Ana,Berg,IT,bo,Active,
      00043,,ci@corp.example,Ci,Dahl,HR,,Terminated,2026-03-31
      ,,,No,Body,,,,
      """
    let (report, sink) = try Run.text(text)
    #expect(report.source == "people.csv")
    let people = sink.people
    #expect(people.map(\.id) == ["ana", "ci@corp.example"])
    #expect(people[0].aliases == ["ana", "ana@corp.example", "00042"])
    #expect(people[0].name == "Ana Berg")
    #expect(people[0].manager == "bo")
    #expect(people[0].employment == .active)
    // The date says when; the status of today must not say it for a day to come.
    #expect(people[1].employment == .unknown)
    #expect(people[1].left?.dateText == "2026-03-31")
    #expect(report.rejected.map(\.reason) == ["has no login, e-mail or id"])
  }

  @Test func `a date whose order nobody states is not guessed`() throws {
    let text = "login,team,status,end date\nana,IT,Terminated,03/04/2026\nbo,IT,Left,\n"
    let (report, sink) = try Run.text(text)
    #expect(sink.people.map(\.employment) == [.left])
    #expect(
      report.rejected.map(\.reason) == [
        "'end date' is '03/04/2026', which has the day or the month first: say which in a column map"
          + " (custody sources map FILE)"
      ])
  }

  @Test func `a user without tokens was asked, and has none`() throws {
    let text = "user,clientId,displayText,scopes\nana@corp.example,,,\nbo@corp.example,1,App,a b\n"
    let (report, sink) = try Run.text(text)
    #expect(report.ignored.map(\.reason) == ["ana@corp.example was asked and has no tokens"])
    #expect(sink.items.first?.permissions.map(\.scope) == ["a", "b"])
  }

  @Test func `both forms of a Google token give the same item`() throws {
    let csv = try Run.text("user,clientId,displayText,scopes\nAna@corp.example,1,App,a\n").sink
      .items
    let json = try Run.text(
      #"{"items":[{"clientId":"1","displayText":"App","scopes":["a"]}]}"#,
      ImportOptions(user: "ana@corp.example")
    ).sink
    #expect(csv.first?.id == json.items.first?.id)
    #expect(json.scope?.format == "google.tokens/ana@corp.example")
    #expect(json.scope?.complete == true)
  }
}
