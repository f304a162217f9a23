import ArgumentParser
import CustodyDomain
import CustodyReport
import CustodySQLite
import Glibc

/// `custody roles`: who may do what in a store.
struct Roles: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, give and take roles; a second administrator confirms each change.",
    discussion: """
      A store without roles is open: everybody who can open it is reviewer, admin and executor. \
      'custody roles begin' names the first two administrators. Who one is: the operating system's user, \
      whom a people directory, or an entry that gives a role with --account, maps to a person; where roles are \
      set, config.toml belongs to its user and is only a claim. Whoever can write the store's file can rewrite \
      it, so the file's modes are the first control, and 'custody verify' the second.
      """,
    subcommands: [
      ListRoles.self, Begin.self, Grant.self, Take.self, Confirm.self, Table.self,
    ],
    defaultSubcommand: ListRoles.self)

  /// One line of the list: a role in force, or a proposal.
  struct Line: Sendable {
    var entry: Int
    var holder, account, role, state: String
  }

  /// `custody roles list`.
  struct ListRoles: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List roles, and what waits for confirmation.")
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      let store = try context.open(context.place.storePath(storeOptions.store))
      let access = try store.access()
      let me = try context.reviewer(in: store)
      let mine = AccessRole.allCases.filter(access.roles(of: me).contains).map(\.rawValue)
      if access.isOpen, formatOptions.format == .table {
        Output.say(
          "custody: no role was given yet: everybody who can open the store is admin, reviewer and executor\n"
            + "custody: hint: custody roles begin PERSON PERSON names the first two administrators\n"
        )
      }
      if !access.isOpen, let claim = try context.claim(of: me.account, in: store),
        claim != me.person
      {
        Output.say(
          "custody: config.toml says that \(context.door(me.account)) is \(context.door(claim)); "
            + "where roles are set that is only a claim\n"
            + "custody: hint: custody roles grant \(context.door(claim)) ROLE --account "
            + "\(context.door(me.account)), or an alias in a people directory, proves it\n")
      }
      let held = access.holdings.map {
        Line(
          entry: $0.entry, holder: $0.holder, account: $0.account ?? "", role: $0.role.rawValue,
          state: "in force")
      }
      let proposed = access.proposals.map {
        Line(
          entry: $0.entry, holder: $0.change.holder, account: $0.change.account ?? "",
          role: $0.change.role.rawValue,
          state: "\($0.change.gives ? "grant" : "revoke") proposed by \($0.author.name), "
            + "not confirmed")
      }
      try context.list(
        Listing<Line>(
          schema: "custody.roles/1", member: "roles",
          columns: [
            Column("entry", title: "ENTRY", right: true) { .int($0.entry) },
            Column("holder", title: "WHO") { .string($0.holder) },
            Column("account", title: "ACCOUNT") { .string($0.account) },
            Column("role", title: "ROLE") { .string($0.role) },
            Column("state", title: "STATE") { .string($0.state) },
          ]), format: formatOptions.format,
        head: [
          ("open", .bool(access.isOpen)), ("you", .string(me.holder)), ("yours", .texts(mine)),
        ], rows: held + proposed)
    }
  }

  /// `custody roles begin`.
  struct Begin: CustodyCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name the first two administrators; one of them must be you.")
    @Argument(help: "Two people, or account:NAME where nobody is mapped.")
    var people: [String]
    @Option(
      help: ArgumentHelp(
        "The other's account, where no people directory has it.", valueName: "NAME"))
    var account: String?
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      try Roles.write(storeOptions, context) { store in
        let holders = try people.map { try Roles.holder($0, store, context) }
        let me = try context.reviewer(in: store).holder
        if account == nil, let other = holders.first(where: { $0 != me }),
          try Roles.isUnknown(other, store)
        {
          throw Complaint(
            .refused, "no people directory has an account of \(other), who could confirm nothing",
            hint: "name it: --account NAME")
        }
        return .begin(holders, account: account)
      }
    }
  }

  /// `custody roles grant`.
  struct Grant: CustodyCommand {
    static let configuration = CommandConfiguration(abstract: "Propose to give somebody a role.")
    @Argument(help: "A person, or account:NAME where nobody is mapped.")
    var person: String
    @Argument(help: "admin, reviewer, executor or auditor.")
    var role: AccessRole
    @Option(
      help: ArgumentHelp(
        "An account that is theirs, where no people directory has it.", valueName: "NAME"))
    var account: String?
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      try Roles.propose(person, role, gives: true, account, storeOptions, context)
    }
  }

  /// `custody roles revoke`.
  struct Take: CustodyCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Propose to take a role from somebody.")
    @Argument(help: "A person, or account:NAME where nobody is mapped.")
    var person: String
    @Argument(help: "admin, reviewer, executor or auditor.")
    var role: AccessRole
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      try Roles.propose(person, role, gives: false, nil, storeOptions, context)
    }
  }

  /// `custody roles confirm`.
  struct Confirm: CustodyCommand {
    static let configuration = CommandConfiguration(
      abstract: "Confirm what another administrator proposed.")
    @Argument(help: "The proposal's entry, as custody roles list shows it.")
    var entry: Int
    @OptionGroup var storeOptions: StoreOptions

    func run(in context: RunContext) throws {
      try Roles.write(storeOptions, context) { _ in .confirm(entry) }
    }
  }

  /// `custody roles table`.
  struct Table: CustodyCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print who may do what: every role and relation, and the rule that refuses.")
    @OptionGroup var formatOptions: FormatOptions

    func run(in context: RunContext) throws {
      try context.list(
        .segregation, format: formatOptions.format, rows: SegregationLine.all)
    }
  }

  private static func propose(
    _ person: String, _ role: AccessRole, gives: Bool, _ account: String?,
    _ options: StoreOptions, _ context: RunContext
  ) throws {
    try write(options, context) { store in
      .propose(
        RoleChange(
          holder: try holder(person, store, context), role: role, gives: gives, account: account))
    }
  }

  /// Whether no people directory gives a person a name that is an account here.
  private static func isUnknown(_ holder: String, _ store: SQLiteStore) throws -> Bool {
    if holder.hasPrefix("account:") { return false }
    let person = try store.person(named: holder)
    return !(person.map { [$0.id] + $0.aliases } ?? []).contains { getpwnam($0) != nil }
  }

  /// Whom a word means: a person of a directory or of config.toml, or `account:NAME`.
  private static func holder(
    _ word: String, _ store: SQLiteStore, _ context: RunContext
  ) throws -> String {
    if word.hasPrefix("account:") { return word }
    let name = word.lowercased()
    let known = try store.candidates(name, for: [], limit: 20, now: context.now).map(\.person)
    if let person = known.first(where: { $0.id == name || $0.aliases.contains(name) }) {
      return person.id
    }
    if let person = context.configuration.reviewer.values.first(where: { $0 == word }) {
      return person
    }
    throw Complaint(
      .noInput, "no people directory has \(word)",
      hint: "for an account behind which no person is known write account:\(word)")
  }

  private static func write(
    _ options: StoreOptions, _ context: RunContext,
    _ change: (SQLiteStore) throws -> AccessRecord.Change
  ) throws {
    let store = try context.open(context.place.storePath(options.store))
    let made = try change(store)
    let entry = try store.change(
      made, by: try context.reviewer(in: store), now: context.now)
    try context.output.write(
      "recorded entry \(entry): \(context.door(AccessRecord(id: "", change: made).detail))\n")
    if case .propose = made {
      Output.say(
        "custody: hint: a second administrator confirms it: custody roles confirm \(entry)\n")
    }
  }
}

extension AccessRole: ExpressibleByArgument {}
