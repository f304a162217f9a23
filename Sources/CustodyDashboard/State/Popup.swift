import CustodyDomain

/// What lies over the panel and hears the keys. There is at most one.
enum Popup: Sendable {
  case menu(Menu)
  case reason(ReasonPopup)
  case picker(PickerPopup)
  case ask(AskPopup)
  case commands(CommandsPopup)
  case submit(SubmitPopup)
  case notice(NoticePopup)
  case text(TextPopup)
  case roster(RosterPopup)
  case closeCampaign(CloseCampaignPopup)
  case openCampaign(OpenCampaignPopup)
}

/// A short list to choose from by number, arrows or Enter.
struct Menu: Sendable {
  enum Kind: Hashable, Sendable {
    case queues, sort, grouping, facts
    case initiation, acting
    /// The findings of the one item that can be accepted, by their rules.
    case exceptions([String])
    /// By what a meeting is grouped that is about to begin.
    case meeting
  }
  var kind: Kind
  var cursor = 0
  /// How many items each queue holds, once counted.
  var counts: [Int] = []
  var request = 0
  /// For facts: what they are about.
  var target: Target?
}

/// The reason of a decision: one of the numbered ones, or typed.
struct ReasonPopup: Sendable {
  var verb: Verb
  var target: Target
  var reasons: [String]
  var field = TextField()
  var request = 0
  /// Whether it may be left empty.
  var optional: Bool
  /// Of a revocation: what would go and break, once it is known.
  var consequences: [Consequences]?
  var consequenceRequest = 0

  /// The reasons to begin with, before any was given.
  static func usual(_ verb: Verb) -> [String] {
    switch verb {
    case .revoke:
      [
        "unused for more than 90 days", "no owner answers for it", "its owner has left",
        "reaches further than its purpose", "was never approved", "replaced by something else",
      ]
    case .rotate:
      [
        "older than its rotation period", "known to somebody who left", "was exposed",
        "has no end", "shared by several", "algorithm or length is weak",
      ]
    case .reopen:
      [
        "decided by mistake", "still needed after all", "its owner objects",
        "new facts about its use", "wrong item", "to be decided by somebody else",
      ]
    case .exception:
      [
        "needed as it is, its owner has agreed", "replaced soon, a plan is on record",
        "another control covers it", "its vendor offers no better way", "seldom used, watched",
        "checked: no harm in this case",
      ]
    default:
      [
        "still needed, checked with its owner", "seldom used but needed", "needed until replaced",
        "in use by a running project", "approved anew, ticket on record", "low reach, in daily use",
      ]
    }
  }
}

/// People to choose from.
struct PickerPopup: Sendable {
  enum Use: Hashable, Sendable {
    case owner(OwnerRole)
    case deferral
    /// Who sees to what a meeting parks, and why it does.
    case parking(why: String)
    /// Who is asked in the place of somebody, about some items or (nil) all that they are asked about.
    case delegation(campaign: String, from: String, items: [ItemID]?)
  }
  var use: Use
  var target: Target
  var field = TextField()
  var candidates: [Candidate] = []
  var cursor = 0
  var request = 0
  var isLoading = true
  var teams = false
  /// Enter was pressed before the answer came: take its first choosable one.
  var confirms = false

  /// Those of the chosen tab.
  var shown: [Candidate] { candidates.filter { $0.person.isHuman != teams } }
}

/// A question that is answered with one typed line.
struct AskPopup: Sendable {
  enum Question: Hashable, Sendable {
    case until
    case note
    /// What is to be done while the item is kept, and by when.
    case condition
    case conditionUntil(String)
    /// Until when a rule's finding is accepted.
    case exceptionUntil(rule: String)
    case deferUntil(person: String)
    case purpose, acceptance
    case importPath
    /// Why a meeting parks an item.
    case park
    /// The ticket and the reason of emergency access to an item.
    case breakGlass(ItemID)
    /// The number of the emergency access to answer for.
    case countersign
    /// How a task went, or why it can't be done.
    case task(Int, Revocation.Status)
    /// Why somebody else is asked.
    case delegation(CampaignDelegation)
  }
  var question: Question
  var target: Target?
  var field = TextField()
  /// What is wrong with the answer.
  var fault: Chrome?
}

/// Help or palette: the actions, narrowed by typing; Enter runs one.
struct CommandsPopup: Sendable {
  /// Whether it is the palette, which shows all of them by name; else the help of a context.
  var isPalette: Bool
  var context: Contexts
  var field = TextField()
  var cursor = 0
}

/// The read-back before submitting.
struct SubmitPopup: Sendable {
  /// Where Tab goes; Cancel comes first.
  enum Focus: Sendable { case cancel, number, submit }
  /// This reviewer's drafts with their rows; nil while they are on their way.
  var rows: [ItemRow]?
  /// How the drafts were made; nil while that is on its way, and in a meeting, where people look together.
  var pace: DraftPace?
  var request = 0
  var field = TextField()
  var focus = Focus.number
  /// Marked rows that the filter hides.
  var markedOutside = 0
  /// Whether the list of drafts is shown in place of the counts.
  var showsList = false
  var top = 0
  /// Whether a meeting ends with it; then it may be empty.
  var endsMeeting = false

  /// More drafts than this are not read back at once.
  static let limit = 10_000

  /// The drafts with their rows, each on a line of its own.
  var drafts: [(row: ItemRow, draft: Draft)] {
    (rows ?? []).flatMap { row in row.drafts.map { (row: row, draft: $0) } }
  }
  var revocations: Int { drafts.count { $0.draft.action == .revoke } }
  /// Whether what was typed is the number of revocations; without any there is nothing to type.
  var isUnlocked: Bool {
    guard let rows, !rows.isEmpty || endsMeeting else { return false }
    return revocations == 0 || field.text == String(revocations)
  }
}

/// Something to be told, with a choice at most.
struct NoticePopup: Sendable {
  enum Kind: Sendable {
    case hiddenMarks(ActionID)
    case afterSubmit(SubmitReceipt)
    case afterMeeting(MeetingReceipt)
    case refused([Refusal], saved: Int)
    /// What stands in the way of the decision that was about to be asked for.
    case barred(ItemRow, [Refusal])
    case quit
    case verified(VerifyReport)
    case jobs
    case uncopied(String)
    case campaignOpened(CampaignOpening)
    case campaignClosed(String, CampaignClosing)
  }
  var kind: Kind
}

/// Text to be read: scrolls.
struct TextPopup: Sendable {
  enum Kind: Hashable, Sendable {
    case rawItem(ItemID)
    case rawEntry(Int)
    /// How a session or an agent acts.
    case standing(ItemID)
    /// What reminds a reviewer.
    case reminder(String)
    /// When each source was imported.
    case sources
    /// Why rules find what they find on an item.
    case explanation(ItemID)
  }
  var kind: Kind
  /// For entries: the stored bytes as text.
  var text: String?
  var request = 0
  var top = 0
}
