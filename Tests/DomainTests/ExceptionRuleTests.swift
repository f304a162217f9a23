import CustodyDomain
import Testing

@Suite struct ExceptionRuleTests {
  private func assess(
    now: Instant = Sample.now, _ change: (inout Item, inout Surroundings) -> Void
  ) -> Assessment {
    var sample = Sample.clean()
    sample.item.created = Sample.ago(5)
    change(&sample.item, &sample.surroundings)
    return Sample.assess(sample.item, sample.surroundings, now: now)
  }

  private func rules(_ exception: (Item) -> ExceptionRecord) -> Set<String> {
    Set(assess { $1.exceptions = [exception($0)] }.findings.map(\.rule))
  }

  enum Approver: CaseIterable, Sendable { case other, itself, none }
  enum Length: CaseIterable, Sendable { case short, endless, long }

  @Test(arguments: Approver.allCases, Length.allCases)
  func `emergency access has three faults, each found by itself`(
    approver: Approver, length: Length
  ) {
    for logged in [true, false] {
      let found = rules { item in
        var exception = Sample.breakGlass(item)
        switch approver {
        case .other: break
        case .itself: exception.approver = "KIM"
        case .none: exception.approver = " "
        }
        switch length {
        case .short: break
        case .endless: exception.until = nil
        case .long: exception.until = exception.from?.adding(days: 1)
        }
        if !logged { exception.log = nil }
        return exception
      }
      var expected: Set<String> = []
      if approver != .other { expected.insert("break-glass-unapproved") }
      if length != .short { expected.insert("break-glass-unbounded") }
      if !logged { expected.insert("break-glass-unlogged") }
      #expect(found == expected, "\(approver) \(length) logged: \(logged)")
    }
  }

  @Test(arguments: [
    ("ana@corp.example", "ole@corp.example", false), ("ole@corp.example", "ole@corp.example", true),
    ("kim@corp.example", "ole@corp.example", true),
  ])
  func `an approver is its user by name or by whose account it is`(
    approver: String, user: String, isFound: Bool
  ) {
    let found = rules { item in
      var exception = Sample.breakGlass(item)
      exception.approver = approver
      exception.user = user
      return exception
    }
    #expect(found.contains("break-glass-unapproved") == isFound)
  }

  @Test func `emergency access is bounded to the second`() {
    func found(_ seconds: Int64, hours: Int = 8, from: Bool = true) -> Bool {
      var (item, surroundings) = Sample.clean()
      item.created = Sample.ago(5)
      var exception = Sample.breakGlass(item)
      let start = Instant(seconds: Sample.now.seconds - 60)
      exception.from = from ? start : nil
      exception.until = Instant(seconds: start.seconds + seconds)
      surroundings.exceptions = [exception]
      var policy = Policy()
      policy.breakGlassHours = hours
      return Sample.assess(item, surroundings, policy: policy).findings
        .contains { $0.rule == "break-glass-unbounded" }
    }
    #expect(!found(8 * 3600))
    #expect(found(8 * 3600 + 1))
    #expect(!found(2 * 3600, hours: 2))
    #expect(found(2 * 3600 + 1, hours: 2))
    #expect(found(600, from: false))
  }

  @Test func `emergency access has faults from its beginning on`() {
    let start = Sample.now.adding(days: 2)
    func found(_ now: Instant) -> Set<String> {
      let assessment = assess(now: now) { item, surroundings in
        surroundings.exceptions = [
          ExceptionRecord(item: item.id, kind: .breakGlass, reason: "drill", from: start)
        ]
      }
      return Set(assessment.findings.map(\.rule))
    }
    #expect(found(Instant(seconds: start.seconds - 1)) == [])
    #expect(
      found(start) == ["break-glass-unapproved", "break-glass-unbounded", "break-glass-unlogged"])
  }

  @Test func `what opens in an emergency is in the strict tier, and stays there`() {
    #expect(assess { _, _ in }.tier == .light)
    #expect(assess { $1.exceptions = [Sample.breakGlass($0)] }.tier == .strict)
    #expect(
      assess { item, surroundings in
        surroundings.exceptions = [Sample.breakGlass(item)]
        surroundings.exceptions[0].from = Sample.ago(90)
        surroundings.exceptions[0].until = Sample.ago(89)
      }.tier == .strict)
  }

  @Test func `emergency access is reviewed after use`() {
    let end = Instant(seconds: Sample.now.seconds + 7200)
    func found(_ now: Instant, decided: Instant? = nil, status: ItemStatus? = nil) -> [String] {
      assess(now: now) { item, surroundings in
        item.status = status
        surroundings.exceptions = [Sample.breakGlass(item)]
        surroundings.review.decided = decided
      }.findings.map(\.rule)
    }
    #expect(found(Instant(seconds: end.seconds - 1)) == [])
    #expect(found(end) == ["exception-expired"])
    #expect(found(end, decided: Instant(seconds: end.seconds - 1)) == ["exception-expired"])
    #expect(found(end, decided: end) == [])
    #expect(!found(end, status: .disabled).contains("exception-expired"))
    #expect(!found(end, status: .revoked).contains("exception-expired"))
  }

  private static func exception(
    _ item: Item, _ kind: ExceptionRecord.Kind = .legacy, rule: String? = nil,
    approver: String? = "ana@corp.example", until: Instant? = Sample.now.adding(days: 9)
  ) -> ExceptionRecord {
    ExceptionRecord(
      item: item.id, kind: kind, rule: rule, approver: approver, reason: "no other way",
      until: until, plan: "move by March")
  }

  @Test(arguments: [ExceptionRecord.Kind.accepted, .legacy, .contractor, .byod])
  func `an exception re-opens at its end`(kind: ExceptionRecord.Kind) {
    func found(_ until: Instant?, approver: String? = "ana@corp.example") -> Finding? {
      assess { item, surroundings in
        surroundings.exceptions = [
          Self.exception(item, kind, approver: approver, until: until)
        ]
      }.findings.first { $0.rule == "exception-expired" }
    }
    #expect(found(Instant(seconds: Sample.now.seconds + 1)) == nil)
    let ended = found(Sample.now)
    #expect(ended?.message == "the exception (\(kind.rawValue)) ended on 2026-11-21")
    #expect(ended?.inputs.contains(.init("approver", "ana@corp.example")) == true)
    #expect(ended?.inputs.contains(.init("plan", "move by March")) == true)
    #expect(
      found(nil)?.message == "the exception (\(kind.rawValue)) has no end, and so accepts nothing")
    #expect(
      found(Sample.now.adding(days: 9), approver: nil)?.message
        == "nobody is named who accepted the exception (\(kind.rawValue))")
    #expect(
      found(Sample.now.adding(days: 9), approver: "kim")?.message
        == "kim accepted the exception (\(kind.rawValue)) and is its user, so it accepts nothing")
  }

  @Test func `an exception that another replaces, or for what is mended, is left alone`() {
    func found(_ change: (inout Item, inout Surroundings) -> Void) -> Bool {
      assess(change).findings.contains { $0.rule == "exception-expired" }
    }
    #expect(
      !found { item, surroundings in
        surroundings.exceptions = [
          Self.exception(item, until: Sample.ago(3)), Self.exception(item),
        ]
      })
    #expect(
      found { item, surroundings in
        surroundings.exceptions = [
          Self.exception(item, until: Sample.ago(3)), Self.exception(item, .byod),
        ]
      })
    for purpose in [nil, "minutes of meetings"] {
      #expect(
        found { item, surroundings in
          item.purpose = purpose
          surroundings.exceptions = [
            Self.exception(item, .accepted, rule: "purpose-missing", until: Sample.ago(3))
          ]
        } == (purpose == nil))
    }
    #expect(
      !found { item, surroundings in
        surroundings.exceptions = [
          Self.exception(item, .accepted, rule: "exception-expired", until: Sample.ago(3))
        ]
      })
    #expect(
      !found { item, surroundings in
        item.status = .revoked
        surroundings.exceptions = [Self.exception(item, until: Sample.ago(3))]
      })
  }
}
