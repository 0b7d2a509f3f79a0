//! The operations of RDS 2014-08-15.

pub mod describe_db_instance_attribute;
pub mod describe_db_instance_net_info;
pub mod describe_db_instance_ssl;
pub mod describe_db_instances;
pub mod describe_parameters;
pub mod describe_regions;
