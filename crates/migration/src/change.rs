//! Changes of a cluster that are not migration actions: endpoints, SSL, DTS jobs of the business, release.
//!
//! They follow the same order as a migration action: the state that the operator saw is compared with the state now, the
//! rules decide whether the change may be sent, and reading afterwards settles it.

mod change_difference;
mod change_kind;
mod change_refusal;
mod cluster_change;
mod cluster_part;
mod cluster_state;
mod settle_change;

pub use change_difference::{ChangeDifference, change_differences};
pub use change_kind::ChangeKind;
pub use change_refusal::{ChangeRefusal, dts_target, judge_change};
pub use cluster_change::{ClusterChange, DtsEnd, DtsJobMove};
pub use cluster_part::ClusterPart;
pub use cluster_state::{ClusterState, EndpointSettings, Gone};
pub use settle_change::settle_change;
