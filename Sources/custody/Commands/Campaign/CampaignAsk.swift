import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite

/// `custody campaign delegate`.
struct CampaignDelegate: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegate", abstract: "Ask another person in the place of one who is asked.")

  @Argument(help: "Its name; without one, the campaign that is open.")
  var name: String?
  @Option(help: ArgumentHelp("Who is asked now; without it, you.", valueName: "P"))
  var from: String?
  @Option(help: ArgumentHelp("Who is to decide.", valueName: "P"))
  var to: String
  @Option(help: ArgumentHelp("Why.", valueName: "T"))
  var note: String
  @Option(help: ArgumentHelp("Only items that this query holds.", valueName: "Q"))
  var query: String?
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let name = try context.campaign(name, in: store)
    let reviewer = try context.reviewer(in: store)
    let giver = from ?? reviewer.name
    let items = try store.delegate(
      name, from: giver, to: to, note: note,
      query: try query.map { try Query(parsing: $0) }, escalates: false, by: reviewer,
      now: context.now)
    try context.output.write(
      "\(items.count) \(items.count == 1 ? "item" : "items") of \(name) delegated from \(context.door(giver)) to \(context.door(to))\n"
    )
  }
}

/// `custody campaign escalate`.
struct CampaignEscalate: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: "Give what nobody answered by the due date to whoever stands in.",
    discussion: "Silence is never approval: what is escalated is still to be decided.")

  @Argument(help: "Its name; without one, the campaign that is open.")
  var name: String?
  @Option(help: ArgumentHelp("Only what this person was asked.", valueName: "P"))
  var from: String?
  @Option(help: ArgumentHelp("To whom; without it, the fallback.", valueName: "P"))
  var to: String?
  @Option(help: ArgumentHelp("Why.", valueName: "T"))
  var note = CampaignEscalate.usualNote
  @OptionGroup var storeOptions: StoreOptions

  /// Why something is escalated, where nobody says more.
  static let usualNote = "no decision by the due date"

  func run(in context: RunContext) throws {
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let name = try context.campaign(name, in: store)
    let standing = try store.standing(of: name, now: context.now)
    guard standing.isOverdue(context.now) else {
      throw Complaint(
        .refused,
        "\(name) is \(standing.close == nil ? "due on \(standing.plan.due.dateText)" : "closed")",
        hint: "before the due date ask: custody campaign remind, or delegate")
    }
    let standIns = try (to.map { [$0] } ?? standing.plan.fallback)
      .map { try store.person(named: $0)?.id ?? $0 }
    guard !standIns.isEmpty else {
      throw ValidationError("\(name) has nobody who stands in; name somebody: --to PERSON")
    }
    let wanted = try from.map { try store.person(named: $0)?.id ?? $0 }
    let silent = standing.shares.filter { $0.asked > 0 && !standIns.contains($0.person) }
      .map(\.person).filter { wanted == nil || $0 == wanted }
    guard !silent.isEmpty else {
      throw Complaint(.refused, "nobody else is asked in \(name)", hint: "nothing was changed")
    }
    let reviewer = try context.reviewer(in: store)
    for person in silent {
      let given = try store.escalate(
        name, from: person, to: standIns, note: note, by: reviewer, now: context.now)
      for (to, items) in given {
        try context.output.write(
          "\(items.count) \(items.count == 1 ? "item" : "items") of \(name) escalated from \(context.door(person)) to "
            + "\(context.door(to))\n")
      }
    }
  }
}

/// `custody campaign remind`: text to send.
struct CampaignRemind: CustodyCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract:
      "Write a reminder for each reviewer who has something to decide; custody sends nothing.")

  @Argument(help: "Its name; without one, the campaign that is open.")
  var name: String?
  @Option(help: ArgumentHelp("Only for this person.", valueName: "P"))
  var reviewer: String?
  @OptionGroup var storeOptions: StoreOptions

  func run(in context: RunContext) throws {
    let store = try context.openCurrent(context.place.storePath(storeOptions.store))
    let name = try context.campaign(name, in: store)
    let wanted = try reviewer.map { try store.person(named: $0)?.id ?? $0 }
    let reminders = try store.reminders(name, now: context.now)
      .filter { wanted == nil || $0.person == wanted }
    if reminders.isEmpty { Output.say("custody: nobody has anything to decide in \(name)\n") }
    try context.output.write(
      reminders.map { ReminderText.text($0, now: context.now, door: context.door) }
        .joined(separator: "\n"))
  }
}
