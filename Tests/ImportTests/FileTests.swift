import CustodyImport
import Foundation
import Testing

/// What stands at a path need not be a file; nothing of it may block or lead elsewhere.
@Suite struct FileTests {
  let folder = NSTemporaryDirectory() + "custody-files-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func reason(_ path: String) throws -> String? {
    do {
      _ = try Run.file(path)
      return nil
    } catch ImportError.refused(_, _, let reason, _) {
      return reason
    }
  }

  @Test func `only regular files are read`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try reason(folder) == "this is a directory")
    #expect(try reason("/dev/zero") == "this is a device, not a file")
    let pipe = folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(try reason(pipe) == "this is a pipe, not a file")
    let link = folder + "/link"
    #expect(symlink("/etc/passwd", link) == 0)
    #expect(try reason(link) == "this is a symbolic link")
    let loop = folder + "/loop"
    #expect(symlink(loop, loop) == 0)
    #expect(try reason(loop) == "this is a symbolic link")
    let large = folder + "/large"
    #expect(FileManager.default.createFile(atPath: large, contents: Data()))
    #expect(truncate(large, 2 << 30 + 1) == 0)
    #expect(try reason(large) == "the file is larger than 2 GiB")
  }

  @Test func `a missing file is missing`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      _ = try Run.file(folder + "/none.json")
      Issue.record("there is no such file")
    } catch ImportError.noSuchFile(let path) {
      #expect(path == folder + "/none.json")
    }
  }

  @Test func `the digest is that of the bytes, and progress reaches the end`() throws {
    let path = folder + "/people.csv"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("login,name\nana,Ana\n".utf8).write(to: URL(fileURLWithPath: path))
    var seen: [Int64] = []
    let report = try Importer().run(path: path, options: ImportOptions(), into: Collector()) {
      done, total in
      seen.append(done)
      #expect(total == 19)
    }
    #expect(seen == [19])
    #expect(report.sha256 == "156e15685795158051cd2b5d47cc73da1288b89cf06139d54c4b9cb195789c22")
  }
}
