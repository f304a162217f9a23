/// The shapes of ids that may stand in a command. A value that came from a file is an argument only if it is
/// exactly what its provider makes: even without a shell an argument can be an option, a file to read or a
/// keyword (CWE-88).
enum IDShape {
  /// `8-4-4-4-12` hexadecimal digits.
  case guid
  /// A consent in Entra: Base64 for URLs. A whole one, 43 characters of it, may begin with a dash, which is
  /// inert behind the path that it always stands in.
  case entraGrant
  /// An access key of AWS.
  case awsKey
  /// A service-specific credential of AWS.
  case awsCredential
  /// A user's name in AWS IAM, of those that begin with a letter, a digit or `_`.
  case awsUser
  /// A number without sign.
  case number
  /// An e-mail address.
  case address
  /// A client of Google: digits, or an older one's domain.
  case googleClient
  /// A key of a Google service account.
  case googleKey
  /// A user, organisation or enterprise at GitHub.
  case githubLogin
  /// `owner/name` at GitHub.
  case githubRepository
  /// An accessor or entry that a machine made: letters, digits, dots, dashes.
  case opaque

  /// Whether a text has the shape, whole.
  func fits(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    return switch self {
    case .guid: text.wholeMatch(of: #/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/#) != nil
    case .entraGrant:
      text.wholeMatch(of: #/[A-Za-z0-9_][A-Za-z0-9_-]{0,199}|-[A-Za-z0-9_-]{42}/#) != nil
    case .awsKey: text.wholeMatch(of: #/AKIA[A-Z0-9]{12,124}/#) != nil
    case .awsCredential: text.wholeMatch(of: #/AC[A-Z0-9]{14,126}/#) != nil
    case .awsUser: text.wholeMatch(of: #/[A-Za-z0-9_][A-Za-z0-9_+=,.@-]{0,63}/#) != nil
    case .number: text.wholeMatch(of: #/[0-9]{1,18}/#) != nil
    case .address:
      text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}/#)
        != nil
    case .googleClient:
      text.wholeMatch(of: #/[0-9]{4,30}(-[a-z0-9]{1,64})?(\.apps\.googleusercontent\.com)?/#) != nil
    case .googleKey: text.wholeMatch(of: #/[0-9a-f]{16,64}/#) != nil
    case .githubLogin: text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9-]{0,99}/#) != nil
    case .githubRepository:
      text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9-]{0,99}\/[A-Za-z0-9_.-]{1,100}/#) != nil
        && !text.hasSuffix("/..") && !text.hasSuffix("/.")
    case .opaque: text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._-]{0,199}/#) != nil
    }
  }
}

/// A value of an item that can't stand in a command.
struct Unfit: Error, Hashable {
  /// Which value, as the subject of a sentence: *the user's name*.
  var what: String
  /// Whether the export doesn't have it at all.
  var isMissing: Bool
}

extension String? {
  /// The value, if it has the shape that a command needs.
  ///
  /// - Parameter what: which value it is, as the subject of a sentence.
  func checked(_ shape: IDShape, _ what: String) throws(Unfit) -> String {
    guard let self, !self.isEmpty else { throw Unfit(what: what, isMissing: true) }
    guard shape.fits(self) else { throw Unfit(what: what, isMissing: false) }
    return self
  }
}
