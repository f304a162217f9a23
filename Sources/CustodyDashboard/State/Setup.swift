import CustodyDomain

/// What the program hands to the dashboard before it begins. None of it changes while it runs.
public struct Setup: Sendable {
  /// The store's path, to be named on screen.
  public var path: String
  /// Whether there is no store yet at the path.
  public var isFirstRun: Bool
  /// Who sits at the keys.
  public var reviewer: Reviewer
  /// The limits by which items are judged.
  public var policy: Policy
  /// The same as its file writes it, with where each value comes from.
  public var policyValues: [PolicyValue]
  /// The saved filters, built-in ones first.
  public var queues: [Queue]
  /// Which key does what.
  public var keyMap: KeyMap
  /// Draw with ASCII only.
  public var ascii: Bool
  /// Keep the terminal's cursor visible and still, for screen readers.
  public var accessible: Bool
  /// Whether the clock is not the real one; the header says so.
  public var rehearsal: Bool
  /// The query to start with, as typed; nil for all that is open.
  public var query: String?
  /// What a command needs besides its name to find this store, as a shell takes it (`--store PATH`); nil
  /// where it finds it by itself.
  public var storeOption: String?
  /// Whether to go on with the reviewer's meeting at once.
  public var opensMeeting: Bool
  /// The campaigns that are open, the first due first.
  public var campaigns: [CampaignGlance]

  /// What the program hands over.
  public init(
    path: String, isFirstRun: Bool, reviewer: Reviewer, policy: Policy,
    policyValues: [PolicyValue] = [],
    queues: [Queue] = Queue.builtIn, keyMap: KeyMap = .standard, ascii: Bool = false,
    accessible: Bool = false, rehearsal: Bool = false, query: String? = nil,
    storeOption: String? = nil, opensMeeting: Bool = false,
    campaigns: [CampaignGlance] = []
  ) {
    self.path = path
    self.isFirstRun = isFirstRun
    self.reviewer = reviewer
    self.policy = policy
    self.policyValues = policyValues
    self.queues = queues
    self.keyMap = keyMap
    self.ascii = ascii
    self.accessible = accessible
    self.rehearsal = rehearsal
    self.query = query
    self.storeOption = storeOption
    self.opensMeeting = opensMeeting
    self.campaigns = campaigns
  }
}
