/// What a reviewer's roles and emergency access allow on one item.
public struct AccessContext: Hashable, Sendable {
  /// Their roles; everything in a store where none was ever given.
  public var roles: Set<AccessRole>
  /// The entry of the emergency access that holds for them on this item now.
  public var breakGlass: Int?
  /// A context; by default that of a store without roles.
  public init(roles: Set<AccessRole> = AccessRole.open, breakGlass: Int? = nil) {
    self.roles = roles
    self.breakGlass = breakGlass
  }
}
