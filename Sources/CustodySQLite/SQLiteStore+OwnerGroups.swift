import CustodyDomain
import GRDB

/// The lines of the panel of owners: who answers for what, and what nobody answers for.
extension Grouped {
  /// Leavers first, then what nobody answers for, then the others, the worst first.
  func owners(_ condition: Condition) throws -> [GroupRow] {
    // A person may hold several roles for one item, and a role for several targets: it is one item all the same.
    let roles = OwnerRole.allCases.map(\.rawValue)
    let held = roles.map { "max(role = '\($0)') AS is_\($0)" }.joined(separator: ", ")
    let sums = roles.map { "sum(o.is_\($0)) AS role_\($0)" }.joined(separator: ", ")
    let people = try Row.fetchAll(
      db,
      sql: """
        SELECT o.person AS key, o.person AS label, NULL AS detail, \(Grouped.numbers),
          max(o.left) AS left, \(sums)
        FROM (SELECT item, person, max(left) AS left, \(held) FROM owner GROUP BY item, person) o
        JOIN item i ON i.n = o.item
        WHERE \(condition.sql) GROUP BY o.person
        ORDER BY left DESC, \(Grouped.worstFirst) LIMIT ?
        """, arguments: StatementArguments(condition.values + [limit]))
    var lines = try people.map(owner)
    let leavers = lines.prefix { $0.left }.count
    lines.insert(contentsOf: try lacking(condition), at: leavers)
    return Array(lines.prefix(limit))
  }

  private func owner(_ row: Row) throws -> GroupRow {
    var line = try named(group(row, value: { [.text($0)] }, field: .owner))
    line.left = row["left"]
    for role in OwnerRole.allCases {
      let count: Int = row["role_\(role.rawValue)"]
      if count > 0 { line.roles[role] = count }
    }
    let roles = line.roles.keys.map(\.rawValue).sorted().map(Query.Value.text)
    line.query = query.and(
      Query([
        .init(field: .owner, values: [.text(line.key)]), .init(field: .role, values: roles),
      ]))
    return line
  }

  /// What nobody answers for: a line for each of the four roles that every kind of item may need, and one for
  /// the others together, which only few need.
  private func lacking(_ condition: Condition) throws -> [GroupRow] {
    let usual: [OwnerRole] = [.business, .iam, .system, .secops]
    let others = OwnerRole.allCases.filter { !usual.contains($0) }
    return try (usual.map { [$0] } + [others]).compactMap { try lacking($0, condition) }
  }

  private func lacking(_ roles: [OwnerRole], _ condition: Condition) throws -> GroupRow? {
    let values = roles.map { Query.Value.text($0.rawValue) }
    // What a leaver owns, and what has ended, has no owner either: as `owner:none` means it everywhere.
    let isOwner = roles == [.business]
    let lacks =
      isOwner
      ? Condition(QueryCompiler.ownerless)
      : Condition("i.lacks & ? <> 0", Conclusion.bits(roles))
    let all = Condition.all([condition, lacks])
    let sums = roles.map { "sum(i.lacks & \(Conclusion.bits([$0])) <> 0) AS lacks_\($0.rawValue)" }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT '' AS key, '!none' AS label, NULL AS detail, \(Grouped.numbers),
          \(sums.joined(separator: ", "))
        FROM item i WHERE \(all.sql)
        """, arguments: StatementArguments(all.values))
    guard let row, row["items"] > 0 else { return nil }
    var line = try group(row, value: { _ in [] }, field: .owner)
    if isOwner {
      line.roles[.business] = line.count
    } else {
      line.query = query.and(Query([.init(field: .lacks, values: values)]))
      for role in roles {
        let count: Int = row["lacks_\(role.rawValue)"]
        if count > 0 { line.roles[role] = count }
      }
    }
    line.lacks = isOwner ? roles : roles.filter { line.roles[$0] != nil }
    return line
  }
}
