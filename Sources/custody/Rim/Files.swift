import Glibc

/// The few file operations of the program itself; imports and the store have their own.
enum Files {
  /// The whole file as text; nil where there is none.
  static func text(_ path: String) throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Complaint(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw Complaint(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
      }
      bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= 1 << 22 else {
        throw Complaint(.badInput, "\(path): larger than 4 MiB", hint: "is it the right file?")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint(.badInput, "\(path): not UTF-8")
    }
    return text
  }

  /// Makes a folder and those above it, for the owner alone.
  static func makeFolder(_ path: String) throws {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR {
        throw Complaint(.cannotCreate, "\(made): \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Replaces a file's content, for the owner alone, in pieces.
  static func write(
    _ path: String, _ body: (_ put: @escaping (String) throws -> Void) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Complaint(.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var buffer: [UInt8] = []
    func flush() throws {
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else {
          if errno == EINTR { continue }
          throw Complaint(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
        }
        rest = rest.dropFirst(count)
      }
      buffer.removeAll(keepingCapacity: true)
    }
    try body { text in
      buffer.append(contentsOf: text.utf8)
      if buffer.count > 1 << 18 { try flush() }
    }
    try flush()
  }

  /// A path that means the same from any folder.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// Whether something is at the path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted; none where there is no folder.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
