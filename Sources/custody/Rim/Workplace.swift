import CustodyDomain
import Glibc

/// What the program takes from its surroundings: environment, clock, user and paths. Nothing else reads them.
struct Workplace {
  /// The environment.
  let variables: [String: String]
  /// The moment, if `CUSTODY_CLOCK` sets one for a rehearsal.
  let rehearsedMoment: Instant?

  /// The surroundings of this process.
  init() throws {
    var variables: [String: String] = [:]
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      pointer += 1
    }
    self.variables = variables
    if let text = variables["CUSTODY_CLOCK"], !text.isEmpty {
      guard let moment = Instant(text: text) else {
        throw Complaint(
          .usage, "CUSTODY_CLOCK is no time: '\(text)'", hint: "write 2026-11-21T09:14:00Z")
      }
      rehearsedMoment = moment
    } else {
      rehearsedMoment = nil
    }
  }

  /// The moment: the rehearsed one, else the clock's.
  var now: Instant {
    if let rehearsedMoment { return rehearsedMoment }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec))
  }

  /// A variable's value; nil where it is absent or empty.
  subscript(name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// The home folder: `HOME`, else the system's entry for the user.
  var home: String {
    self["HOME"] ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
  }

  /// Where custody's data lies.
  var dataFolder: String { folder("XDG_DATA_HOME", otherwise: ".local/share") }

  /// Where the user's configuration lies.
  var configFolder: String { folder("XDG_CONFIG_HOME", otherwise: ".config") }

  /// Where what the program notes about itself lies: the crash log.
  var stateFolder: String { folder("XDG_STATE_HOME", otherwise: ".local/state") }

  private func folder(_ variable: String, otherwise: String) -> String {
    // The XDG base directory specification: a relative path is invalid and ignored.
    let base = self[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(otherwise)"
    return base + "/custody"
  }

  /// The store that a command uses: the option, the environment, or the default place.
  func storePath(_ option: String?) -> String {
    option ?? self["CUSTODY_STORE"] ?? "\(dataFolder)/custody.db"
  }

  /// What a command needs to find the store at a path, as a shell takes it (`--store ~/demo.db`); nil
  /// where it finds it by itself.
  func storeOption(for path: String) -> String? {
    guard path != storePath(nil) else { return nil }
    let plain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "/._-+@%".unicodeScalars.contains($0)
    }
    guard plain else { return "--store '\(path.replacing("'", with: "'\\''"))'" }
    return path.hasPrefix(home + "/") ? "--store ~\(path.dropFirst(home.count))" : "--store \(path)"
  }

  /// The demo's store, beside the normal one.
  func demoPath(_ option: String?) -> String { option ?? "\(dataFolder)/demo.db" }

  /// The operating system's user. The user ids at login and before sudo are claims that entries record, too.
  func user() -> Reviewer {
    let uid = getuid()
    let account = getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? "uid-\(uid)"
    let login = (try? Files.text("/proc/self/loginuid")).flatMap { $0 }.flatMap {
      // 4294967295 is the kernel's word for unset.
      UInt32($0.filter(\.isNumber))
    }.flatMap { $0 == UInt32.max ? nil : Int($0) }
    return Reviewer(
      uid: Int(uid), account: account, person: nil, loginUID: login,
      sudoUID: self["SUDO_UID"].flatMap(Int.init))
  }
}
