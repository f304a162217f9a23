/// Names of Microsoft Graph's application permissions by role id, for tenants whose export lacks the
/// API's own record. See the head of the resource for its origin.
enum GraphAppRoles {
  /// The role's name, or nil if Microsoft Graph has no such role.
  static func name(_ id: String) -> String? { names[id.lowercased()] }

  private static let names: [String: String] = {
    let text = String(decoding: PackageResources.graph_app_roles_txt, as: UTF8.self)
    var names: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " ")
      if parts.count == 2 { names[String(parts[0])] = String(parts[1]) }
    }
    return names
  }()
}
