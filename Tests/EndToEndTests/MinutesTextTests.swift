import CustodyDomain
import CustodyReport
import Testing

/// The minutes as text: fixed lines, and nothing of what data holds is read as markup.
struct MinutesTextTests {
  private static let hostile = "a|b `c` <img src=x> [d](javascript:e) **f** # g\nh"
  private static let tamed =
    ##"a\|b \`c\` \<img src=x\> \[d\]\(javascript:e\) \*\*f\*\* \# g h"##

  private func minutes(name: String, parked: String) -> MeetingMinutes {
    let head = LedgerHead(size: 4, root: Hash256.of([4]).hex)
    let start = Instant(seconds: 1_790_000_000)
    let standing = DecisionRecord.Standing(
      state: .open, until: nil, owners: ["business:cy"], version: 2)
    let decision = DecisionRecord(
      id: "d-1", item: ItemID("g-1"), name: name, source: "entra", content: .of([1]),
      action: .reassign(role: .business, person: "cy"), reason: nil, bulk: false,
      limits: .init(tier: .standard, recertifyDays: 180, revocationDays: 7), risk: .medium,
      scopes: [], before: standing, after: standing, supersedes: nil, task: nil, frozen: .empty)
    let meeting = MeetingRecord(
      id: "m-1", name: "Owners", started: start, query: "owner:none", grouping: .tool, items: 3,
      agenda: .of([2]), before: head,
      people: [
        MeetingPerson(id: "bo", name: "Bo", present: true),
        MeetingPerson(id: "cy", name: "Cy", present: false, speaker: "bo"),
      ],
      listed: [.init(entry: 5, digest: .of([5]))],
      left: [
        .init(item: ItemID("g-2"), name: name, parking: Parking(why: parked, whom: "bo")),
        .init(item: ItemID("g-3"), name: "Third"),
      ], awaited: [.init(item: ItemID("g-1"), person: "cy")])
    return MeetingMinutes(
      entry: LedgerRecord(
        number: 7, author: Reviewer(uid: 1, account: "ana", person: nil),
        time: start.adding(days: 1), rehearsal: true, head: head, content: .meeting(meeting)),
      meeting: meeting, decisions: [.init(entry: 5, record: decision)],
      after: LedgerHead(size: 7, root: Hash256.of([7]).hex))
  }

  private func text(_ minutes: MeetingMinutes) -> [String] {
    MinutesText(minutes, door: TextDoor { ($0, $0.count) }).markdown
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `minutes tell who, what, why, what is parked, left and awaited, and both heads`() {
    let lines = text(minutes(name: "zap/flow", parked: "who pays?"))
    let wanted = [
      "# Owners", "- Held by: ana", "- Present: Bo", "- Absent: Cy", "- Bo spoke for Cy",
      "| 5 | g-1 | zap/flow | reassign business owner cy | Cy |  |",
      "- g-2 zap/flow: who pays?, Bo sees to it", "- g-3 Third", "- g-1: Cy",
      "- Written: entries 5 to 7, this meeting's own last",
      "- Head before: 4 entries, `\(Hash256.of([4]).hex)`",
      "- Head after: 7 entries, `\(Hash256.of([7]).hex)`",
    ]
    for line in wanted { #expect(lines.contains(line), "\(line)") }
    #expect(lines.contains { $0.hasPrefix("- Date: ") && $0.hasSuffix("by a rehearsal clock") })
    #expect(text(minutes(name: "zap/flow", parked: "who pays?")) == lines)
  }

  @Test func `what names and words hold marks up nothing and begins no line`() {
    let lines = text(minutes(name: Self.hostile, parked: Self.hostile))
    #expect(lines.count == text(minutes(name: "plain", parked: "plain")).count)
    #expect(
      lines.contains("| 5 | g-1 | \(Self.tamed) | reassign business owner cy | Cy |  |"))
    #expect(lines.contains("- g-2 \(Self.tamed): \(Self.tamed), Bo sees to it"))
  }
}
