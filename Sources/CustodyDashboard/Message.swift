import CustodyDomain

/// What happened.
public enum Message: Sendable {
  /// The dashboard begins: the first loads are due.
  case started
  /// From the terminal, with a stamp in milliseconds of any clock that only goes forward.
  case input(Input, milliseconds: Int64)
  /// The moment, once a second or so.
  case tick(Instant, milliseconds: Int64)

  case rows([ItemRow], Effect.Purpose, request: Int)
  case count(Int, request: Int)
  case counts([Int], request: Int)
  case position(Int, request: Int)
  case groups([GroupRow], request: Int)
  /// nil: the item is gone.
  case detail(ItemDetail?, request: Int)
  case expiry(ExpirySummary, request: Int)
  case summary(StoreSummary)
  case candidates([Candidate], request: Int)
  case reasons([String], request: Int)
  case ledger([LedgerLine], request: Int)
  case tasks([TaskRow], request: Int)
  case taskMoved(TaskReceipt)
  case consequences([Consequences], request: Int)
  case changeTotals(ChangeTotals, request: Int)
  case imports([ImportedFile], request: Int)
  /// What imports since one did to items that were asked for.
  case changes([ItemID: ItemChanges], since: Int)
  /// The stored bytes as text; nil: there is no such entry.
  case entry(String?, request: Int)
  /// Empty: nothing stands in the way.
  case checked([Refusal], request: Int)
  case pace(DraftPace, request: Int)
  case drafted(DraftOutcome)
  /// nil: there was nothing to take back.
  case undone(UndoOutcome?)
  /// nil: there was nothing to do again.
  case redone(UndoOutcome?)
  case submitted(SubmitReceipt)
  /// The meeting as it stands now; nil: none goes on.
  case meeting(Meeting?, request: Int)
  case meetingEnded(MeetingReceipt)
  case campaign(CampaignAnswer, request: Int)
  /// The effect is done and there is nothing to say.
  case done
  case verified(VerifyReport)
  /// A change of access was written, in this entry.
  case accessChanged(AccessRecord.Change, entry: Int)
  /// Others have written to the store: what came in, in words.
  case incoming(String)
  /// How far a long piece of work is, 0 to 100; sent any number of times before `finished`.
  case progress(Job, percent: Int)
  /// A long piece of work ended: what to tell, and whether it worked.
  case finished(Job, sentence: String, worked: Bool)
  /// The dashboard goes on with a store: who the people directory in it takes the reviewer for, its path,
  /// and what a command needs to find it.
  case opened(by: Reviewer, path: String, storeOption: String?)
  case copied(String, worked: Bool)
  /// nil: the editor failed or nothing was changed.
  case edited(String?)
  /// An effect failed: what is wrong and what to do. Both may quote data.
  case failed(Effect, message: String, hint: String)
}

/// Work that goes on behind the lists.
public enum Job: String, Hashable, Sendable {
  case importing = "import"
  case reassessing = "reassess"
  case demo
  case verifying = "verify"
}
