import CustodyDomain

/// The tables of version 1 of the store (DESIGN.md section 2 has the words).
///
/// An item has a number of its own beside its id: a narrow key for the tables that hang on it. What the
/// ledger implies is keyed by the id, because the ledger knows nothing else.
enum Schema {
  /// Everything but the indexes that an import into an empty store makes last.
  static let tables: [String] =
    imports + inventory + changes + people + conclusions + ledger + meetings + campaigns

  /// Indexes by which an import joins what it has read; a load into an empty store makes them before it joins.
  static let joinIndexes: [(name: String, on: String)] = [
    ("item_by_source", "item(source, source_id)"),
    ("item_by_parent", "item(parent_id, source) WHERE parent_id IS NOT NULL"),
  ]

  /// Indexes for windows, counts and groups; a load into an empty store makes them at its end.
  static let indexes: [(name: String, on: String)] = [
    ("item_by_risk", "item(hidden, risk_key, last_key, id)"),
    ("item_by_state", "item(state, risk_key, last_key, id)"),
    ("item_by_advice", "item(advice, state, hidden, risk_key, last_key, id)"),
    ("item_by_name", "item(hidden, name, id)"),
    ("item_by_last", "item(hidden, last_key, id)"),
    ("item_by_expiry", "item(hidden, expires_key, id)"),
    ("item_by_created", "item(hidden, created_key, id)"),
    ("item_by_change", "item(changed_key, id)"),
    ("item_by_owner", "item(hidden, owner, id)"),
    ("item_by_tool", "item(tool_id, hidden, risk_key, last_key, id)"),
    ("item_by_app", "item(app_key, hidden, risk_key, last_key, id)"),
    ("item_by_principal", "item(principal COLLATE NOCASE)"),
    ("item_by_client", "item(client_id, principal COLLATE NOCASE) WHERE client_id IS NOT NULL"),
    ("item_by_holder", "item(holder COLLATE NOCASE) WHERE holder IS NOT NULL"),
    (
      "item_by_identity_store",
      "item(client_id, source, coalesce(tenant, '')) WHERE client_id IS NOT NULL AND presence = 'present'"
    ),
    ("item_by_fingerprint", "item(fingerprint) WHERE fingerprint IS NOT NULL"),
    ("item_by_embedding", "item(embedded_in) WHERE embedded_in IS NOT NULL"),
    ("item_by_recheck", "item(recheck) WHERE recheck IS NOT NULL"),
    ("permission_by_access", "permission(access, item)"),
    ("finding_by_rule", "finding(rule, item, severity)"),
    ("owner_by_person", "owner(person, role, item)"),
  ]

  /// That a column holds one of a closed list of words. Not as `IN (…)`: for that SQLite builds a table of
  /// the words again in each statement, which made a load three times slower.
  static func oneOf<Word: RawRepresentable & CaseIterable>(_: Word.Type, _ column: String) -> String
  where Word.RawValue == String {
    Word.allCases.map { "\(column) = '\($0.rawValue)'" }.joined(separator: " OR ")
  }

  private static let people: [String] = [
    // One row for each directory that knows somebody: directories may disagree.
    """
    CREATE TABLE person (
      id TEXT NOT NULL,
      source TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT, team TEXT, manager TEXT,
      employment TEXT NOT NULL CHECK (\(oneOf(Employment.self, "employment"))),
      left INTEGER,
      -- Where it says that they left and not when: since when it does.
      gone INTEGER,
      human INTEGER NOT NULL CHECK (human BETWEEN 0 AND 1),
      PRIMARY KEY (id, source)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE alias (
      alias TEXT NOT NULL,
      person TEXT NOT NULL,
      source TEXT NOT NULL,
      PRIMARY KEY (alias, person, source)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX alias_by_person ON alias(person, source)",
  ]

  private static let conclusions: [String] = [
    """
    CREATE TABLE owner (
      item INTEGER NOT NULL REFERENCES item(n),
      role TEXT NOT NULL CHECK (\(oneOf(OwnerRole.self, "role"))),
      person TEXT NOT NULL,
      target TEXT NOT NULL,
      left INTEGER NOT NULL CHECK (left BETWEEN 0 AND 1),
      PRIMARY KEY (item, role, person, target)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE rule (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE finding (
      item INTEGER NOT NULL REFERENCES item(n),
      rule INTEGER NOT NULL REFERENCES rule(n),
      severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 4),
      PRIMARY KEY (item, rule)
    ) STRICT, WITHOUT ROWID
    """,
    // Every name that an item bears or bore, with what it looks like.
    """
    CREATE TABLE look (
      folded TEXT NOT NULL,
      name TEXT NOT NULL,
      skeleton TEXT NOT NULL,
      PRIMARY KEY (folded, name)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX look_by_skeleton ON look(skeleton)",
    // What free text looks in, in lower case; trigrams find three characters and more of it.
    "CREATE TABLE item_text (n INTEGER PRIMARY KEY REFERENCES item(n), text TEXT NOT NULL) STRICT",
    """
    CREATE VIRTUAL TABLE search USING fts5(
      text, content = 'item_text', content_rowid = 'n', tokenize = 'trigram', detail = none,
      columnsize = 0)
    """,
    // How many items are in each state with each verdict, and covered how, so that neither header nor
    // coverage needs a scan.
    """
    CREATE TABLE tally (
      state TEXT NOT NULL,
      verdict TEXT NOT NULL,
      cover INTEGER NOT NULL CHECK (cover BETWEEN 0 AND 15),
      items INTEGER NOT NULL CHECK (items >= 0),
      PRIMARY KEY (state, verdict, cover)
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
