/// It reaches all there is of something.
///
/// Finds: an item with a permission that administers, executes, or reads or writes all mail, files or
/// code.
/// Leaves alone: narrower permissions; scopes that custody doesn't know, which are shown as unranked.
/// Why: OWASP NHI5:2025, overprivileged identities; NIST SP 800-53 AC-6, least privilege.
struct OverbroadScope: Rule {
  let id = "overbroad-scope"
  let title = "overbroad scope"
  let weight = RuleWeight.missing
  let controls = ["NHI5:2025", "ASI03", "AC-6", "PR.AA-05"]

  func examine(_ subject: RuleSubject) -> Sighting? {
    let broad = subject.item.permissions.filter { $0.ranked && $0.reach == .broad }
      .sorted(by: ScopeGrader.isWider)
    guard let first = broad.first else { return nil }
    return Sighting(
      .reaches(first, more: broad.count - 1),
      inputs: broad.map { ("scope", "\($0.scope) (\($0.permissionClass.rawValue))") },
      remedy: "grant a narrower scope, or revoke it")
  }
}

extension Sighting.Message {
  fileprivate static func reaches(_ permission: Permission, more: Int) -> Self {
    let what = permission.administers ? "administers" : "all \(permission.permissionClass.rawValue)"
    let others = more == 0 ? "" : ", and \(more) more scopes like it"
    return "\(permission.scope) reaches far: \(what)\(others)"
  }
}
