/// Grades what a scope gives access to and how far it reaches.
public enum ScopeGrader {
  /// The permission with its class, reach and flags set, as `source` means the scope.
  ///
  /// - Parameters:
  ///   - source: whose vocabulary the scope is from; a scope of one source means nothing in another.
  ///   - forEveryone: true for application permissions and admin consents, which reach all users' data.
  public static func grade(
    _ permission: Permission, source: String, forEveryone: Bool
  ) -> Permission {
    permission
  }
}
