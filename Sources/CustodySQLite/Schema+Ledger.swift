import CustodyDomain

/// What reviewers decided, and what that adds up to.
extension Schema {
  static let ledger: [String] = [
    // Bytes as written, never re-serialised. `uuid` is made before the commit: it tells whether a commit
    // whose outcome is unknown took hold. `node` is the root of the largest complete subtree that ends with
    // the entry: from these the tree's edge at every size is found without reading all leaves. The
    // other columns repeat what the body says, for finding entries; `verify` compares them.
    """
    CREATE TABLE ledger (
      sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
      uuid TEXT NOT NULL UNIQUE,
      action TEXT NOT NULL,
      item TEXT,
      reason TEXT,
      body BLOB NOT NULL,
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      node BLOB NOT NULL CHECK (length(node) = 32),
      signature BLOB
    ) STRICT
    """,
    "CREATE INDEX ledger_by_reason ON ledger(action, reason) WHERE reason IS NOT NULL",
    "CREATE INDEX ledger_by_item ON ledger(item, sequence) WHERE item IS NOT NULL",
    """
    CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END
    """,
    """
    CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
    WHEN NEW.sequence IS NULL
      OR NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM ledger)
    BEGIN SELECT RAISE(ABORT, 'a ledger entry follows the one before'); END
    """,
    // No CHECK may call json_valid: with trusted_schema off SQLite refuses it.
    """
    CREATE TABLE review (
      item TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state = 'open' OR state = 'deferred' OR state = 'recertified' OR state = 'revoking' OR state = 'rotating'),
      until INTEGER,
      by TEXT,
      at INTEGER,
      reason TEXT,
      entry INTEGER REFERENCES ledger(sequence),
      owners TEXT NOT NULL,
      facts TEXT NOT NULL,
      scopes TEXT,
      risk INTEGER,
      notes TEXT NOT NULL,
      first INTEGER,
      owners_since TEXT NOT NULL,
      former_owners TEXT NOT NULL,
      basis TEXT,
      exceptions TEXT NOT NULL,
      frozen TEXT,
      kept INTEGER,
      disposition INTEGER
    ) STRICT, WITHOUT ROWID
    """,
    // All drafts on an item are one reviewer's.
    """
    CREATE TABLE draft (
      item TEXT NOT NULL REFERENCES item(id),
      slot TEXT NOT NULL,
      action TEXT NOT NULL,
      word TEXT NOT NULL,
      reason TEXT,
      author TEXT NOT NULL,
      made INTEGER NOT NULL,
      position INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (item, slot)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX draft_by_author ON draft(author, position)",
    """
    CREATE TABLE undo_step (
      n INTEGER PRIMARY KEY,
      author TEXT NOT NULL,
      undone INTEGER NOT NULL CHECK (undone BETWEEN 0 AND 1),
      sentence TEXT NOT NULL,
      before TEXT NOT NULL,
      after TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX undo_step_by_author ON undo_step(author, undone, n)",
    """
    CREATE TABLE revocation (
      entry INTEGER PRIMARY KEY REFERENCES ledger(sequence),
      item TEXT NOT NULL,
      name TEXT NOT NULL,
      source TEXT NOT NULL,
      rotation INTEGER NOT NULL CHECK (rotation BETWEEN 0 AND 1),
      owner TEXT,
      status TEXT NOT NULL CHECK (\(oneOf(Revocation.Status.self, "status"))),
      fingerprint TEXT,
      decided INTEGER NOT NULL,
      due INTEGER NOT NULL,
      reason TEXT,
      decided_by TEXT NOT NULL,
      was_off INTEGER NOT NULL CHECK (was_off BETWEEN 0 AND 1),
      moved INTEGER NOT NULL,
      moved_by TEXT NOT NULL,
      carried_out INTEGER,
      note TEXT
    ) STRICT
    """,
    "CREATE INDEX revocation_by_item ON revocation(item)",
    "CREATE INDEX revocation_by_status ON revocation(status, due)",
    // Roles, proposals and emergency access; `verify` rebuilds it.
    """
    CREATE TABLE access_right (
      entry INTEGER NOT NULL REFERENCES ledger(sequence),
      kind TEXT NOT NULL CHECK (kind = 'role' OR kind = 'proposal' OR kind = 'break-glass'),
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (entry, kind, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE seen (
      item TEXT NOT NULL,
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      seconds INTEGER NOT NULL,
      opened INTEGER NOT NULL,
      version INTEGER,
      raw INTEGER,
      PRIMARY KEY (item, author)
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
