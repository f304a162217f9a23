import CustodyDomain
import GRDB

/// What an import shows of tasks: only what a source itself says proves them. What was exported before a task was
/// carried out shows what was before, and proves nothing either way (EVIDENCE.md section 5, rule 8).
struct ImportProof {
  private let session: ImportSession
  private let now: Instant

  init(_ session: ImportSession, now: Instant) {
    self.session = session
    self.now = now
  }

  /// What is known of a task's item.
  private struct Known {
    var id: ItemID
    var place: ImportScope
    var isPresent: Bool
    var isOff: Bool
    var fingerprint: String?
    /// Whether this import holds it.
    var isSeen: Bool
    var review: ReviewState
  }

  /// The moves that follow, in the order of their tasks.
  func moves() throws -> [(task: Revocation, status: Revocation.Status)] {
    // Of several tasks of an item only the newest counts: those before it were superseded.
    let tasks = try EntryWriter.tasks(
      session.db,
      "status <> 'superseded' AND entry IN (SELECT max(entry) FROM revocation GROUP BY item)")
    return try tasks.compactMap { task in
      guard let item = try known(task.item), let status = status(of: task, item) else {
        return nil
      }
      return (task, status)
    }
  }

  private func status(of task: Revocation, _ item: Known) -> Revocation.Status? {
    guard item.isPresent else {
      return task.status.isOpen && isGone(item, since: task.provableFrom) ? .proven : nil
    }
    guard item.isSeen, let taken = taken(item.place, complete: false) else { return nil }
    if task.status == .proven {
      let isBack = !task.rotation && item.review == .revoking && (!item.isOff || task.wasOff)
      return isBack && taken >= task.moved ? .cameBack : nil
    }
    guard task.status.isOpen, taken >= task.provableFrom else { return nil }
    if task.rotation, let now = item.fingerprint, let then = task.fingerprint, now != then {
      return .proven
    }
    if !task.rotation, item.isOff, !task.wasOff { return .proven }
    // What was carried out and exported in the same second may be of either order.
    guard task.status == .carriedOut, taken > task.provableFrom else { return nil }
    return task.rotation && (item.fingerprint == nil || task.fingerprint == nil) ? nil : .cameBack
  }

  /// Whether a source that was exported since then no longer holds an item.
  private func isGone(_ item: Known, since moment: Instant) -> Bool {
    if let file = session.departedBy[item.id] {
      return (session.scopes[file].taken ?? now) >= moment
    }
    return taken(item.place, complete: true).map { $0 >= moment } ?? false
  }

  /// When the newest file of the import that tells of an item was taken; nil where none tells.
  private func taken(_ place: ImportScope, complete: Bool) -> Instant? {
    session.scopes.filter {
      $0.source == place.source && $0.format == place.format
        && (complete ? $0.complete == true && $0.tenant == place.tenant : true)
    }.map { min($0.taken ?? now, now) }.max()
  }

  private func known(_ id: ItemID) throws -> Known? {
    let read = try session.db.cachedStatement(
      sql: """
        SELECT i.source, i.tenant, s.format, i.presence, i.status, i.fingerprint, s.import, r.state
        FROM item i JOIN sighting s ON s.item = i.n LEFT JOIN review r ON r.item = i.id
        WHERE i.id = ?
        """)
    return try Row.fetchOne(read, arguments: [id.text]).map { row in
      Known(
        id: id,
        place: ImportScope(source: row[0], tenant: row[1], format: row[2], complete: nil),
        isPresent: row[3] == Presence.present.rawValue,
        isOff: (row[4] as String?).flatMap(ItemStatus.init(rawValue:))?.isOff ?? false,
        fingerprint: row[5], isSeen: row[6] == session.number,
        review: (row[7] as String?).flatMap(ReviewState.init(rawValue:)) ?? .open)
    }
  }
}
