import CustodyDomain

/// What sources and records say.
extension Schema {
  static let inventory: [String] = [
    """
    CREATE TABLE store (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      uuid TEXT NOT NULL,
      created INTEGER NOT NULL,
      basis BLOB NOT NULL DEFAULT x''
    ) STRICT
    """,
    """
    CREATE TABLE item (
      n INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (\(oneOf(ItemKind.self, "kind"))),
      source TEXT NOT NULL,
      source_id TEXT NOT NULL,
      tenant TEXT,
      stub INTEGER NOT NULL CHECK (stub BETWEEN 0 AND 1),
      mixed INTEGER NOT NULL DEFAULT 0 CHECK (mixed BETWEEN 0 AND 1),
      given_name TEXT NOT NULL,
      given_client TEXT,
      given_publisher TEXT,
      given_verified INTEGER,
      name TEXT NOT NULL,
      client_id TEXT,
      publisher TEXT,
      verified INTEGER CHECK (verified BETWEEN 0 AND 1),
      tool_id TEXT,
      tool_name TEXT,
      tool_vendor TEXT,
      tool_by TEXT,
      tool_given INTEGER NOT NULL CHECK (tool_given BETWEEN 0 AND 1),
      ai INTEGER NOT NULL CHECK (ai BETWEEN 0 AND 1),
      ai_given INTEGER NOT NULL CHECK (ai_given BETWEEN 0 AND 1),
      embedded_in TEXT,
      principal TEXT,
      holder TEXT,
      consent TEXT CHECK (\(oneOf(ConsentType.self, "consent"))),
      requested_by TEXT,
      approved_by TEXT,
      credential TEXT CHECK (\(oneOf(CredentialType.self, "credential"))),
      fingerprint TEXT,
      handling TEXT CHECK (\(oneOf(SecretHandling.self, "handling"))),
      initiation TEXT CHECK (\(oneOf(Initiation.self, "initiation"))),
      acting TEXT CHECK (\(oneOf(ActingMode.self, "acting"))),
      delegation TEXT CHECK (\(oneOf(DelegationScope.self, "delegation"))),
      -- One a line.
      approved_actions TEXT NOT NULL,
      management TEXT CHECK (\(oneOf(Management.self, "management"))),
      browser INTEGER CHECK (browser BETWEEN 0 AND 1),
      status TEXT CHECK (\(oneOf(ItemStatus.self, "status"))),
      created INTEGER,
      usage TEXT NOT NULL CHECK (usage = 'unknown' OR usage = 'never' OR usage = 'seen'),
      last_used INTEGER CHECK ((last_used IS NOT NULL) = (usage = 'seen')),
      expiry TEXT NOT NULL CHECK (expiry = 'unknown' OR expiry = 'never' OR expiry = 'at'),
      expires INTEGER CHECK ((expires IS NOT NULL) = (expiry = 'at')),
      rotation_due INTEGER,
      purpose TEXT,
      parent_id TEXT,
      first_seen INTEGER NOT NULL,
      presence TEXT NOT NULL CHECK (presence = 'present' OR presence = 'departed'),
      departed_at INTEGER,
      returned_at INTEGER,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (\(oneOf(ReviewState.self, "state"))),
      until INTEGER,
      reopened TEXT,
      risk INTEGER NOT NULL CHECK (risk BETWEEN 0 AND 4),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      reach INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 3),
      tier TEXT NOT NULL CHECK (\(oneOf(Tier.self, "tier"))),
      verdict TEXT NOT NULL CHECK (\(oneOf(Verdict.self, "verdict"))),
      links INTEGER NOT NULL CHECK (links BETWEEN 0 AND 15),
      accountable TEXT NOT NULL,
      missing TEXT NOT NULL,
      lacks INTEGER NOT NULL CHECK (lacks BETWEEN 0 AND \(1 << OwnerRole.allCases.count - 1)),
      advice TEXT NOT NULL CHECK (\(oneOf(Recommendation.Verb.self, "advice"))),
      reaches TEXT NOT NULL,
      owner TEXT NOT NULL,
      owner_left INTEGER NOT NULL CHECK (owner_left BETWEEN 0 AND 1),
      recheck INTEGER,
      hidden INTEGER NOT NULL CHECK (hidden = (state = 'departed' OR state = 'removed')),
      risk_key INTEGER NOT NULL,
      last_key INTEGER NOT NULL,
      expires_key INTEGER NOT NULL,
      created_key INTEGER NOT NULL,
      -- The newest import that brought or changed it, negative.
      changed_key INTEGER NOT NULL,
      app_key TEXT NOT NULL
    ) STRICT
    """,
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
      role TEXT NOT NULL CHECK (\(oneOf(OwnerRole.self, "role"))),
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
      class TEXT NOT NULL CHECK (\(oneOf(PermissionClass.self, "class"))),
      UNIQUE (source, given_scope, given_resource)
    ) STRICT
    """,
    """
    CREATE TABLE permission (
      item INTEGER NOT NULL REFERENCES item(n),
      access INTEGER NOT NULL REFERENCES access(n),
      format TEXT NOT NULL,
      grown INTEGER NOT NULL CHECK (grown BETWEEN 0 AND 1),
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
      role TEXT NOT NULL CHECK (\(oneOf(OwnerRole.self, "role"))),
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
      verified INTEGER CHECK (verified BETWEEN 0 AND 1),
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
      ai INTEGER NOT NULL CHECK (ai BETWEEN 0 AND 1),
      state TEXT CHECK (\(oneOf(ToolState.self, "state"))),
      client_ids TEXT NOT NULL,
      domains TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE event (
      n INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      id TEXT NOT NULL,
      item TEXT,
      -- By what else its items are found, as JSON; the strongest of it; and whose they are, in lower case.
      keys TEXT,
      lookup TEXT,
      principal TEXT,
      -- Of the making or changing of an account: which, in lower case.
      account TEXT,
      kind TEXT NOT NULL CHECK (\(oneOf(Event.Kind.self, "kind"))),
      actor TEXT, identity TEXT, target TEXT, scope TEXT,
      time INTEGER,
      until INTEGER,
      system TEXT,
      task TEXT, approval TEXT, summary TEXT,
      UNIQUE (source, id)
    ) STRICT
    """,
    "CREATE INDEX event_by_item ON event(item) WHERE item IS NOT NULL",
    "CREATE INDEX event_by_lookup ON event(lookup, principal) WHERE lookup IS NOT NULL",
    "CREATE INDEX event_by_principal ON event(principal) WHERE principal IS NOT NULL",
    "CREATE INDEX event_by_account ON event(account) WHERE account IS NOT NULL",
    "CREATE INDEX event_by_task ON event(task) WHERE task IS NOT NULL",
    "CREATE INDEX event_by_time ON event(coalesce(time, \(EventRecord.undated)))",
    // What each event is about. Kind and time are the event's, so that the newest of a kind are read alone.
    """
    CREATE TABLE event_link (
      item INTEGER NOT NULL REFERENCES item(n),
      kind TEXT NOT NULL,
      time INTEGER NOT NULL,
      event INTEGER NOT NULL REFERENCES event(n),
      by TEXT NOT NULL CHECK (\(oneOf(EventJoin.self, "by"))),
      PRIMARY KEY (item, kind, time, event)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX event_link_by_event ON event_link(event)",
    // Sessions, exceptions, acceptances and controls: read by the item they are about, as JSON.
    """
    CREATE TABLE record (
      item TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (\(oneOf(RecordKind.self, "kind"))),
      key TEXT NOT NULL,
      -- Of a session: the browser profile that it is in, and whose it is, in lower case.
      profile TEXT,
      subject TEXT,
      body TEXT NOT NULL,
      PRIMARY KEY (item, kind, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX record_by_profile ON record(profile) WHERE profile IS NOT NULL",
    "CREATE INDEX record_by_subject ON record(subject) WHERE subject IS NOT NULL",
    "CREATE INDEX record_by_session ON record(key) WHERE kind = 'session'",
    // Who was owner until when.
    """
    CREATE TABLE owner_past (
      item TEXT NOT NULL,
      role TEXT NOT NULL CHECK (\(oneOf(OwnerRole.self, "role"))),
      person TEXT NOT NULL,
      target TEXT NOT NULL,
      source TEXT NOT NULL,
      since INTEGER,
      until INTEGER NOT NULL,
      PRIMARY KEY (item, role, person, target, until)
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
