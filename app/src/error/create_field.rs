//! The fields of the form that creates a cluster, and what can be wrong with one.

use migration::CreateFault;
use serde::{Deserialize, Serialize};

/// A field, in the order of the vendor's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CreateField {
    Billing,
    Plan,
    AutoRenew,
    ScaleMin,
    ScaleMax,
    Engine,
    Edition,
    NodeClass,
    Nodes,
    StorageType,
    Space,
    Vpc,
    Vswitch,
    Zone,
    TimeZone,
    TableNames,
    Backups,
    Description,
    ResourceGroup,
    XEngine,
    XEngineMemory,
    HotStandby,
    SecurityIps,
    Encryption,
    Untagged,
}

impl CreateField {
    pub const ALL: [Self; 25] = [
        Self::Billing,
        Self::Plan,
        Self::AutoRenew,
        Self::ScaleMin,
        Self::ScaleMax,
        Self::Engine,
        Self::Edition,
        Self::NodeClass,
        Self::Nodes,
        Self::StorageType,
        Self::Space,
        Self::Vpc,
        Self::Vswitch,
        Self::Zone,
        Self::TimeZone,
        Self::TableNames,
        Self::Backups,
        Self::Description,
        Self::ResourceGroup,
        Self::XEngine,
        Self::XEngineMemory,
        Self::HotStandby,
        Self::SecurityIps,
        Self::Encryption,
        Self::Untagged,
    ];

    /// The field's name in the address, in the form and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Billing => "billing",
            Self::Plan => "plan",
            Self::AutoRenew => "auto-renew",
            Self::ScaleMin => "scale-min",
            Self::ScaleMax => "scale-max",
            Self::Engine => "engine",
            Self::Edition => "edition",
            Self::NodeClass => "node-class",
            Self::Nodes => "nodes",
            Self::StorageType => "storage-type",
            Self::Space => "space",
            Self::Vpc => "vpc",
            Self::Vswitch => "vswitch",
            Self::Zone => "zone",
            Self::TimeZone => "time-zone",
            Self::TableNames => "table-names",
            Self::Backups => "backups",
            Self::Description => "description",
            Self::ResourceGroup => "resource-group",
            Self::XEngine => "x-engine",
            Self::XEngineMemory => "x-engine-memory",
            Self::HotStandby => "hot-standby",
            Self::SecurityIps => "security-ips",
            Self::Encryption => "encryption",
            Self::Untagged => "untagged",
        }
    }

    /// Whether the field is under the fold, with what most clusters leave to the cloud.
    pub fn is_folded(self) -> bool {
        self >= Self::XEngine
    }
}

/// Why a field cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreateFieldFault {
    /// No number, or none of the choices.
    NotUnderstood,
    Rule(CreateFault),
}

impl CreateFieldFault {
    pub fn is_unreadable(&self) -> bool {
        *self == Self::NotUnderstood
    }
}
