/// A filter over items, the same language in the dashboard, in commands and in campaigns
/// (DESIGN.md section 7): a blank is *and*, a comma *or*, a leading `!` *not*.
public struct Query: Hashable, Sendable {
  /// All of these must hold.
  public var terms: [Term]

  /// A query of these terms; none matches everything.
  public init(_ terms: [Term] = []) { self.terms = terms }

  /// Everything.
  public static let all = Query()

  /// Both queries.
  public func and(_ other: Query) -> Query {
    Query(terms + other.terms.filter { !terms.contains($0) })
  }

  /// One condition.
  public struct Term: Hashable, Sendable {
    /// Whether the condition must not hold.
    public var negated: Bool
    /// What is compared; nil for free text over name, ids, principal, scopes, publisher and tool.
    public var field: Field?
    /// Any of these must hold.
    public var values: [Value]
    /// A term.
    public init(negated: Bool = false, field: Field?, values: [Value]) {
      self.negated = negated
      self.field = field
      self.values = values
    }
  }

  /// What a condition compares.
  public enum Field: String, CaseIterable, Sendable {
    case id, kind, tool, vendor, ai, source, tenant, name, owner, role, principal, person
    case publisher, client, scope, resource
    case permissionClass = "class"
    case risk, score, reach, tier, verdict, missing, finding, state, status, draft, decided
    case last, created, expires, rotation, until, usage
    case initiation, acting, credential, management, consent, purpose, browser, embedded
    /// A role that somebody should hold and nobody does.
    case lacks
    /// What custody recommends.
    case recommend
    /// Who holds the credential, how its secret is kept, and how much was handed over.
    case holder, handling, delegation
    /// A control that findings are evidence for, and by what a claimed control works.
    case control, mechanism
    case app
    /// Whether somebody has yet to accept it, whom a meeting gave it in their absence.
    case acceptance
    /// What imports did to it, and since which of them.
    case change, since
    /// A review of a frozen population, what came of the item there, and who is asked about it now.
    case campaign, outcome, asked
  }

  /// One value of a condition.
  public enum Value: Hashable, Sendable {
    /// Text, compared without regard to case; `*` stands for any run of characters.
    case text(String)
    /// The source or a reviewer says that there is none.
    case none
    /// Nothing is known.
    case unknown
    /// `never` of a date.
    case never
    /// An age or distance in days, exact day, at least (`90d+`) or at most (`30d-`).
    case days(Int, Bound)
    /// A day, exact, at least or at most.
    case date(Instant, Bound)
    /// A rank (severity, reach, score) or an import's number, exact, at least or at most.
    case rank(Int, Bound)
  }

  /// How a number compares.
  public enum Bound: String, Hashable, Sendable {
    case exactly = ""
    case atLeast = "+"
    case atMost = "-"
  }
}

/// Why a query can't be read; the message names the nearest right word.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong.
  public var message: String
  /// What to do.
  public var hint: String
  /// An error.
  public init(message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}
