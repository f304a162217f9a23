// Made from the files in Rules: UPDATE_GOLDEN=1 swift test --filter RuleManual

extension RuleCatalogue {
  /// In the order of their ids.
  public static let all: [any Rule] = [
    AccountCreatedOutsideReview(),
    BorrowedSession(),
    CanCreateAdmin(),
    ChainIncomplete(),
    Diverged(),
    Dormant(),
    ExecutedBeforeApproval(),
    ExercisedBeforeReview(),
    Expired(),
    FinalActionOnly(),
    HiddenText(),
    IAMOwnerMissing(),
    InstantAdmin(),
    LoginOnlyTrail(),
    LongLivedSecret(),
    Lookalike(),
    NeverUsed(),
    NoExpiry(),
    OrphanExecution(),
    OverbroadScope(),
    OwnerLeft(),
    Ownerless(),
    PersonalAccount(),
    PrincipalLeft(),
    PurposeMissing(),
    RogueApp(),
    RotationOverdue(),
    ScopeCreep(),
    SelfApproved(),
    StaleInventory(),
    UnattributedAdminAction(),
    UncorrelatedEvent(),
  ]
}
