//! A running emulator.

use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use listener::Guard;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::accounts::Accounts;
use crate::clock::{EmulatedClock, SavedClock, is_speed};
use crate::core::Core;
use crate::options::{Limits, Options, StartError};
use crate::scenario::Scenario;
use crate::state::State;
use crate::state_file::{Snapshot, StateFile};
use crate::wire::Cuttable;
use crate::world_id::WorldId;
use crate::{control, gateway, scenario};

/// How long a shutdown waits for requests in flight.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// A started emulator. Dropping it stops it without waiting.
pub struct Server {
    addr: SocketAddr,
    core: Arc<Core>,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Server {
    /// Loads or makes the state, binds and begins to answer.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start(options: Options) -> Result<Self, StartError> {
        if !is_speed(options.speed) {
            return Err(StartError::Speed(options.speed));
        }
        if options.access_keys.is_empty() {
            return Err(StartError::NoAccessKey);
        }
        let (file, snapshot) = match &options.state {
            Some(path) => StateFile::open(path).map(|(file, snapshot)| (Some(file), snapshot))?,
            None => (None, None),
        };
        let state = state(snapshot, &options)?;
        let failed = |source| StartError::Listen { addr: options.listen, source };
        let listener = listener::bind(options.listen).map_err(failed)?;
        let addr = listener.local_addr().map_err(failed)?;
        let guard = Guard::with_names(options.allowed_hosts);
        let files = [&options.scenario, &state.scenario].into_iter().filter_map(Scenario::file);
        let files = files.map(Path::to_owned).collect();
        let (keys, body_time) = (options.access_keys, options.limits.body);
        let core = Arc::new(Core::new(state, file, keys, guard, files, body_time));
        let revision = core.state().changed();
        core.save(revision).await.map_err(|source| StartError::StateIo {
            path: options.state.unwrap_or_default(),
            source,
        })?;
        let (stop, stopped) = watch::channel(false);
        let app = control::router(core.clone()).fallback(gateway::serve).with_state(core.clone());
        let limits = limits(&options.limits);
        let serving = tokio::spawn(listener::serve(listener, app, Cuttable, limits, stopped));
        tracing::info!(%addr, "the emulator listens");
        Ok(Self { addr, core, stop, serving })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Where it listens, as `http://host:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Takes no more requests, lets those in flight end for some seconds, and saves.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(LAST_ANSWERS, &mut self.serving).await.is_err() {
            self.serving.abort();
        }
        let revision = self.core.state().changed();
        if let Err(error) = self.core.save(revision).await {
            tracing::error!(%error, "the state could not be saved at the end");
        }
    }

    /// Serves until `end` is over, then shuts down.
    pub async fn serve_until(self, end: impl Future<Output = ()>) {
        end.await;
        self.shutdown().await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
        if let Some(file) = &self.core.file {
            file.close();
        }
    }
}

/// Everything may come from one machine, as the calls of a test do.
fn limits(limits: &Limits) -> listener::Limits {
    let Limits { connections, head, idle, write, body: _ } = *limits;
    // A client that has said everything may close its half and still wants the answer.
    let half_close = true;
    listener::Limits { connections, per_address: connections, head, idle, write, half_close }
}

fn state(snapshot: Option<Snapshot>, options: &Options) -> Result<State, StartError> {
    let Snapshot { scenario, world, clock, mut accounts } = match snapshot {
        Some(snapshot) => snapshot,
        None => first(options)?,
    };
    accounts.configure(&options.access_keys).map_err(StartError::AccessKey)?;
    let clock = EmulatedClock::new(clock, options.speed);
    Ok(State {
        accounts,
        clock,
        scenario,
        world,
        posted: String::new(),
        first_speed: options.speed,
        revision: 0,
    })
}

/// What there is at the first start.
fn first(options: &Options) -> Result<Snapshot, StartError> {
    let name = options.scenario.clone();
    let now = options.stands_at.unwrap_or_else(Timestamp::now);
    let by_chance = || uuid::Uuid::new_v4().as_u64_pair().0;
    let seed = options.seed.unwrap_or_else(by_chance);
    let text = name.text("");
    let text = text.map_err(|source| StartError::ScenarioFile { name: name.clone(), source })?;
    let accounts = scenario::fill(&Accounts::new(seed), &text, now)
        .map_err(|problems| StartError::Scenario { name: name.clone(), problems })?;
    let clock = SavedClock { now, paused: options.stands_at.is_some() };
    Ok(Snapshot { scenario: name, world: WorldId::fresh(), clock, accounts })
}
