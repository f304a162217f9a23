import CustodyConfiguration
import CustodyDashboard
import CustodyDomain
import CustodyImport

/// What custody says when it can't do what was asked, and the exit status that goes with it
/// (DESIGN.md section 7, after sysexits).
struct Complaint: Error {
  /// Exit statuses.
  enum Status: Int32 {
    case checkFailed = 1
    case usage = 64
    case badInput = 65
    case noInput = 66
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
    case refused = 77
  }

  var status: Status
  var message: String
  var hint: String?

  init(_ status: Status, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// The lines for standard error; text from outside passes the one door.
  var lines: String {
    var text = "custody: error: \(SafeText(message).plain)\n"
    if let hint { text += "custody: hint: \(SafeText(hint).plain)\n" }
    return text
  }
}

extension Complaint {
  /// The complaint for any error that a part of the program throws.
  init(_ error: any Error) {
    switch error {
    case let complaint as Complaint: self = complaint
    case let error as StoreError: self.init(store: error)
    case let error as ImportError: self.init(reading: error)
    case let faults as ImportFaults:
      self = faults.all.first.map { Complaint(reading: $0) } ?? Complaint(.badInput, "no file")
    case let error as Refusal:
      let place = error.item.map { "\($0.text): " } ?? ""
      self.init(.refused, place + error.message, hint: error.hint)
    case let error as QueryError: self.init(.usage, error.message, hint: error.hint)
    case let error as ConfigurationError:
      let place = error.path + (error.line.map { ":\($0)" } ?? "")
      self.init(.badInput, "\(place): \(error.message)", hint: error.hint)
    default: self.init(.software, "\(error)", hint: "this is a fault of custody itself")
    }
  }

  private init(store error: StoreError) {
    switch error {
    case .unusable(let path, let why, let hint):
      self.init(.refused, "\(path): \(why)", hint: hint)
    case .missing(let path):
      self.init(
        .noInput, "no inventory at \(path)",
        hint: "custody import FILE… makes one; custody demo shows an invented one")
    case .readOnly(let why):
      self.init(.refused, "the store is open for reading only: \(why)", hint: "custody verify")
    case .noSuchItem(let text):
      self.init(.noInput, "no item '\(text)'", hint: "custody list shows the ids")
    case .ambiguousItem(let text, let ids):
      self.init(
        .noInput, "'\(text)' stands for several items",
        hint: "choose one of: \(ids.prefix(8).joined(separator: " "))")
    case .outcomeUnknown(let kept, let detail):
      self.init(
        .inputOutput,
        "the write was interrupted (\(detail)); it \(kept ? "took hold" : "did not take hold")",
        hint: "custody verify checks the store")
    case .wrongCount(let expected, let given):
      self.init(
        .refused, "\(expected) revocations are to be submitted, not \(given)",
        hint: "nothing was submitted")
    case .busy:
      self.init(.inputOutput, "somebody else is writing", hint: "try again in a moment")
    case .inputOutput(let detail): self.init(.inputOutput, detail)
    }
  }

  private init(reading error: ImportError) {
    switch error {
    case .refused(let path, let place, let reason, let hint):
      self.init(.badInput, "\(path)\(place.map { ":\($0)" } ?? ""): \(reason)", hint: hint)
    case .noSuchFile(let path):
      self.init(.noInput, "no file at \(path)", hint: "nothing was imported")
    case .unreadable(let path, let reason):
      self.init(.inputOutput, "\(path): \(reason)", hint: "nothing was imported")
    case .sink(let inner): self.init(inner)
    }
  }
}
