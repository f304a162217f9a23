import CustodyDomain

extension Format {
  /// Seats of GitHub Copilot in an organisation (FORMATS.md 5): each an account at an AI tool.
  static let githubCopilotSeats = Format(
    about: SourceFormat(
      name: "github.copilot-seats",
      title: "GitHub: Copilot seats of an organisation",
      exportCommand:
        "gh api --paginate --slurp /orgs/{org}/copilot/billing/seats > seats.json",
      learns: "whose it is, given, last activity or never, day on which it ends",
      doesNotLearn: "the organisation, unless a team was assigned; who gave it, what it can reach"
    ),
    source: "github",
    media: .json,
    signatures: [Signature(all: ["assignee", "last_activity_editor"])],
    emptyList: { head, listKey in listKey == "seats" && head.has("total_seats") },
    lacksTenant: true,
    coverage: .namedTenant,
    read: { record, reading in
      guard let assignee = try record.object("assignee") else {
        throw RecordFault.rejected("has no 'assignee'")
      }
      let login = try assignee.requiredID("login")
      // The number outlives a new login, but GitHub's own sample gives one to two people.
      let key = "copilot-seat/\(try assignee.requiredID("id"))/\(login)"
      var item = Item(
        id: reading.id(.aiAccount, "github", key), kind: .aiAccount,
        source: "github", sourceID: key, name: "GitHub Copilot: \(login)")
      item.tenant = try CopilotSeat.organisation(record)
      item.tool = ToolReference(id: "github-copilot", name: "GitHub Copilot", vendor: "GitHub")
      item.ai = true
      item.principal = login
      item.holder = login
      item.management = .enterprise
      item.status = .active
      item.created = try record.moment("created_at").instant
      item.usage = try GitHub.usage(record, "last_activity_at")
      // Null means that no end is planned, which is less than never.
      if case .at(let end) = try record.moment("pending_cancellation_date") {
        item.expires = .at(end)
      }
      reading.emit(.item(item))
    })
}

private enum CopilotSeat {
  /// The organisation, where the answer names it: as such, or in the page of the team that got the seat.
  static func organisation(_ record: Members) throws -> String? {
    if let login = try record.object("organization")?.id("login") { return login }
    let page = try record.object("assigning_team")?.id("html_url") ?? ""
    let steps = page.split(separator: "/")
    guard let orgs = steps.firstIndex(of: "orgs"), orgs + 1 < steps.count else { return nil }
    return String(steps[orgs + 1])
  }
}
