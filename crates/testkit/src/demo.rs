//! Ids of the demo scenario, as far as tests of several crates name them. Clusters are in Hangzhou unless it is said
//! otherwise.

/// Follows [`BILLING_SOURCE`] and can be switched.
pub const BILLING: &str = "pc-bp1billing0000001";
pub const BILLING_SOURCE: &str = "rm-bp1billing0000001";
/// Receives its first copy of the data.
pub const CATALOG: &str = "pc-bp1catalog0000001";
/// Its precheck failed.
pub const INVOICES: &str = "pc-bp1invoices000001";
/// In the middle of a switch with endpoints until it is released.
pub const CHECKOUT: &str = "pc-bp1checkout000001";
/// Switched with endpoints, and not by Polarshift.
pub const PAYMENTS: &str = "pc-bp1payments000001";
/// Switched without endpoints, and not by Polarshift.
pub const SESSIONS: &str = "pc-bp1sessions000001";
/// Its migration is complete, so that both sides accept writes.
pub const ARCHIVE: &str = "pc-bp1archive0000001";
/// Was never migrated.
pub const LOYALTY: &str = "pc-bp1loyalty0000001";

/// In Shenzhen, in the middle of a roll back.
pub const LEDGER: &str = "pc-wz9ledger00000001";
/// In Shenzhen, its migration is being closed.
pub const SHIPPING: &str = "pc-wz9shipping000001";

/// In Singapore, follows RDS and expires within a day.
pub const TICKETS: &str = "pc-gs5tickets0000001";
/// In Singapore, follows RDS. The ports of the primary endpoints differ.
pub const INVENTORY: &str = "pc-gs5inventory00001";
/// In Singapore, follows RDS. SSL is on at the source only.
pub const INSIGHTS: &str = "pc-gs5insights000001";
/// In Singapore, the source of [`UPGRADE`].
pub const UPGRADE_SOURCE: &str = "pc-gs5profiles000001";
/// In Singapore, follows another cluster: an upgrade, and no migration from RDS.
pub const UPGRADE: &str = "pc-gs5profiles000002";

/// An RDS instance without a migration.
pub const ORDERS: &str = "rm-bp1orders00000001";
/// An RDS instance without a migration whose triggers let a precheck fail.
pub const CRM: &str = "rm-bp1crm00000000001";

/// The region of a cluster.
pub fn region_of(cluster: &str) -> &'static str {
    match &cluster[..6] {
        "pc-wz9" => "cn-shenzhen",
        "pc-gs5" => "ap-southeast-1",
        _ => "cn-hangzhou",
    }
}
