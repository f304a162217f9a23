/// The published contract of custody records.
public enum RecordSchema {
  /// A JSON Schema (draft 2020-12) for one line of a records file.
  public static var text: String {
    String(decoding: PackageResources.records_schema_json, as: UTF8.self)
  }
}
