//! A client in front of an emulator of its own.

use std::ops::Deref;

use acs_client::{Client, ClientConfig, ClientError, Credentials, EndpointUrl, Upstream};
use migration::{ClusterId, InstanceId, RegionId};
use testkit::Cloud;

/// The emulator's control is within reach as if the setup were the emulator itself.
pub struct Setup {
    pub cloud: Cloud,
    pub client: Client,
}

impl Deref for Setup {
    type Target = Cloud;

    fn deref(&self) -> &Cloud {
        &self.cloud
    }
}

impl Setup {
    pub async fn start() -> Self {
        let cloud = Cloud::demo().await;
        let client = Client::new(config(&cloud)).unwrap();
        Self { cloud, client }
    }
}

pub fn upstream(cloud: &Cloud) -> Upstream {
    Upstream::Endpoint(EndpointUrl::parse(&cloud.url()).unwrap())
}

pub fn config(cloud: &Cloud) -> ClientConfig {
    ClientConfig::new(upstream(cloud), Credentials::emulator_default())
}

pub fn region() -> RegionId {
    RegionId::parse("cn-hangzhou").unwrap()
}

pub fn cluster(id: &str) -> ClusterId {
    ClusterId::parse(id).unwrap()
}

pub fn source(id: &str) -> InstanceId {
    InstanceId::parse(id).unwrap()
}

/// The upstream said no in a way that proves that nothing was done.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(answer: Result<T, ClientError>, code: &str) {
    let error = answer.unwrap_err();
    assert_eq!(error.code(), Some(code), "{error}");
    assert!(error.proves_not_run() && error.request_id().is_some(), "{error:?}");
}
