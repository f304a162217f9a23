import CustodyDomain

/// What was imported, and what it did.
extension Schema {
  static let imports: [String] = [
    """
    CREATE TABLE import (
      n INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      by TEXT NOT NULL,
      entry INTEGER,
      -- New items get numbers in a row, so that two numbers tell which came with an import.
      first_item INTEGER NOT NULL DEFAULT 1,
      last_item INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE import_file (
      import INTEGER NOT NULL REFERENCES import(n),
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      format TEXT NOT NULL,
      source TEXT NOT NULL,
      tenant TEXT,
      complete INTEGER CHECK (complete BETWEEN 0 AND 1),
      sha256 TEXT NOT NULL,
      read INTEGER NOT NULL,
      loaded INTEGER NOT NULL,
      ignored INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      added INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      departed INTEGER NOT NULL,
      PRIMARY KEY (import, position),
      CHECK (read = loaded + ignored + rejected)
    ) STRICT, WITHOUT ROWID
    """,
    // How many items were covered how at its end, by the bits of `Coverage.Part`.
    """
    CREATE TABLE coverage (
      import INTEGER NOT NULL REFERENCES import(n),
      cover INTEGER NOT NULL CHECK (cover BETWEEN 0 AND 15),
      items INTEGER NOT NULL CHECK (items > 0),
      PRIMARY KEY (import, cover)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX import_file_by_hash ON import_file(sha256)",
    "CREATE INDEX import_file_by_inventory ON import_file(source, tenant, format, import)",
  ]

  /// What an import did to items that were there before, a row for each respect: lists as JSON. What it
  /// added is told by the numbers of its new items.
  static let changes: [String] = [
    """
    CREATE TABLE change (
      import INTEGER NOT NULL REFERENCES import(n),
      item INTEGER NOT NULL REFERENCES item(n),
      kind TEXT NOT NULL CHECK (\(oneOf(ChangeKind.self, "kind"))),
      added TEXT NOT NULL,
      removed TEXT NOT NULL,
      fields TEXT NOT NULL,
      owners TEXT NOT NULL,
      PRIMARY KEY (import, item, kind)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX change_by_kind ON change(kind, import, item)",
    "CREATE INDEX change_by_item ON change(item, import)",
  ]
}
