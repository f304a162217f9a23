import CustodyDomain
import CustodyImport
import Testing

/// What the audit log says of consents, beyond the sample.
@Suite struct EntraAuditTests {
  private func audit(_ activity: String, _ properties: [(String, String?, String?)]) -> String {
    let list = properties.map { name, old, new in
      let values = [("oldValue", old), ("newValue", new)].map { member, value in
        "\"\(member)\":" + (value.map { #""\"\#($0)\"""# } ?? "null")
      }
      return #"{"displayName":"\#(name)",\#(values.joined(separator: ","))}"#
    }
    return
      #"[{"id":"e1","activityDisplayName":"\#(activity)","activityDateTime":"2026-02-01T00:00:00Z","#
      + #""correlationId":"t1","initiatedBy":{"user":{"id":"o1","userPrincipalName":"Adm@corp.example"}},"#
      + #""targetResources":[{"id":"r1","displayName":"Graph","type":"ServicePrincipal","#
      + #""modifiedProperties":[\#(list.joined(separator: ","))]}]}]"#
  }

  private func told(_ text: String) throws -> (item: Item?, event: Event?) {
    var found: (item: Item?, event: Event?) = (nil, nil)
    for observation in try Run.text(text).sink.observations {
      if case .aside(let item, false) = observation { found.item = item }
      if case .event(let event) = observation { found.event = event }
    }
    return found
  }

  private func consent(_ before: String, _ type: String, _ principal: String) throws -> (
    item: Item?, event: Event?
  ) {
    let grant =
      "[Id: g1, ClientId: c1, PrincipalId: \(principal), ResourceId: r1, ConsentType: \(type),"
      + " Scope:  Mail.Read User.Read, CreatedDateTime: , LastModifiedDateTime ]"
    return try told(
      audit(
        "Consent to application",
        [("ConsentAction.Permissions", nil, "[\(before)] => [\(grant)]; ")]))
  }

  @Test func `consent for everyone, or for another, is an approval; one's own is a request`() throws
  {
    let everyone = try consent("", "AllPrincipals", "")
    #expect(everyone.event?.kind == .approval)
    #expect(everyone.event?.actor == "adm@corp.example")
    #expect(everyone.event?.scope == "Mail.Read User.Read")
    #expect(everyone.event?.task == "t1")
    #expect(everyone.item?.approvedBy == "adm@corp.example")
    #expect(everyone.item?.consent == .admin)
    #expect(everyone.item?.created?.dateText == "2026-02-01")
    let another = try consent("", "Principal", "o2")
    #expect(another.event?.kind == .approval)
    #expect(another.item?.principal == "o2")
    let own = try consent("", "Principal", "o1")
    #expect(own.event?.kind == .request)
    #expect(own.item?.requestedBy == "adm@corp.example")
    #expect(own.item?.approvedBy == nil)
    #expect(own.item?.id == ItemID(kind: .oauthGrant, source: "entra", sourceID: "g1"))
  }

  @Test func `a consent to a grant that was there dates nothing and names no scope`() throws {
    let again = try consent("[Id: g1, Scope: Mail.Read User.Read]", "Principal", "o1")
    #expect(again.item?.created == nil)
    #expect(again.event?.scope == nil)
  }

  @Test func `a removal that adds scopes is none`() throws {
    func change(_ old: String?, _ new: String?) throws -> Event? {
      try told(
        audit(
          "Remove delegated permission grant",
          [
            ("DelegatedPermissionGrant.Scope", old, new), ("ServicePrincipal.ObjectID", nil, "c1"),
          ])
      ).event
    }
    let widened = try change(" User.Read", " User.Read Mail.Read")
    #expect(widened?.kind == .approval)
    #expect(widened?.scope == "Mail.Read")
    #expect(widened?.target == "r1")
    #expect(widened?.item == ItemID(kind: .application, source: "entra", sourceID: "c1"))
    let narrowed = try change("User.Read Mail.Read", "User.Read")
    #expect(narrowed?.kind == .revocation)
    #expect(narrowed?.scope == "Mail.Read")
    #expect(try change("User.Read", nil)?.kind == .revocation)
  }

  @Test func `an application permission is approved by who granted it`() throws {
    let granted = try told(
      audit(
        "Add app role assignment to service principal",
        [("AppRole.Value", nil, "Mail.Send"), ("ServicePrincipal.ObjectID", nil, "c1")])
    ).event
    #expect(granted?.kind == .approval)
    #expect(granted?.scope == "Mail.Send")
  }
}
