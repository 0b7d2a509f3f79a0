//! From the configuration to a client.

use std::path::Path;

use ::emulator::Server;
use acs_client::credentials::{self, Environment};
use acs_client::{Client, ClientConfig, Credentials, CredentialsError, EndpointUrl, Upstream};

use crate::commands::emulator;
use crate::config::{CallSettings, EmulatorConfig, Origin, Target};

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

/// Where calls go, once it is there. Only the cloud that was asked for is the cloud.
pub struct Reached {
    pub upstream: Upstream,
    /// Runs in this process and is the upstream.
    pub emulator: Option<Server>,
}

impl Reached {
    /// Starts the embedded emulator where it is the target.
    ///
    /// # Errors
    /// The emulator does not start.
    pub async fn by(
        target: &Target,
        emulator: impl FnOnce() -> EmulatorConfig,
    ) -> anyhow::Result<Self> {
        Ok(match target {
            Target::Aliyun => Self { upstream: Upstream::Aliyun, emulator: None },
            Target::Endpoint(endpoint) => {
                Self { upstream: Upstream::Endpoint(endpoint.clone()), emulator: None }
            }
            Target::Embedded => {
                let server = emulator::start(emulator()).await?;
                let endpoint = EndpointUrl::parse(&server.url())?;
                Self { upstream: Upstream::Endpoint(endpoint), emulator: Some(server) }
            }
        })
    }

    /// The address of the embedded emulator.
    pub fn emulator_url(&self) -> Option<String> {
        self.emulator.as_ref().map(Server::url)
    }
}

/// A client for these settings.
///
/// # Errors
/// There are no usable credentials, or no client can be made of them.
pub fn client(
    settings: &CallSettings,
    upstream: &Upstream,
    places: &Places<'_>,
) -> Result<Client, ClientProblem> {
    let credentials = match &settings.credentials {
        Origin::Given(pair) => Credentials::new(&pair.id, &pair.secret, None),
        Origin::EmulatorDefault => Credentials::emulator_default(),
        Origin::Environment => credentials::resolve(places.environment, places.home)?,
    };
    let mut config = ClientConfig::new(upstream.clone(), credentials);
    config.scheme = settings.scheme;
    config.connect_timeout = settings.connect_timeout;
    config.call_timeout = settings.call_timeout;
    Ok(Client::new(config)?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use acs_client::SignatureScheme;

    use super::*;

    fn settings(upstream: &str) -> CallSettings {
        let second = Duration::from_secs(1);
        CallSettings {
            target: Target::parse(upstream).unwrap(),
            region: "cn-hangzhou".to_owned().try_into().unwrap(),
            credentials: Origin::EmulatorDefault,
            connect_timeout: second,
            call_timeout: second,
            scheme: SignatureScheme::default(),
        }
    }

    #[tokio::test]
    async fn the_embedded_emulator_is_never_taken_for_the_cloud() {
        for (text, is_local) in
            [("emulator", true), ("http://127.0.0.1:1", true), ("aliyun", false)]
        {
            let settings = settings(text);
            let emulator = || EmulatorConfig::for_check(&settings);
            let reached = Reached::by(&settings.target, emulator).await.unwrap();
            let places = Places { environment: &|_| None, home: None };
            let client = client(&settings, &reached.upstream, &places).unwrap();
            assert_eq!(client.config().upstream.is_loopback(), is_local, "{text}");
            assert_eq!(reached.emulator.is_some(), text == "emulator");
        }
    }
}
