//! Creating and releasing clusters, what is sold, and the role.

use acs_client::{ClientError, ClusterFilters, StockFilters, Tag};
use migration::{CreateCluster, MigrationStatus, PayType, Purchase, Retention};
use testkit::demo::{ARCHIVE, BILLING, ORDERS};

use crate::setup::{Setup, cluster, refused, region, source};

/// Every parameter of the create page.
fn whole() -> CreateCluster {
    CreateCluster {
        version: "8.0".into(),
        minor_version: "8.0.2".into(),
        purchase: Purchase::Prepaid { years: false, count: 3, auto_renew: true },
        category: "Normal".into(),
        node_class: "polar.mysql.x4.large".into(),
        nodes: Some(3),
        description: "orders, migrated".into(),
        vpc: "vpc-bp1production0001".into(),
        vswitch: "vsw-bp1production000i".into(),
        zone: "cn-hangzhou-i".into(),
        storage_type: "PSL4".into(),
        storage_space: Some(500),
        time_zone: "+08:00".into(),
        case_sensitive_tables: Some(true),
        backups_on_deletion: Some(Retention::Latest),
        resource_group: "rg-orders".into(),
        x_engine: Some(true),
        x_engine_memory_percent: Some(50),
        hot_standby: "ON".into(),
        serverless: Some((2, 8)),
        security_ips: "10.0.0.0/8".into(),
        encrypted: Some(false),
        tagged: true,
    }
}

#[tokio::test]
async fn a_cluster_is_created_with_every_parameter_and_follows_its_source() {
    let setup = Setup::start().await;
    let (client, orders) = (&setup.client, source(ORDERS));
    let answer =
        client.create_db_cluster(&region(), &orders, &whole(), None, "form-1").await.unwrap();
    let made = answer.value;
    assert!(answer.request_id.is_some());
    let id = &made.cluster;
    let attributes = client.describe_db_cluster_attribute(&region(), id).await.unwrap().value;
    assert_eq!(attributes.description, "orders, migrated");
    assert_eq!((attributes.pay_type.as_str(), attributes.nodes.len()), ("Prepaid", 3));
    assert_eq!(attributes.nodes[0].class, "polar.mysql.x4.large");
    let migration = client.describe_db_cluster_migration(&region(), id).await.unwrap().value;
    assert_eq!(migration.source, ORDERS);
    assert_eq!(migration.status, MigrationStatus::Cloning);
}

#[tokio::test]
async fn a_cluster_is_found_by_the_tag_of_its_creation() {
    let setup = Setup::start().await;
    let (client, orders) = (&setup.client, source(ORDERS));
    let tag = |value: &str| Tag { key: "polarshift-intent".into(), value: value.into() };
    let tagged = async |value: &str| {
        let filters = ClusterFilters { tag: Some(tag(value)), ..ClusterFilters::default() };
        let page = client.describe_db_clusters(&region(), 1, 30, &filters).await.unwrap().value;
        page.clusters
    };
    assert_eq!(tagged("form-1").await, []);
    let sent = tag("form-1");
    let call = client.create_db_cluster(&region(), &orders, &whole(), Some(&sent), "form-1");
    let made = call.await.unwrap().value.cluster;
    let found = tagged("form-1").await;
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((found.id.as_str(), found.db_type.as_str()), (made.as_str(), "MySQL"));
    assert_eq!(found.tags, [sent]);
    assert_eq!(tagged("form-2").await, []);
}

#[tokio::test]
async fn the_same_token_makes_one_cluster_and_with_other_values_none() {
    let setup = Setup::start().await;
    let (client, orders) = (&setup.client, source(ORDERS));
    let first =
        client.create_db_cluster(&region(), &orders, &whole(), None, "form-1").await.unwrap();
    let again =
        client.create_db_cluster(&region(), &orders, &whole(), None, "form-1").await.unwrap();
    assert_eq!(first.value, again.value);
    let other = CreateCluster { nodes: Some(2), ..whole() };
    let answer = client.create_db_cluster(&region(), &orders, &other, None, "form-1").await;
    refused(answer, "IdempotentParameterMismatch");
}

#[tokio::test]
async fn what_the_cloud_refuses_about_a_new_cluster_proves_that_none_was_made() {
    let setup = Setup::start().await;
    let create = async |id: &str, change: fn(&mut CreateCluster)| {
        let mut wanted = whole();
        change(&mut wanted);
        setup.client.create_db_cluster(&region(), &source(id), &wanted, None, "form-1").await
    };
    refused(create("rm-nowhere", |_| {}).await, "InvalidDBInstanceId.NotFound");
    let older = |it: &mut CreateCluster| {
        (it.version, it.minor_version) = ("5.7".into(), String::new());
    };
    refused(create(ORDERS, older).await, "EngineVersionNotSupported");
    let zone = |it: &mut CreateCluster| it.zone = "cn-hangzhou-z".into();
    refused(create(ORDERS, zone).await, "Location.FailedGetSubDomain");
    let group = |it: &mut CreateCluster| it.resource_group = "nobody".into();
    refused(create(ORDERS, group).await, "EntityNotExist.ResourceGroup");
    let time_zone = |it: &mut CreateCluster| it.time_zone = "UTC".into();
    refused(create(ORDERS, time_zone).await, "InvalidDefaultTimeZone.Malformed");
}

#[tokio::test]
async fn a_creation_without_an_answer_is_unknown_and_is_not_sent_again() {
    let setup = Setup::start().await;
    setup.fault("CreateDBCluster", "drop_after").await;
    let answer =
        setup.client.create_db_cluster(&region(), &source(ORDERS), &whole(), None, "form-1").await;
    let error = answer.unwrap_err();
    assert!(matches!(error, ClientError::NoAnswer { .. }) && !error.proves_not_run(), "{error}");
    assert_eq!(setup.calls("CreateDBCluster").await.len(), 1);
}

#[tokio::test]
async fn a_cluster_is_released_unless_a_migration_needs_it() {
    let setup = Setup::start().await;
    let (client, idle) = (&setup.client, cluster(ARCHIVE));
    let answer = client.delete_db_cluster(&region(), &cluster(BILLING), Retention::None).await;
    refused(answer, "EngineMigration.ActionDisabled");
    client.delete_db_cluster(&region(), &idle, Retention::All).await.unwrap();
    setup.advance(3_600).await;
    let answer = client.describe_db_cluster_attribute(&region(), &idle).await;
    assert!(matches!(answer, Err(ClientError::NotFound(_))), "{answer:?}");
}

#[tokio::test]
async fn what_is_sold_is_listed_by_zone_version_and_edition() {
    let setup = Setup::start().await;
    let mut filters =
        StockFilters { pay_type: PayType::Postpaid, version: None, zone: None, node_class: None };
    let ask = async |filters: &StockFilters| {
        let answer = setup.client.describe_db_cluster_available_resources(&region(), filters).await;
        answer.unwrap().value
    };
    let all = ask(&filters).await;
    assert!(all.iter().all(|stock| !stock.zone.is_empty() && !stock.category.is_empty()));
    filters.version = Some("8.0".into());
    filters.zone = Some("cn-hangzhou-i".into());
    let some = ask(&filters).await;
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(some.iter().all(|it| it.zone == "cn-hangzhou-i" && it.engine == "mysql80"));
    filters.node_class = Some(some[0].node_class.clone());
    assert!(ask(&filters).await.iter().all(|it| it.node_class == some[0].node_class));
}

#[tokio::test]
async fn the_service_linked_role_is_known_and_can_be_created_again() {
    let setup = Setup::start().await;
    assert!(setup.client.check_service_linked_role(&region()).await.unwrap().value);
    let answer = setup.client.create_service_linked_role(&region()).await.unwrap();
    assert!(answer.request_id.is_some());
}
