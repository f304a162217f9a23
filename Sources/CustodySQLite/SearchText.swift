import CustodyDomain

extension Item {
  /// What free text looks in: lines of lower case, scopes last and cut off at 4,000 characters.
  ///
  /// - Parameters:
  ///   - principal: whom a directory knows behind its principal, which may be an id that nobody types.
  ///   - holder: the same of its holder.
  func searchText(principal person: Person?, holder other: Person?) -> String {
    // What begins with the name finds it, too; each trigram costs the index.
    let identity = ItemRow.identity(kind: kind, name: name, principal: person?.id ?? principal)
    var lines = [identity.hasPrefix(name) ? identity : name, id.text, sourceID]
    var seen = Set(lines)
    func add(_ line: String?) {
      guard let line, !line.isEmpty, !lines[0].hasSuffix(line), seen.insert(line).inserted
      else { return }
      lines.append(line)
    }
    for line in [principal, holder, publisher?.name, tool?.name, clientID, fingerprint] {
      add(line)
    }
    add(identity)
    for person in [person, other].compactMap(\.self) {
      for line in [person.id, person.name, person.email] + person.aliases { add(line) }
    }
    var scopes = permissions.map(\.scope).joined(separator: "\n")
    if scopes.utf8.count > 4000 { scopes = String(scopes.prefix(4000)) }
    lines.append(scopes)
    return TextFolding.folded(lines.joined(separator: "\n"))
  }
}
