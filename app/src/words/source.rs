use backend::Ineligibility;
use migration::{CopyMethod, CreateFault, CreateNotice, SourceDifference, SourceRefusal};

/// A source RDS instance, and the sentences of the rules about it.
#[derive(Debug)]
pub struct SourceWords {
    pub instance: &'static str,
    pub description: &'static str,
    pub status: &'static str,
    pub version: &'static str,
    pub minor_version: &'static str,
    pub edition: &'static str,
    pub class: &'static str,
    pub cpu_and_memory: fn(cpu: u32, memory_mb: u64) -> String,
    pub storage: &'static str,
    pub disk_used: &'static str,
    /// Of bytes and GB.
    pub used_of: fn(used: Option<u64>, total: Option<u64>) -> String,
    pub connection_mode: &'static str,
    /// The words of `ConnectionMode`; an unknown one stays as it is.
    pub connection_mode_of: fn(&str) -> String,
    /// The words of an address's `ConnectionStringType`; an unknown one stays as it is.
    pub address_kind: fn(&str) -> String,
    /// The words of an address's `IPType`; an unknown one stays as it is.
    pub network: fn(&str) -> String,
    pub ssl: &'static str,
    pub addresses: &'static str,
    pub not_read: fn(why: &str) -> String,
    pub on: &'static str,
    pub off: &'static str,
    /// The words of `DBInstanceStatus`; an unknown one stays as it is.
    pub instance_status: fn(&str) -> String,
    /// The words of the instance's `Category`; an unknown one stays as it is.
    pub category: fn(&str) -> String,
    /// The words of `DBInstanceStorageType`; an unknown one stays as it is.
    pub storage_type: fn(&str) -> String,
    pub refusal: fn(&SourceRefusal) -> String,
    pub ineligibility: fn(&Ineligibility) -> String,
    pub difference: fn(&SourceDifference) -> String,
    pub fault: fn(&CreateFault) -> String,
    pub notice: fn(&CreateNotice) -> String,
    pub copy_method: &'static str,
    pub method: fn(CopyMethod) -> &'static str,
    /// What follows from the method (vendor/rds-migration 3.5).
    pub follows: fn(CopyMethod) -> &'static [&'static str],
}
