//! A migration and what stands around it: lists, reads, writes and their failures.

use std::collections::BTreeMap;

use acs_client::{
    Client, ClientError, ClusterFilters, CredentialFault, Credentials, InstanceFilters,
    ModifyMigration, SignatureScheme,
};
use migration::{Direction, Migration, MigrationStatus, ReadWriteMode};
use serde_json::json;
use testkit::demo::{BILLING, BILLING_SOURCE, CATALOG, INVOICES, LOYALTY, ORDERS};

use crate::setup::{Setup, cluster, config, region};

impl Setup {
    async fn migration(&self, id: &str) -> Migration {
        self.client.describe_db_cluster_migration(&region(), &cluster(id)).await.unwrap().value
    }

    async fn switch(&self, swap: Option<BTreeMap<String, String>>) -> Result<(), ClientError> {
        let modify = ModifyMigration {
            cluster: cluster(BILLING),
            source: BILLING_SOURCE.to_owned(),
            new_master: BILLING.to_owned(),
            swap,
        };
        let answer = self.client.modify_db_cluster_migration(&region(), &modify).await?;
        assert!(answer.request_id.is_some());
        Ok(())
    }
}

#[tokio::test]
async fn regions_clusters_and_instances_are_listed() {
    let setup = Setup::start().await;
    let regions = setup.client.describe_regions().await.unwrap();
    assert!(regions.value.iter().any(|r| r.id == "cn-hangzhou"));
    assert!(regions.request_id.is_some() && regions.date.is_some());

    let all = ClusterFilters::default();
    let page = setup.client.describe_db_clusters(&region(), 1, 30, &all).await.unwrap().value;
    assert_eq!(page.total as usize, page.clusters.len());
    let billing = page.clusters.iter().find(|c| c.id == BILLING).unwrap();
    assert_eq!((billing.status.as_str(), billing.db_version.as_str()), ("Running", "8.0"));
    assert!(!billing.description.is_empty());

    let one = ClusterFilters { ids: vec![BILLING.to_owned()], ..ClusterFilters::default() };
    let page = setup.client.describe_db_clusters(&region(), 1, 30, &one).await.unwrap().value;
    assert_eq!((page.total, page.clusters.len()), (1, 1));

    let filters = InstanceFilters { engine: Some("MySQL".into()), ..InstanceFilters::default() };
    let page = setup.client.describe_db_instances(&region(), &filters).await.unwrap().value;
    assert_eq!(page.instances[0].id, ORDERS);
    assert!(!page.instances[0].zone.is_empty() && !page.instances[0].vpc.is_empty());
}

#[tokio::test]
async fn a_cluster_and_its_migration_are_read_whole() {
    let setup = Setup::start().await;
    let id = cluster(BILLING);
    let answer = setup.client.describe_db_cluster_attribute(&region(), &id).await.unwrap();
    let attributes = answer.value;
    assert_eq!((attributes.id.as_str(), attributes.db_type.as_str()), (BILLING, "MySQL"));
    assert!(!attributes.vpc.is_empty() && !attributes.nodes.is_empty());
    assert!(attributes.created.is_some() && attributes.zones.contains("cn-hangzhou"));
    assert!(attributes.nodes.iter().all(|node| !node.id.is_empty() && !node.class.is_empty()));

    let migration = setup.migration(BILLING).await;
    assert_eq!(migration.status, MigrationStatus::SyncingToPolardb);
    assert_eq!(migration.direction, Direction::RdsToPolardb);
    assert_eq!(migration.source, BILLING_SOURCE);
    assert_eq!(migration.rds_mode, ReadWriteMode::ReadWrite);
    assert_eq!(migration.cluster_mode, ReadWriteMode::ReadOnly);
    assert!(migration.delay.seconds().is_some() && migration.deadline.is_some());
    assert!(migration.read_at.is_some());
    let addresses = migration.rds_endpoints.iter().chain(&migration.polardb_endpoints);
    for address in addresses.flat_map(|endpoint| &endpoint.addresses) {
        assert!(!address.connection_string.is_empty() && !address.port.is_empty(), "{address:?}");
        assert!(address.ssl.is_some() && !address.net_type.as_str().is_empty(), "{address:?}");
    }
    assert_eq!(setup.migration(LOYALTY).await.status, MigrationStatus::NoMigration);
}

#[tokio::test]
async fn a_switch_with_endpoints_runs_and_the_strings_change_places() {
    let setup = Setup::start().await;
    let before = setup.migration(BILLING).await;
    let (rds, polardb) = (before.rds_strings(), before.polardb_strings());
    let pair = BTreeMap::from([(rds[0].clone(), polardb[0].clone())]);
    setup.switch(Some(pair)).await.unwrap();
    assert_eq!(setup.migration(BILLING).await.status, MigrationStatus::Switching);
    setup.advance(3_600).await;
    let after = setup.migration(BILLING).await;
    assert_eq!(after.status, MigrationStatus::SyncingToRds);
    assert_eq!(after.direction, Direction::PolardbToRds);
    assert_eq!(after.cluster_mode, ReadWriteMode::ReadWrite);
    assert_eq!(after.rds_mode, ReadWriteMode::ReadOnly);
    assert!(after.rds_strings().contains(&polardb[0]));
    assert!(after.polardb_strings().contains(&rds[0]));
}

#[tokio::test]
async fn the_other_writes_run() {
    let setup = Setup::start().await;
    let failed = cluster(INVOICES);
    setup.client.abort_db_cluster_migration(&region(), &failed).await.unwrap();
    let billing = cluster(BILLING);
    setup.client.close_db_cluster_migration(&region(), &billing, true).await.unwrap();
    assert_eq!(setup.migration(BILLING).await.status, MigrationStatus::Closing);
    let answer = setup.client.continue_db_cluster_migration(&region(), &billing, Some(true)).await;
    let error = answer.unwrap_err();
    assert!(matches!(&error, ClientError::Refused(_)), "{error}");
}

#[tokio::test]
async fn both_signatures_are_accepted() {
    let setup = Setup::start().await;
    for scheme in [SignatureScheme::Acs3HmacSha256, SignatureScheme::RpcHmacSha1] {
        let mut config = config(&setup);
        config.scheme = scheme;
        let client = Client::new(config).unwrap();
        let filters =
            ClusterFilters { description: Some("账单 *'~+".into()), ..ClusterFilters::default() };
        let page = client.describe_db_clusters(&region(), 1, 30, &filters).await.unwrap().value;
        assert_eq!(page.total, 0, "{scheme:?}");
    }
}

#[tokio::test]
async fn an_unknown_cluster_is_not_found() {
    let setup = Setup::start().await;
    let id = cluster("pc-nowhere");
    for error in [
        setup.client.describe_db_cluster_migration(&region(), &id).await.unwrap_err(),
        setup.client.describe_db_cluster_attribute(&region(), &id).await.unwrap_err(),
        setup.client.close_db_cluster_migration(&region(), &id, true).await.unwrap_err(),
    ] {
        assert!(matches!(&error, ClientError::NotFound(_)), "{error}");
        assert!(error.request_id().is_some() && error.proves_not_run());
    }
}

#[tokio::test]
async fn a_wrong_status_is_a_refusal_with_the_vendors_code() {
    let setup = Setup::start().await;
    let cloning = cluster(CATALOG);
    let modify = ModifyMigration {
        cluster: cloning,
        source: "rm-bp1catalog0000001".to_owned(),
        new_master: CATALOG.to_owned(),
        swap: None,
    };
    let answer = setup.client.modify_db_cluster_migration(&region(), &modify).await;
    let error = answer.unwrap_err();
    assert!(matches!(&error, ClientError::Refused(_)), "{error}");
    assert_eq!(error.code(), Some("EngineMigrationStatus.NotSurpport"));
    let id = cluster(LOYALTY);
    let error = setup.client.close_db_cluster_migration(&region(), &id, true).await.unwrap_err();
    assert_eq!(error.code(), Some("EngineMigration.NotExist"));
    assert!(matches!(&error, ClientError::Refused(_)) && error.proves_not_run(), "{error}");
}

#[tokio::test]
async fn bad_credentials_are_told_apart_under_both_signatures() {
    let setup = Setup::start().await;
    for scheme in [SignatureScheme::Acs3HmacSha256, SignatureScheme::RpcHmacSha1] {
        for (id, secret, expected) in [
            ("polarshift", "wrong", CredentialFault::SignatureMismatch),
            ("nobody", "polarshift-secret", CredentialFault::UnknownKey),
        ] {
            let mut config = config(&setup);
            config.scheme = scheme;
            config.credentials = Credentials::new(id, secret, None);
            let error = Client::new(config).unwrap().describe_regions().await.unwrap_err();
            assert!(
                matches!(&error, ClientError::Credentials { fault, .. } if *fault == expected),
                "{scheme:?} {error}"
            );
            assert!(error.request_id().is_some());
        }
    }
}

#[tokio::test]
async fn a_throttled_read_is_repeated_and_a_throttled_write_is_not() {
    let setup = Setup::start().await;
    setup
        .control(
            "faults",
            json!({ "action": "DescribeDBClusterMigration", "kind": "throttle", "times": 2 }),
        )
        .await;
    setup.migration(BILLING).await;
    assert_eq!(setup.calls("DescribeDBClusterMigration").await.len(), 3);

    setup.fault("ModifyDBClusterMigration", "throttle").await;
    let error = setup.switch(None).await.unwrap_err();
    assert!(matches!(&error, ClientError::Throttled { .. }), "{error}");
    assert!(error.proves_not_run());
    assert_eq!(setup.calls("ModifyDBClusterMigration").await.len(), 1);
    assert_eq!(setup.migration(BILLING).await.status, MigrationStatus::SyncingToPolardb);
}

#[tokio::test]
async fn a_lost_answer_leaves_a_write_unknown_whether_or_not_it_ran() {
    for (fault, ran) in [("drop_before", false), ("drop_after", true)] {
        let setup = Setup::start().await;
        setup.fault("ModifyDBClusterMigration", fault).await;
        let error = setup.switch(None).await.unwrap_err();
        assert!(matches!(&error, ClientError::NoAnswer { timed_out: false, .. }), "{error}");
        assert!(!error.proves_not_run());
        assert_eq!(setup.calls("ModifyDBClusterMigration").await.len(), 1);
        let switching = setup.migration(BILLING).await.status == MigrationStatus::Switching;
        assert_eq!(switching, ran, "{fault}");
    }
}

#[tokio::test]
async fn a_failing_server_is_asked_again_for_reads_and_leaves_a_write_unknown() {
    let setup = Setup::start().await;
    setup
        .control("faults", json!({ "action": "DescribeRegions", "kind": "error", "times": 2 }))
        .await;
    setup.client.describe_regions().await.unwrap();
    assert_eq!(setup.calls("DescribeRegions").await.len(), 3);

    setup.fault("CloseDBClusterMigration", "error").await;
    let id = cluster(BILLING);
    let error = setup.client.close_db_cluster_migration(&region(), &id, true).await.unwrap_err();
    assert!(matches!(&error, ClientError::ServerError { .. }), "{error}");
    assert!(!error.proves_not_run());
    assert_eq!(setup.calls("CloseDBClusterMigration").await.len(), 1);
}
