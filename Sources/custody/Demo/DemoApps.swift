import CustodyDomain

/// An app that people of the demo company consented to.
struct DemoApp {
  var tool: ToolReference
  var ai: Bool
  var publisher: String?
  var verified = false

  /// The name under which the vendor's app appears.
  var name: String { tool.name }
  /// Its client id at Microsoft.
  var appID: String {
    var random = DemoRandom("app " + tool.id)
    return random.guid()
  }
  /// Its object id in the company's tenant.
  var objectID: String {
    var random = DemoRandom("service principal " + tool.id)
    return random.guid()
  }
  /// Its client id at Google.
  var googleClient: String {
    var random = DemoRandom("google " + tool.id)
    return "\(100_000_000_000 + random.below(800_000_000_000))-\(random.opaque(16).lowercased())"
      + ".apps.googleusercontent.com"
  }
}

/// The invented apps. Their makers' domains are reserved names.
enum DemoApps {
  private static func app(
    _ id: String, _ name: String, _ vendor: String, ai: Bool = true, verified: Bool = false
  ) -> DemoApp {
    DemoApp(
      tool: ToolReference(id: id, name: name, vendor: vendor), ai: ai, publisher: vendor,
      verified: verified)
  }

  static let meetingBot = app("meetingbot", "MeetingBot", "Meetbot ApS")
  static let notesSync = app("notes-sync", "notes-sync", "Notewell")
  static let copilotExt = app("copilot-ext", "copilot-ext", "Pairwise Labs")
  static let zap = app("zap", "zap", "Zapline", verified: true)
  static let n8n = app("flowyard", "flowyard", "Flowyard", ai: false)
  static let figmaAI = app("sketch-ai", "sketch-ai", "Sketchwork")
  static let jiraAI = app("ticket-ai", "ticket-ai", "Ticketry")
  static let invoiceBot = app("invoice-bot", "agent-invoice-bot", "Nordlys A/S")
  static let invoiceSync = app(
    "invoice-sync", "Invoice Sync", "Ledgerline", ai: false, verified: true)
  /// The first o is Cyrillic.
  static let imitation = DemoApp(
    tool: ToolReference(id: "inv\u{43E}ice-sync", name: "Inv\u{43E}ice Sync"), ai: false)
  /// A zero-width space stands in its name.
  static let hidden = DemoApp(
    tool: ToolReference(id: "expensebuddy", name: "Expense\u{200B}Buddy"), ai: false)
  /// The company's own: no product, so it is no tool.
  static let onboarding = DemoApp(
    tool: ToolReference(id: "onboarding", name: "svc-onboarding"), ai: false)
  static let calendarHelper = app("calendar-helper", "Calendar Helper", "Daybook", verified: true)

  /// Apps without a story.
  static let everyday: [DemoApp] = [
    app("wikiwise", "Wikiwise", "Wikiwise", verified: true),
    app("mailmind", "Mailmind", "Mailmind"),
    app("slidesmith", "Slidesmith", "Slidesmith", verified: true),
    app("transcribly", "Transcribly", "Transcribly"),
    app("codecompanion", "CodeCompanion", "Pairwise Labs", verified: true),
    app("draftly", "Draftly", "Draftly"),
    app("chatdesk", "Chatdesk", "Chatdesk", verified: true),
    app("promptpad", "Promptpad", "Promptpad"),
    app("surveyor", "Surveyor", "Formfolk", ai: false, verified: true),
    app("signflow", "Signflow", "Signflow", ai: false, verified: true),
    app("roomfinder", "Roomfinder", "Daybook", ai: false),
    app("travelbee", "Travelbee", "Travelbee", ai: false, verified: true),
    app("boardly", "Boardly", "Boardly", ai: false, verified: true),
    app("crm-bridge", "CRM Bridge", "Ledgerline", ai: false),
  ]

  /// Every app with a service principal in the tenant. The rogue one is added by its client id.
  static let all: [DemoApp] =
    [
      meetingBot, notesSync, copilotExt, zap, n8n, figmaAI, jiraAI, invoiceBot, invoiceSync,
      imitation, hidden, onboarding, calendarHelper,
    ] + everyday
}
