extension ReviewRules {
  /// Why a person can't be asked to decide on an item, however they would; nil when they can. What the item lacks
  /// (an owner, a purpose) doesn't keep anybody from being asked: they can decide otherwise, or see to it.
  public func bars(
    _ person: Person, from request: DecisionRequest, in context: Context, now: Instant
  ) -> Refusal? {
    let reviewer = Reviewer(uid: -1, account: person.id, person: person.id)
    let barring: Set = ["self-review", "only-owner"]
    return refusals(of: request, by: reviewer, in: context, now: now)
      .first { barring.contains($0.rule) }
  }
}
