import CustodyDomain

extension Format {
  /// API tokens of an Okta organisation (FORMATS.md 7). A token has the rights of the user who made it, and
  /// each call puts its end off by `tokenWindow`: a token in use never ends.
  static let oktaTokens = Format(
    about: SourceFormat(
      name: "okta.api-tokens",
      title: "Okta: API tokens",
      exportCommand:
        "curl -H \"Authorization: SSWS $TOKEN\" https://{org}.okta.com/api/v1/api-tokens"
        + " > api-tokens.json",
      learns: "name, whose it is, created, last used (from its end and window), end if unused",
      doesNotLearn: "what it may do (all that its user may), who approved it"
    ),
    source: "okta",
    media: .json,
    signatures: [Signature(all: ["id", "clientName", "tokenWindow"])],
    lacksTenant: true,
    coverage: .tenant,
    read: { record, reading in
      let id = try record.requiredID("id")
      var item = Item(
        kind: .apiKey, source: "okta", sourceID: id, name: try record.words("name") ?? "token \(id)"
      )
      let user = try record.id("userId")
      item.principal = user
      item.holder = user
      if let user {
        item.owners = [Ownership(role: .business, person: user.lowercased(), source: "okta")]
      }
      item.credential = .apiKey
      // The list holds active tokens only.
      item.status = .active
      item.created = try record.moment("created").instant
      if let end = try record.moment("expiresAt").instant {
        item.expires = .at(end)
        if let window = try Okta.seconds(record, "tokenWindow"), window < Okta.longestWindow {
          let last = Instant(seconds: end.seconds - window)
          item.usage = item.created.map { last <= $0 } == true ? .never : .seen(last)
        }
      }
      reading.emit(.item(item))
    })
}

extension Okta {
  /// A window beyond a hundred years says nothing of the last use.
  fileprivate static let longestWindow: Int64 = 36_525 * 86_400

  /// The seconds of a window like `P30D` or `PT5M`; nil where there is none or it has months or years,
  /// which are no fixed time.
  static func seconds(_ record: Members, _ name: String) throws -> Int64? {
    guard let text = try record.words(name), text.hasPrefix("P"), text.count > 1 else { return nil }
    var total: Int64 = 0
    var digits = ""
    var isTime = false
    for letter in text.dropFirst() {
      if letter.isASCII, letter.isNumber, digits.count < 9 {
        digits.append(letter)
        continue
      }
      if letter == "T", digits.isEmpty, !isTime {
        isTime = true
        continue
      }
      guard let count = Int64(digits), let unit = unit(letter, isTime: isTime) else { return nil }
      total += count * unit
      digits = ""
    }
    return digits.isEmpty ? total : nil
  }

  private static func unit(_ letter: Character, isTime: Bool) -> Int64? {
    switch (letter, isTime) {
    case ("W", false): 7 * 86_400
    case ("D", false): 86_400
    case ("H", true): 3_600
    case ("M", true): 60
    case ("S", true): 1
    default: nil
    }
  }
}
