//! An emulator on a free port, a backend with a journal in a temporary folder, and posts made of fresh readings.

mod action_post;
mod calls;
mod journal;

use std::ops::Deref;
use std::path::PathBuf;
use std::time::Duration;

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
use backend::{
    Backend, Config, DatabaseUrl, IntentId, IntentRecord, Parameters, Profile, Profiles,
};
use migration::{
    Action, CheckId, ClusterId, ClusterRef, Migration, Pairs, ProfileName, Realm, RegionId,
    RegionRef, Seen, default_pairs,
};
use tempfile::TempDir;

pub use action_post::ActionPost;
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
    /// Someone else who calls the same cloud.
    pub client: Client,
    folder: TempDir,
}

impl Deref for Stack {
    type Target = Cloud;

    fn deref(&self) -> &Cloud {
        &self.emulator
    }
}

impl Stack {
    pub async fn start() -> Self {
        Self::start_with(|_, _| {}).await
    }

    /// `change` may alter how the backend is set up.
    pub async fn start_with(change: impl FnOnce(&Cloud, &mut ClientConfig)) -> Self {
        Self::in_cloud(Cloud::demo().await, change).await
    }

    pub async fn in_cloud(emulator: Cloud, change: impl FnOnce(&Cloud, &mut ClientConfig)) -> Self {
        let client = Client::new(client_config(&emulator.url())).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut config = client_config(&emulator.url());
        change(&emulator, &mut config);
        let backend = Backend::open(backend_config(config, DatabaseUrl::Sqlite(file(&folder))))
            .await
            .unwrap();
        Self { emulator, backend, client, folder }
    }

    /// A backend of another process on the same journal.
    pub async fn open_again(&self) -> Backend {
        Backend::open(self.config()).await.unwrap()
    }

    pub fn config(&self) -> Config {
        backend_config(client_config(&self.emulator.url()), DatabaseUrl::Sqlite(file(&self.folder)))
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
        self.backend.submit(order.clone().into()).await.unwrap()
    }

    pub async fn intent(&self, id: &IntentId) -> Option<IntentRecord> {
        self.backend.intent(id).await.unwrap()
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

/// The pairs the dialog offers.
pub fn offered(now: &Migration) -> Pairs {
    default_pairs(&now.rds_endpoints, &now.polardb_endpoints)
}

pub fn cluster(id: &str) -> ClusterRef {
    let region = match &id[..6] {
        "pc-wz9" => "cn-shenzhen",
        "pc-gs5" => "ap-southeast-1",
        _ => "cn-hangzhou",
    };
    ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse(region).unwrap(),
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

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("journal.db")
}

pub fn backend_config(client: ClientConfig, database: DatabaseUrl) -> Config {
    Config {
        call_timeout: client.call_timeout,
        profiles: profiles(client),
        database,
        actor: "operator".to_owned(),
        fast_poll: FAST_POLL,
        slow_poll: SLOW_POLL,
        background_poll: Duration::from_secs(3_600),
        gather_rate: 1_000,
        sample_retention: Duration::from_secs(3_600),
    }
}
