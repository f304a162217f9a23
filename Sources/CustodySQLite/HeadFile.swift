import CustodyDomain

extension SQLiteStore {
  /// Why the store may only be read: the head file knows of entries that the store lacks; nil when all
  /// is well.
  func reasonForReadingOnly() throws -> String? { nil }
}
