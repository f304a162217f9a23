import CustodyDomain
import CustodyImport
import Foundation
import Testing

@testable import CustodyImport

/// The published schema and the reader know the same members.
@Suite struct SchemaTests {
  private func definitions() throws -> [String: Any] {
    let root = try JSONSerialization.jsonObject(with: Data(RecordSchema.text.utf8))
    let schema = try #require(root as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    return try #require(schema["$defs"] as? [String: Any])
  }

  @Test func `every record of the reader is in the schema, with the same members`() throws {
    let definitions = try definitions()
    let members: [String: Set<String>] = [
      "item": RecordMembers.item, "person": RecordMembers.person, "event": RecordMembers.event,
      "session": RecordMembers.session, "exception": RecordMembers.exception,
      "acceptance": RecordMembers.acceptance, "control": RecordMembers.control,
      "permission": RecordMembers.permission.union(["record", "item", "stub"]),
      "owner": RecordMembers.ownership.union(["record", "item"]),
      "tool": RecordMembers.tool.union(["record", "clientIDs", "domains", "ai", "state"]),
    ]
    #expect(Set(members.keys) == Set(RecordReader.kinds.keys))
    for (kind, expected) in members {
      let record = try #require(definitions[kind + "Record"] as? [String: Any])
      let properties = try #require(record["properties"] as? [String: [String: Any]])
      #expect(Set(properties.keys) == expected, "\(kind)")
      #expect(record["additionalProperties"] as? Bool == false)
      for (name, property) in properties where name != "record" {
        #expect(property["description"] is String, "\(kind).\(name)")
      }
    }
  }

  @Test func `an event's keys are the same in both`() throws {
    let record = try #require(try definitions()["eventRecord"] as? [String: Any])
    let properties = try #require(record["properties"] as? [String: [String: Any]])
    let keys = try #require(properties["keys"]?["properties"] as? [String: [String: Any]])
    #expect(Set(keys.keys) == RecordMembers.keys)
    #expect(keys["kind"]?["enum"] as? [String] == ItemKind.allCases.map(\.rawValue))
  }

  @Test func `words of fixed sets are the same in both`() throws {
    let record = try #require(try definitions()["itemRecord"] as? [String: Any])
    let properties = try #require(record["properties"] as? [String: [String: Any]])
    func words(_ name: String) -> [String]? { properties[name]?["enum"] as? [String] }
    #expect(words("kind") == ItemKind.allCases.map(\.rawValue))
    #expect(words("credential") == CredentialType.allCases.map(\.rawValue))
    #expect(words("acting") == ActingMode.allCases.map(\.rawValue))
    #expect(words("status") == ItemStatus.allCases.map(\.rawValue))
    #expect(words("management") == Management.allCases.map(\.rawValue))
  }
}
