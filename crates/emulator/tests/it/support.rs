//! A client that signs its calls, in front of an emulator of its own.

use std::ops::Deref;

use emulator::{Options, Scenario};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub use testkit::demo::*;
pub use testkit::{Cloud, eventually, options};

use crate::signing::{Acs3, borrowed, form, key, rpc_parameters};

pub const POLARDB: &str = "2017-08-01";
pub const RDS: &str = "2014-08-15";
pub const STS: &str = "2015-04-01";

/// The parameters of a call.
pub type Query<'a> = &'a [(&'a str, &'a str)];

/// An emulator whose operations are called with signatures of the tests' own.
pub struct Emulator {
    pub cloud: Cloud,
}

impl Deref for Emulator {
    type Target = Cloud;

    fn deref(&self) -> &Cloud {
        &self.cloud
    }
}

/// One answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub async fn of(response: reqwest::Response) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await.unwrap(),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    /// The body of a success.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        let body = self.json();
        assert_eq!(body.get("Code"), None, "a success has no Code");
        body
    }

    /// Status and code of an error.
    #[track_caller]
    pub fn error(&self) -> (u16, String) {
        let code = self.json()["Code"].as_str().unwrap_or_default().to_owned();
        assert!(self.status >= 400, "{}", self.text);
        (self.status, code)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl Emulator {
    pub async fn start(options: Options) -> Self {
        Self { cloud: Cloud::start(options).await }
    }

    /// With a clock that is moved by hand.
    pub async fn in_cloud(cloud: Cloud) -> Self {
        cloud.control("clock", json!({ "paused": true })).await;
        Self { cloud }
    }

    /// The demo with a clock that is moved by hand.
    pub async fn demo() -> Self {
        Self::in_cloud(Cloud::demo().await).await
    }

    pub async fn paused(scenario: Scenario) -> Self {
        Self::in_cloud(Cloud::start(Options { scenario, ..options() }).await).await
    }

    pub async fn send(&self, request: Acs3<'_>) -> Reply {
        Reply::of(self.build(request).send().await.unwrap()).await
    }

    /// A PolarDB call.
    pub async fn call(&self, action: &str, query: &[(&str, &str)]) -> Reply {
        self.send(Acs3::new(action, query)).await
    }

    pub async fn rds(&self, action: &str, query: &[(&str, &str)]) -> Reply {
        self.send(Acs3 { version: RDS, ..Acs3::new(action, query) }).await
    }

    /// An RPC call with everything in the query.
    pub async fn rpc(&self, parameters: &[(&str, &str)]) -> Reply {
        let all = rpc_parameters("GET", parameters, &key());
        self.get_signed(&all).await
    }

    pub async fn get_signed(&self, all: &[(String, String)]) -> Reply {
        let url = format!("{}/?{}", self.url(), form(&borrowed(all)));
        Reply::of(self.http.get(url).send().await.unwrap()).await
    }

    /// A POST to the control plane, which may refuse it.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        let request = self.http.post(self.control_url(path)).body(body.to_string());
        Reply::of(request.send().await.unwrap()).await
    }

    pub async fn migration(&self, cluster: &str) -> Value {
        self.call("DescribeDBClusterMigration", &[("DBClusterId", cluster)]).await.ok()
    }

    pub async fn cluster_status(&self, cluster: &str) -> String {
        let body = self.call("DescribeDBClusterAttribute", &[("DBClusterId", cluster)]).await.ok();
        body["DBClusterStatus"].as_str().unwrap().to_owned()
    }

    pub async fn switch(
        &self,
        cluster: &str,
        source: &str,
        master: &str,
        more: &[(&str, &str)],
    ) -> Reply {
        let mut query = vec![
            ("DBClusterId", cluster),
            ("SourceRDSDBInstanceId", source),
            ("NewMasterInstanceId", master),
        ];
        query.extend(more);
        self.call("ModifyDBClusterMigration", &query).await
    }

    /// Creates a cluster from the free instance and lets the full copy end.
    pub async fn create_synced(&self) -> String {
        let id = self.create(ORDERS).await;
        self.advance(3600).await;
        assert_eq!(self.migration(&id).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
        id
    }

    pub async fn create(&self, source: &str) -> String {
        let body = self.call("CreateDBCluster", &create_query(source)).await.ok();
        body["DBClusterId"].as_str().unwrap().to_owned()
    }
}

pub fn create_query(source: &str) -> [(&str, &str); 6] {
    [
        ("RegionId", "cn-hangzhou"),
        ("DBType", "MySQL"),
        ("DBVersion", "8.0"),
        ("PayType", "Postpaid"),
        ("CreationOption", "MigrationFromRDS"),
        ("SourceResourceId", source),
    ]
}

/// Status, source mode, cluster mode, direction.
#[track_caller]
pub fn assert_roles(migration: &Value, status: &str, rds: &str, cluster: &str, direction: &str) {
    let seen = ["MigrationStatus", "RdsReadWriteMode", "DBClusterReadWriteMode", "Topologies"]
        .map(|field| migration[field].as_str().unwrap_or("not a text"));
    assert_eq!(seen, [status, rds, cluster, direction]);
}

/// Every connection string of `RdsEndpointList` or `DBClusterEndpointList`, in order.
pub fn strings(migration: &Value, list: &str) -> Vec<String> {
    let endpoints = migration[list].as_array().unwrap();
    let items = endpoints.iter().flat_map(|endpoint| endpoint["AddressItems"].as_array().unwrap());
    items.map(|item| item["ConnectionString"].as_str().unwrap().to_owned()).collect()
}

/// Sends bytes as they are and gives what comes back until the connection ends.
pub async fn raw(emulator: &Emulator, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(emulator.addr()).await.unwrap();
    // The other side may close before everything is written.
    let _ = stream.write_all(request).await;
    let _ = stream.shutdown().await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// Status and code of a refusal with status 400.
pub fn refused(code: &str) -> (u16, String) {
    (400, code.to_owned())
}
