import CustodyDomain

extension Format {
  /// Web requests at a Zscaler proxy (FORMATS.md 9): who used which AI tool from the browser.
  ///
  /// Hosts are matched to the tool catalogue, and only requests to AI tools are kept: one item for a login and
  /// a tool, with the last request that went through. A request that the proxy stopped is an attempt and no
  /// use. The login is the proxy's; with which account somebody signed in at the tool is not in the log.
  static let zscalerWeb = Format(
    about: SourceFormat(
      name: "zscaler.web",
      title: "Zscaler: who uses AI tools from the browser",
      exportCommand: "an NSS feed for web logs, type JSON, as a file",
      learns: "login, AI tool by its host, last use, attempts that were blocked",
      doesNotLearn: "the account at the tool, personal or not; what was sent; earlier use"
    ),
    source: "zscaler",
    media: .json,
    signatures: [
      Signature(
        all: ["sourcetype", "event"], also: { $0.text("sourcetype") == "zscalernss-web" })
    ],
    coverage: .nothing,
    read: { record, reading in
      guard let request = try record.object("event") else {
        throw RecordFault.rejected("has no 'event'")
      }
      guard let host = WebRequest.host(request.text("eurl") ?? ""),
        let tool = reading.options.catalogue.aiTool(ofHost: host)
      else { throw RecordFault.ignored("is no request to an AI tool that custody knows") }
      guard let login = try request.id("login")?.lowercased(), login != "none", login != "unknown"
      else { throw RecordFault.ignored("names no login") }
      let time = try request.moment("time").instant
      let key = login + "/" + tool.id
      let action = try request.words("action") ?? "unknown"
      guard action.lowercased().hasPrefix("allow") else {
        return reading.emit(
          .event(
            Event(
              id: "attempt/\(time?.text ?? "undated")/\(key)", item: nil,
              keys: EventKeys(source: "zscaler", kind: .browserSession, sourceID: key),
              kind: .policyDecision, actor: login, target: host, time: time, source: "zscaler",
              summary: "a request to \(tool.name): \(action)")))
      }
      if reading.keys.updateValue(host, forKey: tool.id) == nil {
        reading.emit(
          .application(
            SourceApplication(
              source: "zscaler", objectID: tool.id, name: tool.name, clientID: nil, publisher: nil,
              domains: [host])))
      }
      var item = Item(
        kind: .browserSession, source: "zscaler", sourceID: key, name: "\(tool.name): \(login)")
      item.parentID = tool.id
      item.principal = login
      item.holder = login
      item.browserAccessed = true
      item.usage = time.map { .seen($0) } ?? .unknown
      reading.emit(.aside(item, stands: true))
    })
}

/// What a proxy writes of a request.
private enum WebRequest {
  /// The host of `www.example.com/join?x`, which has no scheme; nil where there is none.
  static func host(_ address: String) -> String? {
    WebAddress.host("https://" + address)
  }
}

extension ToolCatalogue {
  /// The AI tool at a host; nil for other products and for hosts that it doesn't know.
  func aiTool(ofHost host: String) -> ToolReference? {
    let found = recognise(
      name: "", clientID: nil, publisher: nil, domains: [host], extensionID: nil)
    return found.flatMap { $0.ai ? $0.tool : nil }
  }
}
