import CustodyDomain

extension Format {
  /// Profiles and trust anchors of IAM Roles Anywhere (FORMATS.md 6.2): workloads outside AWS that take roles
  /// with a certificate. An anchor says whose certificates count, a profile which roles they open.
  static let awsRolesAnywhere = Format(
    about: SourceFormat(
      name: "aws.roles-anywhere",
      title: "AWS: workloads elsewhere that take roles by certificate (Roles Anywhere)",
      exportCommand:
        "aws rolesanywhere list-profiles > profiles.json;"
        + " aws rolesanywhere list-trust-anchors > anchors.json  (in each region)",
      learns: "profile, roles and managed policies, trust anchor, switched on or off, made",
      doesNotLearn: "which workloads hold certificates, last use (list-subjects), owner"
    ),
    source: "aws",
    media: .json,
    signatures: [
      Signature(all: ["profileArn", "profileId"]),
      Signature(all: ["trustAnchorArn", "trustAnchorId"]),
    ],
    // Each answer is one region's.
    coverage: .nothing,
    read: { record, reading in
      let isProfile = record.has("profileArn")
      let arn = try record.requiredID(isProfile ? "profileArn" : "trustAnchorArn")
      var item = Item(
        kind: .serviceAccount, source: "aws", sourceID: arn, name: try record.words("name") ?? arn)
      // `arn:aws:rolesanywhere:REGION:ACCOUNT:profile/ID`
      let steps = arn.split(separator: ":", omittingEmptySubsequences: false)
      if steps.count > 4, !steps[4].isEmpty { item.tenant = String(steps[4]) }
      item.credential = .certificate
      item.created = try record.moment("createdAt").instant
      item.status = try record.flag("enabled").map { $0 ? .active : .disabled }
      // An account made it; it is no person.
      item.requestedBy = try record.id("createdBy")
      item.permissions =
        try record.ids("roleArns").map { Permission(scope: $0, resource: "role") }
        + record.ids("managedPolicyArns").map { Permission(scope: $0, resource: "session policy") }
      reading.emit(.item(item))
    })
}
