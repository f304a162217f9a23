import CustodyDomain

/// The tables of version 1 of the store (DESIGN.md section 2 has the words).
///
/// An item has a number of its own beside its id: a narrow key for the tables that hang on it. What the
/// ledger implies is keyed by the id, because the ledger knows nothing else.
enum Schema {
  /// Everything but the indexes that an import into an empty store makes last.
  static let tables: [String] = inventory + people + conclusions + ledger

  /// Indexes for windows, counts and groups; `Import` drops and makes them anew around a bulk load.
  static let indexes: [(name: String, on: String)] = [
    ("item_by_risk", "item(hidden, risk_key, last_key, id)"),
    ("item_by_state", "item(state, risk_key, last_key, id)"),
    ("item_by_name", "item(hidden, name, id)"),
    ("item_by_last", "item(hidden, last_key, id)"),
    ("item_by_expiry", "item(hidden, expires_key, id)"),
    ("item_by_created", "item(hidden, created_key, id)"),
    ("item_by_owner", "item(hidden, owner, id)"),
    ("item_by_tool", "item(tool_id, hidden, risk_key, last_key, id)"),
    ("item_by_app", "item(app_key, hidden, risk_key, last_key, id)"),
    ("item_by_principal", "item(principal)"),
    ("item_by_recheck", "item(recheck) WHERE recheck IS NOT NULL"),
    ("permission_by_access", "permission(access, item)"),
    ("finding_by_rule", "finding(rule, item, severity)"),
    ("owner_by_person", "owner(person, role, item)"),
  ]

  private static func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> String
  where Word.RawValue == String {
    Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ",")
  }

  private static let inventory: [String] = [
    """
    CREATE TABLE store (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      uuid TEXT NOT NULL,
      created INTEGER NOT NULL,
      basis BLOB NOT NULL DEFAULT x''
    ) STRICT
    """,
    """
    CREATE TABLE import (
      n INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      by TEXT NOT NULL,
      entry INTEGER
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
      complete INTEGER CHECK (complete IN (0, 1)),
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
    "CREATE INDEX import_file_by_hash ON import_file(sha256)",
    """
    CREATE TABLE item (
      n INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN (\(words(ItemKind.self)))),
      source TEXT NOT NULL,
      source_id TEXT NOT NULL,
      tenant TEXT,
      stub INTEGER NOT NULL CHECK (stub IN (0, 1)),
      mixed INTEGER NOT NULL DEFAULT 0 CHECK (mixed IN (0, 1)),
      given_name TEXT NOT NULL,
      given_client TEXT,
      given_publisher TEXT,
      given_verified INTEGER,
      name TEXT NOT NULL,
      client_id TEXT,
      publisher TEXT,
      verified INTEGER CHECK (verified IN (0, 1)),
      tool_id TEXT,
      tool_name TEXT,
      tool_vendor TEXT,
      tool_by TEXT,
      tool_given INTEGER NOT NULL CHECK (tool_given IN (0, 1)),
      ai INTEGER NOT NULL CHECK (ai IN (0, 1)),
      ai_given INTEGER NOT NULL CHECK (ai_given IN (0, 1)),
      embedded_in TEXT,
      principal TEXT,
      holder TEXT,
      consent TEXT CHECK (consent IN (\(words(ConsentType.self)))),
      requested_by TEXT,
      approved_by TEXT,
      credential TEXT CHECK (credential IN (\(words(CredentialType.self)))),
      fingerprint TEXT,
      initiation TEXT CHECK (initiation IN (\(words(Initiation.self)))),
      acting TEXT CHECK (acting IN (\(words(ActingMode.self)))),
      management TEXT CHECK (management IN (\(words(Management.self)))),
      browser INTEGER CHECK (browser IN (0, 1)),
      status TEXT CHECK (status IN (\(words(ItemStatus.self)))),
      created INTEGER,
      usage TEXT NOT NULL CHECK (usage IN ('unknown', 'never', 'seen')),
      last_used INTEGER CHECK ((last_used IS NOT NULL) = (usage = 'seen')),
      expiry TEXT NOT NULL CHECK (expiry IN ('unknown', 'never', 'at')),
      expires INTEGER CHECK ((expires IS NOT NULL) = (expiry = 'at')),
      rotation_due INTEGER,
      purpose TEXT,
      parent_id TEXT,
      first_seen INTEGER NOT NULL,
      presence TEXT NOT NULL CHECK (presence IN ('present', 'departed')),
      departed_at INTEGER,
      returned_at INTEGER,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN (\(words(ReviewState.self)))),
      until INTEGER,
      reopened TEXT,
      risk INTEGER NOT NULL CHECK (risk BETWEEN 0 AND 4),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      reach INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 3),
      tier TEXT NOT NULL CHECK (tier IN (\(words(Tier.self)))),
      verdict TEXT NOT NULL CHECK (verdict IN (\(words(Verdict.self)))),
      links INTEGER NOT NULL CHECK (links BETWEEN 0 AND 15),
      accountable TEXT NOT NULL,
      missing TEXT NOT NULL,
      reaches TEXT NOT NULL,
      owner TEXT NOT NULL,
      owner_left INTEGER NOT NULL CHECK (owner_left IN (0, 1)),
      recheck INTEGER,
      hidden INTEGER NOT NULL CHECK (hidden = (state IN ('departed', 'removed'))),
      risk_key INTEGER NOT NULL,
      last_key INTEGER NOT NULL,
      expires_key INTEGER NOT NULL,
      created_key INTEGER NOT NULL,
      app_key TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX item_by_source ON item(source, source_id)",
    "CREATE INDEX item_by_parent ON item(parent_id, source) WHERE parent_id IS NOT NULL",
    // What was seen when, apart from the wide rows: a re-import touches only this.
    """
    CREATE TABLE sighting (
      item INTEGER PRIMARY KEY REFERENCES item(n),
      import INTEGER NOT NULL REFERENCES import(n),
      format TEXT NOT NULL,
      digest BLOB
    ) STRICT
    """,
    // Owners of items that no file has described yet.
    """
    CREATE TABLE stray_owner (
      item TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN (\(words(OwnerRole.self)))),
      person TEXT NOT NULL,
      target TEXT NOT NULL,
      source TEXT NOT NULL,
      since INTEGER,
      format TEXT NOT NULL,
      PRIMARY KEY (item, role, person, target)
    ) STRICT, WITHOUT ROWID
    """,
    // Each scope on each resource once; a million items share a few hundred of them.
    """
    CREATE TABLE access (
      n INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      given_scope TEXT NOT NULL,
      given_resource TEXT NOT NULL,
      scope TEXT NOT NULL,
      resource TEXT NOT NULL,
      class TEXT NOT NULL CHECK (class IN (\(words(PermissionClass.self)))),
      UNIQUE (source, given_scope, given_resource)
    ) STRICT
    """,
    """
    CREATE TABLE permission (
      item INTEGER NOT NULL REFERENCES item(n),
      access INTEGER NOT NULL REFERENCES access(n),
      format TEXT NOT NULL,
      grown INTEGER NOT NULL CHECK (grown IN (0, 1)),
      purpose TEXT,
      expires INTEGER,
      last_used INTEGER,
      PRIMARY KEY (item, access)
    ) STRICT, WITHOUT ROWID
    """,
    // As sources and records give them; decisions are merged into `owner`.
    """
    CREATE TABLE ownership (
      item INTEGER NOT NULL REFERENCES item(n),
      role TEXT NOT NULL CHECK (role IN (\(words(OwnerRole.self)))),
      person TEXT NOT NULL,
      target TEXT NOT NULL,
      source TEXT NOT NULL,
      since INTEGER,
      format TEXT NOT NULL,
      PRIMARY KEY (item, role, person, target)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE application (
      source TEXT NOT NULL,
      object_id TEXT NOT NULL,
      name TEXT NOT NULL,
      client_id TEXT,
      publisher TEXT,
      verified INTEGER CHECK (verified IN (0, 1)),
      domains TEXT NOT NULL,
      PRIMARY KEY (source, object_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE scope_name (
      source TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (source, resource_id, id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tool (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      vendor TEXT,
      ai INTEGER NOT NULL CHECK (ai IN (0, 1)),
      client_ids TEXT NOT NULL,
      domains TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE event (
      source TEXT NOT NULL,
      id TEXT NOT NULL,
      item TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN (\(words(Event.Kind.self)))),
      actor TEXT, identity TEXT, target TEXT, scope TEXT,
      time INTEGER,
      task TEXT, approval TEXT, summary TEXT,
      PRIMARY KEY (source, id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX event_by_item ON event(item, time)",
    """
    CREATE TABLE session (
      id TEXT NOT NULL,
      item TEXT NOT NULL,
      subject TEXT, actor TEXT,
      actor_is_agent INTEGER, managed_device INTEGER, personal_profile INTEGER,
      started INTEGER,
      PRIMARY KEY (item, id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE exception (
      item TEXT NOT NULL,
      rule TEXT NOT NULL,
      approver TEXT NOT NULL,
      reason TEXT NOT NULL,
      until INTEGER NOT NULL,
      PRIMARY KEY (item, rule)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE acceptance (
      item TEXT PRIMARY KEY,
      by TEXT NOT NULL,
      at INTEGER NOT NULL,
      reference TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE control (
      item TEXT NOT NULL,
      control TEXT NOT NULL,
      evidence TEXT,
      tested INTEGER,
      PRIMARY KEY (item, control)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let people: [String] = [
    // One row for each directory that knows somebody: directories may disagree.
    """
    CREATE TABLE person (
      id TEXT NOT NULL,
      source TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT, team TEXT, manager TEXT,
      employment TEXT NOT NULL CHECK (employment IN (\(words(Employment.self)))),
      left INTEGER,
      human INTEGER NOT NULL CHECK (human IN (0, 1)),
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
      role TEXT NOT NULL CHECK (role IN (\(words(OwnerRole.self)))),
      person TEXT NOT NULL,
      target TEXT NOT NULL,
      left INTEGER NOT NULL CHECK (left IN (0, 1)),
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
    // Every name once, with what it looks like and one item that bears it.
    """
    CREATE TABLE look (
      folded TEXT PRIMARY KEY,
      skeleton TEXT NOT NULL,
      item INTEGER NOT NULL REFERENCES item(n)
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
    // How many items are in each state, so that the header needs no scan.
    """
    CREATE TABLE tally (
      state TEXT PRIMARY KEY,
      items INTEGER NOT NULL CHECK (items >= 0)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let ledger: [String] = [
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
      state TEXT NOT NULL CHECK (state IN ('open', 'deferred', 'recertified', 'revoking', 'rotating')),
      until INTEGER,
      by TEXT,
      at INTEGER,
      reason TEXT,
      entry INTEGER REFERENCES ledger(sequence),
      owners TEXT NOT NULL,
      facts TEXT NOT NULL,
      scopes TEXT,
      risk INTEGER,
      notes TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE draft (
      item TEXT PRIMARY KEY REFERENCES item(id),
      action TEXT NOT NULL,
      word TEXT NOT NULL,
      reason TEXT,
      author TEXT NOT NULL,
      made INTEGER NOT NULL,
      position INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX draft_by_author ON draft(author, position)",
    """
    CREATE TABLE undo_step (
      n INTEGER PRIMARY KEY,
      author TEXT NOT NULL,
      undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
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
      rotation INTEGER NOT NULL CHECK (rotation IN (0, 1)),
      owner TEXT,
      status TEXT NOT NULL CHECK (status IN (\(words(Revocation.Status.self)))),
      fingerprint TEXT,
      decided INTEGER NOT NULL,
      due INTEGER NOT NULL,
      reason TEXT
    ) STRICT
    """,
    "CREATE INDEX revocation_by_item ON revocation(item)",
    "CREATE INDEX revocation_by_status ON revocation(status, due)",
    """
    CREATE TABLE seen (
      item TEXT NOT NULL,
      author TEXT NOT NULL,
      at INTEGER NOT NULL,
      seconds INTEGER NOT NULL,
      opened INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (item, author)
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
