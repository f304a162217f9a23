import CustodyDomain
import GRDB
