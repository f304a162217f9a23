extension StatementParser {
  static func campaign(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)]
  ) throws(Failure) -> CampaignRecord {
    let name = try members.text("campaign")
    return CampaignRecord(
      id: try members.text("campaign_id"), campaign: name,
      event: try event(members, subjects, name), part: try members.number("part"),
      parts: try members.number("parts"))
  }

  private static func event(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)], _ name: String
  ) throws(Failure) -> CampaignRecord.Event {
    switch try members.text("event") {
    case "opened":
      guard let population = subjects.first, population.name == "population" else {
        throw Failure(reason: "the subject isn't the population")
      }
      return .opened(
        try plan(members.members("plan"), name), population: try members.number("population"),
        digest: population.digest)
    case "listed": return .listed(try listed(members, subjects))
    case "carried":
      var carried: [CampaignRecord.Carried] = []
      for value in try members.list("carried") {
        let one = try Members(value, "a carried item")
        carried.append(
          .init(
            item: ItemID(try one.text("item")), entry: try one.number("entry"),
            carries: try one.number("carries")))
      }
      return .carried(carried)
    case "delegated": return .delegated(try delegation(members, escalates: false))
    case "escalated": return .delegated(try delegation(members, escalates: true))
    case "departed": return .departed(try items(members), evidence: try members.number("evidence"))
    case "returned": return .returned(try items(members), evidence: try members.number("evidence"))
    case "closed":
      guard subjects.count == 1, subjects[0].name == "outcomes" else {
        throw Failure(reason: "the subject isn't what came of the items")
      }
      return .closed(try close(members, subjects[0].digest))
    case let word: throw Failure(reason: "an unknown event of a campaign: \(word)")
    }
  }

  private static func items(
    _ members: Members, _ name: String = "items"
  ) throws(Failure) -> [ItemID] {
    try members.texts(name).map { ItemID($0) }
  }

  private static func listed(
    _ members: Members, _ subjects: [(name: String, digest: Hash256)]
  ) throws(Failure) -> [CampaignRecord.Listed] {
    let reviewers = try members.list("reviewers")
    let names = try members.texts("names")
    let tiers = try members.texts("tiers")
    guard Set([reviewers.count, names.count, tiers.count, subjects.count]).count == 1 else {
      throw Failure(reason: "there are not as many reviewers, names and tiers as items")
    }
    var listed: [CampaignRecord.Listed] = []
    for (index, (subject, value)) in zip(subjects, reviewers).enumerated() {
      guard let tier = Tier(rawValue: tiers[index]) else {
        throw Failure(reason: "an unknown tier: \(tiers[index])")
      }
      var stages: [[String]] = []
      guard case .list(let lists) = value else {
        throw Failure(reason: "the reviewers of an item are no list")
      }
      for list in lists {
        guard case .list(let names) = list else {
          throw Failure(reason: "the reviewers of a stage are no list")
        }
        var stage: [String] = []
        for name in names {
          guard case .text(let text) = name else {
            throw Failure(reason: "a reviewer is no text")
          }
          stage.append(text)
        }
        stages.append(stage)
      }
      listed.append(
        .init(
          item: ItemID(subject.name), name: names[index], tier: tier, frozen: subject.digest,
          stages: stages))
    }
    return listed
  }

  private static func delegation(
    _ members: Members, escalates: Bool
  ) throws(Failure) -> CampaignRecord.Delegation {
    CampaignRecord.Delegation(
      from: try members.text("from"), to: try members.text("to"), note: try members.text("note"),
      escalates: escalates, items: try items(members))
  }

  private static func plan(
    _ members: Members, _ name: String
  ) throws(Failure) -> CampaignPlan {
    var stages: [ReviewerChoice] = []
    for text in try members.texts("stages") {
      guard let choice = ReviewerChoice(text: text) else {
        throw Failure(reason: "an unknown choice of reviewers: \(text)")
      }
      stages.append(choice)
    }
    var sources: [CampaignPlan.Source] = []
    for value in try members.list("sources") {
      let source = try Members(value, "a source")
      sources.append(
        .init(
          file: try source.text("file"), format: try source.text("format"),
          digest: try source.digest("sha256").hex, imported: try source.instant("imported")))
    }
    let planted = try members.membersIfAny("planted")
    return CampaignPlan(
      name: name, query: try members.text("query"), due: try members.instant("due"),
      stages: stages, fallback: try members.texts("fallback"),
      carriedOver: try members.numberIfAny("carried_over"),
      repeats: try members.textIfAny("repeats"),
      planted: try planted.map { (one) throws(Failure) in
        CampaignPlan.Planted(
          count: try one.number("count"), digest: try one.digest("sha256").hex)
      },
      sources: sources, lateReason: try members.textIfAny("late_reason"))
  }

  private static func close(
    _ members: Members, _ digest: Hash256
  ) throws(Failure) -> CampaignClose {
    CampaignClose(
      outcomes: try members.counts("outcomes"), digest: digest.hex,
      undecidedReason: try members.textIfAny("undecided_reason"),
      late: try members.numbers("late"), lateReason: try members.textIfAny("late_reason"),
      planted: try members.membersIfAny("planted").map { (one) throws(Failure) in
        CampaignClose.Revealed(
          salt: try one.text("salt"), items: try items(one), caught: try items(one, "caught"))
      }, terms: try CampaignTerms(members.members("terms")))
  }
}
