//! The possible sources of a migration, as RDS reports them.

use acs_client::{ClientError, InstanceFilters};
use testkit::demo::ORDERS;

use crate::setup::{Setup, region, source};

#[tokio::test]
async fn an_instance_its_names_its_ssl_and_its_settings_are_read() {
    let setup = Setup::start().await;
    let (client, id) = (&setup.client, source(ORDERS));
    let attribute = client.describe_db_instance_attribute(&region(), &id).await.unwrap().value;
    assert_eq!((attribute.id.as_str(), attribute.engine_version.as_str()), (ORDERS, "8.0"));
    assert_eq!((attribute.cpu, attribute.status.as_str()), (Some(8), "Running"));
    assert!(attribute.kernel_version.starts_with("rds_"));
    assert!(attribute.disk_used.unwrap() > attribute.storage.unwrap());

    let net = client.describe_db_instance_net_info(&region(), &id).await.unwrap().value;
    assert_eq!(net.addresses.len(), 3);
    assert!(net.addresses.iter().any(|it| it.ip_type == "Public" && it.kind == "Normal"));
    assert!(net.addresses.iter().any(|it| it.kind == "ReadWriteSplitting"));
    assert!(net.addresses.iter().all(|it| it.port == "3306" && !it.connection_string.is_empty()));

    let ssl = client.describe_db_instance_ssl(&region(), &id).await.unwrap().value;
    assert_eq!((ssl.enabled, ssl.expires), (Some(false), None));
    let settings = client.describe_parameters(&region(), &id).await.unwrap().value;
    let image = settings.iter().find(|it| it.name == "binlog_row_image").unwrap();
    assert_eq!(image.value, "FULL");
}

#[tokio::test]
async fn an_instance_that_is_not_there_is_not_found() {
    let setup = Setup::start().await;
    let (client, id) = (&setup.client, source("rm-nowhere"));
    for error in [
        client.describe_db_instance_attribute(&region(), &id).await.unwrap_err(),
        client.describe_db_instance_net_info(&region(), &id).await.unwrap_err(),
        client.describe_db_instance_ssl(&region(), &id).await.unwrap_err(),
        client.describe_parameters(&region(), &id).await.unwrap_err(),
    ] {
        assert!(matches!(error, ClientError::NotFound(_)), "{error}");
    }
}

#[tokio::test]
async fn the_list_is_searched_and_cut_into_pages() {
    let setup = Setup::start().await;
    let ask = async |filters: &InstanceFilters| {
        setup.client.describe_db_instances(&region(), filters).await.unwrap().value
    };
    let found = ask(&InstanceFilters { search: Some("orders".into()), ..Default::default() }).await;
    assert_eq!((found.total, found.instances[0].id.as_str()), (1, ORDERS));
    let page = async |number| {
        let filters = InstanceFilters {
            page_number: Some(number),
            page_size: Some(4),
            ..InstanceFilters::default()
        };
        ask(&filters).await
    };
    let (first, second) = (page(1).await, page(2).await);
    assert!(first.total > 4 && first.instances.len() == 4 && !second.instances.is_empty());
    assert!(second.instances.iter().all(|it| !first.instances.contains(it)));
}
