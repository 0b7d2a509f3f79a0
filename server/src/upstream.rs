//! From the configuration to a client.

use std::path::Path;

use acs_client::credentials::{self, Environment};
use acs_client::{Client, ClientConfig, Credentials, CredentialsError, Upstream};

use crate::config::{CallSettings, Origin, Target};

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum ClientProblem {
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    #[error(transparent)]
    Config(#[from] acs_client::ConfigError),
}

/// The cloud's own places for credentials.
pub struct Places<'a> {
    pub environment: Environment<'a>,
    pub home: Option<&'a Path>,
}

/// A client for these settings; `emulator` is the address of the embedded one.
///
/// # Errors
/// There are no usable credentials, or no client can be made of them.
pub fn client(
    settings: &CallSettings,
    emulator: Option<&str>,
    places: &Places<'_>,
) -> Result<Client, ClientProblem> {
    let upstream = match (&settings.target, emulator) {
        (Target::Endpoint(endpoint), _) => Upstream::Endpoint(endpoint.clone()),
        (Target::Embedded, Some(url)) => Upstream::Endpoint(acs_client::EndpointUrl::parse(url)?),
        (Target::Aliyun | Target::Embedded, _) => Upstream::Aliyun,
    };
    let credentials = match &settings.credentials {
        Origin::Given(pair) => Credentials::new(&pair.id, &pair.secret, None),
        Origin::EmulatorDefault => Credentials::emulator_default(),
        Origin::Environment => credentials::resolve(places.environment, places.home)?,
    };
    let mut config = ClientConfig::new(upstream, credentials);
    config.scheme = settings.scheme;
    config.connect_timeout = settings.connect_timeout;
    config.call_timeout = settings.call_timeout;
    Ok(Client::new(config)?)
}
