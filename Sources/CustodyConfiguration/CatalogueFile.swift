import CustodyDomain
import TOMLKit

/// The catalogue of tools: what comes with custody, and what a user adds to it.
public enum CatalogueFile {
  /// The tools that custody knows by itself.
  public static func builtIn() throws -> ToolCatalogue {
    try merged(userText: nil, path: "built in")
  }

  /// The built-in tools with a user's. An entry with the id of a built-in one adds its signs to that
  /// and replaces its name, vendor and flag where given; any other is a new tool.
  ///
  /// - Throws: `ConfigurationError` for syntax, unknown keys and entries without id or name.
  public static func merged(
    userText: String?, path: String
  ) throws(ConfigurationError) -> ToolCatalogue {
    var catalogue = Contents()
    try catalogue.read(Resources.catalogue, path: "built in")
    if let userText { try catalogue.read(userText, path: path) }
    return ToolCatalogue(entries: catalogue.entries, rogueClientIDs: catalogue.rogue)
  }

  private struct Contents {
    var entries: [ToolCatalogue.Entry] = []
    var rogue: [String: String] = [:]
    private var places: [String: Int] = [:]

    mutating func read(_ text: String, path: String) throws(ConfigurationError) {
      let document = try TOMLDocument(text: text, path: path)
      try document.checkKeys(of: document.table, at: "", known: ["tool", "rogue-client-ids"])
      for (at, table) in try document.tables("tool") {
        try add(table, at: at, of: document)
      }
      guard let table = try document.table("rogue-client-ids") else { return }
      for id in table.keys {
        rogue[id] = try document.string(table, id, at: "rogue-client-ids")
      }
    }

    private mutating func add(
      _ table: TOMLTable, at place: String, of document: TOMLDocument
    ) throws(ConfigurationError) {
      let known = [
        "id", "name", "vendor", "ai", "client-ids", "publishers", "domains", "extension-ids",
        "names",
      ]
      try document.checkKeys(of: table, at: place, known: known)
      guard let id = try document.string(table, "id", at: place), !id.isEmpty else {
        throw document.error(place, "a tool has no id", "write id = \"short-name\"")
      }
      let name = try document.string(table, "name", at: place)
      let index: Int
      if let known = places[id] {
        index = known
      } else {
        guard let name, !name.isEmpty else {
          throw document.error(place, "the tool '\(id)' has no name", "write name = \"Its Name\"")
        }
        index = entries.count
        places[id] = index
        entries.append(.init(id: id, name: name, vendor: nil, ai: false))
      }
      if let name { entries[index].name = name }
      if let vendor = try document.string(table, "vendor", at: place) {
        entries[index].vendor = vendor
      }
      if let ai = try document.bool(table, "ai", at: place) { entries[index].ai = ai }
      entries[index].clientIDs += try document.strings(table, "client-ids", at: place) ?? []
      entries[index].publishers += try document.strings(table, "publishers", at: place) ?? []
      entries[index].domains += try document.strings(table, "domains", at: place) ?? []
      entries[index].extensionIDs += try document.strings(table, "extension-ids", at: place) ?? []
      entries[index].names += try document.strings(table, "names", at: place) ?? []
    }
  }
}
