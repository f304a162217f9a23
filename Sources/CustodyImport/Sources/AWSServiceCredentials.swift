import CustodyDomain

extension Format {
  /// Credentials of IAM users for one service each (FORMATS.md 6.2): CodeCommit, Keyspaces, and the API
  /// keys of Bedrock, which serve AI models.
  static let awsServiceCredentials = Format(
    about: SourceFormat(
      name: "aws.service-specific-credentials",
      title: "AWS: credentials for one service, Bedrock API keys among them",
      exportCommand: "aws iam list-service-specific-credentials --all-users > service.json",
      learns: "user, service, made, switched on or off, end of a Bedrock key if it has one",
      doesNotLearn: "the account, last use, owner, what it may do within the service"
    ),
    source: "aws",
    media: .json,
    signatures: [Signature(all: ["ServiceSpecificCredentialId", "ServiceName", "UserName"])],
    emptyList: { _, listKey in listKey == "ServiceSpecificCredentials" },
    coverage: .nothing,
    read: { record, reading in
      let id = try record.requiredID("ServiceSpecificCredentialId")
      let user = try record.requiredID("UserName")
      let service = try record.requiredID("ServiceName")
      let name =
        try record.words("ServiceCredentialAlias") ?? record.words("ServiceUserName") ?? user
      var item = Item(
        kind: .apiKey, source: "aws", sourceID: id, name: "\(name): \(service)")
      item.principal = user
      item.holder = user
      item.credential = .apiKey
      item.fingerprint = id
      item.ai = service == "bedrock.amazonaws.com"
      item.created = try record.moment("CreateDate").instant
      item.status = try AWS.status(record)
      // Only keys of Bedrock can have an end; one that isn't written may still be none.
      if case .at(let end) = try record.moment("ExpirationDate") { item.expires = .at(end) }
      reading.emit(.item(item))
    })
}
