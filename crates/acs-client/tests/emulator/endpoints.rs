//! Endpoints, their addresses, SSL and DTS jobs of the business.

use acs_client::{ClusterEndpoint, ModifyAddress, NewEndpoint};
use migration::{DtsEnd, DtsJobMove, EndpointKind, NetType};
use testkit::demo::{ARCHIVE, BILLING, PAYMENTS};

use crate::setup::{Setup, cluster, refused, region};

const CHANGE: u32 = 600;

impl Setup {
    async fn endpoints(&self) -> Vec<ClusterEndpoint> {
        let id = cluster(BILLING);
        self.client.describe_db_cluster_endpoints(&region(), &id).await.unwrap().value
    }

    async fn endpoint(&self, kind: &EndpointKind) -> ClusterEndpoint {
        let all = self.endpoints().await;
        all.into_iter().find(|it| it.endpoint.kind == *kind).unwrap()
    }
}

#[tokio::test]
async fn a_custom_endpoint_comes_once() {
    let setup = Setup::start().await;
    let (client, id) = (&setup.client, cluster(BILLING));
    let before = setup.endpoints().await;
    assert!(before.iter().all(|it| !it.nodes.is_empty() && !it.endpoint.addresses.is_empty()));
    let wanted = NewEndpoint {
        description: "reports".into(),
        nodes: before[0].nodes[..1].to_vec(),
        ..NewEndpoint::default()
    };
    client.create_db_cluster_endpoint(&region(), &id, &wanted, "form-1").await.unwrap();
    setup.advance(CHANGE).await;
    client.create_db_cluster_endpoint(&region(), &id, &wanted, "form-1").await.unwrap();
    setup.advance(CHANGE).await;
    let after = setup.endpoints().await;
    assert_eq!(after.len(), before.len() + 1);
    let made = after.iter().find(|it| it.description == "reports").unwrap();
    assert_eq!((&made.endpoint.kind, &made.nodes), (&EndpointKind::PolardbCustom, &wanted.nodes));
    assert_eq!((made.read_write_mode.as_str(), made.auto_add_new_nodes), ("ReadOnly", false));
}

#[tokio::test]
async fn a_public_address_comes_and_changes_its_port() {
    let setup = Setup::start().await;
    let (client, id) = (&setup.client, cluster(ARCHIVE));
    let endpoints =
        async || client.describe_db_cluster_endpoints(&region(), &id).await.unwrap().value;
    let before = endpoints().await;
    let primary = |all: Vec<ClusterEndpoint>| {
        all.into_iter().find(|it| it.endpoint.kind == EndpointKind::PolardbPrimary).unwrap()
    };
    let endpoint = primary(before).endpoint.id;
    client
        .create_db_endpoint_address(&region(), &id, &endpoint, Some("archive-pub"))
        .await
        .unwrap();
    setup.advance(CHANGE).await;
    let again = client.create_db_endpoint_address(&region(), &id, &endpoint, None).await;
    refused(again, "NetTypeExists");
    let modify =
        ModifyAddress { endpoint: endpoint.clone(), net_type: NetType::Public, port: 3307 };
    client.modify_db_endpoint_address(&region(), &id, &modify).await.unwrap();
    setup.advance(CHANGE).await;
    let addresses = primary(endpoints().await).endpoint.addresses;
    let public = addresses.iter().find(|it| it.net_type == NetType::Public).unwrap();
    assert!(public.connection_string.starts_with("archive-pub."), "{public:?}");
    assert_eq!((public.port.as_str(), public.ssl), ("3307", None));
    let wrong = ModifyAddress { port: 99, ..modify };
    refused(
        client.modify_db_endpoint_address(&region(), &id, &wrong).await,
        "InvalidPort.Malformed",
    );
}

#[tokio::test]
async fn ssl_of_an_address_is_turned_on_and_off() {
    let setup = Setup::start().await;
    let (client, id) = (&setup.client, cluster(BILLING));
    let endpoint = setup.endpoint(&EndpointKind::PolardbCluster).await.endpoint.id;
    let ssl = async || {
        let all = client.describe_db_cluster_ssl(&region(), &id).await.unwrap().value.endpoints;
        let found = all.into_iter().find(|it| it.endpoint == endpoint).unwrap();
        assert_eq!(found.expires.is_some(), found.enabled == Some(true));
        found.enabled
    };
    for on in [true, false] {
        let private = NetType::Private;
        client.modify_db_cluster_ssl(&region(), &id, &endpoint, &private, on).await.unwrap();
        setup.advance(CHANGE).await;
        assert_eq!(ssl().await, Some(on));
    }
    let nowhere =
        client.modify_db_cluster_ssl(&region(), &id, "pe-0", &NetType::Private, true).await;
    refused(nowhere, "InvalidDBEndpointId.Malformed");
}

#[tokio::test]
async fn a_dts_job_is_pointed_at_the_side_that_writes() {
    let setup = Setup::start().await;
    let (client, id) = (&setup.client, cluster(PAYMENTS));
    let jobs = [DtsJobMove { job: "di4payments0ledger1".into(), end: DtsEnd::Src }];
    let target = id.as_str();
    let answer =
        client.modify_db_cluster_migration_endpoint(&region(), &id, &jobs, target).await.unwrap();
    assert!(!answer.value.is_empty() && answer.request_id.is_some());
    let unknown = [DtsJobMove { job: "di0".into(), end: DtsEnd::Dst }];
    let answer =
        client.modify_db_cluster_migration_endpoint(&region(), &id, &unknown, target).await;
    refused(answer, "InvalidMigrationConfig.Malformed");
}
