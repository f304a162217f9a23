/// The organisation's access hangs on somebody's own account.
///
/// Finds: an item whose account is personal, whose browser profile is a personal one, or whose principal
/// has an address at a consumer mail service.
/// Leaves alone: accounts that the source calls the enterprise's, whatever the address; a session of which nothing
/// else proves where it comes from, either, which `provenance-unproven` finds.
/// Why: what leaves with the person can't be revoked by the organisation (ISO/IEC 27001 A.5.16,
/// OWASP NHI10:2025).
struct PersonalAccount: Rule {
  let id = "personal-account"
  let title = "personal account"
  let weight = RuleWeight.decay
  let controls = ["NHI10:2025", "A.5.16", "PR.AA-01"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let item = subject.item
    guard item.management != .enterprise else { return nil }
    if item.management == .personal {
      return Sighting(.account, inputs: [("account", "personal")], remedy: PersonalAccount.remedy)
    }
    if let session = subject.surroundings.sessions.first(where: {
      $0.personalProfile == true && $0.isProven(in: subject)
    }) {
      return Sighting(
        .profile, inputs: [("session", session.id), ("browser profile", "personal")],
        remedy: PersonalAccount.remedy)
    }
    if let principal = item.principal, let at = principal.lastIndex(of: "@"),
      PersonalAccount.services.contains(principal[principal.index(after: at)...].lowercased())
    {
      return Sighting(
        .address(principal), inputs: [("principal", principal)], remedy: PersonalAccount.remedy)
    }
    return nil
  }

  private static let remedy = "move it to an account that the organisation manages"

  private static let services: Set<String> = [
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com",
    "icloud.com", "me.com", "yahoo.com", "aol.com", "proton.me", "protonmail.com", "gmx.de",
    "gmx.net", "gmx.com", "web.de", "fastmail.com", "hey.com", "zoho.com", "mail.ru", "yandex.ru",
    "qq.com", "163.com",
  ]
}

extension Sighting.Message {
  fileprivate static var account: Self { "it runs on a personal account" }
  fileprivate static var profile: Self { "it runs in a personal browser profile" }
  fileprivate static func address(_ principal: String) -> Self {
    "\(principal) is an address at a consumer mail service"
  }
}
