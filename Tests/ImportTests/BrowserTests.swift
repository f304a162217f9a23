import CustodyDomain
import CustodyImport
import Foundation
import Testing

/// Extensions as managed browsers and hosts report them, and apps of a chat workspace.
@Suite struct BrowserTests {
  private static let row =
    #"{"browser_type":"chrome","uid":"501","identifier":"abcd","name":"Helper","profile":"Default","#
    + #""permissions":"tabs,<all_urls>","install_timestamp":"0"}"#

  @Test func `one row of osquery is the same in each of its envelopes`() throws {
    let bare = try Run.text("[\(BrowserTests.row)]").sink.items
    #expect(bare.map(\.sourceID) == ["unknown/501/chrome/Default/abcd"])
    #expect(bare[0].permissions.map(\.scope) == ["tabs", "<all_urls>"])
    #expect(bare[0].created == nil)
    #expect(bare[0].status == nil)
    let head = #"{"hostIdentifier":"h1","unixTime":"1","#
    let added = try Run.text("\(head)\"action\":\"added\",\"columns\":\(BrowserTests.row)}").sink
    let snapshot = try Run.text(
      "\(head)\"action\":\"snapshot\",\"snapshot\":[\(BrowserTests.row)]}"
    ).sink
    #expect(added.items.map(\.sourceID) == ["h1/501/chrome/Default/abcd"])
    #expect(snapshot.items == added.items)
    #expect(snapshot.scope?.complete == nil)
  }

  @Test func `rows belong to the person who was named`() throws {
    let item = try Run.text(
      "[\(BrowserTests.row)]", ImportOptions(user: "Ana@corp.example")
    ).sink.items[0]
    #expect(item.holder == "Ana@corp.example")
    #expect(item.sourceID == "ana@corp.example/501/chrome/Default/abcd")
  }

  @Test func `a first page of Chrome's report lets nothing depart`() throws {
    let (report, sink) = try Run.file(Fixture.path("chrome/countInstalledApps.json"))
    #expect(report.complete == false)
    #expect(sink.scope?.complete == false)
    let whole =
      #"{"installedApps":[{"appId":"abcd","appType":"EXTENSION","appInstallType":"NORMAL"},"#
      + #"{"appId":"efgh","appType":"THEME","appInstallType":"NORMAL"},"#
      + #"{"appId":"com.x","appType":"ANDROID_APP","appInstallType":"ADMIN"}],"totalSize":3}"#
    let second = try Run.text(whole)
    #expect(second.sink.items.map(\.clientID) == ["abcd"])
    #expect(second.report.ignored.count == 2)
    #expect(second.sink.scope?.complete == true)
  }

  @Test func `Slack's cursor says whether there is more`() throws {
    let (report, sink) = try Run.file(Fixture.path("slack/admin.apps.approved.list.json"))
    #expect(report.complete == true)
    #expect(sink.scope?.complete == true)
    let text = try String(
      contentsOfFile: Fixture.path("slack/admin.apps.approved.list.json"), encoding: .utf8)
    let more = text.replacingOccurrences(
      of: "\"next_cursor\": \"\"", with: "\"next_cursor\": \"dXNlcjpVMDYxTkZUVDI=\"")
    #expect(try Run.text(more).report.complete == false)
    #expect(
      try Run.text(#"{"ok":true,"approved_apps":[]}"#).report.source == "slack.approved-apps")
  }
}
