//! The emulated resources: instances, clusters, migrations and who answers which name.
//!
//! Nothing here runs by itself. What became of a migration is worked out from what was recorded and the emulated time,
//! when somebody asks ([`World::settle`]).

mod address;
mod answered;
mod begin;
mod cluster;
mod creation;
mod delay;
mod dts_job;
mod endpoint;
mod endpoint_settings;
mod evaluation;
mod facts;
mod instance;
mod life;
mod names;
mod plain;
mod precheck;
mod progression;
mod region;
mod report;
mod stock;
mod table;
mod task;
mod timer;
mod timing;
mod word;
mod work;

use serde::{Deserialize, Serialize};

use crate::choices::Choices;

pub use address::{Address, Endpoint, for_rules};
pub use answered::Answered;
pub use cluster::{Cluster, Tag};
pub use creation::{Place, Wanted};
pub use delay::DelayModel;
pub use dts_job::DtsJob;
pub use endpoint::{EndpointSpec, Network, cluster_endpoints, instance_endpoints, new_address};
pub use endpoint_settings::EndpointSettings;
pub use evaluation::{Check, checks};
pub use facts::Facts;
pub use instance::{INSTANCE_STATUSES, Instance, InstanceKind};
pub use names::{Name, in_order, rename};
pub use precheck::{Checked, Failure, PrecheckItem};
pub use progression::{Pace, Progression};
pub use region::{DEFAULT_REGION, REGIONS, Region, is_region};
pub use report::Report;
pub use stock::{CLASSES, size_of};
pub use table::{Keyed, Rows, RowsChange, SavedRows, Table};
pub use task::{Phase, SourceKind, Task};
pub use timer::Timer;
pub use timing::SECONDS_TO_EVALUATE;
pub use word::Word;
pub use work::{Change, Work};

/// Everything there is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct World {
    pub instances: Table<Instance>,
    pub clusters: Table<Cluster>,
    #[serde(alias = "creations", deserialize_with = "answered::read")]
    pub answered: Table<Answered>,
    #[serde(default)]
    pub dts_jobs: Table<DtsJob>,
    /// Evaluations of sources.
    #[serde(default)]
    pub reports: Table<Report>,
    /// Whether the account is without the service-linked role of PolarDB.
    #[serde(default)]
    pub linked_role_missing: bool,
    /// Whether the account is without the role that DTS needs.
    #[serde(default)]
    pub dts_role_missing: bool,
    /// How it behaves where the documents say nothing.
    #[serde(default, skip_serializing_if = "Choices::is_default")]
    pub choices: Choices,
    /// What ends each step.
    #[serde(default, skip_serializing_if = "Progression::is_default")]
    pub progression: Progression,
    /// Ids of created resources follow from the seed and how many there were.
    seed: u64,
    ids_given: u64,
}

impl World {
    pub fn new(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }

    /// An empty world that goes on counting ids where this one is, so that none is given twice.
    pub fn emptied(&self) -> Self {
        Self { seed: self.seed, ids_given: self.ids_given, ..Self::default() }
    }

    /// The tables whose rows are saved one by one. One that is missing here is saved as a whole with every change.
    pub fn tables(&mut self) -> [(&'static str, &mut dyn Rows); 5] {
        [
            ("instances", &mut self.instances),
            ("clusters", &mut self.clusters),
            ("answered", &mut self.answered),
            ("dts_jobs", &mut self.dts_jobs),
            ("reports", &mut self.reports),
        ]
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A fresh id of the cloud's shape: the prefix and 17 letters and digits.
    pub fn fresh_id(&mut self, prefix: &str) -> String {
        const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        self.ids_given += 1;
        let mut id = String::from(prefix);
        let low = mix(self.seed ^ self.ids_given.rotate_left(32));
        let mut rest = u128::from(mix(low)) << 64 | u128::from(low);
        for _ in 0..17 {
            id.push(char::from(DIGITS[usize::try_from(rest % 36).unwrap_or_default()]));
            rest /= 36;
        }
        id
    }

    /// A fresh number of a task: 7 digits or more.
    pub fn fresh_number(&mut self) -> u64 {
        self.ids_given += 1;
        2_312_000 + self.ids_given
    }

    /// A fresh order number: 15 digits.
    pub fn fresh_order(&mut self) -> String {
        self.ids_given += 1;
        format!("2{:014}", mix(self.seed ^ self.ids_given) % 100_000_000_000_000)
    }
}

/// Spreads the bits of a number (SplitMix64).
pub fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number that depends on a text only.
pub fn number_of(text: &str) -> u64 {
    text.bytes().fold(0, |sum, byte| mix(sum ^ u64::from(byte)))
}
