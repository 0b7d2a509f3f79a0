//! The values of the switches about what answers show, in words that clients may not expect.

use serde::{Deserialize, Serialize};

use super::value::{Meaning, Value, words};

words! {
    /// `SourceRDSDBInstanceId` while a migration moves.
    SourceWhileMoving {
        /// said, as before and after
        Said = "said",
        /// empty
        Empty = "empty",
    }

    /// `DBClusterStatus` while SSL is being changed.
    SslModifying {
        /// `SSL_MODIFYING`
        Documented = "SSL_MODIFYING",
        /// `SSLModifying`, in the way of the other statuses
        Alike = "SSLModifying",
    }

    /// Clusters of other engines.
    OtherEngines {
        /// there are none
        None = "none",
        /// each region has one of PostgreSQL and one of Oracle; calls about them other than DescribeDBClusterAttribute answer 400 `InvalidDBType.NotSupport`
        Listed = "listed",
    }

    /// `ExpiredTime` of a migration.
    ExpiredTime {
        /// `2026-12-23T10:00:00Z`
        Iso = "iso",
        /// `2026/12/23 10:00`
        Unreadable = "unreadable",
        /// empty, although there is a deadline
        Empty = "empty",
    }

    /// The header `Date` of the gateway's answers.
    DateHeader {
        /// sent: emulated time
        Sent = "sent",
        /// missing
        Missing = "missing",
    }

    /// The clock by which the date of a request is recent.
    SignatureTime {
        /// wall time, however far emulated time is from it
        Wall = "wall",
        /// emulated time: for clients whose clock is set to it
        Emulated = "emulated",
        /// either of the two
        Either = "either",
    }

    /// Tags on a creation.
    CreationTags {
        /// taken, and told by both describes
        Taken = "taken",
        /// refused with 400 `InvalidParameter`; nothing is created
        Refused = "refused",
        /// refused with 403 `NoPermission` for `polardb:TagResources`; nothing is created
        Denied = "denied",
    }
}
