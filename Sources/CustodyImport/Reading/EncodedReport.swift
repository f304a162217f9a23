import Foundation

/// A report that its command line wraps: base64 text in `Content`, `ReportFormat` saying of what kind
/// (`aws iam get-credential-report`).
enum EncodedReport {
  /// The bytes of the CSV inside; nil where the object is no such wrapper.
  static func csv(in body: Members) throws(Refusal) -> [UInt8]? {
    guard let content = body.text("Content"), let format = body.text("ReportFormat") else {
      return nil
    }
    guard format == "text/csv", let bytes = Data(base64Encoded: content), !bytes.isEmpty else {
      throw Refusal(
        "this is a report whose Content isn't base64 of CSV", hint: Refusal.again)
    }
    return [UInt8](bytes)
  }
}
