/// What an item's screen and sheet tell beside its chain and findings, in parts, in the order in which they are
/// read.
public struct ItemAnswers: Sendable {
  /// A part: some answers to one matter.
  public struct Part: Sendable {
    /// The member of a sheet's JSON that holds it.
    public var key: String
    /// Its heading.
    public var title: String
    /// In a few words, how it stands.
    public var tally: String
    /// The answers.
    public var answers: [Answer]
  }
  /// The parts.
  public var parts: [Part]

  /// All that there is to tell of an item at a moment.
  public init(_ detail: ItemDetail, now: Instant) {
    let matrix = OwnerMatrix.answers(detail, now: now)
    let lacks = matrix.count { $0.standing == .missing }
    let owners = Part(
      key: "duties", title: "Owners",
      tally: lacks == 0 ? "each duty held" : "\(lacks) \(lacks == 1 ? "duty" : "duties") unheld",
      answers: matrix)
    let timeline = OwnerTimeline(
      .business, of: detail.item, history: detail.surroundings.ownerHistory, now: now)
    let gaps = timeline.spans.count(where: \.isGap)
    let past = Part(
      key: "ownerTimeline", title: "Business owners over time",
      tally: gaps == 0 ? "no gap" : "\(gaps) \(gaps == 1 ? "gap" : "gaps")",
      answers: timeline.answers)
    let questions = ThreeQuestions.answers(detail, now: now)
    let passage = Passage.answers(detail, now: now)
    let exceptions = Allowances.exceptions(detail, now: now)
    let controls = Allowances.controls(detail, now: now)
    parts = [
      owners, past,
      Part(
        key: "questions", title: "Three questions", tally: ItemAnswers.told(questions, "answered"),
        answers: questions),
      Part(
        key: "lifeCycle", title: "Life cycle", tally: "",
        answers: LifeCycle.answers(detail, now: now)),
      Part(
        key: "processes", title: "Processes", tally: ItemAnswers.told(passage, "passed"),
        answers: passage),
      Part(
        key: "exceptions", title: "Exceptions", tally: ItemAnswers.told(exceptions, "in force"),
        answers: exceptions),
      Part(
        key: "controls", title: "Controls", tally: ItemAnswers.told(controls, "proven"),
        answers: controls),
    ].filter { !$0.answers.isEmpty }
  }

  private static func told(_ answers: [Answer], _ verb: String) -> String {
    let known = answers.count { $0.standing == .known }
    return "\(known) of \(answers.count) \(verb)"
  }
}
