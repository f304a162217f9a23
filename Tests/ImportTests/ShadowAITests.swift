import CustodyDomain
import CustodyImport
import Testing

/// AI tools that browsers and proxies saw.
@Suite struct ShadowAITests {
  private let catalogue = ToolCatalogue(entries: [
    ToolCatalogue.Entry(
      id: "chatgpt", name: "ChatGPT", vendor: "OpenAI", ai: true,
      domains: ["chatgpt.com", "openai.com"]),
    ToolCatalogue.Entry(
      id: "claude", name: "Claude", vendor: "Anthropic", ai: true, domains: ["claude.ai"]),
    ToolCatalogue.Entry(
      id: "example", name: "Example", vendor: nil, ai: false, domains: ["example.com"]),
  ])

  private func seen(_ sink: Collector) -> [Item] {
    sink.observations.compactMap { if case .aside(let item, true) = $0 { item } else { nil } }
  }

  @Test func `requests of one login to a tool's hosts are one session with the tool`() throws {
    let (report, sink) = try Run.file(
      Fixture.path("zscaler/web.jsonl"), ImportOptions(catalogue: catalogue))
    let items = seen(sink)
    #expect(items.map(\.name) == ["ChatGPT: ana@corp.example", "ChatGPT: ana@corp.example"])
    #expect(Set(items.map(\.id)).count == 1)
    #expect(items.allSatisfy { $0.kind == .browserSession && $0.management == nil })
    #expect(
      items.map(\.usage)
        == [
          .seen(try #require(Instant(text: "2026-10-30T07:07:07Z"))),
          .seen(try #require(Instant(text: "2026-11-02T09:30:00Z"))),
        ])
    #expect(report.ignored.map(\.at) == ["line 4", "line 5"])
    #expect(report.loaded == 3)
    // What stands behind the host may be somebody's question.
    #expect(!"\(sink.observations)".contains("backend-api"))
    #expect(!"\(sink.observations)".contains("q=1"))
  }

  @Test func `a blocked request is an attempt, and no session`() throws {
    let sink = try Run.file(
      Fixture.path("zscaler/web.jsonl"), ImportOptions(catalogue: catalogue)
    ).sink
    let events = sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
    #expect(events.map(\.summary) == ["a request to Claude: Blocked"])
    #expect(events.map(\.kind) == [.policyDecision])
    #expect(events.map(\.keys?.sourceID) == ["ben@corp.example/claude"])
    #expect(!seen(sink).contains { $0.principal == "ben@corp.example" })
  }

  @Test func `an app's approval is an event, told once`() throws {
    let sink = try Run.file(Fixture.path("push/app-events.jsonl")).sink
    #expect(sink.items.map(\.name) == ["ZAPIER", "ZAPIER"])
    #expect(Set(sink.items.map(\.id)).count == 1)
    let events = sink.observations.compactMap {
      if case .event(let event) = $0 { event } else { nil }
    }
    #expect(events.map(\.kind) == [.approval])
    #expect(events.map(\.item) == [sink.items[0].id])
    #expect(events.first?.actor == nil)
  }

  @Test func `an app that Push Security forgot has gone`() throws {
    let (report, sink) = try Run.text(
      #"{"id":"1","object":"APP","type":"DELETE","timestamp":1698604061.0,"new":null,"#
        + #""old":{"id":"a1","type":"ZAPIER"}}"# + "\n"
        + #"{"id":"2","object":"LOGIN","type":"CREATE","timestamp":1,"new":{},"old":null}"#)
    guard case .removal? = sink.observations.first else {
      Issue.record("nothing removed")
      return
    }
    #expect(report.ignored.map(\.reason) == ["is about no app"])
  }

  @Test func `only AI tools are taken from what Defender discovered`() throws {
    let path = Fixture.path("defender/aggregatedAppsDetails.json")
    let tools = try Run.file(path).sink.items
    #expect(tools.map(\.name) == ["ChatGPT"])
    #expect(tools.map(\.management) == [.unmanaged])
    #expect(tools.allSatisfy { $0.ai })
    let known = ToolCatalogue(entries: [
      ToolCatalogue.Entry(
        id: "notes", name: "Notes", vendor: nil, ai: true, domains: ["notes.example"])
    ])
    #expect(try Run.file(path, ImportOptions(catalogue: known)).sink.items.count == 2)
  }

  @Test(arguments: [
    ("Fri Dec 31 07:07:07 2021", "2021-12-31T07:07:07Z"),
    ("Mon Nov  2 09:30:00 2026", "2026-11-02T09:30:00Z"),
    ("Tue Sep 26 19:32:30 2017 UTC", "2017-09-26T19:32:30Z"),
  ])
  func `a spelled time is read, whatever its weekday`(text: String, expected: String) throws {
    let sink = try Run.text(
      #"[{"id":"1","displayName":"x","category":"generativeAi","userCount":1,"domains":[],"#
        + #""lastSeenDateTime":"\#(text)"}]"#
    ).sink
    #expect(sink.items.map(\.usage) == [.seen(try #require(Instant(text: expected)))])
  }
}
