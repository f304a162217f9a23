import CustodyDomain

/// Reading of the times that an item's life has, in sources where null is an answer.
extension Members {
  /// A time of use: null is never, an absent member is unknown.
  func usage(_ name: String) throws(RecordFault) -> Usage {
    switch try moment(name) {
    case .at(let instant): .seen(instant)
    case .none: .never
    case .never, .absent: .unknown
    }
  }

  /// An end: null and `None` are no end, an absent member is unknown.
  func expiry(_ name: String) throws(RecordFault) -> Expiry {
    if case .text(let text)? = find(name), text.lowercased() == "none" { return .never }
    return switch try moment(name) {
    case .at(let instant): .at(instant)
    case .none, .never: .never
    case .absent: .unknown
    }
  }
}
