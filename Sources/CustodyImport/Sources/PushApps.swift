import CustodyDomain

extension Format {
  /// Push Security's events about the apps that it sees in employees' browsers (FORMATS.md 9). Each tells of an
  /// app as it is then; the owner is a person's id in Push Security.
  static let pushApps = Format(
    about: SourceFormat(
      name: "push.app-events",
      title: "Push Security: apps seen in employees' browsers",
      exportCommand: "the webhook's or SIEM's events of the object APP, one JSON object a line",
      learns: "app, first seen, owner by id, notes, approval as an event",
      doesNotLearn: "who uses it, last use, who approved it"
    ),
    source: "push",
    media: .json,
    signatures: [Signature(all: ["object", "new", "old", "type", "timestamp"])],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      guard record.text("object") == "APP" else {
        throw RecordFault.ignored("is about no app")
      }
      let old = try record.object("old")
      guard let app = try record.object("new") else {
        guard let gone = try old?.requiredID("id") else {
          throw RecordFault.rejected("has neither 'new' nor 'old'")
        }
        return reading.emit(
          .removal(of: ItemID(kind: .application, source: "push", sourceID: gone)))
      }
      let id = try app.requiredID("id")
      // `GITHUB_COPILOT`: its words are the product's name.
      let name = try app.words("type")?.replacing("_", with: " ") ?? id
      var item = Item(
        kind: .application, source: "push", sourceID: id, name: name)
      item.browserAccessed = true
      item.created = try app.moment("creationTimestamp").instant
      item.purpose = try app.words("notes")?.trimmed
      if let owner = try app.id("ownerId") {
        item.owners = [Ownership(role: .business, person: owner.lowercased(), source: "push")]
      }
      reading.emit(.item(item))
      let approval = try app.words("approvalStatus")
      guard let approval, try approval != old?.words("approvalStatus") else { return }
      let time = try record.moment("timestamp").instant
      reading.emit(
        .event(
          Event(
            id: "approval/\(id)/\(time?.text ?? "undated")", item: item.id,
            kind: approval == "APPROVED" ? .approval : .policyDecision, target: id, time: time,
            source: "push",
            summary: "approval in Push Security: "
              + approval.lowercased().replacing("_", with: " "))))
    })
}
