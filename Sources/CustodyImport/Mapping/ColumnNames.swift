/// The names that systems give their columns, by the member that they fill: letters and digits only, in
/// lower case. Earlier names are better ones.
enum ColumnNames {
  typealias Table = [(member: String, names: [String])]

  /// A name as the tables have it: `Last Seen (UTC)` is `lastseen`.
  static func folded(_ column: String) -> String {
    let bare = column.lowercased().prefix { $0 != "(" && $0 != "[" }
    return (bare.isEmpty ? Substring(column.lowercased()) : bare)
      .filter { $0.isLetter || $0.isNumber }
  }

  static let person: Table = [
    (
      "id",
      ["id", "empno", "employeeid", "employeenumber", "personid", "staffid", "personnelnumber"]
    ),
    (
      "login",
      ["login", "username", "userid", "account", "samaccountname", "userprincipalname", "upn"]
    ),
    ("email", ["email", "mail", "emailaddress", "workemail", "emailwork", "primaryemail"]),
    ("name", ["name", "fullname", "displayname", "personname", "employeename"]),
    ("given", ["givenname", "firstname", "forename"]),
    ("family", ["familyname", "lastname", "surname"]),
    ("team", ["team", "department", "dept", "unit", "orgunit", "division"]),
    (
      "manager",
      ["manager", "manageremail", "managerid", "supervisor", "reportsto", "managerlogin"]
    ),
    ("status", ["status", "active", "enabled", "employmentstatus", "accountenabled"]),
    (
      "left",
      [
        "left", "leavedate", "enddate", "terminationdate", "lastday", "leavingdate", "exitdate",
      ]
    ),
  ]

  static let item: Table = [
    (
      "name",
      [
        "application", "appname", "applicationname", "app", "cloudapp", "cloudapplication",
        "saasapp", "extensionname", "integration", "toolname", "tool", "servicename", "service",
        "product", "displayname", "name",
      ]
    ),
    (
      "principal",
      [
        "useremail", "user", "username", "userprincipalname", "upn", "login", "loginname",
        "userid", "emailaddress", "email", "mail", "account", "accountname", "principal", "actor",
      ]
    ),
    (
      "sourceID",
      [
        "extensionid", "keyid", "apikeyid", "tokenid", "grantid", "accountid", "objectid",
        "uniqueid", "itemid", "recordid", "id",
      ]
    ),
    ("clientID", ["clientid", "oauthclientid", "applicationid", "appid", "oauthappid"]),
    (
      "domain",
      [
        "appdomain", "domain", "urldomain", "destinationdomain", "destinationhost", "site",
        "website", "eurl", "url", "host",
      ]
    ),
    ("publisher.name", ["vendor", "publisher", "developer", "provider", "manufacturer"]),
    ("tenant", ["tenant", "tenantid", "organization", "organisation", "org", "workspace"]),
    (
      "created",
      [
        "firstseen", "created", "createdat", "createdon", "createddate", "creationdate",
        "granted", "grantedon", "dateadded", "firstaccess", "firstactivity", "firstdetected",
        "installdate", "issued",
      ]
    ),
    (
      "lastUsed",
      [
        "lastseen", "lastused", "lastaccess", "lastaccessed", "lastactivity", "lastactive",
        "lastlogin", "lastlogon", "lastuse", "lastvisited", "lastdetected",
      ] + eventTimes
    ),
    (
      "expires",
      [
        "expires", "expiry", "expireson", "expiresat", "expirydate", "expirationdate",
        "expiration", "validuntil", "validto", "enddate",
      ]
    ),
    ("rotationDue", ["rotationdue", "nextrotation", "rotateby"]),
    ("status", ["status", "state", "appstatus", "accountstatus"]),
    (
      "management",
      [
        "management", "managementstatus", "managedstatus", "managed", "devicemanaged",
        "devicestatus", "deviceclassification", "deviceownership", "deviceposture",
        "instancetype", "accounttype",
      ]
    ),
    ("permissions", ["scopes", "oauthscopes", "scope", "permissions", "permission", "grants"]),
    (
      "purpose",
      [
        "purpose", "businesspurpose", "usecase", "businessjustification", "justification",
        "reason", "description",
      ]
    ),
    (
      "owners.business",
      [
        "businessowner", "owneremail", "appowner", "applicationowner", "owner", "accountable",
        "responsible",
      ]
    ),
    ("owners.system", ["systemowner", "technicalowner", "itowner"]),
    ("owners.iam", ["iamowner"]),
    ("approvedBy", ["approver", "approvedby", "authorizedby"]),
    (
      "requestedBy",
      ["requester", "requestor", "requestedby", "createdby", "installedby", "addedby"]
    ),
    ("credential", ["credentialtype", "authtype"]),
  ]

  static let event: Table = [
    (
      "id",
      [
        "number", "ticketnumber", "ticketid", "ticket", "requestnumber", "requestid", "issuekey",
        "changenumber", "casenumber", "approvalid", "key", "id",
      ]
    ),
    (
      "actor",
      [
        "approveremail", "approver", "approvedby", "approvername", "decidedby", "authorizedby",
      ]
    ),
    (
      "time",
      [
        "approvedon", "approvedat", "approvaldate", "approveddate", "dateapproved",
        "approvaltime", "decisiondate", "decidedon", "resolvedat", "resolved", "closedat",
        "closed", "updated",
      ]
    ),
    ("keys.clientID", ["clientid", "oauthclientid", "applicationid", "appid"]),
    ("keys.sourceID", ["itemid", "grantid", "objectid", "assetid"]),
    (
      "keys.name",
      [
        "application", "applicationname", "appname", "app", "requestedapplication",
        "integration", "software", "tool", "service",
      ]
    ),
    ("keys.principal", ["requestedfor", "beneficiary", "foruser"]),
    (
      "scope",
      [
        "requestedscopes", "requestedaccess", "accessrequested", "scopes", "scope",
        "permissions", "entitlement",
      ]
    ),
    (
      "target",
      ["target", "configurationitem", "ci", "cmdbci", "resource", "system", "environment"]
    ),
    (
      "summary",
      ["shortdescription", "summary", "title", "subject", "justification", "description"]
    ),
  ]

  /// Columns that hold when a row happened, rather than when an item was last seen.
  static let eventTimes = [
    "timestamp", "eventtime", "loggedtime", "datetime", "eventdate", "time", "date",
  ]
  /// Columns that say what became of an attempt, and the words for one that came to nothing.
  static let actions = ["action", "policyaction", "eventaction"]
  static let stopped: Set<String> = ["blocked", "block", "denied", "deny", "dropped"]
  /// Columns that say how far an approval is, and the words for one that was given.
  static let approvals = [
    "approvalstate", "approvalstatus", "approval", "decision", "state", "status",
  ]
  static let given: Set<String> = ["approved", "accepted"]
  /// Columns of tickets that say who asked.
  static let requesters = [
    "requestedby", "requester", "requestor", "openedby", "reporter", "createdby", "submittedby",
  ]
  /// Columns that sort applications.
  static let categories = [
    "appcategory", "applicationcategory", "cloudapplicationclass", "applicationclass", "appclass",
    "urlcategory", "category",
  ]
}
