import CustodyDomain

extension Format {
  /// IAM's credential report (FORMATS.md 6.1): a row a user, with up to two access keys and two signing
  /// certificates. As CSV from the console, or as the command line gives it: base64 inside JSON.
  ///
  /// It doesn't name its keys. Users without any give no item: a password is a person's sign-in.
  static let awsCredentialReport = Format(
    about: SourceFormat(
      name: "aws.credential-report",
      title: "AWS: access keys and signing certificates of all IAM users, and of root",
      exportCommand:
        "aws iam generate-credential-report && aws iam get-credential-report > report.json",
      learns: "account, user, made, last use or never, switched on or off",
      doesNotLearn: "the keys' ids (aws.access-keys adds them), what they may do, owner, end"
    ),
    source: "aws",
    media: .csv,
    signatures: [Signature(all: ["user", "arn", "access_key_1_active"])],
    isAlsoEncoded: true,
    coverage: .namedTenant,
    read: { record, reading in
      let items = try AWSReportRow(record).items
      if items.isEmpty {
        throw RecordFault.ignored("\(try record.requiredID("user")) has no access key")
      }
      for item in items { reading.emit(.item(item)) }
    })
}

/// One user of the report, on the way to items.
private struct AWSReportRow {
  let record: Members
  let user: String
  let account: String?

  init(_ record: Members) throws {
    self.record = record
    user = try record.requiredID("user")
    // arn:aws:iam::644160558196:user/andrew
    let parts = try record.requiredID("arn").split(separator: ":", omittingEmptySubsequences: false)
    account = parts.count > 4 && !parts[4].isEmpty ? String(parts[4]) : nil
  }

  var items: [Item] {
    get throws {
      let first = try accessKey(1, twin: nil)
      let keys = [first, try accessKey(2, twin: first)]
      return try (keys + [certificate(1), certificate(2)]).compactMap(\.self)
    }
  }

  private func accessKey(_ slot: Int, twin: Item?) throws -> Item? {
    let column = "access_key_\(slot)_"
    guard var item = try credential("access key", slot, "\(column)active", "\(column)last_rotated")
    else { return nil }
    // Two keys of one second: only their places in the report tell them apart.
    if let twin, twin.sourceID == item.sourceID {
      item.sourceID += "/\(slot)"
      item.id = ItemID(kind: item.kind, source: item.source, sourceID: item.sourceID)
    }
    item.credential = .apiKey
    if case .at(let used) = try record.moment("\(column)last_used_date") {
      item.usage = .seen(used)
    } else if record.has("\(column)last_used_date") {
      item.usage = AWS.unused(since: item.created)
    }
    return item
  }

  private func certificate(_ slot: Int) throws -> Item? {
    let column = "cert_\(slot)_"
    var item = try credential(
      "signing certificate", slot, "\(column)active", "\(column)last_rotated")
    item?.credential = .certificate
    return item
  }

  /// The credential of a slot; nil where the slot is empty, which IAM writes as off and never made.
  private func credential(
    _ word: String, _ slot: Int, _ active: String, _ rotated: String
  ) throws -> Item? {
    let isActive = try record.flag(active)
    let made = try record.moment(rotated).instant
    guard isActive == true || made != nil else { return nil }
    var item = AWS.credential(word, of: user, made: made?.text ?? "slot-\(slot)")
    item.tenant = account
    item.created = made
    item.status = isActive.map { $0 ? .active : .disabled }
    // Root is bound by no policy.
    if user == "<root_account>" { item.permissions = [Permission(scope: "root")] }
    return item
  }
}
