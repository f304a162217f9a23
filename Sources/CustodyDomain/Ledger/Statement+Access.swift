/// How a change of access is spelled in a ledger entry, and read back.
extension Statement {
  static func predicateMembers(of record: AccessRecord) -> [String: StatementValue?] {
    var members: [String: StatementValue?] = ["access_id": .text(record.id)]
    switch record.change {
    case .begin(let admins, let account):
      members["change"] = .text("begin")
      members["admins"] = .list(admins.map { .text($0) })
      members["account"] = account.map { .text($0) }
    case .propose(let change):
      members["change"] = .text(change.gives ? "grant" : "revoke")
      members["holder"] = .text(change.holder)
      members["role"] = .text(change.role.rawValue)
      members["account"] = change.account.map { .text($0) }
    case .confirm(let entry):
      members["change"] = .text("confirm")
      members["proposal"] = .number(entry)
    case .breakGlass(let request):
      members["change"] = .text("break-glass")
      members["items"] = .list(request.items.map { .text($0.text) })
      members["reason"] = .text(request.reason)
      members["ticket"] = .text(request.ticket)
      members["minutes"] = .number(request.minutes)
      members["countersign_hours"] = .number(request.countersignHours)
    case .countersign(let entry):
      members["change"] = .text("countersign")
      members["break_glass"] = .number(entry)
    case .refused(let refusal):
      members["change"] = .text("refused")
      members["rule"] = .text(refusal.rule)
      members["deed"] = .text(refusal.deed)
      members["item"] = refusal.item.map { .text($0.text) }
      members["others"] = .number(refusal.others)
    }
    return members
  }
}

extension StatementParser {
  static func access(_ members: Members) throws(Failure) -> AccessRecord {
    AccessRecord(id: try members.text("access_id"), change: try change(members))
  }

  private static func change(_ members: Members) throws(Failure) -> AccessRecord.Change {
    switch try members.text("change") {
    case "begin":
      return .begin(try members.texts("admins"), account: try members.textIfAny("account"))
    case "grant": return .propose(try roleChange(members, gives: true))
    case "revoke": return .propose(try roleChange(members, gives: false))
    case "confirm": return .confirm(try members.number("proposal"))
    case "break-glass":
      return .breakGlass(
        BreakGlassRequest(
          items: try members.texts("items").map { ItemID($0) }, reason: try members.text("reason"),
          ticket: try members.text("ticket"), minutes: try members.number("minutes"),
          countersignHours: try members.number("countersign_hours")))
    case "countersign": return .countersign(try members.number("break_glass"))
    case "refused":
      return .refused(
        AccessRefusal(
          rule: try members.text("rule"), deed: try members.text("deed"),
          item: try members.textIfAny("item").map { ItemID($0) },
          others: try members.number("others")))
    case let word: throw Failure(reason: "an unknown change of access: \(word)")
    }
  }

  private static func roleChange(_ members: Members, gives: Bool) throws(Failure) -> RoleChange {
    RoleChange(
      holder: try members.text("holder"), role: try members.word("role"), gives: gives,
      account: try members.textIfAny("account"))
  }
}
