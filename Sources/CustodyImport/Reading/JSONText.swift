/// JSON inside a text of a record, as logs and those who pass them on wrap whole events. It is read by the
/// same rules as a file: no twin members, no deep nesting, and secrets are forgotten.
enum JSONText {
  /// The object that the text `name` of a record holds.
  static func object(
    _ text: String, in name: String, _ reading: Reading
  ) throws(RecordFault) -> Members {
    let found = OneRecord()
    let reader = JSONReader(receiver: found, unwraps: false)
    do {
      var text = text
      try text.withUTF8 { try reader.read(UnsafeRawBufferPointer($0)) }
      try reader.finish()
    } catch {
      throw .rejected("the text '\(name)': \((error as? Refusal)?.reason ?? "\(error)")")
    }
    guard case .object(let members)? = found.value, found.count == 1 else {
      throw .rejected("the text '\(name)' is no single JSON object")
    }
    reading.secretsDropped += reader.dropped
    return members
  }
}

/// Keeps the one record that a text should hold.
private final class OneRecord: RecordReceiver {
  var value: JSON?
  var count = 0

  func record(_ value: JSON, at place: Place, bare: Bool) {
    self.value = value
    count += 1
  }

  func pageBegan(_ head: Members, listKey: String) {}
  func pageEnded(_ head: Members, listKey: String, count: Int) {}
}
