/// A query with a name. The dashboard lists them under `f`.
public struct Queue: Hashable, Sendable {
  /// Name to show.
  public var name: String
  /// What it holds.
  public var query: String
  /// A queue.
  public init(_ name: String, _ query: String) {
    self.name = name
    self.query = query
  }
  /// The queues that come with custody, in the order shown.
  public static let builtIn: [Queue] = [
    Queue("Stale, open", "state:open last:90d+"),
    Queue("No owner", "state:open owner:none"),
    Queue("Approval missing", "state:open missing:approved"),
    Queue("Expired", "state:open expires:0d-"),
    Queue("Expires in 30d", "state:open expires:30d- !expires:0d-"),
    Queue("Admin reach", "state:open finding:can-create-admin"),
    Queue("Borrowed session", "state:open finding:borrowed-session"),
    Queue("My drafts", "draft:mine"),
    Queue("All open", "state:open"),
    Queue("Exposed secret", "state:open handling:exposed"),
    Queue("Nothing proven", "state:open verdict:none"),
    Queue("Unclassified", "state:open finding:unclassified"),
    Queue("Outside review", "state:open finding:outside-review"),
    Queue("Personal accounts", "state:open management:personal"),
    Queue("Through a browser", "state:open browser:yes"),
    Queue("Unbounded agents", "state:open kind:agent !delegation:constrained"),
    Queue("Came back", "state:open finding:came-back"),
    Queue("To be carried out", "state:revoking,rotating"),
    Queue("Advised: revoke", "state:open recommend:revoke"),
    Queue("Advised: keep", "state:open recommend:keep"),
    Queue("Done", "state:decided"),
    Queue("Everything", ""),
  ]
}
