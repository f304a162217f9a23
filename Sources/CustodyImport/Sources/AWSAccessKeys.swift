import CustodyDomain

extension Format {
  /// Access keys as `list-access-keys` gives them, for one user a call (FORMATS.md 6.2); with last use
  /// where a script put the answers of `get-access-key-last-used` in.
  static let awsAccessKeys = Format(
    about: SourceFormat(
      name: "aws.access-keys",
      title: "AWS: access keys by their ids",
      exportCommand:
        "for u in $(aws iam list-users --query 'Users[].UserName' --output text);"
        + " do aws iam list-access-keys --user-name \"$u\"; done > keys.json",
      learns: "user, key id, made, switched on or off; last use or never, if merged in",
      doesNotLearn: "the account, what a key may do, owner, end; last use as AWS prints the list"
    ),
    source: "aws",
    media: .json,
    signatures: [Signature(all: ["AccessKeyId", "UserName", "CreateDate"])],
    emptyList: { _, listKey in listKey == "AccessKeyMetadata" },
    coverage: .nothing,
    read: { record, reading in
      let user = try record.requiredID("UserName")
      let key = try record.requiredID("AccessKeyId")
      guard let made = try record.moment("CreateDate").instant else {
        throw RecordFault.rejected("has no 'CreateDate'")
      }
      var item = AWS.credential("access key", of: user, made: made.text)
      // Two keys of one second are two all the same.
      if let other = reading.keys.updateValue(key, forKey: item.sourceID), other != key {
        reading.keys[item.sourceID] = other
        item.sourceID += "/2"
        item.id = ItemID(kind: item.kind, source: item.source, sourceID: item.sourceID)
      }
      item.credential = .apiKey
      // An identifier, by which IAM's other commands take the key; not its secret.
      item.fingerprint = key
      item.created = made
      item.status = try AWS.status(record)
      item.usage = try AWSLastUse.usage(record, made: made)
      reading.emit(.item(item))
    })
}

private enum AWSLastUse {
  /// The last use, merged in flat or as the answer has it. Without either nothing is known; a date that is
  /// null, or left out beside a service `N/A`, says that there was no use.
  static func usage(_ record: Members, made: Instant) throws -> Usage {
    let answer = try record.object("AccessKeyLastUsed") ?? record
    let service = answer.text("ServiceName") ?? answer.text("LastUsedService")
    switch try answer.moment(answer.has("LastUsedDate") ? "LastUsedDate" : "lastUsedDate") {
    case .at(let used): return .seen(used)
    case .none: return AWS.unused(since: made)
    case .absent where service == "N/A": return AWS.unused(since: made)
    case .absent, .never: return .unknown
    }
  }
}

/// What AWS's formats share.
enum AWS {
  /// When IAM began to record the use of access keys (2015-04-22): of an older key nothing can say *never*.
  private static let recordedSince = Instant(seconds: 1_429_660_800)

  /// A user's credential, known by what both the report and the lists say of it: whose it is, and the
  /// second in which it was made. Only lists name keys, and only the report names the account.
  static func credential(_ word: String, of user: String, made: String) -> Item {
    let key = "user/\(user)/\(word.replacing(" ", with: "-"))/\(made)"
    var item = Item(
      kind: .apiKey, source: "aws", sourceID: key, name: "\(user): \(word) of \(made.prefix(10))")
    item.principal = user
    item.holder = user
    return item
  }

  /// What it means that IAM records no use of a key made then.
  static func unused(since made: Instant?) -> Usage {
    guard let made, made >= recordedSince else { return .unknown }
    return .never
  }

  /// `Active`, `Inactive`, `Expired`; any other word is unknown.
  static func status(_ record: Members) throws -> ItemStatus? {
    switch try record.words("Status") {
    case "Active": .active
    case "Inactive": .disabled
    case "Expired": .expired
    default: nil
    }
  }
}
