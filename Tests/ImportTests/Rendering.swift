import CustodyDomain
import CustodyImport

/// What an import gave, as text that a person can compare with the file.
enum Rendering {
  static func text(_ report: FileReport, _ sink: Collector) -> String {
    var lines = [
      "format \(report.source)",
      "read \(report.read) loaded \(report.loaded) ignored \(report.ignored.count)"
        + " rejected \(report.rejected.count)",
      "complete \(report.complete.map(String.init) ?? "unknown")",
      "secrets dropped \(report.secretsDropped)",
    ]
    if let scope = sink.scope {
      lines.append(
        "retires \(scope.complete == true ? "\(scope.source), \(scope.tenant.map { $0 + ", " } ?? "")\(scope.format)" : "nothing")"
      )
    }
    for skipped in report.ignored { lines.append("ignored \(skipped.at): \(skipped.reason)") }
    for skipped in report.rejected { lines.append("rejected \(skipped.at): \(skipped.reason)") }
    for observation in sink.observations { lines += ["", self.text(observation)] }
    return lines.joined(separator: "\n") + "\n"
  }

  static func text(_ observation: Observation) -> String {
    switch observation {
    case .application(let app):
      return "application \(app.objectID)"
        + facts([
          ("name", app.name), ("client id", app.clientID), ("publisher", publisher(app.publisher)),
          ("domains", app.domains.isEmpty ? nil : app.domains.joined(separator: " ")),
        ])
    case .scopeName(_, let resource, let id, let name):
      return "scope name \(name)" + facts([("resource", resource), ("id", id)])
    case .permission(let id, let permission, let stub):
      return "permission \(permission.scope)"
        + facts([
          ("resource", permission.resource), ("on", id.text), ("stub", stub.name),
          ("stub id", stub.sourceID), ("consent", stub.consent?.rawValue),
        ])
    case .item(let item): return self.item(item)
    case .aside(let item, let stands): return (stands ? "aside " : "note on ") + self.item(item)
    case .removal(let id): return "removal \(id.text)"
    case .person(let person):
      return "person \(person.id)"
        + facts([
          ("name", person.name), ("email", person.email),
          ("aliases", person.aliases.joined(separator: " ")), ("team", person.team),
          ("manager", person.manager), ("employment", person.employment.rawValue),
          ("left", person.left?.text), ("source", person.source),
        ])
    case .owner, .event, .session, .exception, .acceptance, .control, .tool:
      return RecordWriter.line(observation) ?? "-"
    }
  }

  private static func item(_ item: Item) -> String {
    let usage: String? =
      switch item.usage {
      case .unknown: nil
      case .never: "never"
      case .seen(let instant): instant.text
      }
    let expires: String? =
      switch item.expires {
      case .unknown: nil
      case .never: "never"
      case .at(let instant): instant.text
      }
    let permissions = item.permissions.map {
      ("may", $0.scope + ($0.resource.map { " on \($0)" } ?? ""))
    }
    return "\(item.kind.rawValue) \(item.sourceID)"
      + facts(
        [
          ("name", item.name), ("tenant", item.tenant), ("client id", item.clientID),
          ("publisher", publisher(item.publisher)), ("parent", item.parentID),
          ("principal", item.principal), ("holder", item.holder),
          ("consent", item.consent?.rawValue), ("requested by", item.requestedBy),
          ("credential", item.credential?.rawValue), ("fingerprint", item.fingerprint),
          ("handling", item.handling?.rawValue),
          ("status", item.status?.rawValue), ("created", item.created?.text),
          ("last used", usage), ("expires", expires), ("purpose", item.purpose),
        ] + item.owners.map { ("owner", "\($0.person) (\($0.role.rawValue), \($0.source))") }
          + permissions)
  }

  private static func publisher(_ publisher: Publisher?) -> String? {
    publisher.map { "\($0.name) (verified \($0.verified.map(String.init) ?? "unknown"))" }
  }

  private static func facts(_ facts: [(String, String?)]) -> String {
    facts.compactMap { name, value in value.map { "\n  \(name): \($0)" } }.joined()
  }
}
