import CustodyDomain
import Foundation
import GRDB

extension SQLiteStore {
  /// Writes where tasks stand now, an entry for each, all of them or none. When any is refused nothing is written
  /// and the receipt lists every refusal.
  ///
  /// - Throws: `StoreError.outcomeUnknown` when the disk failed.
  public func move(
    _ moves: [TaskMove], by reviewer: Reviewer, now: Instant
  ) throws -> TaskReceipt {
    do {
      return try write { db in
        var writer = try EntryWriter(db, by: reviewer, now: now, rehearsal: options.rehearsal)
        var entries: [Int] = []
        var refused: [Refusal] = []
        for move in moves {
          let task = try EntryWriter.tasks(db, "entry = ?", [move.task]).first
          let found = try barred(move, task, reviewer, db) + TaskRules.refusals(of: move, on: task)
          guard found.isEmpty, let task else {
            refused += found
            continue
          }
          let record = TaskRecord(
            id: newID(), task: task.entry, decision: try writer.digest(of: task.entry),
            item: task.item, name: task.name, status: move.status, evidence: nil, note: move.note,
            command: move.command)
          let entry = writer.next
          guard try writer.append(.task(record)) != nil else {
            throw StoreError.inputOutput("the note is too long for a ledger entry")
          }
          entries.append(entry)
        }
        guard refused.isEmpty else { throw NotMoved(refused: refused) }
        let tasks = try moves.flatMap { try EntryWriter.tasks(db, "entry = ?", [$0.task]) }
        try reassess(
          Set(tasks.map(\.item)).sorted(), db, now: now,
          cause: moves.contains { $0.status == .cannotApply } ? .changed : .around)
        return TaskReceipt(
          entries: entries, tasks: tasks, head: writer.newHead, refused: [])
      }
    } catch let stopped as NotMoved {
      let deed: Segregation.Deed = moves.first?.status == .planned ? .plan : .record
      _ = try write { try log(stopped.refused, deed, by: reviewer, now, $0) }
      return TaskReceipt(entries: [], tasks: [], head: try head(), refused: stopped.refused)
    }
  }

  /// What the table of who may do what refuses: plans and records are an executor's, and on a strict item
  /// somebody else's than whose decision it was.
  private func barred(
    _ move: TaskMove, _ task: Revocation?, _ reviewer: Reviewer, _ db: Database
  ) throws -> [Refusal] {
    let deed: Segregation.Deed = move.status == .planned ? .plan : .record
    let roles = try AccessTable.fold(db).roles(of: reviewer)
    let item = task?.item
    if let refusal = Segregation.refusal(of: deed, roles: roles, by: reviewer, item: item) {
      return [refusal]
    }
    guard let task,
      let body = try Data.fetchOne(
        db, sql: "SELECT body FROM ledger WHERE sequence = ?", arguments: [task.entry]),
      let record = try? StatementParser.record(Array(body)),
      case .decision(let decision) = record.content, decision.limits.tier == .strict,
      record.author.isSame(as: reviewer),
      Segregation.rule(deed, roles: roles, relation: .author) != nil
    else { return [] }
    return [Segregation.refusal(of: deed, as: .author, by: reviewer, item: item)].compactMap(\.self)
  }

  /// Ends a transaction without effect.
  private struct NotMoved: Error {
    let refused: [Refusal]
  }
}
