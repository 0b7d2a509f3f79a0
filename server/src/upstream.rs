//! From the configuration to a client.

use std::path::Path;

use acs_client::credentials::{self, Environment};
use acs_client::{Client, ClientConfig, Credentials, CredentialsError, EndpointUrl, Upstream};
use anyhow::Context;
use emulator::{AccessKey, Options, Server};
use migration::Realm;

use crate::config::{AccessPair, CallSettings, EmulatorConfig, Origin, Target};

/// Why there is no client.
#[derive(Debug, thiserror::Error)]
pub enum ClientProblem {
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    #[error(transparent)]
    Config(#[from] acs_client::ConfigError),
}

/// Where the vendor's tools keep a user's credentials.
pub struct UserEnvironment<'a> {
    pub environment: Environment<'a>,
    pub home: Option<&'a Path>,
}

/// Where calls go, once it is there. Only the cloud that was asked for is the cloud.
pub struct Reached {
    /// Runs in this process, for those whose target it is.
    emulator: Option<(Server, EndpointUrl)>,
}

impl Reached {
    /// Starts the embedded emulator where it is a target.
    ///
    /// # Errors
    /// The emulator does not start.
    pub async fn by<'a>(
        targets: impl IntoIterator<Item = &'a Target>,
        emulator: impl FnOnce() -> EmulatorConfig,
    ) -> anyhow::Result<Self> {
        if !targets.into_iter().any(|target| *target == Target::Embedded) {
            return Ok(Self { emulator: None });
        }
        let server = start_emulator(emulator()).await?;
        let endpoint = EndpointUrl::parse(&server.url())?;
        Ok(Self { emulator: Some((server, endpoint)) })
    }

    /// The upstream of one of the targets.
    pub fn upstream(&self, target: &Target) -> Upstream {
        match target {
            Target::Aliyun => Upstream::Aliyun,
            Target::Endpoint(endpoint) => Upstream::Endpoint(endpoint.clone()),
            Target::Embedded => {
                let (_, endpoint) = self.emulator.as_ref().expect("it was started for this target");
                Upstream::Endpoint(endpoint.clone())
            }
        }
    }

    /// The address of the embedded emulator.
    pub(crate) fn emulator_url(&self) -> Option<String> {
        self.emulator.as_ref().map(|(server, _)| server.url())
    }

    /// Ends the embedded emulator.
    pub async fn end(self) {
        if let Some((server, _)) = self.emulator {
            server.shutdown().await;
        }
    }
}

/// The realm of the clusters of a target, without the world of an emulator.
pub(crate) fn realm(target: &Target) -> Realm {
    match target {
        Target::Embedded => Realm::embedded(),
        Target::Aliyun => Realm::aliyun(),
        Target::Endpoint(endpoint) => Realm::endpoint(&endpoint.authority()),
    }
}

/// Starts an emulator, alone or embedded.
///
/// # Errors
/// If it cannot listen, or its state or scenario cannot be read.
pub(crate) async fn start_emulator(config: EmulatorConfig) -> anyhow::Result<Server> {
    let access_key = |pair: AccessPair| AccessKey::new(pair.id(), pair.expose_secret());
    let access_keys = config.access_keys.into_iter().map(access_key).collect();
    let options = Options {
        listen: config.listen,
        speed: config.speed,
        scenario: config.scenario,
        state: config.state,
        access_keys,
        ..Options::default()
    };
    Server::start(options).await.context("starting the emulator")
}

/// A client for these settings.
///
/// # Errors
/// There are no usable credentials, or no client can be made of them.
pub fn client(
    settings: &CallSettings,
    reached: &Reached,
    user: &UserEnvironment<'_>,
) -> Result<Client, ClientProblem> {
    let credentials = match &settings.credentials {
        Origin::Given(pair) => Credentials::new(pair.id(), pair.expose_secret(), None),
        Origin::File { pair, file } => Credentials::new(pair.id(), pair.expose_secret(), None)
            .with_source(format!("the file {}", file.display())),
        Origin::EmulatorDefault => Credentials::emulator_default(),
        Origin::Environment => credentials::resolve(user.environment, user.home)?,
        Origin::VendorProfile(name) => {
            credentials::from_profile(name, user.environment, user.home)?
        }
    };
    let mut config = ClientConfig::new(reached.upstream(&settings.target), credentials);
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

    #[test]
    fn a_realm_follows_from_the_target_alone() {
        for (text, expected) in [
            ("emulator", "embedded"),
            ("aliyun", "aliyun"),
            ("http://LocalHost:3100", "endpoint:localhost:3100"),
            ("https://Gateway.example", "endpoint:gateway.example:443"),
        ] {
            assert_eq!(realm(&Target::parse(text).unwrap()).as_str(), expected);
        }
    }

    #[tokio::test]
    async fn the_embedded_emulator_is_never_taken_for_the_cloud() {
        for (text, is_local) in
            [("emulator", true), ("http://127.0.0.1:1", true), ("aliyun", false)]
        {
            let settings = settings(text);
            let emulator = || EmulatorConfig::for_check(&settings);
            let reached = Reached::by([&settings.target], emulator).await.unwrap();
            let user = UserEnvironment { environment: &|_| None, home: None };
            let client = client(&settings, &reached, &user).unwrap();
            assert_eq!(client.config().upstream.is_loopback(), is_local, "{text}");
            assert_eq!(reached.emulator_url().is_some(), text == "emulator");
        }
    }
}
