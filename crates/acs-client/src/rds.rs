//! The operations of RDS that the console calls, one file each (vendor/rds-migration 4.9 to 4.11). They read the possible
//! sources of a migration.

mod describe_db_instance_attribute;
mod describe_db_instance_net_info;
mod describe_db_instance_ssl;
mod describe_db_instances;
mod describe_parameters;

pub use describe_db_instance_attribute::InstanceAttribute;
pub use describe_db_instance_net_info::{InstanceNet, NetAddress};
pub use describe_db_instance_ssl::InstanceSsl;
pub use describe_db_instances::{Instance, InstanceFilters, InstancePage};
pub use describe_parameters::Parameter;
