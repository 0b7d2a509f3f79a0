//! Errors as the cloud answers them. Codes and texts are the vendor's, misspellings included (vendor/rds-migration 2 and 8).

mod api_error;
mod clusters;
mod denial;
mod gateway;
mod migrations;

pub use api_error::ApiError;
pub use denial::{Denial, NoPermission};
