import CustodyDomain
import CustodySQLite
import Glibc

/// Makes the demo's store: writes the exports, then imports them as a user would.
struct DemoStore {
  let context: RunContext
  /// The store file.
  let path: String
  /// How many items the company has.
  let items: Int

  /// The folder of the exports, beside the store. Its last file says that everything is done.
  var folder: String { (path.hasSuffix(".db") ? String(path.dropLast(3)) : path) + "-exports" }
  private var mark: String { "\(folder)/README.txt" }

  /// Whether this custody can read the store: one that another build made may have other tables.
  private var isReadable: Bool {
    do {
      let store = try context.openQuietly(path)
      let rows = try store.rows(Window(query: Query([]), limit: 1), now: context.now)
      for row in rows { _ = try store.detail(row.id, now: context.now) }
      _ = try store.summary(now: context.now)
      return true
    } catch { return false }
  }

  /// Makes the store unless it is there; anew when asked for, when an earlier making was cut off, or when this
  /// custody can't read it.
  ///
  /// - Returns: whether it was made now.
  func make(fresh: Bool, progress: any ImportProgress) throws -> Bool {
    let ours = Files.exists(folder)
    if Files.exists(path), !ours {
      throw Complaint(
        .refused, "\(path) is not a demo's store", hint: "choose another path with --store")
    }
    if Files.exists(path), Files.exists(mark), !fresh, isReadable { return false }
    StoreFiles.remove(path)
    unlink(mark)
    let exports = DemoExports(
      folder: folder, items: items, today: context.now, account: context.place.user().account,
      rogueClient: context.catalogue.rogueClientIDs.keys.sorted().first { $0.count == 36 })
    try exports.write()
    let store = try context.openOrCreate(path)
    for files in [exports.lastQuarter, exports.current] {
      _ = try ImportRun(context: context, store: store, files: files).report(progress: progress)
    }
    try Files.write(mark) { put in
      try put(
        """
        The exports of an invented company, in the shapes that vendors' tools give.
        custody demo wrote them and imported them into \(path).
        last-quarter holds what was exported a quarter earlier. Nothing here is real.

        """)
    }
    return true
  }
}
