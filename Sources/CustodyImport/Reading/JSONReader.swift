import CYajl

/// Where a reader delivers what it finds, in the order of the file.
protocol RecordReceiver: AnyObject {
  /// A wrapper's list begins; `head` has the members before it.
  func pageBegan(_ head: Members, listKey: String) throws
  /// One record. `bare` means that it is a top-level value of its own, in no list.
  func record(_ value: JSON, at place: Place, bare: Bool) throws
  /// The wrapper ends; now all its members but the list are known.
  func pageEnded(_ head: Members, listKey: String, count: Int) throws
}

/// Reads JSON on yajl, one record in memory at a time.
///
/// Walks down to the records through the wrappers that vendors use: a bare list, an object with a list
/// under one of `listKeys`, a list of such objects, a list of lists, several of these one after
/// another, one object a line, one bare object. Duplicate member names, nesting over 64, and records
/// too big for memory refuse the file, as does any syntax fault.
final class JSONReader {
  /// The most levels of lists and objects.
  static let deepest = 64
  /// The most bytes of one record.
  static let largest = 16 << 20

  private let builder: RecordBuilder
  private let table: UnsafeMutablePointer<yajl_callbacks>
  private var handle: yajl_handle?
  private var failure: (any Error)?
  private var bytes = ByteCheck()
  private var escapes = EscapeCheck()
  /// The piece in yajl's hands, and the line at `counted` bytes into it.
  private var piece = UnsafeRawBufferPointer(start: nil, count: 0)
  private var line = 1
  private var counted = 0

  /// - Parameter unwraps: whether an object with a list of records is a wrapper around them.
  init(receiver: any RecordReceiver, unwraps: Bool = true) {
    builder = RecordBuilder(receiver: receiver, unwraps: unwraps)
    // yajl keeps the address of its callbacks, so the table lives as long as the parser.
    table = .allocate(capacity: 1)
    table.initialize(to: JSONReader.callbacks)
  }

  deinit {
    if let handle { yajl_free(handle) }
    table.deallocate()
  }

  /// How many members with secrets were read and forgotten.
  var dropped: Int { builder.dropped }

  /// Reads the next bytes of the file.
  func read(_ next: UnsafeRawBufferPointer) throws {
    try bytes.check(next)
    try escapes.check(next)
    let handle = try opened()
    piece = next
    counted = 0
    let status = yajl_parse(handle, next.bindMemory(to: UInt8.self).baseAddress, next.count)
    if status != yajl_status_ok { throw fault(yajl_get_bytes_consumed(handle)) }
    count(upTo: next.count)
  }

  /// Ends the file; whatever is still open was cut off.
  func finish() throws {
    try bytes.finish()
    piece = UnsafeRawBufferPointer(start: nil, count: 0)
    counted = 0
    let status = yajl_complete_parse(try opened())
    if failure != nil { throw fault(0) }
    if status != yajl_status_ok || builder.isOpen { throw cutOff }
  }

  private func opened() throws -> yajl_handle {
    if let handle { return handle }
    let context = Unmanaged.passUnretained(self).toOpaque()
    guard let made = yajl_alloc(table, nil, context) else {
      throw Refusal("there is no memory for the JSON parser")
    }
    _ = cu_yajl_allow_many(made)
    handle = made
    return made
  }

  private func count(upTo end: Int) {
    guard end > counted else { return }
    for byte in piece[counted..<min(end, piece.count)] where byte == 10 { line += 1 }
    counted = end
  }

  private var cutOff: Refusal {
    Refusal(
      "the JSON is cut off before its end", at: builder.place(line: line).full,
      hint: Refusal.again)
  }

  /// What stopped yajl after `offset` bytes of the piece, in our words.
  private func fault(_ offset: Int) -> any Error {
    count(upTo: offset)
    let place = builder.place(line: line).full
    if var refusal = failure as? Refusal {
      if refusal.at == nil { refusal.at = place }
      return refusal
    }
    if let failure { return failure }
    var reason = "this is not JSON"
    let told = parserMessage
    if let known = JSONReader.known.first(where: { told.contains($0.message) }) {
      reason = known.reason
    } else if offset > 0, offset <= piece.count {
      let byte = piece[offset - 1]
      if byte == 93 || byte == 125 {
        reason = "a value is missing before '\(byte == 93 ? "]" : "}")', or a comma is too many"
      } else if byte > 32, byte < 127 {
        reason = "'\(Unicode.Scalar(byte))' is not JSON here"
      }
    }
    return Refusal(reason, at: place, hint: Refusal.again)
  }

  /// What yajl says in its own words where the byte at which it stopped says nothing: it has read past it.
  private static let known = [
    (message: "comment", reason: "comments are not JSON"),
    (message: "invalid character inside string", reason: "a text holds a bare control character"),
    (message: "occurs before a character", reason: "a text holds an escape that JSON doesn't have"),
  ]

  private var parserMessage: String {
    guard let handle, let message = yajl_get_error(handle, 0, nil, 0) else { return "" }
    defer { yajl_free_error(handle, message) }
    return String(cString: message)
  }

  /// Runs one event; an error is kept, and stops yajl.
  fileprivate func event(_ act: (RecordBuilder) throws -> Void) -> Int32 {
    do {
      if builder.beginsRecord, let handle {
        count(upTo: yajl_get_bytes_consumed(handle))
        builder.note(line: line)
      }
      try act(builder)
      return 1
    } catch {
      failure = error
      return 0
    }
  }
}

private func reader(_ context: UnsafeMutableRawPointer?) -> JSONReader? {
  context.map { Unmanaged<JSONReader>.fromOpaque($0).takeUnretainedValue() }
}

private func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> String {
  String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
}

extension JSONReader {
  /// yajl's events, each a step of the builder. Numbers come as text, so integers and doubles never do.
  fileprivate static var callbacks: yajl_callbacks {
    yajl_callbacks(
      yajl_null: { reader($0)?.event { try $0.scalar(.null, bytes: 0) } ?? 0 },
      yajl_boolean: { context, value in
        reader(context)?.event { try $0.scalar(.bool(value != 0), bytes: 0) } ?? 0
      },
      yajl_integer: nil,
      yajl_double: nil,
      yajl_number: { context, bytes, count in
        guard let bytes else { return 0 }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
          reader(context)?.event { try $0.scalar(.number(text(bytes, count)), bytes: count) } ?? 0
        }
      },
      yajl_string: { context, bytes, count in
        reader(context)?.event { try $0.scalar(.text(text(bytes, count)), bytes: count) } ?? 0
      },
      yajl_start_map: { reader($0)?.event { try $0.beginObject() } ?? 0 },
      yajl_map_key: { context, bytes, count in
        reader(context)?.event { try $0.key(text(bytes, count)) } ?? 0
      },
      yajl_end_map: { reader($0)?.event { try $0.end() } ?? 0 },
      yajl_start_array: { reader($0)?.event { try $0.beginList() } ?? 0 },
      yajl_end_array: { reader($0)?.event { try $0.end() } ?? 0 }
    )
  }
}
