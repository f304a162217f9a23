import CustodyDomain

/// Reviews of a frozen population. All but the salt of planted items follows from the ledger's entries, and
/// `verify` compares.
extension Schema {
  static let campaigns: [String] = [
    """
    CREATE TABLE campaign (
      name TEXT PRIMARY KEY,
      entry INTEGER NOT NULL REFERENCES ledger(sequence),
      opened INTEGER NOT NULL,
      by TEXT NOT NULL,
      due INTEGER NOT NULL,
      population INTEGER NOT NULL,
      digest TEXT NOT NULL,
      plan TEXT NOT NULL,
      close_entry INTEGER REFERENCES ledger(sequence),
      closed INTEGER,
      close TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE campaign_case (
      campaign TEXT NOT NULL REFERENCES campaign(name),
      item TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (\(oneOf(CampaignCase.Outcome.self, "outcome"))),
      entry INTEGER,
      body TEXT NOT NULL,
      PRIMARY KEY (campaign, item)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX campaign_case_by_item ON campaign_case(item, campaign)",
    "CREATE INDEX campaign_case_by_outcome ON campaign_case(campaign, outcome, item)",
    // Who is asked now.
    """
    CREATE TABLE campaign_asked (
      campaign TEXT NOT NULL,
      item TEXT NOT NULL,
      person TEXT NOT NULL,
      PRIMARY KEY (campaign, item, person)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX campaign_asked_by_person ON campaign_asked(person, campaign, item)",
    // Known to nobody until the close; the opening's entry holds the digest.
    """
    CREATE TABLE campaign_planted (
      campaign TEXT PRIMARY KEY REFERENCES campaign(name),
      salt TEXT NOT NULL,
      items TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
