import CustodyDomain
import TOMLKit
