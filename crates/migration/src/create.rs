//! Creating a cluster by Migration from RDS: its source, its settings, the evaluation before it and the settling after
//! it.

mod create_cluster;
mod create_fault;
mod create_notice;
mod create_state;
mod evaluation;
mod purchase;
mod source_refusal;
mod source_state;

pub use create_cluster::CreateCluster;
pub use create_fault::CreateFault;
pub use create_notice::{CreateNotice, SourceSettings, create_notices};
pub use create_state::{CreateState, settle_create, settle_role};
pub use evaluation::{
    CheckResult, EvaluationFacts, EvaluationNotice, EvaluationVerdict, REPORT_VALID,
    evaluation_notices,
};
pub use purchase::{PayType, Purchase};
pub use source_refusal::{SourceRefusal, judge_source};
pub use source_state::{SourceDifference, SourceState, SourceValue, source_differences};
