import Foundation

/// Writes delegated permission grants as `az rest` prints Microsoft Graph's answer, about 450 bytes each: the same
/// for the same count, on every machine.
struct Grants {
  /// How many.
  let count: Int
  /// One in so many has one more scope than before; nil for the first export.
  var changedEach: Int?

  /// The scopes that applications ask for together; most ask for a few, some for half of Graph.
  private static let scopes = [
    "openid profile User.Read", "User.Read", "openid profile email offline_access User.Read",
    "Mail.Read Mail.ReadBasic offline_access User.Read",
    "Mail.ReadWrite Mail.Send MailboxSettings.Read offline_access User.Read openid profile email",
    "Calendars.ReadWrite Calendars.Read.Shared OnlineMeetings.ReadWrite offline_access User.Read",
    "Files.Read.All Sites.Read.All offline_access User.Read openid profile",
    "Files.ReadWrite.All Sites.ReadWrite.All Sites.Manage.All offline_access User.Read email openid",
    "Chat.Read ChannelMessage.Read.All Team.ReadBasic.All Channel.ReadBasic.All User.Read",
    "Tasks.ReadWrite Notes.ReadWrite.All Contacts.Read People.Read offline_access User.Read",
    "Directory.Read.All Group.Read.All User.Read.All AuditLog.Read.All Reports.Read.All User.Read",
    "Directory.AccessAsUser.All Group.ReadWrite.All User.ReadWrite.All Application.ReadWrite.All"
      + " DeviceManagementManagedDevices.ReadWrite.All Policy.Read.All RoleManagement.Read.Directory"
      + " Mail.ReadWrite Calendars.ReadWrite Files.ReadWrite.All Sites.FullControl.All User.Read",
  ]
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let resource = "1804a6f8-e623-4520-8f40-ba1b0c11c42d"

  /// Writes them to the path as one answer; returns its bytes.
  func write(to path: String) throws -> Int {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? file.close() }
    var text =
      #"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants","value":["#
    var bytes = 0
    for number in 0..<count {
      if number > 0 { text += "," }
      text += "\n"
      append(number, to: &text)
      if text.utf8.count > 1 << 20 {
        bytes += text.utf8.count
        try file.write(contentsOf: Data(text.utf8))
        text.removeAll(keepingCapacity: true)
      }
    }
    text += "\n]}\n"
    try file.write(contentsOf: Data(text.utf8))
    return bytes + text.utf8.count
  }

  private func append(_ number: Int, to text: inout String) {
    // 600 applications among a fortieth as many users as there are grants; each pair once.
    let application = number % 600
    let user = number / 600 * 15 + number % 15
    let isForAll = number % 97 == 0
    var scope = Grants.scopes[application * 7 % Grants.scopes.count]
    if let changedEach, number % changedEach == 0 { scope += " Presence.Read.All" }
    let members = [
      ("clientId", quoted(guid(1, application))),
      ("consentType", quoted(isForAll ? "AllPrincipals" : "Principal")),
      ("id", quoted(opaque(number))),
      ("principalId", isForAll ? "null" : quoted(guid(2, user))),
      ("resourceId", quoted(Grants.resource)), ("scope", quoted(" " + scope)),
    ]
    text += "    {\n"
    for (index, member) in members.enumerated() {
      text += "      " + quoted(member.0) + ": " + member.1
      text += index + 1 < members.count ? ",\n" : "\n"
    }
    text += "    }"
  }

  private func quoted(_ text: String) -> String {
    "\"" + text + "\""
  }

  /// Bits that look like chance and are none (splitmix64).
  private func mixed(_ seed: UInt64) -> UInt64 {
    var z = seed &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private func guid(_ family: UInt64, _ number: Int) -> String {
    let one = mixed(family << 40 | UInt64(number))
    let two = mixed(family << 41 | UInt64(number))
    func hex(_ value: UInt64, _ digits: Int) -> String {
      let text = String(value & (1 << UInt64(digits * 4) - 1), radix: 16)
      return String(repeating: "0", count: digits - text.utf8.count) + text
    }
    return [hex(one >> 32, 8), hex(one >> 16, 4), hex(one, 4), hex(two >> 48, 4), hex(two, 12)]
      .joined(separator: "-")
  }

  /// A grant's id: 64 letters, as Graph makes them.
  private func opaque(_ number: Int) -> String {
    var letters: [UInt8] = []
    for part in 0..<6 {
      var bits = mixed(UInt64(number) << 3 | UInt64(part))
      for _ in 0..<11 where letters.count < 64 {
        letters.append(Grants.letters[Int(bits & 63)])
        bits >>= 6
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
