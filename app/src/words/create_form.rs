//! The form of the cluster to create.

use crate::error::{CreateField as Field, CreateFieldFault as FieldFault};

/// The form of a new cluster.
#[derive(Debug)]
pub struct CreateFormWords {
    pub label: fn(Field) -> &'static str,
    pub hint: fn(Field) -> Option<&'static str>,
    /// The words of a value of a list of choices; an unknown one stays as it is.
    pub option: fn(Field, &str) -> String,
    pub fault: fn(&FieldFault) -> String,
    pub faults: fn(count: usize) -> String,
    pub left_to_the_cloud: &'static str,
    pub not_sold: fn(&str) -> String,
    pub stock_not_read: fn(why: &str) -> String,
    pub purchase: &'static str,
    pub target: &'static str,
    pub network: &'static str,
    pub database: &'static str,
    pub cluster: &'static str,
    pub more: &'static str,
    pub update: &'static str,
    pub review: &'static str,
    pub what_follows: &'static str,
    /// The consequence of the billing method.
    pub billing: fn(&str) -> &'static str,
}
