import CustodyDomain

extension OwnerChange {
  /// An ownership as it is compared: a role, who has it, and whether they have left.
  typealias Line = (role: String, person: String, left: Bool)

  /// What became of the owners of an item, by role and person.
  static func between(_ old: [Line], _ new: [Line]) -> [OwnerChange] {
    struct Key: Hashable {
      var role: String
      var person: String
    }
    func table(_ lines: [Line]) -> [Key: Bool] {
      Dictionary(
        lines.map { (Key(role: $0.role, person: $0.person), $0.left) },
        uniquingKeysWith: { $0 || $1 })
    }
    let (before, after) = (table(old), table(new))
    var changes: [OwnerChange] = []
    func add(_ what: What, _ key: Key) {
      guard let role = OwnerRole(rawValue: key.role) else { return }
      changes.append(OwnerChange(what, role: role, person: key.person))
    }
    for (key, left) in after {
      switch before[key] {
      case nil: add(.added, key)
      case false? where left: add(.left, key)
      case true? where !left: add(.returned, key)
      default: break
      }
    }
    for key in before.keys where after[key] == nil { add(.removed, key) }
    return changes.sorted {
      ($0.role.rawValue, $0.what.rawValue, $0.person)
        < ($1.role.rawValue, $1.what.rawValue, $1.person)
    }
  }
}
