import Foundation

/// Reads LDIF as RFC 2849 has it: one entry at a time, lines folded by a blank at the start of the next,
/// comments that fold as well, and values in base64 after `::`.
///
/// Each attribute becomes a list under its name in lower case; options (`cn;lang-ja`) are part of the
/// name. A value that is an address (`:<`) is never opened: it is left out. Secrets are forgotten here.
final class LDIFReader: ByteReader {
  /// The most bytes of one line, and of one entry.
  private static let longest = 1 << 20
  private static let largest = 16 << 20

  private unowned let receiver: FileImport
  private var bytes = ByteCheck()
  /// The line at hand, and the logical one that it may go on.
  private var line: [UInt8] = []
  private var logical: [UInt8]?
  private var number = 1
  private var logicalNumber = 1
  private var entry: [String: [JSON]] = [:]
  private var order: [String] = []
  private var size = 0
  private var entryNumber = 1
  private(set) var dropped = 0

  init(receiver: FileImport) { self.receiver = receiver }

  func read(_ piece: UnsafeRawBufferPointer) throws {
    try bytes.check(piece)
    for byte in piece {
      if byte == 10 {
        try endLine()
        number += 1
      } else {
        line.append(byte)
        if line.count > LDIFReader.longest { throw tooLong }
      }
    }
  }

  func finish() throws {
    try bytes.finish()
    if !line.isEmpty { try endLine() }
    try endLogical()
    try endEntry()
  }

  private var tooLong: Refusal {
    Refusal("a value is longer than 1 MiB", at: "line \(number)", hint: Refusal.again)
  }

  private func endLine() throws {
    if line.last == 13 { line.removeLast() }
    defer { line.removeAll(keepingCapacity: true) }
    if line.first == 32 {
      guard logical != nil else {
        throw Refusal("a folded line follows nothing", at: "line \(number)", hint: Refusal.again)
      }
      logical?.append(contentsOf: line.dropFirst())
      if (logical?.count ?? 0) > LDIFReader.longest { throw tooLong }
      return
    }
    try endLogical()
    if line.isEmpty { return try endEntry() }
    logical = line
    logicalNumber = number
  }

  /// One whole line: a comment, the version, or an attribute.
  private func endLogical() throws {
    guard let whole = logical else { return }
    logical = nil
    guard whole.first != UInt8(ascii: "#") else { return }
    guard let colon = whole.firstIndex(of: UInt8(ascii: ":")) else {
      throw Refusal("a line has no ':'", at: "line \(logicalNumber)", hint: Refusal.again)
    }
    let name = String(decoding: whole[..<colon], as: UTF8.self).trimmed.lowercased()
    var value = whole[(colon + 1)...]
    if order.isEmpty, name == "version" { return }
    if order.isEmpty { entryNumber = logicalNumber }
    size += whole.count + 16
    if size > LDIFReader.largest {
      throw Refusal(
        "one entry is larger than 16 MiB", at: "line \(logicalNumber)", hint: Refusal.again)
    }
    if name.prefix(while: { $0 != ";" }) == "userpassword" {
      dropped += 1
      return
    }
    let text: String
    switch value.first {
    case UInt8(ascii: "<"): return
    case UInt8(ascii: ":"):
      value = value.dropFirst()
      guard
        let data = Data(base64Encoded: String(decoding: value, as: UTF8.self).trimmed),
        !data.contains(0), let decoded = String(validating: data, as: UTF8.self)
        // Pictures and certificates are no text, and nothing is read from them.
      else { return }
      text = decoded
    default: text = String(decoding: value.drop { $0 == 32 }, as: UTF8.self)
    }
    if entry[name] == nil { order.append(name) }
    entry[name, default: []].append(.text(text))
  }

  private func endEntry() throws {
    guard !order.isEmpty else { return }
    var record = Members()
    for name in order { record.append(name, .list(entry[name] ?? [])) }
    entry.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    size = 0
    let place = Place(line: entryNumber, record: nil)
    try receiver.record(.object(record), at: place, bare: false)
  }
}
