import CustodyDomain

/// Reads vendors' exports and custody records as streams: memory stays small however large a file is.
public struct Importer: Sendable {
  /// An importer.
  public init() {}

  /// Everything that can be read, in the order of `custody sources`.
  public static var formats: [SourceFormat] {
    Format.all.map { format in
      var about = format.about
      if format.lacksTenant {
        about.doesNotLearn += "; which organisation it is from (name it with --tenant)"
      }
      return about
    }
  }

  /// Reads one file into the sink.
  ///
  /// - Parameter progress: gets the bytes read so far and the file's size, at most every 64 KiB.
  /// - Returns: the account of the file; `read` is always the sum of loaded, ignored and rejected.
  /// - Throws: `ImportError`. What the sink received before must then be undone by its transaction.
  public func run(
    path: String, options: ImportOptions, into sink: any ObservationSink,
    progress: ((Int64, Int64) -> Void)?
  ) throws -> FileReport {
    let file = try InputFile.open(path: path)
    do {
      let wanted =
        try options.map.map { Format.mapped($0) }
        ?? options.source.map { name throws(Refusal) in try Format.named(name) }
      let reading = FileImport(
        path: path, wanted: wanted, options: options, written: file.written, sink: sink)
      var done: Int64 = 0
      var start = FileStart()
      var reader: (any ByteReader)?
      func feed(_ piece: UnsafeRawBufferPointer) throws {
        var rest = piece
        if reader == nil, let media = try start.media(of: &rest) {
          reader = try Importer.reader(media, feeding: reading, options.map?.delimiter)
        }
        if let reader, !rest.isEmpty { try reader.read(rest) }
      }
      // Only the whole of a file shows whether it is settings, in which JSON may have comments.
      let isSmall = file.size <= EditorSettings.largest
      var held: [UInt8] = []
      try file.read { piece in
        done += Int64(piece.count)
        if isSmall { held.append(contentsOf: piece) } else { try feed(piece) }
        progress?(done, file.size)
      }
      if isSmall { try (EditorSettings.strict(held) ?? held).withUnsafeBytes { try feed($0) } }
      guard let reader else {
        throw Refusal(
          "the file is empty",
          hint: "export it again; an export of nothing still has a list in it")
      }
      try reader.finish()
      return try reading.finish(digest: file.digest, secrets: reader.dropped)
    } catch let refusal as Refusal {
      throw ImportError.refused(
        path: path, at: refusal.at, reason: refusal.reason, hint: refusal.hint)
    }
  }

  private static func reader(
    _ media: Format.Media, feeding reading: FileImport, _ delimiter: Character?
  ) throws -> any ByteReader {
    try reading.begins(media)
    switch media {
    case .json: return JSONReader(receiver: reading)
    case .ldif: return LDIFReader(receiver: reading)
    case .csv: return CSVReader(receiver: reading, delimiter: delimiter?.asciiValue)
    }
  }
}

/// Takes a file's bytes, in pieces of any size, and finds records in them.
protocol ByteReader: AnyObject {
  func read(_ piece: UnsafeRawBufferPointer) throws
  func finish() throws
  /// How many members with secrets were read and forgotten.
  var dropped: Int { get }
}

extension JSONReader: ByteReader {}
