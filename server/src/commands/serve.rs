//! `polarshift serve`.

use std::fs::DirBuilder;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use app::{ProfileSettings, Settings};
use axum::Router;
use backend::{Backend, DatabaseUrl, Profile, Profiles};
use listener::Plain;
use migration::ProfileName;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::announce::announce;
use super::shutdown::Signals;
use crate::config::{self, CallSettings, Origin, ServeConfig, Target};
use crate::http::{self, ClientLimits, Console, Streams, reload};
use crate::site::Site;
use crate::upstream::{self, ClientProblem, Reached, UserEnvironment};

/// How long a shutdown waits for requests. Writes go on without theirs and are waited for separately.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

pub async fn run(config: ServeConfig, user: &UserEnvironment<'_>) -> anyhow::Result<()> {
    let signals = Signals::listen()?;
    let calls = std::iter::once(&config.calls).chain(config.profiles.values());
    let reached = Reached::by(calls.map(|it| &it.target), || config.emulator.clone()).await?;
    let backend = open_backend(&config, &reached, user).await?;
    let emulator_url = reached.emulator_url();
    let served = answer(&config, emulator_url.as_deref(), backend.clone(), signals);
    let ended = until_ended(backend, served).await;
    reached.end().await;
    tracing::info!("ended");
    ended
}

/// However the work ends, the writes in flight end first.
async fn until_ended(
    backend: Backend,
    work: impl Future<Output = anyhow::Result<()>>,
) -> anyhow::Result<()> {
    let ended = work.await;
    backend.shutdown().await;
    ended
}

/// Binds the console's address and answers there.
async fn answer(
    config: &ServeConfig,
    emulator: Option<&str>,
    backend: Backend,
    signals: Signals,
) -> anyhow::Result<()> {
    let site =
        Site::find(config.site_root.as_deref(), &program_folder()).context("the static files")?;
    if site.is_missing() {
        tracing::warn!(
            "this build has no static files: pages work without styles and scripts; `cargo xtask site` builds them"
        );
    }
    let settings = settings(config, &site, emulator);
    let upstream = settings.profile(&ProfileName::default()).upstream.clone();
    let limits = ClientLimits::of_this_process();
    let streams = Streams::within(limits.streams, backend.clone(), settings.clone());
    let router = http::router(Console { backend, settings, site, streams: streams.clone() });
    let listener = listener::bind(config.listen)
        .with_context(|| format!("listening on {}; choose another with --listen", config.listen))?;
    let console = format!("http://{}", listener.local_addr()?);
    announce(&match emulator {
        Some(emulator) => json!({ "console": console, "emulator": emulator }),
        None => json!({ "console": console }),
    })?;
    tracing::info!(upstream, "open {console}");
    serve(listener, router, limits.connections, streams, signals).await
}

async fn open_backend(
    config: &ServeConfig,
    reached: &Reached,
    user: &UserEnvironment<'_>,
) -> anyhow::Result<Backend> {
    let mut profiles = Profiles::new(
        profile(&config.calls, reached, user)
            .context("calling upstream is not possible; `polarshift check` says more")?,
    );
    for (name, calls) in &config.profiles {
        let profile = profile(calls, reached, user).with_context(|| {
            format!("calling upstream is not possible for the profile {name}; `polarshift check --profile {name}` says more")
        })?;
        profiles = profiles.with(name.clone(), profile);
    }
    let database = config.database.clone();
    make_folder(&database)?;
    let config = backend::Config {
        profiles,
        database: database.clone(),
        fast_poll: config.fast_poll,
        slow_poll: config.slow_poll,
        background_poll: config.background_poll,
        gather_rate: config.gather_rate,
        sample_retention: config.sample_retention,
        call_timeout: config.calls.call_timeout,
        clock: backend::Clock::system(),
    };
    let backend = Backend::open(config).await.context("opening the journal")?;
    tracing::info!(journal = %database, "journal opened");
    Ok(backend)
}

/// Makes the folder of a journal that is a file.
fn make_folder(database: &DatabaseUrl) -> anyhow::Result<()> {
    let DatabaseUrl::Sqlite(file) = database else { return Ok(()) };
    let Some(folder) = file.parent() else { return Ok(()) };
    let mut builder = DirBuilder::new();
    // What is in it is nobody else's business.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .recursive(true)
        .create(folder)
        .with_context(|| format!("making the folder {}", folder.display()))?;
    // A journal of an earlier version has the mode that the umask gave it.
    if config::mode_if_shared(file).is_some() {
        let file = file.display();
        tracing::warn!("other users of this machine can read {file}; chmod 600 {file}*");
    }
    Ok(())
}

fn profile(
    calls: &CallSettings,
    reached: &Reached,
    user: &UserEnvironment<'_>,
) -> Result<Profile, ClientProblem> {
    let client = upstream::client(calls, reached, user)?;
    Ok(Profile { client, region: calls.region.clone(), realm: upstream::realm(&calls.target) })
}

fn settings(config: &ServeConfig, site: &Site, emulator: Option<&str>) -> Settings {
    let profile = |name: ProfileName, calls: &CallSettings| ProfileSettings {
        name,
        emulator: calls.target.is_emulator(),
        upstream: match &calls.target {
            Target::Embedded => emulator.unwrap_or("emulator").to_owned(),
            Target::Aliyun => "Alibaba Cloud".to_owned(),
            Target::Endpoint(endpoint) => endpoint.to_string(),
        },
        vendor_profile: match &calls.credentials {
            Origin::VendorProfile(name) => Some(name.clone()),
            Origin::Given(_)
            | Origin::File { .. }
            | Origin::EmulatorDefault
            | Origin::Environment => None,
        },
    };
    let others = config.profiles.iter();
    Settings {
        assets: site.assets.clone(),
        default: profile(ProfileName::default(), &config.calls),
        others: others.map(|(name, calls)| profile(name.clone(), calls)).collect(),
        fast_poll: config.fast_poll,
        slow_poll: config.slow_poll,
        extra_script: reload::is_wanted().then_some(reload::SCRIPT),
    }
}

/// The folder the program is in; without one, everything is looked for in the working folder.
fn program_folder() -> PathBuf {
    let program = std::env::current_exe().ok();
    program.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
}

/// Answers until a signal, then lets the requests in flight end.
async fn serve(
    listener: TcpListener,
    router: Router,
    limits: listener::Limits,
    streams: Streams,
    signals: Signals,
) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let mut serving = tokio::spawn(listener::serve(listener, router, Plain, limits, stopped));
    tokio::select! {
        served = &mut serving => {
            served.context("serving")?;
            anyhow::bail!("nothing is served any more");
        }
        () = signals.requested() => {}
    }
    stop.send_replace(true);
    // A stream never ends by itself.
    streams.end();
    match tokio::time::timeout(LAST_ANSWERS, &mut serving).await {
        Ok(served) => served.context("serving"),
        Err(_) => {
            tracing::warn!("requests were still in flight and were given up");
            serving.abort();
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
    use migration::Realm;

    use super::*;

    #[tokio::test]
    async fn an_error_ends_the_writes_in_flight_before_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let upstream = Upstream::Endpoint(EndpointUrl::parse("http://127.0.0.1:1").unwrap());
        let client = ClientConfig::new(upstream, Credentials::emulator_default());
        let backend = Backend::open(backend::Config {
            profiles: Profiles::new(Profile {
                client: Client::new(client).unwrap(),
                region: "cn-hangzhou".to_owned().try_into().unwrap(),
                realm: Realm::endpoint("127.0.0.1:1"),
            }),
            database: DatabaseUrl::Sqlite(folder.path().join("journal.db")),
            fast_poll: Duration::from_secs(1),
            slow_poll: Duration::from_secs(5),
            background_poll: Duration::from_secs(10),
            gather_rate: 1,
            sample_retention: Duration::from_secs(3_600),
            call_timeout: Duration::from_secs(10),
            clock: backend::Clock::system(),
        })
        .await
        .unwrap();
        let broken = async { anyhow::bail!("the listener broke") };
        let error = until_ended(backend.clone(), broken).await.unwrap_err();
        assert_eq!(error.to_string(), "the listener broke");
        // Its journal is closed, which is the last thing that happens.
        assert!(backend.ready().await.is_err());
    }
}
