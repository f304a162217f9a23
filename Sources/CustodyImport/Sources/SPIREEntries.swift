import CustodyDomain

extension Format {
  /// Registration entries of SPIRE (FORMATS.md 10): which workload gets which identity. One SPIFFE id may
  /// have several entries, each another way to get it.
  static let spireEntries = Format(
    about: SourceFormat(
      name: "spire.entries",
      title: "SPIRE: registration entries of workloads",
      exportCommand: "spire-server entry show -output json > entries.json",
      learns: "identity, what proves the workload, trust domain, end or none, strong rights",
      doesNotLearn: "owner, last use, what the identity is let into"
    ),
    source: "spire",
    media: .json,
    signatures: [Signature(all: ["id", "spiffe_id", "parent_id", "selectors"])],
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("id")
      guard let identity = try record.object("spiffe_id") else {
        throw RecordFault.rejected("has no 'spiffe_id'")
      }
      let domain = try identity.requiredID("trust_domain")
      let name = "spiffe://" + domain + (try identity.id("path") ?? "")
      var item = Item(
        kind: .serviceAccount, source: "spire", sourceID: id, name: name)
      item.tenant = domain
      item.principal = name
      item.holder = try SPIREEntry.proof(record)
      item.credential = .workloadIdentity
      item.permissions = try SPIREEntry.rights(record)
      item.status = .active
      item.created = try record.moment("created_at").instant
      switch try record.moment("expires_at") {
      case .at(let end): item.expires = .at(end)
      case .none, .never: item.expires = .never
      case .absent: item.expires = .unknown
      }
      reading.emit(.item(item))
    })
}

private enum SPIREEntry {
  /// What a workload must show to get the identity: `k8s:ns:web k8s:sa:api`.
  static func proof(_ record: Members) throws -> String? {
    let parts = try record.objects("selectors").map {
      try $0.requiredID("type") + ":" + $0.requiredID("value")
    }
    let proof = parts.joined(separator: " ")
    if let fault = TextRules.textFault(proof) { throw RecordFault.rejected("'selectors' \(fault)") }
    return proof.isEmpty ? nil : proof
  }

  /// Rights at SPIRE itself, and the trust domains whose workloads it talks to.
  static func rights(_ record: Members) throws -> [Permission] {
    var rights: [Permission] = []
    if try record.flag("admin") == true { rights.append(Permission(scope: "admin")) }
    if try record.flag("downstream") == true { rights.append(Permission(scope: "downstream")) }
    return rights
      + (try record.ids("federates_with")).map { Permission(scope: "federates", resource: $0) }
  }
}
