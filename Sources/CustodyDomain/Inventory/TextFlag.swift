/// What is unusual about a text from somebody else's file. The raw values are what findings, stored flags
/// and tests say.
///
/// The first nine come from ``DisplayText``, which finds them while it makes a text safe to show; the others
/// are judged over the whole text where it is imported.
public enum TextFlag: String, CaseIterable, Codable, Hashable, Sendable {
  /// A C0 or C1 control, DEL, or a line or paragraph separator.
  case control
  /// A bidirectional control: it can make text read in another order than it is stored.
  case bidi
  /// A scalar that draws nothing, or text hidden in tag characters and variation selectors.
  case invisible
  /// More than two marks on a base, a mark without a base, or an enclosing mark.
  case marks
  /// An emoji of several scalars, shown as its first; the only flag that an id may carry.
  case cluster
  /// A scalar that Unicode 15 does not assign, or a noncharacter.
  case unassigned
  /// A private-use scalar: what it looks like is the font's choice.
  case privateUse = "private"
  /// Box drawing or a block element: custody's own frame is made of these.
  case chrome
  /// A space that is not U+0020.
  case space
  /// Not in normalisation form C.
  case nfd
  /// Changed by compatibility normalisation (full-width, ligatures, mathematical letters).
  case compat
  /// Latin, Cyrillic, Greek, Armenian or Cherokee letters mixed in one token.
  case mixedScript = "mixed-script"
  /// A space at an end.
  case edgeSpace = "edge-space"
  /// Empty, or nothing but spaces.
  case blank
  /// Over 256 scalars.
  case long
}
