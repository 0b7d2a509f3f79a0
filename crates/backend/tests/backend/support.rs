//! An emulator on a free port, a backend with a journal of its own, and posts made of fresh readings.

mod action_post;
mod calls;
mod database;
mod journal;

use std::ops::Deref;
use std::time::Duration;

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
use backend::{
    Backend, Caller, Clock, ClockHand, Config, DatabaseUrl, IntentId, IntentRecord, JournalError,
    Journalled, OpenError, Parameters, Profile, Profiles, Seat, Verdict,
};
use migration::{
    Action, CheckId, ClusterId, ClusterRef, Migration, Pairs, ProfileName, Realm, RegionId,
    RegionRef, Seen, default_pairs,
};

pub use action_post::ActionPost;
pub use database::TestDatabase;
pub(crate) use database::on_both_databases;
pub use journal::Journal;
pub use testkit::demo::*;
pub use testkit::{Cloud, Proxy, eventually};

/// Longer than any transition of the emulator, in emulated seconds.
pub const TRANSITION: u32 = 200;
pub const FAST_POLL: Duration = Duration::from_millis(50);
pub const SLOW_POLL: Duration = Duration::from_millis(250);

/// A backend in front of an emulator, whose control is within reach as if the stack were the emulator itself.
pub struct Stack {
    pub emulator: Cloud,
    pub backend: Backend,
    /// The operator's.
    pub seat: Seat,
    /// Someone else who calls the same cloud.
    pub client: Client,
    pub journal: Journal,
    /// The clocks of every backend of this stack.
    pub clock: Clock,
    pub clock_hand: ClockHand,
}

impl Deref for Stack {
    type Target = Cloud;

    fn deref(&self) -> &Cloud {
        &self.emulator
    }
}

impl Stack {
    pub async fn start() -> Self {
        Self::on(TestDatabase::chosen().await).await
    }

    /// With the journal there.
    pub async fn on(database: TestDatabase) -> Self {
        Self::in_cloud_on(database, Cloud::demo().await, |_, _| {}).await
    }

    /// `change` may alter how the backend is set up.
    pub async fn start_with(change: impl FnOnce(&Cloud, &mut ClientConfig)) -> Self {
        Self::in_cloud(Cloud::demo().await, change).await
    }

    pub async fn in_cloud(emulator: Cloud, change: impl FnOnce(&Cloud, &mut ClientConfig)) -> Self {
        Self::in_cloud_on(TestDatabase::chosen().await, emulator, change).await
    }

    /// With everything chosen.
    pub async fn in_cloud_on(
        database: TestDatabase,
        emulator: Cloud,
        change: impl FnOnce(&Cloud, &mut ClientConfig),
    ) -> Self {
        let client = Client::new(client_config(&emulator.url())).unwrap();
        let mut config = client_config(&emulator.url());
        change(&emulator, &mut config);
        let (clock, clock_hand) = Clock::by_hand();
        let config = Config { clock: clock.clone(), ..backend_config(config, database.url()) };
        let (backend, seat) = open(config).await;
        Self { emulator, backend, seat, client, journal: Journal::new(database), clock, clock_hand }
    }

    /// A backend of another process on the same journal.
    pub async fn open_again(&self) -> (Backend, Seat) {
        open(self.next_config().await).await
    }

    /// The settings of the next process on the same journal. A journal belongs to one, so the first one ends.
    pub async fn next_config(&self) -> Config {
        self.backend.shutdown().await;
        self.config()
    }

    pub fn config(&self) -> Config {
        let client = client_config(&self.emulator.url());
        let clock = self.clock.clone();
        Config { clock, ..backend_config(client, self.journal.database.url()) }
    }

    /// An hour passes, by this server's clocks.
    pub fn age(&self) {
        self.clock_hand.forward(Duration::from_secs(3_600));
    }

    /// The migration now, past every cache.
    pub async fn now(&self, id: &str) -> Migration {
        let cluster = cluster(id);
        self.client.describe_db_cluster_migration(&cluster.region, &cluster.id).await.unwrap().value
    }

    /// What somebody posts who has just opened the dialog.
    pub async fn order(&self, id: &str, action: Action, parameters: Parameters) -> ActionPost {
        order_of(&self.now(id).await, action, parameters)
    }

    pub async fn switch_order(&self) -> ActionPost {
        self.order(BILLING, Action::Switch, Parameters::Move { pairs: None }).await
    }

    /// Submits and expects that it was recorded.
    pub async fn submit(&self, order: &ActionPost) -> IntentRecord {
        self.seat.submit(order.clone().into()).await.unwrap()
    }

    pub async fn intent(&self, id: &IntentId) -> Option<IntentRecord> {
        self.seat.intent(id).await.unwrap()
    }

    /// Waits until the intent is closed.
    pub async fn closed(&self, id: &IntentId) -> IntentRecord {
        eventually("the intent is closed", async || {
            self.intent(id).await.filter(|record| !record.outcome.is_open())
        })
        .await
    }
}

pub fn order_of(now: &Migration, action: Action, parameters: Parameters) -> ActionPost {
    let cluster = cluster(&now.cluster);
    ActionPost {
        intent_id: IntentId::random(),
        action,
        parameters,
        seen: Seen::of(now),
        acknowledged: CheckId::ALL.iter().copied().collect(),
        typed_cluster_id: action.is_irreversible().then(|| cluster.id.to_string()),
        cluster,
    }
}

/// A backend of its own, and the operator's seat there.
pub async fn open(config: Config) -> (Backend, Seat) {
    // A process that was killed may hold the journal for another moment.
    let opened =
        eventually("the journal is free", async || match Backend::open(config.clone()).await {
            Err(OpenError::Journal { source: JournalError::InUse, .. }) => None,
            opened => Some(opened),
        });
    let backend = opened.await.unwrap();
    let seat = backend.as_seen_by(&caller("operator"));
    (backend, seat)
}

pub async fn seat_of(config: Config) -> Seat {
    open(config).await.1
}

/// What a person says who has a reading.
pub fn verdict(ran: bool) -> Verdict {
    Verdict { ran, unseen: None }
}

/// The intent of a row, which can be read.
pub fn readable(row: Option<Journalled>) -> IntentRecord {
    match row {
        Some(Journalled::Intent(record)) => *record,
        other => panic!("{other:?}"),
    }
}

pub fn caller(name: &str) -> Caller {
    Caller::named(name.to_owned(), None, None)
}

/// The pairs the dialog offers.
pub fn offered(now: &Migration) -> Pairs {
    default_pairs(&now.rds_endpoints, &now.polardb_endpoints)
}

pub fn cluster(id: &str) -> ClusterRef {
    ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse(region_of(id)).unwrap(),
        id: ClusterId::parse(id).unwrap(),
    }
}

fn client_config(url: &str) -> ClientConfig {
    ClientConfig::new(upstream(url), Credentials::emulator_default())
}

pub fn upstream(url: &str) -> Upstream {
    Upstream::Endpoint(EndpointUrl::parse(url).unwrap())
}

/// The profile `default` alone.
pub fn profiles(client: ClientConfig) -> Profiles {
    Profiles::new(profile(client))
}

pub fn profile(client: ClientConfig) -> Profile {
    let realm = match &client.upstream {
        Upstream::Aliyun => Realm::aliyun(),
        Upstream::Endpoint(endpoint) => Realm::endpoint(&endpoint.authority()),
    };
    Profile {
        client: Client::new(client).unwrap(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        realm,
    }
}

/// A region of the profile `default`.
pub fn place(region: &str) -> RegionRef {
    RegionRef { profile: ProfileName::default(), region: RegionId::parse(region).unwrap() }
}

pub fn backend_config(client: ClientConfig, database: DatabaseUrl) -> Config {
    Config {
        call_timeout: client.call_timeout,
        profiles: profiles(client),
        database,
        fast_poll: FAST_POLL,
        slow_poll: SLOW_POLL,
        background_poll: Duration::from_secs(3_600),
        gather_rate: 1_000,
        sample_retention: Duration::from_secs(3_600),
        clock: Clock::system(),
    }
}
