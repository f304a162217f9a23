import ArgumentParser
import CustodyConfiguration
import CustodyDomain
import CustodyReport

/// `custody campaign open`.
struct CampaignOpen: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a campaign: freeze its items and give each to somebody who may decide.",
    discussion: """
      Reviewers are chosen by owner, role:ROLE, list:PERSON,PERSON (in turn) or each:PERSON,PERSON (all of \
      them; one revocation revokes). Nothing is written while a gate is shut; --dry-run shows them.
      """)

  @Argument(help: "Its name, such as Q4-2026; with --like the next name is found by itself.")
  var name: String?
  @Option(help: ArgumentHelp("What it covers.", valueName: "Q"))
  var query: String?
  @Option(help: ArgumentHelp("By when: 28d or 2026-11-30.", valueName: "D"))
  var due: String?
  @Option(help: ArgumentHelp("Who decides.", valueName: "R"))
  var reviewers: String?
  @Option(
    help: ArgumentHelp("Who decides in a second stage on what the first keeps.", valueName: "R"))
  var second: String?
  @Option(help: ArgumentHelp("Who decides where nobody else may: P,P.", valueName: "P"))
  var fallback: String?
  @Flag(help: "Carry over what is unchanged since it was last decided on.")
  var onlyChanged = false
  @Option(
    help: ArgumentHelp(
      "An item that must be revoked; it is told at the close only.", valueName: "I"))
  var planted: [String] = []
  @Option(help: ArgumentHelp("As [campaign.T] in config.toml says.", valueName: "T"))
  var template: String?
  @Option(help: ArgumentHelp("Like an earlier campaign.", valueName: "C"))
  var like: String?
  @Option(help: ArgumentHelp("Why revocations of before are late.", valueName: "REASON"))
  var late: String?
  @Flag(help: "Only tell what would be.")
  var dryRun = false
  @Option(help: "text or json.")
  var format: TextFormat = .text
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let earlier = try like.map { try store.standing(of: $0, now: context.now) }
    var plan = try plan(earlier, context)
    plan.lateReason = late
    let opening = try store.openCampaign(
      plan, planted: try planted.map { try store.resolve($0) }, dryRun: dryRun,
      by: try context.reviewer(in: store), now: context.now)
    switch format {
    case .text: try context.output.write(CampaignText.opened(opening, door: context.door))
    case .json: try context.output.write(CampaignText.json(opening).text + "\n")
    }
    if !opening.gates.allSatisfy(\.passes) {
      try context.output.flush()
      throw Complaint(
        .refused, "\(plan.name) can't be opened",
        hint: opening.gates.first { !$0.passes }?.remedy)
    }
  }

  /// The plan: what the options say, else the template, else the earlier campaign, else the usual.
  private func plan(_ earlier: CampaignStanding?, _ context: RunContext) throws -> CampaignPlan {
    let template = try template.map { name in
      guard let template = context.configuration.campaigns[name] else {
        throw Complaint(
          .usage, "config.toml has no campaign '\(name)'",
          hint: nearestHint(to: name, among: context.configuration.campaigns.keys.sorted()))
      }
      return template
    }
    guard let name = name ?? earlier?.plan.nextName else {
      throw ValidationError(
        "name the campaign, for example Q4-2026"
          + (earlier.map { "; what follows \($0.plan.name) can't be told" } ?? ""))
    }
    let now = context.now
    let base =
      earlier.map { $0.plan.next(named: name, opened: $0.opened, now: now) }
    var stages = base?.stages ?? [.role(.business)]
    if let text = reviewers ?? template?.reviewers { stages[0] = try choice(text) }
    if let text = second ?? template?.second {
      stages = [stages[0], try choice(text)]
    }
    guard
      let due = try (due ?? template?.due).map({ try Until.moment($0, now: now) }) ?? base?.due
    else { throw ValidationError("say by when it is to be done: --due 28d") }
    return CampaignPlan(
      name: name, query: query ?? template?.query ?? base?.query ?? "", due: due, stages: stages,
      fallback: (fallback ?? template?.fallback).map(names) ?? base?.fallback ?? [],
      carriedOver: onlyChanged || template?.onlyChanged ?? false
        ? context.policy.policy.carriedOver : base?.carriedOver,
      repeats: base?.repeats)
  }

  private func names(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init).filter { !$0.isBlank }
  }

  private func choice(_ text: String) throws -> ReviewerChoice {
    guard let choice = ReviewerChoice(text: text) else {
      throw ValidationError(
        "'\(text)' chooses nobody; write owner, role:iam, list:ana,ben or each:ana,ben")
    }
    return choice
  }
}
