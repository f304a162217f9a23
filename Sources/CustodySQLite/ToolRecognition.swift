import CustodyDomain
import GRDB

/// Recognises tools by the catalogue and by what users added to it, remembering recent answers.
final class ToolRecognition {
  private let catalogues: [ToolCatalogue]
  private var known: [Signs: Answer] = [:]

  /// What a tool is recognised by.
  struct Signs: Hashable {
    var name: String
    var clientID: String?
    var publisher: Publisher?
    var domains: [String]
    var extensionID: String?
  }

  /// The tool, if one fits, and whether it is an AI tool.
  struct Answer {
    var tool: ToolReference?
    var ai: Bool
  }

  /// Tools that users added come before the catalogue's.
  init(_ db: Database, _ catalogue: ToolCatalogue) throws {
    let added = try Row.fetchAll(
      db, sql: "SELECT id, name, vendor, ai, client_ids, domains FROM tool ORDER BY id"
    ).map { row in
      ToolCatalogue.Entry(
        id: row[0], name: row[1], vendor: row[2], ai: row[3],
        clientIDs: try ReviewRecord.decoded(row[4]), domains: try ReviewRecord.decoded(row[5]),
        names: [row[1]])
    }
    catalogues = added.isEmpty ? [catalogue] : [ToolCatalogue(entries: added), catalogue]
  }

  func answer(_ signs: Signs) -> Answer {
    if let answer = known[signs] { return answer }
    if known.count > 20_000 { known.removeAll(keepingCapacity: true) }
    var answer = Answer(tool: nil, ai: false)
    for catalogue in catalogues {
      if let found = catalogue.recognise(
        name: signs.name, clientID: signs.clientID, publisher: signs.publisher,
        domains: signs.domains, extensionID: signs.extensionID)
      {
        answer = Answer(tool: found.tool, ai: found.ai)
        break
      }
    }
    known[signs] = answer
    return answer
  }
}
