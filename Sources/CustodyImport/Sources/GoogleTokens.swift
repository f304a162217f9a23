import CustodyDomain

extension Format {
  /// The Directory API's answer about the tokens of ONE user (FORMATS.md 4.1). It need not name the
  /// user, so answers about several users in one file can't be told apart.
  static let googleTokens = Format(
    about: SourceFormat(
      name: "google.tokens",
      title: "Google Workspace: the apps to which one user gave access",
      exportCommand:
        "curl -H \"Authorization: Bearer $TOKEN\" https://admin.googleapis.com/admin/directory/v1"
        + "/users/{user}/tokens > tokens.json",
      learns: "client id, name, scopes; the user, if you name them with --user",
      doesNotLearn: "when, last use, end, whether an administrator trusts the app"
    ),
    source: "google",
    media: .json,
    signatures: [
      Signature(all: ["clientId", "displayText", "scopes"], without: ["users"])
    ],
    emptyList: { head, listKey in
      head.text("kind") == "admin#directory#tokenList" && (listKey == "items" || listKey.isEmpty)
    },
    lacksTenant: true,
    coverage: .user,
    read: { record, reading in
      try GoogleToken(record, user: record.id("userKey"), reading: reading).emit()
    })

  /// GAM's `print tokens` (FORMATS.md 4.1).
  static let googleGAMTokens = Format(
    about: SourceFormat(
      name: "google.gam-tokens",
      title: "Google Workspace: the apps to which users gave access, by GAM",
      exportCommand: "gam all users print tokens > tokens.csv",
      learns: "user, client id, name, scopes",
      doesNotLearn: "when, last use, end, whether an administrator trusts the app"
    ),
    source: "google",
    media: .csv,
    signatures: [Signature(all: ["user", "clientId", "displayText", "scopes"])],
    lacksTenant: true,
    coverage: .nothing,
    read: { record, reading in
      let user = try record.requiredID("user")
      if record.text("clientId") == nil {
        throw RecordFault.ignored("\(user) was asked and has no tokens")
      }
      try GoogleToken(record, user: user, reading: reading).emit()
    })
}

/// One token, from either form: both give the same item.
private struct GoogleToken {
  let record: Members
  let user: String?
  let reading: Reading

  init(_ record: Members, user: String?, reading: Reading) {
    self.record = record
    self.user = user ?? reading.options.user
    self.reading = reading
    if let user { reading.users.insert(user.lowercased()) }
  }

  func emit() throws {
    let client = try record.requiredID("clientId")
    try checkOneUser(client)
    let key = (user?.lowercased() ?? "unknown") + "/" + client
    // An address is one person's in any organisation.
    let id =
      user == nil
      ? reading.id(.oauthGrant, "google", key)
      : ItemID(kind: .oauthGrant, source: "google", sourceID: key)
    var item = Item(
      id: id, kind: .oauthGrant, source: "google", sourceID: key,
      name: try record.words("displayText") ?? client)
    item.clientID = client
    item.principal = user
    item.credential = .oauthToken
    item.status = .active
    item.permissions = try record.scopes("scopes").map { Permission(scope: $0) }
    reading.emit(.item(item))
  }

  private func checkOneUser(_ client: String) throws {
    guard !record.has("userKey"), !record.has("user") else { return }
    let twin = !reading.anonymousClients.insert(client).inserted
    guard twin || reading.pages > 1 else { return }
    throw Refusal(
      "these are several users' tokens, and nothing says whose is which",
      hint: "export with gam all users print tokens, or one file for each user with --user")
  }
}
