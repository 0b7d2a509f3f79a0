//! The write that carries out an intent.

use acs_client::{Client, ModifyAddress, ModifyMigration, NewEndpoint, Tag, Write};
use migration::{Action, ClusterChange, ClusterId, ClusterRef, Pairs};

use crate::intent::{Intent, IntentId, Parameters};

/// The write that carries out an intent, and the ID of the cluster that it creates. `source` is that of the migration.
pub fn write_of(
    client: &Client,
    intent: &Intent,
    id: &IntentId,
    source: &str,
) -> Write<Option<ClusterId>> {
    let token = id.as_str();
    match intent {
        Intent::Migration { cluster, action, parameters, .. } => {
            write_of_action(client, cluster, *action, parameters, source).map(|()| None)
        }
        Intent::Change { cluster, change, .. } => {
            write_of_change(client, cluster, change, token).map(|()| None)
        }
        Intent::CreateCluster { source, new, .. } => client
            .create_db_cluster(
                &source.region,
                &source.id,
                new,
                new.tagged.then(|| intent_tag(id)).as_ref(),
                token,
            )
            .map(|created| Some(created.cluster)),
        Intent::CreateServiceLinkedRole { region, .. } => {
            client.create_service_linked_role(region).map(|()| None)
        }
    }
}

/// The tag of a cluster that this intent created.
pub fn intent_tag(id: &IntentId) -> Tag {
    Tag { key: "polarshift-intent".to_owned(), value: id.to_string() }
}

fn write_of_action(
    client: &Client,
    cluster: &ClusterRef,
    action: Action,
    parameters: &Parameters,
    source: &str,
) -> Write<()> {
    let ClusterRef { region, id, .. } = cluster;
    match parameters {
        Parameters::Move { pairs } => {
            let new_master = if action == Action::RollBack { source } else { id.as_str() };
            let modify = ModifyMigration {
                cluster: id.clone(),
                source: source.to_owned(),
                new_master: new_master.to_owned(),
                swap: pairs.as_ref().map(by_rds_string),
            };
            client.modify_db_cluster_migration(region, &modify)
        }
        Parameters::Close { keep_binlog } => {
            client.close_db_cluster_migration(region, id, *keep_binlog)
        }
        Parameters::Continue { force } => {
            client.continue_db_cluster_migration(region, id, Some(*force))
        }
        Parameters::Abandon => client.abort_db_cluster_migration(region, id),
    }
}

fn write_of_change(
    client: &Client,
    cluster: &ClusterRef,
    change: &ClusterChange,
    token: &str,
) -> Write<()> {
    let ClusterRef { region, id, .. } = cluster;
    match change {
        ClusterChange::CreateEndpointAddress { endpoint, prefix } => {
            client.create_db_endpoint_address(region, id, endpoint, prefix.as_deref())
        }
        ClusterChange::ChangePort { endpoint, net_type, port } => {
            let modify = ModifyAddress {
                endpoint: endpoint.clone(),
                net_type: net_type.clone(),
                port: *port,
            };
            client.modify_db_endpoint_address(region, id, &modify)
        }
        ClusterChange::CreateClusterEndpoint {
            description,
            read_write,
            nodes,
            auto_add_new_nodes,
        } => {
            let endpoint = NewEndpoint {
                description: description.clone(),
                read_write: *read_write,
                nodes: nodes.clone(),
                auto_add_new_nodes: *auto_add_new_nodes,
            };
            client.create_db_cluster_endpoint(region, id, &endpoint, token)
        }
        ClusterChange::EnableSsl { endpoint, net_type } => {
            client.modify_db_cluster_ssl(region, id, endpoint, net_type, true)
        }
        ClusterChange::DisableSsl { endpoint, net_type } => {
            client.modify_db_cluster_ssl(region, id, endpoint, net_type, false)
        }
        ClusterChange::RepointDtsJobs { jobs, target } => {
            client.modify_db_cluster_migration_endpoint(region, id, jobs, target).map(|_task| ())
        }
        ClusterChange::ReleaseCluster { backups } => client.delete_db_cluster(region, id, *backups),
    }
}

fn by_rds_string(pairs: &Pairs) -> std::collections::BTreeMap<String, String> {
    pairs.iter().map(|pair| (pair.rds.clone(), pair.polardb.clone())).collect()
}
