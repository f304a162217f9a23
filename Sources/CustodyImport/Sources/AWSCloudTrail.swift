import CustodyDomain

extension Format {
  /// Calls of AWS's API and sign-ins, as CloudTrail records them (FORMATS.md 6.2): a trail's files, one
  /// event a line, or the answer of `lookup-events`, which has each event once more as a JSON text.
  ///
  /// A call by an access key is put on the key, any other on the user or role that made it. Of a call that
  /// changes a user, a role or a credential, a second event is put on what it changes.
  static let awsCloudTrail = Format(
    about: SourceFormat(
      name: "aws.cloudtrail",
      title: "AWS: what was called with which key or role, and sign-ins",
      exportCommand:
        "aws cloudtrail lookup-events --start-time 2026-08-24 > events.json"
        + " (or a trail's files, unpacked)",
      learns: "use, changes, sign-ins, refused calls by key, user and role; keys made and deleted",
      doesNotLearn: "who approved; calls that the trail doesn't record, or older than 90 days"
    ),
    source: "aws",
    media: .json,
    signatures: [
      Signature(all: ["userIdentity", "eventName", "eventSource"]),
      Signature(all: ["CloudTrailEvent", "EventName"]),
    ],
    emptyList: { _, listKey in listKey == "Records" || listKey == "Events" },
    coverage: .nothing,
    read: { record, reading in
      var call = record
      if let text = record.text("CloudTrailEvent") {
        call = try JSONText.object(text, in: "CloudTrailEvent", reading)
        for (inside, outside) in AWSCall.lookupMembers where !call.contains(inside) {
          if let value = record[outside] { call.append(inside, value) }
        }
      }
      for event in try AWSCall(call).events { reading.emit(.event(event)) }
    })
}

extension AWSCall {
  /// What a lookup says beside an event's text, by the names that the event itself has for it.
  fileprivate static let lookupMembers = [
    ("eventID", "EventId"), ("eventName", "EventName"), ("eventSource", "EventSource"),
    ("eventTime", "EventTime"), ("readOnly", "ReadOnly"), ("userIdentity", "UserIdentity"),
    ("resources", "Resources"),
  ]
}
