import CustodyConfiguration
import CustodyDomain
import CustodyImport
import CustodyTestSupport
import Foundation
import Testing

/// The manual of the sources is made from the importers: what they say of themselves, and what they made of every
/// sample. It stands beside them.
@Suite struct SourceManualTests {
  private static let file = "../../Sources/CustodyImport/Sources/README.md"

  @Test func `the manual says what the importers do`() throws {
    do {
      try Golden.check(try manual(), Self.file)
    } catch {
      Issue.record(
        error,
        "the manual of the sources is stale: UPDATE_GOLDEN=1 swift test --filter SourceManual")
    }
  }

  @Test func `every format makes something of its samples`() throws {
    for format in Importer.formats {
      #expect(try !made(by: format).isEmpty, "\(format.name) makes nothing of its samples")
    }
  }

  /// What a format makes, in order, with the members that any of its samples fills.
  private func made(by format: SourceFormat) throws -> [(word: String, members: [String])] {
    var made: [(word: String, members: [String])] = []
    let options = ImportOptions(catalogue: try CatalogueFile.builtIn())
    for (sample, name) in RecognitionTests.kinds where name == format.name {
      for observation in try Run.file(Fixture.path(sample), options).sink.observations {
        let (word, members) = facts(observation)
        if let place = made.firstIndex(where: { $0.word == word }) {
          made[place].members += members.filter { !made[place].members.contains($0) }
        } else {
          made.append((word, members))
        }
      }
    }
    return made.sorted { $0.word < $1.word }
  }

  private func facts(_ observation: Observation) -> (String, [String]) {
    switch observation {
    case .item(let item): (item.kind.rawValue, members(of: item))
    case .aside(let item, _): (item.kind.rawValue + " (adds to it)", members(of: item))
    case .removal: ("removal", [])
    case .permission(_, let permission, _):
      ("permission", filled(permission, over: Permission(scope: ""), besides: ["scope"]))
    case .owner(_, let owner):
      ("owner", filled(owner, over: Ownership(role: .business, person: "", source: "")))
    case .person(let person):
      ("person", filled(person, over: Person(id: "", name: "", source: "")))
    case .application(let application):
      (
        "application's name",
        filled(
          application,
          over: SourceApplication(
            source: "", objectID: "", name: "", clientID: nil, publisher: nil))
      )
    case .scopeName: ("scope's name", [])
    case .event(let event): ("event: " + event.kind.rawValue, members(of: event))
    case .session(let session):
      ("session", filled(session, over: Session(id: "", item: ItemID(""))))
    case .exception: ("exception", [])
    case .acceptance: ("acceptance", [])
    case .control: ("control", [])
    case .tool: ("tool", [])
    }
  }

  private func members(of item: Item) -> [String] {
    let blank = Item(id: item.id, kind: item.kind, source: "", sourceID: "", name: "")
    var members = filled(item, over: blank)
    let parts = item.permissions.flatMap {
      filled($0, over: Permission(scope: ""), besides: ["scope"])
    }
    for part in parts where !members.contains("permissions." + part) {
      members.append("permissions." + part)
    }
    return members
  }

  private func members(of event: Event) -> [String] {
    let blank = Event(id: "", item: event.item, kind: event.kind, source: "")
    let keys = event.keys.map { filled($0, over: EventKeys()) } ?? []
    return (event.item == nil ? [] : ["item"])
      + filled(event, over: blank, besides: ["keys"]) + keys.map { "keys." + $0 }
  }

  /// The members in which a value differs from one of which nothing is known.
  private func filled<Value>(
    _ value: Value, over blank: Value, besides: Set<String> = []
  ) -> [String] {
    let always: Set<String> = [
      "id", "kind", "source", "sourceID", "objectID", "name", "tellsOwners",
    ]
    return zip(Mirror(reflecting: value).children, Mirror(reflecting: blank).children)
      .compactMap { one, other in
        guard let label = one.label, !always.contains(label), !besides.contains(label) else {
          return nil
        }
        return String(describing: one.value) == String(describing: other.value) ? nil : label
      }
  }

  private func manual() throws -> String {
    var text = """
      # Sources

      What custody reads, made from the importers beside this page: what they say of themselves, and which members
      they filled for any of the samples in `Tests/ImportTests/Fixtures`. A file is recognised by its content; what
      it is called doesn't matter.

      Every item has a kind, a source, that source's id and a name; a person, an event and a session have an id.
      Beyond these, the last column names what the source fills; what stands in no column is unknown, and stays
      unknown. The members are those of [custody records](../Resources/records.schema.json).

      | source | file | makes | fills |
      | --- | --- | --- | --- |

      """
    for format in Importer.formats {
      let made = try made(by: format)
      let kinds = made.map(\.word).joined(separator: "<br>")
      let fills = made.filter { !$0.members.isEmpty }.map { part in
        made.count == 1
          ? part.members.joined(separator: ", ")
          : "*\(part.word)*: " + part.members.joined(separator: ", ")
      }
      text += "| `\(format.name)` | \(cell(format.title)) | \(kinds) | "
      text += fills.joined(separator: "<br>") + " |\n"
    }
    text += "\n## How to get each file, and what it tells\n"
    for format in Importer.formats {
      text += """

        ### \(format.name)

        \(format.title).

        ```sh
        \(format.exportCommand)
        ```

        - learns: \(format.learns)
        - does not learn: \(format.doesNotLearn)

        """
    }
    return text
  }

  /// A text in a cell of a table.
  private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
