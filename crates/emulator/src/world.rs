//! The emulated resources: instances, clusters, migrations, and the server behind each name.
//!
//! Nothing runs in the background. The state of a migration is worked out from what was recorded and the emulated time
//! whenever it is read ([`World::settle`]).

mod address;
mod answered;
mod cluster;
mod create;
mod endpoint_spec;
mod life;
mod migration;
mod progression;
mod region;
mod source;
mod table;
mod timer;
mod word;
mod world;

pub use self::migration::{DelayModel, DtsJob, Phase, SourceKind, Task};
pub use address::{Address, Endpoint, for_rules};
pub use answered::Answered;
pub use cluster::{
    CLASSES, Change, Cluster, DbType, EndpointSettings, Tag, Work, other_engines, size_of,
};
pub use create::{Location, Wanted};
pub use endpoint_spec::{
    EndpointSpec, Network, cluster_endpoints, instance_endpoints, new_address,
};
pub use life::{Course, Name, in_order, rename};
pub use progression::{Pace, Progression, SECONDS_TO_EVALUATE};
pub use region::{DEFAULT_REGION, REGIONS, Region};
pub use source::{
    Check, CheckItem, Facts, Failure, INSTANCE_STATUSES, Instance, InstanceKind, Report, checks,
};
pub use table::{Keyed, RowsChange, SavedRows, Table};
pub use timer::Timer;
pub use word::Word;
pub use world::World;
