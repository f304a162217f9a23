/// Meetings: the one that each reviewer holds, and what the ledger says of those that were held.
extension Schema {
  static let meetings: [String] = [
    // What is going on; gone when the meeting ends, for then the ledger has it.
    """
    CREATE TABLE meeting (
      account TEXT PRIMARY KEY,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      query TEXT NOT NULL,
      grouping TEXT NOT NULL,
      started INTEGER NOT NULL,
      size INTEGER NOT NULL,
      root TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE meeting_item (
      account TEXT NOT NULL REFERENCES meeting(account) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      item TEXT NOT NULL,
      name TEXT NOT NULL,
      label TEXT NOT NULL,
      owned INTEGER NOT NULL CHECK (owned BETWEEN 0 AND 1),
      why TEXT,
      whom TEXT,
      PRIMARY KEY (account, position),
      UNIQUE (account, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE meeting_person (
      account TEXT NOT NULL REFERENCES meeting(account) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      person TEXT NOT NULL,
      name TEXT NOT NULL,
      present INTEGER NOT NULL CHECK (present BETWEEN 0 AND 1),
      speaker TEXT,
      PRIMARY KEY (account, person)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE held_meeting (
      entry INTEGER PRIMARY KEY REFERENCES ledger(sequence),
      name TEXT NOT NULL,
      account TEXT NOT NULL,
      started INTEGER NOT NULL,
      ended INTEGER NOT NULL,
      items INTEGER NOT NULL,
      decisions INTEGER NOT NULL,
      parked INTEGER NOT NULL
    ) STRICT
    """,
    // Items that absent people were given and have yet to accept.
    """
    CREATE TABLE open_acceptance (
      item TEXT PRIMARY KEY,
      person TEXT NOT NULL,
      meeting INTEGER NOT NULL REFERENCES ledger(sequence)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX open_acceptance_by_person ON open_acceptance(person)",
  ]
}
