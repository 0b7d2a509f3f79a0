//! Credentials and their sources: the environment, then the vendor's profile files (vendor/sdk-wire 6). Environment and
//! home folder are arguments.

mod access;
mod cli_profile;
mod environment;
mod error;
mod ini_profile;
mod pair;
mod profile_file;
mod resolve;

pub use access::Credentials;
pub use environment::Environment;
pub use error::CredentialsError;
pub use resolve::{from_profile, resolve};

#[cfg(test)]
mod tests;
