import Foundation

/// Writes an invented company as custody records: people, items of every kind, and of some of them events, sessions,
/// controls and exceptions; the same for the same count, on every machine.
struct Estate {
  /// How many items.
  let items: Int

  private static let kinds = [
    "oauth-grant", "oauth-grant", "oauth-grant", "oauth-grant", "oauth-grant", "oauth-grant",
    "api-key", "api-key", "application", "service-account", "browser-session",
    "browser-extension", "agent", "ai-account",
  ]
  private static let scopes = [
    ["User.Read"], ["Mail.Read", "User.Read"], ["Files.ReadWrite.All"], ["Calendars.Read"],
    ["Mail.ReadWrite", "Mail.Send", "offline_access"], ["Directory.ReadWrite.All"],
    ["openid", "profile", "email"],
  ]

  /// Writes all of it.
  func write(to path: String) throws {
    try write(to: path) { line in
      for person in 0..<people { line(self.person(person)) }
      for item in 0..<items {
        line(record(item, changed: false))
        if item % 2 == 0 {
          for event in 0...(item % 3) { line(self.event(item, event)) }
        }
        if kind(item) == "browser-session" { line(session(item)) }
        if item % 20 == 7 { line(control(item)) }
        if item % 100 == 13 { line(exception(item)) }
      }
    }
  }

  /// Writes so many of its items again, each with a scope more; with another start, others.
  func writeChanged(_ count: Int, from start: Int, to path: String) throws {
    try write(to: path) { line in
      for number in 0..<count { line(record(start + number * (items / count), changed: true)) }
    }
  }

  private var people: Int { items / 30 + 1 }

  private func write(to path: String, _ body: ((String) -> Void) -> Void) throws {
    var text = ""
    body { text += $0 + "\n" }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func kind(_ item: Int) -> String { Estate.kinds[item % Estate.kinds.count] }

  private func login(_ person: Int) -> String { "p\(person)@corp.example" }

  private func day(_ ago: Int) -> String {
    let seconds = 1_795_252_440 - ago * 86_400
    let date = Date(timeIntervalSince1970: Double(seconds))
    return date.formatted(.iso8601)
  }

  private func person(_ number: Int) -> String {
    let left = number % 25 == 3 ? #","employment":"left""# : #","employment":"active""#
    return #"{"record":"person","id":"\#(login(number))","name":"Person \#(number)","aliases":["#
      + #""object-\#(number)"],"source":"scim"\#(left)}"#
  }

  private func reference(_ item: Int) -> String {
    #"{"kind":"\#(kind(item))","source":"entra","sourceID":"object-of-\#(item)"}"#
  }

  private func record(_ item: Int, changed: Bool) -> String {
    let person = login(item / 7 % people)
    var scopes = Estate.scopes[item % Estate.scopes.count]
    if changed { scopes.append("Presence.Read.All") }
    let permissions = scopes.map { #"{"scope":"\#($0)","resource":"Microsoft Graph"}"# }
    var members = [
      #""record":"item","kind":"\#(kind(item))","source":"entra""#,
      #""sourceID":"object-of-\#(item)","name":"App \#(item % 600)","clientID":"client-\#(item % 600)""#,
      #""principal":"\#(person)","created":"\#(day(20 + item % 700))""#,
      #""permissions":[\#(permissions.joined(separator: ","))]"#,
    ]
    if kind(item) == "api-key" {
      // One key in fifty is in use twice.
      let print = item % 50 == 6 ? item / 100 : item
      members.append(#""credential":"api-key","fingerprint":"9f86d081-\#(print)""#)
    }
    if item % 4 != 0 {
      members.append(#""usage":"seen","lastUsed":"\#(day(item % 200))""#)
    }
    if item % 5 == 0 {
      let owner = login(item / 11 % people)
      members.append(#""owners":[{"role":"business","person":"\#(owner)"}],"purpose":"its work""#)
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private func event(_ item: Int, _ number: Int) -> String {
    let kinds = ["use", "request", "execution"]
    let actor = login((item + number) % people)
    return #"{"record":"event","id":"e\#(item)-\#(number)","item":\#(reference(item)),"#
      + #""kind":"\#(kinds[number])","actor":"\#(actor)","identity":"App \#(item % 600)","#
      + #""target":"mailbox \#(item % 90)","time":"\#(day(item % 90))","source":"entra"}"#
  }

  private func session(_ item: Int) -> String {
    let person = login(item / 7 % people)
    return
      #"{"record":"session","id":"s\#(item)","item":\#(reference(item)),"subject":"\#(person)","#
      + #""actor":"\#(person)","profile":"profile \#(item / 28)","managedDevice":true,"#
      + #""started":"\#(day(item % 30))"}"#
  }

  private func control(_ item: Int) -> String {
    #"{"record":"control","item":\#(reference(item)),"control":"logging","evidence":"ticket \#(item)"}"#
  }

  private func exception(_ item: Int) -> String {
    #"{"record":"exception","item":\#(reference(item)),"rule":"dormant","reason":"seasonal","#
      + #""approver":"\#(login(1))","until":"\#(day(-60))"}"#
  }
}
