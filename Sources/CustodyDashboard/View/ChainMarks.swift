import CustodyDomain

/// What comparing the links says, at the link that it is about.
extension Painter {
  /// A line for each link with something to tell: too early, by one person, otherwise than approved.
  func chainMarks(_ detail: ItemDetail) -> [CustodyChain.Step: TextLine] {
    let reading = detail.reading
    var marks: [CustodyChain.Step: TextLine] = [:]
    func mark(_ step: CustodyChain.Step, _ text: Chrome, _ role: Role = .warning) {
      if marks[step] == nil {
        marks[step] = TextLine(text, role)
      } else {
        marks[step]?.add(", ", .dim)
        marks[step]?.add(text, role)
      }
    }
    for disorder in reading.order where disorder.step == .approved {
      mark(.approved, "before it was \(happened(disorder.before))")
    }
    if let early = reading.premature.first {
      mark(.ranAs, "\(early.time.map { "first \(Chrome(moment: $0)), " } ?? "")before approval")
    } else if let disorder = reading.order.last(where: { $0.step != .approved }) {
      mark(disorder.step, "before it was \(happened(disorder.before))")
    }
    for shared in reading.separation {
      guard let last = shared.steps.last else { continue }
      if shared.steps.count == 1 {
        mark(last, "a person, where an identity of its own was to run")
      } else if let first = shared.steps.first {
        // One's own consent runs as oneself: that is as it should be.
        mark(
          last, "the same who \(first == .asked ? "asked" : "approved")",
          shared.steps.contains(.approved) ? .warning : .dim)
      }
    }
    let (targets, others) = (
      reading.divergence.filter { $0.aspect == .target },
      reading.divergence.filter { $0.aspect != .target }
    )
    for (step, all) in [(CustodyChain.Step.ranAs, others), (.changed, targets)] {
      guard let first = all.first else { continue }
      let more: Chrome = all.count == 1 ? "" : " and \(all.count - 1) more"
      mark(
        step,
        """
        \(safe(first.aspect.rawValue)) approved: \(safe(first.approved)), ran: \
        \(safe(first.executed))\(more)
        """)
    }
    return marks
  }

  /// The finding that tells of a missing link, with its rule.
  func tellRule(of step: CustodyChain.Step, _ detail: ItemDetail, in line: inout TextLine) {
    let rules = CustodyChain.rules(of: step)
    let findings = detail.assessment.findings
    guard
      let finding = rules.lazy.compactMap({ rule in findings.first { $0.rule == rule } }).first
    else { return }
    line.add(safe(finding.severity.short), Role(finding.severity))
    line.add(" \(safe(finding.rule))", .dim)
  }

  /// `partial, 3 of 4 proven, 2 systems`.
  func verdictWords(_ detail: ItemDetail) -> Chrome {
    let chain = detail.assessment.chain
    let systems = detail.reading.systems.count
    return "\(safe(chain.verdict.rawValue)), \(chain.proven) of 4 proven, "
      + Chrome.counted(systems, "system", "systems")
  }

  private func happened(_ step: CustodyChain.Step) -> Chrome {
    switch step {
    case .asked: "asked for"
    case .approved: "approved"
    case .ranAs, .changed: "done"
    }
  }
}
